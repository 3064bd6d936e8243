"""Comparing readings: proposals, agreeing or keeping one's own, questions, and the end of it."""

from functools import partial

from django.db import transaction
from django.utils import timezone

from doingwith.cases.phases import MoveOfReading
from doingwith.common.judgements import Basis, Sign
from doingwith_site.cases.actions.readings import locked, move, record
from doingwith_site.cases.comparison import what_is_open
from doingwith_site.cases.letters import tell_who_answers
from doingwith_site.cases.models import Case, CaseQuestion, Proposal, Voice
from doingwith_site.cases.queries import reading_of
from doingwith_site.cases.rules import check_comparing, check_may_read_cases, check_reader
from doingwith_site.common.errors import NotYours, Refused
from doingwith_site.common.text import tidy
from doingwith_site.people.models import User
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.models import Factor
from doingwith_site.programmes.queries import membership_in
from doingwith_site.programmes.rules import check_can

__all__ = ["answer_question", "ask_question", "finish_case", "propose", "reopen_case", "speak"]


@transaction.atomic
def propose(
    *, by: User, case: Case, factor: Factor, sign: Sign | None, basis: Basis | None, reason: str
) -> Proposal:
    """What ``by`` proposes that the readers agree on for this factor; no sign: not reported.

    It takes the place of the proposal before, which stays on record. Who proposes agrees.
    """
    case = comparing_reader(by, case)
    if not tidy(reason) or (sign is not None and basis is None):
        raise Refused("Say why, and whether the sources state it or you concluded it.")
    proposal = Proposal.objects.create(
        case=case,
        factor=factor,
        number=case.proposals.filter(factor=factor).count() + 1,
        sign=sign or "",
        basis=(basis or "") if sign else "",
        reason=tidy(reason),
        made_by=by,
        made_at=timezone.now(),
    )
    Voice.objects.create(
        proposal=proposal, person=by, agrees=True, reason=tidy(reason), said_at=timezone.now()
    )
    record(by, "propose", case, number=proposal.number)
    return proposal


@transaction.atomic
def speak(*, by: User, case: Case, factor: Factor, number: int, agrees: bool, reason: str) -> None:
    """``by`` agrees with the proposal of this number, or keeps their own judgement beside it, and says why.

    What they said of it before is kept. Refused when another proposal has come meanwhile: nobody agrees to
    what they have not seen.
    """
    case = comparing_reader(by, case)
    proposal = case.proposals.filter(factor=factor).order_by("-number").first()
    if proposal is None or proposal.number != number:
        raise Refused("Another proposal was made meanwhile. Read it before you answer.")
    if not tidy(reason):
        raise Refused("Say why you agree, or why you keep your own judgement.")
    now = timezone.now()
    proposal.voices.filter(person=by, replaced_at=None).update(replaced_at=now)
    Voice.objects.create(proposal=proposal, person=by, agrees=agrees, reason=tidy(reason), said_at=now)
    record(by, "speak", case, number=proposal.number, agrees=agrees)


@transaction.atomic
def ask_question(*, by: User, case: Case, text: str, factor: Factor | None = None) -> CaseQuestion:
    """A question to the people of the project. The case cannot be final while it is open."""
    case = comparing_reader(by, case)
    if not tidy(text):
        raise Refused("Write what you want to know.")
    question = CaseQuestion.objects.create(
        case=case,
        factor=factor,
        number=case.questions.count() + 1,
        text=tidy(text),
        asked_by=by,
        asked_at=timezone.now(),
    )
    record(by, "ask", case, number=question.number)
    transaction.on_commit(partial(tell_who_answers, case.programme))
    return question


@transaction.atomic
def answer_question(*, by: User, case: Case, number: int, answer: str) -> None:
    """The project's answer. An answered question stays as it was answered."""
    check_can(membership_in(by, case.programme), Permission.ANSWER_QUESTION)
    case = locked(case)
    check_comparing(case)
    question = case.questions.filter(number=number).first()
    if question is None:
        raise NotYours
    if question.answered_at is not None:
        raise Refused("This question has been answered already.")
    if not tidy(answer):
        raise Refused("Write an answer. “We do not know” is one too.")
    question.answer, question.answered_by, question.answered_at = tidy(answer), by, timezone.now()
    question.save(update_fields=["answer", "answered_by", "answered_at"])
    record(by, "answer", case, number=number)


@transaction.atomic
def finish_case(*, by: User, case: Case) -> Case:
    """The case is final. Refused while a difference or a question is open."""
    case = comparing_reader(by, case)
    left = what_is_open(case)
    if left:
        raise Refused(f"The case cannot be final yet: {left}.")
    move(case, MoveOfReading.FINISH)
    record(by, "finish", case)
    return case


@transaction.atomic
def reopen_case(*, by: User, case: Case) -> Case:
    """A final case is compared again. Nothing that was agreed is lost."""
    check_may_read_cases(by, case)
    case = locked(case)
    check_reader(reading_of(case, by))
    move(case, MoveOfReading.REOPEN)
    record(by, "reopen", case)
    return case


def comparing_reader(by: User, case: Case) -> Case:
    """The case, locked, for one of its readers while it is compared."""
    check_may_read_cases(by, case)
    case = locked(case)
    check_reader(reading_of(case, by))
    check_comparing(case)
    return case
