"""The only door for questions of readiness and answers.

Whoever answers has no account. What they do is in no log, whose moments would tell who it was; the counts of
the closed question say that somebody did.
"""

import secrets
from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from doingwith.theory.readiness import Rating, ReadinessRound, Side
from doingwith_site.common.errors import Refused
from doingwith_site.common.text import tidy
from doingwith_site.consent.codes import with_free_code
from doingwith_site.consent.removals import note_removal
from doingwith_site.people.models import User
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.actions import lock
from doingwith_site.programmes.queries import membership_in
from doingwith_site.programmes.rules import check_can
from doingwith_site.projects.models import Project
from doingwith_site.theory.models import Readiness
from doingwith_site.theory.question_models import ReadinessAnswer, ReadinessQuestion
from doingwith_site.theory.readiness.actions import NO_ROUND
from doingwith_site.theory.readiness.queries import latest_version, readiness_of
from doingwith_site.theory.readiness.questions.actions import close_questions, record_question
from doingwith_site.theory.readiness.questions.queries import comments_to_forget, questions_to
from doingwith_site.theory.readiness.questions.records import can_open_again, kept_words
from doingwith_site.theory.readiness.questions.rules import check_can_answer, check_not_taken_back, is_open
from doingwith_site.theory.readiness.records import readiness_value
from doingwith_site.theory.records import theory_values

__all__ = ["answer_question", "close_question", "forget_comments", "open_question", "take_answer_back"]


@transaction.atomic
def open_question(*, by: User, project: Project, side: Side, plain: Mapping[str, str]) -> ReadinessQuestion:
    """Let whoever has the code answer for the side in the last round. An open question stays the one.

    ``plain`` are plain words for conditions, by clause, in place of the programme's. One that closed before
    enough had answered opens again, with what was answered, so that nobody is asked twice; not one of which
    somebody took an answer back, for it may have been shown. Refused before the first round.
    """
    row, latest = _asked(by, project)
    round_number = latest.number
    asked = list(questions_to(row, round_number, side))
    last = asked[-1] if asked else None
    if last and is_open(last):
        return last
    close_questions(asked)
    kept = {clause: tidy(words) for clause, words in plain.items() if tidy(words)}
    words = kept_words(latest.theory, theory_values(project.programme))
    if last and can_open_again(last):
        last.closed_at, last.opened_at, last.plain, last.words = None, timezone.now(), kept, words
        last.save(update_fields=["closed_at", "opened_at", "plain", "words"])
        record_question(by, "open", last)
        return last
    made = with_free_code(
        ReadinessQuestion.objects.create,
        readiness=row,
        round_number=round_number,
        side=side.value,
        identifier=f"answers-{secrets.token_hex(4)}",
        plain=kept,
        words=words,
        opened_by=by,
        opened_at=timezone.now(),
    )
    record_question(by, "open", made)
    return made


@transaction.atomic
def close_question(*, by: User, project: Project, side: Side) -> None:
    """Nobody can answer any more; from now on others see what people said, counted together."""
    row, latest = _asked(by, project)
    for question in close_questions(list(questions_to(row, latest.number, side))):
        record_question(by, "close", question)


@transaction.atomic
def answer_question(
    *, question: ReadinessQuestion, guest: str, ratings: Mapping[str, Rating], comment: str
) -> ReadinessAnswer:
    """What one person says, in place of what they said before. What is sent twice is kept once.

    ``guest`` is what is stored of the code that they keep (``consent.codes.hash_of``). Raises Refused when
    the question is closed, or too many have answered.
    """
    now = ReadinessQuestion.objects.select_for_update().get(pk=question.pk)
    now.readiness = question.readiness
    check_can_answer(now, guest)
    words = tidy(comment)
    if now.answers.filter(guest=guest).exclude(comment__in=("", words)).exists():
        note_removal()
    kept, _ = ReadinessAnswer.objects.update_or_create(
        question=now,
        guest=guest,
        defaults={
            "ratings": {clause: rating.value for clause, rating in ratings.items()},
            "comment": words,
            "taken_back_at": None,
        },
    )
    return kept


@transaction.atomic
def take_answer_back(*, answer: ReadinessAnswer) -> None:
    """The person's ratings and words go, and every count is made without them from now on.

    Only whoever keeps the code of the answer comes here, whether the question is open or not.
    """
    found = ReadinessAnswer.objects.select_for_update(of=("self",)).get(pk=answer.pk)
    check_not_taken_back(found)
    note_removal()
    found.ratings, found.comment, found.taken_back_at = {}, "", timezone.now()
    found.save(update_fields=["ratings", "comment", "taken_back_at"])


@transaction.atomic
def forget_comments() -> int:
    """Removes the words of people whose question has been closed for long. Gives how many people that were.

    Their answers stay and go on being counted.
    """
    found = list(comments_to_forget().select_for_update(of=("self",)))  # whoever takes one back waits
    for answer in found:
        note_removal()
        answer.comment = ""
        answer.save(update_fields=["comment"])
    return len(found)


def _asked(by: User, project: Project) -> tuple[Readiness, ReadinessRound]:
    """The project's record and its last round, for somebody who may begin one; others wait."""
    check_can(membership_in(by, project.programme), Permission.BEGIN_READINESS_ROUND)
    lock(project.programme)
    row = readiness_of(project)
    latest = readiness_value(latest_version(row)).latest if row else None
    if row is None or latest is None:
        raise Refused(NO_ROUND)
    return row, latest
