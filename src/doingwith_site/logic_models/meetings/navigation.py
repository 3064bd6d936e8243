"""A drawing's meeting, as the pages that show it begin with it."""

from django.http import HttpRequest
from django.urls import reverse

from doingwith_site.logic_models.meetings.presenters import MeetingPage
from doingwith_site.logic_models.meetings.queries import last_meeting, suggestions_for
from doingwith_site.logic_models.navigation import Board
from doingwith_site.logic_models.rules import can_draw

__all__ = ["meeting_of", "meeting_page"]


def meeting_page(request: HttpRequest, board: Board) -> MeetingPage:
    """The drawing's meeting and its suggestions, with the whole address at which people join."""
    found = last_meeting(board.row)
    return MeetingPage(
        board=board,
        meeting=found,
        suggestions=list(suggestions_for(board.row)),
        address=request.build_absolute_uri(reverse("meetings:room", args=[found.code])) if found else "",
    )


def meeting_of(request: HttpRequest, board: Board) -> MeetingPage | None:
    """The same for the drawing's own page; None for who may not draw."""
    return meeting_page(request, board) if can_draw(board.membership, board.model) else None
