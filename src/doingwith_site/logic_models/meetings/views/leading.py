"""For whoever leads a meeting: opening and closing it, and answering what people suggest."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from doingwith_site.common.errors import Refused
from doingwith_site.logic_models.meeting_models import Suggestion
from doingwith_site.logic_models.meetings.actions.opening import close_meeting, open_meeting
from doingwith_site.logic_models.meetings.actions.suggestions import place_suggestion, set_suggestion_aside
from doingwith_site.logic_models.meetings.forms import AsideForm, PlaceForm
from doingwith_site.logic_models.meetings.navigation import meeting_page
from doingwith_site.logic_models.meetings.presenters import SuggestionLine
from doingwith_site.logic_models.meetings.queries import suggestion_in
from doingwith_site.logic_models.navigation import Board, board_for
from doingwith_site.logic_models.rules import check_can_draw
from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in
from doingwith_site.people.models import User

__all__ = ["aside", "close", "meeting", "place"]


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def meeting(request: AuthenticatedHttpRequest, programme: str, model: str, drawing: int) -> HttpResponse:
    """Open a meeting, show its code, and read what people suggest."""
    board = drawers_board(request.user, programme, model, drawing)
    if request.method == "POST":
        opened = open_meeting(by=request.user, row=board.row)
        messages.success(request, f"The meeting is open. Its code is {opened.code}.")
    page = meeting_page(request, board)
    context = {"frame": board.frame, "board": board, "page": page, "meeting": page}
    return render(request, "logic_models/meetings/meeting.html", context)


@require_POST
@signed_in
def close(request: AuthenticatedHttpRequest, programme: str, model: str, drawing: int) -> HttpResponse:
    """Nobody can join any more."""
    board = drawers_board(request.user, programme, model, drawing)
    close_meeting(by=request.user, row=board.row)
    messages.success(request, "The meeting is over. Whoever suggested a card still sees what becomes of it.")
    return redirect("meetings:meeting", programme, model, drawing)


@require_POST
@signed_in
def place(
    request: AuthenticatedHttpRequest, programme: str, model: str, drawing: int, number: int
) -> HttpResponse:
    """Put a suggestion into the drawing, in the column that is chosen."""
    board = drawers_board(request.user, programme, model, drawing)
    found = suggestion_in(board.row, number)
    form = PlaceForm(request.POST)
    try:
        if not form.is_valid():
            raise Refused("Nothing was placed: that is no column. Choose one of those in the list.")
        place_suggestion(by=request.user, row=board.row, suggestion=found, column=form.into)
        messages.success(request, "The card is in the drawing, at the end of its column.")
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("meetings:meeting", programme, model, drawing)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def aside(
    request: AuthenticatedHttpRequest, programme: str, model: str, drawing: int, number: int
) -> HttpResponse:
    """Ask why a suggestion is set aside; whoever made it reads the reason."""
    board = drawers_board(request.user, programme, model, drawing)
    found = suggestion_in(board.row, number)
    form = AsideForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and is_set_aside(request, board, found, form):
        messages.success(request, "The suggestion is set aside. Whoever made it can read why.")
        return redirect("meetings:meeting", programme, model, drawing)
    context = {
        "frame": board.frame,
        "board": board,
        "page": meeting_page(request, board),
        "line": SuggestionLine(board=board, suggestion=found),
        "form": form,
    }
    return render(request, "logic_models/meetings/aside.html", context)


def is_set_aside(request: AuthenticatedHttpRequest, board: Board, found: Suggestion, form: AsideForm) -> bool:
    """Whether it was set aside; if not, the form says why, with what was typed."""
    try:
        set_suggestion_aside(
            by=request.user, row=board.row, suggestion=found, reason=form.cleaned_data["reason"]
        )
    except Refused as refused:
        form.add_error(None, str(refused))
    return form.is_valid()


def drawers_board(person: User, programme: str, model: str, drawing: int) -> Board:
    """The drawing, for somebody who may draw it."""
    board = board_for(person, programme, model, drawing)
    check_can_draw(board.membership, board.model)
    return board
