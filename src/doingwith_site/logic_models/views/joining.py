"""Making several cards of one, and one card of two."""

from collections.abc import Mapping, Sequence
from functools import partial
from secrets import token_hex
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from doingwith.logic_models.joining import joining_two, splitting_in_place
from doingwith.logic_models.model import ModelVersion
from doingwith.logic_models.nodes import Node
from doingwith_site.common.errors import NotYours
from doingwith_site.logic_models.forms.joining import JoinForm, SplitForm
from doingwith_site.logic_models.navigation import Board, open_board_for
from doingwith_site.logic_models.presenters.pages import FormPage
from doingwith_site.logic_models.queries import last_known, own_cards
from doingwith_site.logic_models.views.cards import told_of
from doingwith_site.logic_models.views.keeping import Change, form_page, kept, part_in, with_reason
from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in

__all__ = ["join_cards", "split_card"]

SPLIT_LEAD = "“{}” holds more than one idea? Write each on a card of its own."
JOIN_LEAD = (
    "“{}” and another card of the same column become one card. It keeps the links of both; where both are "
    "linked to one card in the same way, one link stays."
)
ALONE = "“{}” has no other card of your own words in its column, so there is none to join it with."


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def split_card(
    request: AuthenticatedHttpRequest, programme: str, model: str, drawing: int, card: str
) -> HttpResponse:
    """Ask what each of the two or three cards says that this one becomes."""
    board = open_board_for(request.user, programme, model, drawing)
    node = own_card(request, board, card)
    form = SplitForm(request.POST or None, seen=board.step, node=node, asks_why=board.before is not None)
    if form.is_valid() and kept(request, board, form, splitting(board, card, form)):
        return redirect(f"{board.outline_url}#column-{node.column.value}")
    page = FormPage(
        title="Split this card",
        lead=SPLIT_LEAD.format(node.text),
        keep="Split it",
        back=board.url_of("card", card),
    )
    return form_page(request, board, form, page)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def join_cards(
    request: AuthenticatedHttpRequest, programme: str, model: str, drawing: int, card: str
) -> HttpResponse:
    """Ask with which card of its column this one is joined, and what both say together."""
    board = open_board_for(request.user, programme, model, drawing)
    node = own_card(request, board, card)
    others = others_of(board, node, chosen=request.POST.get("other", ""))
    form = JoinForm(
        request.POST or None,
        seen=board.step,
        node=node,
        others=others,
        asks_why=board.before is not None,
    )
    if form.is_valid() and kept(request, board, form, joining(board, card, form)):
        return redirect(f"{board.outline_url}#column-{node.column.value}")
    page = FormPage(
        title="Join with another card",
        lead=(JOIN_LEAD if others else ALONE).format(node.text),
        keep="Join them",
        back=board.url_of("card", card),
    )
    return form_page(request, board, form, page)


def splitting(board: Board, card: str, form: SplitForm) -> Change:
    """The change that makes several cards of one."""
    into = [(f"card-{token_hex(4)}", text) for text in form.texts]
    return Change(
        verb="split_card",
        done="The card is split. You can undo that.",
        edit=lambda now: with_reason(
            splitting_in_place(now, card, into, earlier=earlier(board)),
            about=into[0][0],
            why=form.cleaned_data.get("why", ""),
        ),
        part=card,
        about=partial(told_of, card=card),
        boxes=partial(boxes_of, cards=(card,), box="first", sent=form.cleaned_data),
        is_once=True,
        comes_back=False,
    )


def joining(board: Board, card: str, form: JoinForm) -> Change:
    """The change that makes one card of two."""
    names = card, form.cleaned_data["other"]
    to, text = f"card-{token_hex(4)}", form.cleaned_data["text"]
    return Change(
        verb="join_cards",
        done="The two cards are one. You can undo that.",
        edit=lambda now: with_reason(
            joining_two(now, names, to=to, text=text, earlier=earlier(board)),
            about=to,
            why=form.cleaned_data.get("why", ""),
        ),
        part=card,
        about=lambda now: [told_of(now, card=name) for name in names],
        boxes=partial(boxes_of, cards=names, box="text", sent=form.cleaned_data),
        is_once=True,
        comes_back=False,
    )


def own_card(request: AuthenticatedHttpRequest, board: Board, card: str) -> Node:
    """The card, when its words are the group's own: neither the programme's nor those of a suggestion."""
    node = part_in(request, board, lambda drawing: drawing.node_by_id.get(card))
    if node.id in board.version.node_by_id and node not in own_cards(board.model, board.version, node.column):
        raise NotYours
    return node


def others_of(board: Board, node: Node, *, chosen: str) -> list[Node]:
    """The cards that this one can be joined with; and the ``chosen`` one as it was last, when it is gone.

    It may be gone because the two are joined already, and the button was pressed twice.
    """
    others = [one for one in own_cards(board.model, board.version, node.column) if one.id != node.id]
    if chosen and chosen not in board.version.node_by_id and chosen != node.id:
        gone = last_known(board.row, lambda drawing: drawing.node_by_id.get(chosen))
        others += [gone] if gone else []
    return others


def earlier(board: Board) -> frozenset[str]:
    """The cards of the version that this one was drawn from."""
    return frozenset(board.before.node_by_id) if board.before else frozenset()


def boxes_of(
    drawing: ModelVersion, *, cards: Sequence[str], box: str, sent: Mapping[str, Any]
) -> Mapping[str, Any] | None:
    """What was sent, with the words of the cards by now in one box; None where one of them is gone."""
    nodes = [drawing.node_by_id.get(card) for card in cards]
    words = [node.text for node in nodes if node]
    return {**sent, box: "\n".join(words)} if len(words) == len(cards) else None
