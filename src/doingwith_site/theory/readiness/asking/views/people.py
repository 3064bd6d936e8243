"""For people without an account: come in by a code, answer, see, change or take back what one said."""

from django.conf import settings
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from doingwith.theory.readiness import FEWEST_SHOWN
from doingwith_site.common.errors import Refused
from doingwith_site.consent.guests.doors import ask_for_code, shown_from
from doingwith_site.consent.guests.entrances import Entrance
from doingwith_site.consent.guests.leaving import forgotten, moved_away
from doingwith_site.consent.guests.visits import (
    GuestRequest,
    code_lines,
    heard,
    own_code,
    with_code,
)
from doingwith_site.consent.guests.whose import (
    ask_whose,
    is_anothers,
    sent_by_another,
    whose_of,
    whose_sent,
)
from doingwith_site.theory.question_models import ReadinessQuestion
from doingwith_site.theory.readiness.asking.actions import answer_question, take_answer_back
from doingwith_site.theory.readiness.asking.forms import OwnAnswerForm, boxes_of
from doingwith_site.theory.readiness.asking.presenters import MyAnswer, lacking
from doingwith_site.theory.readiness.asking.putting import put_to_guests
from doingwith_site.theory.readiness.asking.visits import for_guests, reader_of
from doingwith_site.theory.readiness.questions.queries import (
    guest_of_code,
    own_answer,
    own_answers,
    question_for_code,
)
from doingwith_site.theory.readiness.questions.rules import is_open

__all__ = ["door", "forget", "leave", "mine", "question", "take_back"]

show = shown_from("theory/asking")


def has_sent(guest: str) -> bool:
    """Whether anything of theirs is kept."""
    return own_answers(guest).exists()


ENTRANCE = Entrance(
    place="ready:question",
    mine="ready:mine",
    place_of=question_for_code,
    guest_of=guest_of_code,
    has_sent=has_sent,
    show=show,
)


@require_http_methods(["GET", "HEAD", "POST"])
@for_guests
def door(request: GuestRequest) -> HttpResponse:
    """Ask for a code: the one handed out leads to the question, a person's own to what they answered."""
    return ask_for_code(request, show, ENTRANCE.way_in)


@require_http_methods(["GET", "HEAD", "POST"])
@for_guests
def question(request: GuestRequest, code: str) -> HttpResponse:
    """Say of each condition whether it is so here, or change what one said.

    What was said is shown to nobody who does not say that it is theirs: phones are shared.
    """
    asked = ENTRANCE.opened(request, code)
    if isinstance(asked, HttpResponse):
        return asked
    if request.POST.get("then") == "worried":
        return redirect("ready:worried", preserve_request=True)
    is_back = request.POST.get("then") == "back"
    refusal = "" if is_back else told_by_another(request, asked)
    now = own_answers(request.visit.guest).filter(question=asked, taken_back_at=None).first()
    put = put_to_guests([asked], reader_of(request))[asked.pk]
    is_changing = request.method == "POST" or "change" in request.GET
    form = OwnAnswerForm(
        request.POST if request.method == "POST" and not is_back else None,
        conditions=put.conditions,
        filled=request.POST.dict() if is_back else boxes_of(now if is_changing else None, put.conditions),
    )
    if form.is_valid() and not refusal and answered(request, asked, form):
        return redirect("ready:mine")
    if refusal:
        form.add_error("own_code", refusal)
    context = {
        "form": form,
        "title": put.project,
        "lacking": lacking(put.conditions),
        "days": settings.READINESS_COMMENT_DAYS,
        "fewest": FEWEST_SHOWN,
        "is_open": is_open(asked) and bool(put.conditions),
        "now": now,
        "is_kept": now is not None and not is_changing,
        "whose": whose_sent(request) if refusal or is_back else whose_of(request.visit),
        "is_forgotten": bool(refusal),
    }
    return show(request, "question", context)


@require_safe
@for_guests
def mine(request: GuestRequest) -> HttpResponse:
    """Show what somebody answered, with the code that opens it again."""
    request.visit = heard(request.visit, has_sent)
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


def told_by_another(request: GuestRequest, asked: ReadinessQuestion) -> str:
    """Why the answer is not to be kept under the visit; empty when it can be."""
    return sent_by_another(
        request,
        place=asked.code,
        has_sent=lambda whose: asked.answers.filter(guest__startswith=whose).exists(),
        guest_of=guest_of_code,
    )


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


def my_answers(request: GuestRequest) -> list[MyAnswer]:
    """Each answer with what it was about."""
    found = list(own_answers(request.visit.guest))
    put = put_to_guests({one.question_id: one.question for one in found}.values(), reader_of(request))
    return [
        MyAnswer(
            answer=one,
            project=put[one.question_id].project,
            conditions=put[one.question_id].conditions,
        )
        for one in found
    ]


def show_mine(request: GuestRequest, *, refusal: str = "", status: int = 200) -> HttpResponse:
    """The receipt."""
    context = {
        "answers": my_answers(request),
        "lines": code_lines(own_code(request.visit)),
        "refusal": refusal,
        "whose": whose_of(request.visit),
    }
    return show(request, "mine", context, status=status)
