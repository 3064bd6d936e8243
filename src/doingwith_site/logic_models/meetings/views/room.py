"""For people in the room, who have no account: join by a code, read the drawing, suggest cards."""

from typing import Any

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

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
from doingwith_site.logic_models.meeting_models import DrawingMeeting, Suggestion
from doingwith_site.logic_models.meetings.actions.leaving import take_suggestion_back
from doingwith_site.logic_models.meetings.actions.suggestions import suggest_card
from doingwith_site.logic_models.meetings.forms import SuggestForm
from doingwith_site.logic_models.meetings.presenters import MyCard, RoomPage
from doingwith_site.logic_models.meetings.queries import (
    drawing_for_guests,
    guest_of_code,
    meeting_for_code,
    own_suggestion,
    own_suggestions,
    reasons_for_guests,
)
from doingwith_site.logic_models.meetings.visits import for_guests
from doingwith_site.logic_models.records import version_value

__all__ = ["door", "forget", "leave", "mine", "room", "take_back"]

show = shown_from("logic_models/meetings")


def has_sent(guest: str) -> bool:
    """Whether anything of theirs is kept."""
    return own_suggestions(guest).exists()


ENTRANCE = Entrance(
    place="meetings:room",
    mine="meetings:mine",
    place_of=meeting_for_code,
    guest_of=guest_of_code,
    has_sent=has_sent,
    show=show,
)


@require_http_methods(["GET", "HEAD", "POST"])
@for_guests
def door(request: GuestRequest) -> HttpResponse:
    """Ask for a code: the one in the room leads to the meeting, a person's own to what they suggested."""
    return ask_for_code(request, show, ENTRANCE.way_in)


@require_http_methods(["GET", "HEAD", "POST"])
@for_guests
def room(request: GuestRequest, code: str) -> HttpResponse:
    """Read the drawing, and suggest a card."""
    meeting = ENTRANCE.opened(request, code)
    if isinstance(meeting, HttpResponse):
        return meeting
    refusal = sent_by_another(
        request,
        place=meeting.code,
        has_sent=lambda whose: meeting.suggestions.filter(guest__startswith=whose).exists(),
        guest_of=guest_of_code,
    )
    form = SuggestForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and not refusal and suggested(request, meeting, form):
        return redirect("meetings:room", meeting.code)
    if refusal:
        form.add_error("own_code", refusal)
    title, version = drawing_for_guests(meeting)
    page = RoomPage(
        meeting=meeting,
        title=title,
        version=version,
        cards=my_cards(own_suggestions(request.visit.guest).filter(meeting=meeting)),
        own_code=own_code(request.visit),
    )
    context = {
        "page": page,
        "form": form,
        "whose": whose_sent(request) if refusal else whose_of(request.visit),
        "is_forgotten": bool(refusal),
    }
    return show(request, "room", context)


@require_safe
@for_guests
def mine(request: GuestRequest) -> HttpResponse:
    """Show what became of each card that somebody suggested."""
    request.visit = heard(request.visit, has_sent)
    if not request.visit.guest:
        return redirect("meetings:door")
    return show_mine(request)


@require_POST
@for_guests
def take_back(request: GuestRequest, number: int) -> HttpResponse:
    """Take the words of a card back, wherever they stand."""
    if is_anothers(request):
        return ask_whose(request, show)
    try:
        take_suggestion_back(suggestion=own_suggestion(request.visit.guest, number))
    except Refused as refused:
        return show_mine(request, refusal=str(refused), status=409)
    return redirect("meetings:mine")


@require_safe
@for_guests
def leave(request: GuestRequest) -> HttpResponseBase:
    """Forget everything here and go to a page about something else."""
    return moved_away(request)


@require_safe
@for_guests
def forget(request: GuestRequest) -> HttpResponse:
    """Forget everything here, and ask for a code, or show the drawing to the next person on this phone."""
    return forgotten(request, door="meetings:door", place="meetings:room")


def suggested(request: GuestRequest, meeting: DrawingMeeting, form: SuggestForm) -> bool:
    """Whether the card was kept; if not, the form says why, with what was typed."""
    visit, sent = with_code(request.visit), form.cleaned_data
    try:
        suggest_card(
            meeting=meeting,
            guest=visit.guest,
            column=form.into,
            text=sent["text"],
            name_to_show=sent["name"],
            key=sent["key"],
        )
    except Refused as refused:
        form.add_error(None, str(refused))
        return False
    request.visit = visit
    return True


def my_cards(rows: Any) -> list[MyCard]:
    """Each suggestion with the drawing that it was made for, read once."""
    suggestions: list[Suggestion] = list(rows.select_related("meeting__version__model__programme"))
    drawn = {one.meeting.version_id: version_value(one.meeting.version) for one in suggestions}
    reasons = reasons_for_guests(suggestions)
    return [
        MyCard(suggestion=one, version=drawn[one.meeting.version_id], reason=reasons.get(one.pk, ""))
        for one in suggestions
    ]


def show_mine(request: GuestRequest, *, refusal: str = "", status: int = 200) -> HttpResponse:
    """What became of each card, with the code that opens it again."""
    context = {
        "cards": my_cards(own_suggestions(request.visit.guest)),
        "own_lines": code_lines(own_code(request.visit)),
        "refusal": refusal,
        "whose": whose_of(request.visit),
    }
    return show(request, "mine", context, status=status)
