"""For people without an account: come in by a code, answer, see, change or take back what one said."""

from dataclasses import replace

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from doingwith.theory.theory import TheoryVersion
from doingwith_site.common.errors import Refused
from doingwith_site.common.tries import count_wrong_code, too_many_wrong_codes
from doingwith_site.consent.codes import written_well
from doingwith_site.consent.guests.doors import ask_for_code, shown_from
from doingwith_site.consent.guests.leaving import forgotten, moved_away
from doingwith_site.consent.guests.visits import (
    GuestRequest,
    GuestVisit,
    code_lines,
    own_code,
    seeded,
    with_code,
)
from doingwith_site.consent.guests.whose import (
    ask_whose,
    is_anothers,
    sent_by_another,
    whose_of,
    whose_sent,
)
from doingwith_site.theory.question_models import ReadinessAnswer, ReadinessQuestion
from doingwith_site.theory.readiness.asking.actions import answer_question, take_answer_back
from doingwith_site.theory.readiness.asking.forms import OwnAnswerForm
from doingwith_site.theory.readiness.asking.presenters import Condition, MyAnswer, conditions_of
from doingwith_site.theory.readiness.asking.visits import for_guests
from doingwith_site.theory.readiness.queries import latest_version
from doingwith_site.theory.readiness.questions.queries import (
    as_guests_read_it,
    guest_of_code,
    own_answer,
    own_answers,
    question_for_code,
)
from doingwith_site.theory.readiness.questions.rules import is_open
from doingwith_site.theory.readiness.records import readiness_value
from doingwith_site.theory.records import theory_values

__all__ = ["door", "forget", "leave", "mine", "question", "take_back"]

show = shown_from("theory/asking")


@require_http_methods(["GET", "HEAD", "POST"])
@for_guests
def door(request: GuestRequest) -> HttpResponse:
    """Ask for a code: the one handed out leads to the question, a person's own to what they answered."""
    return ask_for_code(request, show, way_in)


@require_http_methods(["GET", "HEAD", "POST"])
@for_guests
def question(request: GuestRequest, code: str) -> HttpResponse:
    """Say of each condition whether it is so here, or change what one said.

    What was said is shown to nobody who does not say that it is theirs: phones are shared.
    """
    typed = written_well(code)
    is_in = bool(typed) and typed == request.visit.code
    if not is_in and too_many_wrong_codes(request):
        return redirect("ready:door")
    asked = question_for_code(typed)
    if asked is None:
        return way_in(request, typed) or redirect("ready:door")
    request.visit = heard(replace(seeded(request.visit), code=asked.code))
    refusal = sent_by_another(
        request,
        place=asked.code,
        has_sent=lambda whose: asked.answers.filter(guest__startswith=whose).exists(),
        guest_of=guest_of_code,
    )
    now = own_answers(request.visit.guest).filter(question=asked, taken_back_at=None).first()
    title, conditions = put_to_guests(asked)
    is_changing = request.method == "POST" or "change" in request.GET
    form = OwnAnswerForm(
        request.POST if request.method == "POST" else None,
        conditions=conditions,
        now=now if is_changing else None,
    )
    if form.is_valid() and not refusal and answered(request, asked, form):
        return redirect("ready:mine")
    if refusal:
        form.add_error("own_code", refusal)
    context = {
        "form": form,
        "title": title,
        "is_open": is_open(asked) and bool(conditions),
        "now": now,
        "is_kept": now is not None and not is_changing,
        "whose": whose_sent(request) if refusal else whose_of(request.visit),
        "is_forgotten": bool(refusal),
    }
    return show(request, "question", context)


@require_safe
@for_guests
def mine(request: GuestRequest) -> HttpResponse:
    """Show what somebody answered, with the code that opens it again."""
    request.visit = heard(request.visit)
    if not request.visit.guest:
        return redirect("ready:door")
    return show_mine(request)


@require_POST
@for_guests
def take_back(request: GuestRequest, number: int) -> HttpResponse:
    """Take an answer back, whether its question is open or not."""
    if is_anothers(request):
        return ask_whose(request, show)
    try:
        take_answer_back(answer=own_answer(request.visit.guest, number))
    except Refused as refused:
        return show_mine(request, refusal=str(refused), status=409)
    return redirect("ready:mine")


@require_safe
@for_guests
def leave(request: GuestRequest) -> HttpResponseBase:
    """Forget everything here and go to a page about something else."""
    return moved_away(request)


@require_safe
@for_guests
def forget(request: GuestRequest) -> HttpResponse:
    """Forget everything here, and ask for a code, or put the question to the next person on this phone."""
    return forgotten(request, door="ready:door", place="ready:question")


def way_in(request: GuestRequest, code: str) -> HttpResponse | None:
    """Where the code leads; None, and one try is counted, when it leads nowhere."""
    if asked := question_for_code(code):
        return redirect("ready:question", asked.code)
    if guest := guest_of_code(code):
        request.visit = GuestVisit(guest=guest, language=request.visit.language)
        return redirect("ready:mine")
    count_wrong_code(request)
    return None


def answered(request: GuestRequest, asked: ReadinessQuestion, form: OwnAnswerForm) -> bool:
    """Whether the answer was kept; if not, the form says why, with what was typed."""
    visit = with_code(request.visit)
    try:
        answer_question(
            question=asked, guest=visit.guest, ratings=form.ratings, comment=form.cleaned_data["comment"]
        )
    except Refused as refused:
        form.add_error(None, str(refused))
        return False
    request.visit = visit
    return True


def heard(visit: GuestVisit) -> GuestVisit:
    """The visit with its code when an answer of theirs is kept although they never saw the receipt."""
    if visit.guest or not visit.seed:
        return visit
    found = with_code(visit)
    return found if own_answers(found.guest).exists() else visit


def put_to_guests(asked: ReadinessQuestion) -> tuple[str, tuple[Condition, ...]]:
    """The project's title and the conditions, without words that may not be shown to them."""
    row = asked.readiness
    theory = theory_asked(asked)
    conditions = conditions_of(theory, asked.plain) if theory else ()
    return as_guests_read_it(row.programme, (row.project.title, conditions))


def theory_asked(asked: ReadinessQuestion) -> TheoryVersion | None:
    """The version whose conditions the question is about."""
    rounds = {one.number: one for one in readiness_value(latest_version(asked.readiness)).rounds}
    name = rounds[asked.round_number].theory if asked.round_number in rounds else ""
    return next((one for one in theory_values(asked.readiness.programme) if one.id == name), None)


def my_answers(guest: str) -> list[MyAnswer]:
    """Each answer with what it was about."""
    found: list[ReadinessAnswer] = list(own_answers(guest))
    asked = {one.question_id: put_to_guests(one.question) for one in found}
    return [
        MyAnswer(answer=one, project=asked[one.question_id][0], conditions=asked[one.question_id][1])
        for one in found
    ]


def show_mine(request: GuestRequest, *, refusal: str = "", status: int = 200) -> HttpResponse:
    """The receipt."""
    context = {
        "answers": my_answers(request.visit.guest),
        "lines": code_lines(own_code(request.visit)),
        "refusal": refusal,
        "whose": whose_of(request.visit),
    }
    return show(request, "mine", context, status=status)
