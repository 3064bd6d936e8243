"""The page on which a drawing is changed: its outline, moving cards, taking steps back, and all steps."""

from functools import partial

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.views.decorators.http import require_POST, require_safe

from doingwith.logic_models.editing import Edit, EditRefused
from doingwith.logic_models.model import ModelVersion
from doingwith.logic_models.node_edits import MoveNode
from doingwith_site.common.errors import Refused
from doingwith_site.consent.views.reading import tell_of_reading
from doingwith_site.logic_models.actions.drawing import take_back
from doingwith_site.logic_models.navigation import board_for, open_board_for
from doingwith_site.logic_models.presenters.outline import OutlinePage
from doingwith_site.logic_models.presenters.steps import StepsPage
from doingwith_site.logic_models.queries import offered_cards, own_standing_steps, step_before, steps_of
from doingwith_site.logic_models.together.parts import HAS, parts_for
from doingwith_site.logic_models.views.keeping import Change, changed, frozen, whole_number
from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in

__all__ = ["arrange", "outline", "steps", "undo"]

STEPS_ON_A_PAGE = 20
MOVES = {"up": -1, "down": 1}


@require_safe
@signed_in
def outline(request: AuthenticatedHttpRequest, programme: str, model: str, drawing: int) -> HttpResponse:
    """The drawing in columns, with all that can be done to it. An open page gets what is not as it has it."""
    board = open_board_for(request.user, programme, model, drawing)
    if board.row.is_frozen:
        return frozen(request, board)
    own = own_standing_steps(board.row, request.user)
    last = next((step for step in own if step.undoes is None), None)
    page = OutlinePage(
        board=board,
        own=own,
        before=step_before(last) if last else None,
        offers=bool(offered_cards(board.model)),
        asides=board.row.steps.filter(verb="aside").count(),
    )
    parts = parts_for(request)
    context = {"frame": board.frame, "board": board, "page": page, "parts": parts}
    told = render_to_string("logic_models/outline.html", context, request)
    tell_of_reading(request, board.named.agreements_read)
    return HttpResponse(parts.filled(told), headers={"Vary": HAS})


@require_POST
@signed_in
def arrange(request: AuthenticatedHttpRequest, programme: str, model: str, drawing: int) -> HttpResponse:
    """One move of a card inside its column: “up” or “down”, a colon, and the card's identifier."""
    board = open_board_for(request.user, programme, model, drawing)
    way, _, card = str(request.POST.get("move", "")).partition(":")
    if way not in MOVES:
        messages.error(request, "Nothing was moved: that is no move. Use the buttons beside the cards.")
        return redirect(board.outline_url)
    change = Change(
        verb="move_card",
        done=f"The card is one place {'higher' if way == 'up' else 'lower'}.",
        edit=partial(moved, card=card, places=MOVES[way]),
        part=card,
    )
    changed(request, board, change)
    there = f"#card-{card}" if card in board.version.node_by_id else ""
    return redirect(f"{board.outline_url}{there}")


@require_POST
@signed_in
def undo(request: AuthenticatedHttpRequest, programme: str, model: str, drawing: int) -> HttpResponse:
    """Take back one step of one's own: the one with the number that is sent, or else the last."""
    board = open_board_for(request.user, programme, model, drawing)
    try:
        step = take_back(by=request.user, row=board.row, number=whole_number(request.POST.get("number")))
        again = board.row.steps.filter(number=step.undoes or 0).exclude(undoes=None).exists()
        messages.success(request, "It is done again." if again else "Your step is taken back.")
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect(board.outline_url)


@require_safe
@signed_in
def steps(request: AuthenticatedHttpRequest, programme: str, model: str, drawing: int) -> HttpResponse:
    """Every step in which a drawing was made, the last first: who, when and what."""
    board = board_for(request.user, programme, model, drawing)
    found = steps_of(board.row)
    listed = Paginator(found, STEPS_ON_A_PAGE).get_page(request.GET.get("page"))
    start = listed.start_index() - 1 if listed.object_list else 0
    own = own_standing_steps(board.row, request.user) if board.can_draw else []
    page = StepsPage(
        steps=list(found.defer(None)[start : start + STEPS_ON_A_PAGE + 1]),
        shown=STEPS_ON_A_PAGE,
        own=frozenset(step.number for step in own),
    )
    context = {"frame": board.frame, "board": board, "page": page, "listed": listed}
    return render(request, "logic_models/steps.html", context)


def moved(now: ModelVersion, *, card: str, places: int) -> Edit:
    """The card some places lower in its column, as far as the column goes."""
    node = now.node_by_id.get(card)
    if node is None:
        raise EditRefused("The card is not here any more. Somebody may have taken it out.")
    column = now.in_column(node.column)
    place = min(max(column.index(node) + places, 0), len(column) - 1)
    return MoveNode(id=card, column=node.column, place=place)
