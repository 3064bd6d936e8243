"""Adding a card to a drawing, changing one, and taking one out."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from secrets import token_hex
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from doingwith.logic_models.columns import Column
from doingwith.logic_models.editing import Edit, GiveReason, Together
from doingwith.logic_models.model import ModelVersion
from doingwith.logic_models.node_edits import AddNode, ChangeNode, MoveNode, RemoveNode
from doingwith_site.logic_models.forms.cards import CardForm, NewCardForm
from doingwith_site.logic_models.forms.sent import RemoveForm
from doingwith_site.logic_models.navigation import Board, open_board_for
from doingwith_site.logic_models.presenters.pages import CardPage, FormPage
from doingwith_site.logic_models.queries import offered_cards, own_cards
from doingwith_site.logic_models.views.keeping import (
    Change,
    form_page,
    is_kept_back,
    kept,
    nothing_taken_out,
    part_in,
    removing_of,
    with_reason,
)
from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in

__all__ = ["add_card", "card", "remove_card", "told_of"]


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def add_card(request: AuthenticatedHttpRequest, programme: str, model: str, drawing: int) -> HttpResponse:
    """Ask for a new card, in one's own words or one of the programme's."""
    board = open_board_for(request.user, programme, model, drawing)
    form = NewCardForm(
        request.POST or None,
        seen=board.step,
        column=request.GET.get("column", Column.CONTEXT.value),
        offered=offered_cards(board.model),
        asks_why=board.before is not None,
    )
    if form.is_valid():
        node = form.node(f"card-{token_hex(4)}")
        change = Change(
            verb="add_card",
            done="The card is in the drawing.",
            edit=lambda now: with_reason(
                AddNode(node=node), about=node.id, why=form.cleaned_data.get("why", "")
            ),
            part=node.id,
        )
        if kept(request, board, form, change):
            return redirect(f"{board.outline_url}#add-{node.column.value}")
    page = FormPage(title="Add a card", keep="Add the card", back=board.outline_url)
    return form_page(request, board, form, page)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def card(
    request: AuthenticatedHttpRequest, programme: str, model: str, drawing: int, card: str
) -> HttpResponse:
    """Show a card and keep what it is to say, in which column; and see where it leads."""
    board = open_board_for(request.user, programme, model, drawing)
    node = part_in(request, board, lambda drawing: drawing.node_by_id.get(card))
    form = CardForm(
        request.POST or None,
        seen=board.step,
        node=node,
        why=board.why(card),
        passages=board.offered(node.evidence, request.POST),
    )
    if form.is_valid():
        change = Change(
            verb="change_card",
            done="The card is kept.",
            edit=partial(card_edit, form=form, card=card),
            part=card,
            about=partial(told_of, card=card),
            boxes=partial(boxes_of, board=board, card=card),
        )
        if kept(request, board, form, change):
            return redirect(f"{board.outline_url}#card-{card}")
    return card_page(request, board, form, removing_of(board, card))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def remove_card(
    request: AuthenticatedHttpRequest, programme: str, model: str, drawing: int, card: str
) -> HttpResponse:
    """Take a card out, and the links from it and to it."""
    board = open_board_for(request.user, programme, model, drawing)
    if request.method != "POST":
        return nothing_taken_out(request, board, "card", card)
    change = Change(
        verb="remove_card",
        done="The card is out of the drawing, and so are its links. You can undo that.",
        edit=lambda now: RemoveNode(id=card),
        part=card,
        about=partial(with_links, card=card),
    )
    removing = removing_of(board, card, request.POST)
    if not is_kept_back(request, board, change, removing):
        return redirect(board.outline_url)
    node = board.version.node_by_id[card]
    offer = board.offered(node.evidence)
    form = CardForm(seen=board.step, node=node, why=board.why(card), passages=offer)
    return card_page(request, board, form, removing)


def card_page(
    request: AuthenticatedHttpRequest, board: Board, form: CardForm, removing: RemoveForm
) -> HttpResponse:
    """The page of a card, with its boxes and the one for why it is taken out."""
    page = CardPage(
        title="Change this card",
        lead=f"“{form.node.text}”",
        back=f"{board.outline_url}#card-{form.node.id}",
        own=own_cards(board.model, board.version, form.node.column),
        card=form.node.id,
        removing=removing,
        newer=board.newer_words.get(form.node.id, ""),
    )
    return form_page(request, board, form, page, "card", holds_words=removing.is_bound)


def card_edit(now: ModelVersion, *, form: CardForm, card: str) -> Edit:
    """What makes the card as its writer wants it. One that is gone comes back, in the column chosen."""
    stands = now.node_by_id.get(card)
    edits: list[Edit] = []
    if stands is None:
        edits.append(AddNode(node=replace(form.told(form.node), column=form.into)))
    else:
        edits.append(ChangeNode(node=form.told(stands)))
        if form.into is not stands.column:
            edits.append(MoveNode(id=card, column=form.into))
    if "why" in form.cleaned_data:
        edits.append(GiveReason(about=card, text=form.cleaned_data["why"]))
    return Together(edits=tuple(edits))


def told_of(drawing: ModelVersion, *, card: str) -> object:
    """What a drawing says of a card, and why it changed."""
    return drawing.node_by_id.get(card), drawing.reason_for(card)


def with_links(drawing: ModelVersion, *, card: str) -> object:
    """What a drawing says of a card, why it changed, and of every link from it or to it."""
    links = [link for link in drawing.links if card in (link.from_, link.to)]
    return drawing.node_by_id.get(card), drawing.reason_for(card), links


def boxes_of(drawing: ModelVersion, *, board: Board, card: str) -> Mapping[str, Any] | None:
    """What stands in the boxes of a card."""
    node = drawing.node_by_id.get(card)
    if node is None:
        return None
    offer = board.offered(node.evidence)
    return CardForm(seen=0, node=node, why=board.why(card, drawing), passages=offer).initial
