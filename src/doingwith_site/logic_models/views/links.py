"""Linking two cards, changing a link, and taking one out."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from secrets import token_hex
from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from doingwith.logic_models.editing import Edit, GiveReason, Together
from doingwith.logic_models.link_edits import AddLink, ChangeLink, RemoveLink
from doingwith.logic_models.links import Link
from doingwith.logic_models.model import ModelVersion
from doingwith_site.logic_models.forms.links import LinkForm
from doingwith_site.logic_models.forms.sent import RemoveForm
from doingwith_site.logic_models.navigation import Board, open_board_for
from doingwith_site.logic_models.presenters.pages import FormPage, LinkPage
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

__all__ = ["add_link", "link", "link_in", "remove_link", "told_of"]

LEAD = "What is thought to bring about what, why, and what must be in place."


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def add_link(request: AuthenticatedHttpRequest, programme: str, model: str, drawing: int) -> HttpResponse:
    """Ask which card leads to which, because of what, and when."""
    board = open_board_for(request.user, programme, model, drawing)
    form = LinkForm(
        request.POST or None,
        seen=board.step,
        version=board.version,
        factors=board.factors,
        start=request.GET.get("from", ""),
        why=None if board.before is None else "",
        passages=board.offered(sent=request.POST),
    )
    if form.is_valid():
        made = form.told(Link(id=f"link-{token_hex(4)}", from_="", to=""))
        change = Change(
            verb="add_link",
            done="The two cards are linked.",
            edit=lambda now: with_reason(
                AddLink(link=made), about=made.id, why=form.cleaned_data.get("why", "")
            ),
            part=made.id,
        )
        if kept(request, board, form, change):
            return redirect(f"{board.outline_url}#card-{made.from_}")
    page = FormPage(title="Link two cards", lead=LEAD, keep="Link them", back=board.outline_url)
    return form_page(request, board, form, page, "add_link")


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def link(
    request: AuthenticatedHttpRequest, programme: str, model: str, drawing: int, link: str
) -> HttpResponse:
    """Show a link with what it assumes, and keep what it is to say."""
    board = open_board_for(request.user, programme, model, drawing)
    found = link_in(request, board, link)
    form = form_for(board, found, request.POST or None)
    if form.is_valid():
        change = Change(
            verb="change_link",
            done="The link is kept.",
            edit=partial(link_edit, form=form, link=found),
            part=link,
            about=partial(told_of, link=link),
            boxes=partial(boxes_of, board=board, link=link),
        )
        if kept(request, board, form, change):
            return redirect(f"{board.outline_url}#link-{link}")
    return link_page(request, board, form, link, removing_of(board, link))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def remove_link(
    request: AuthenticatedHttpRequest, programme: str, model: str, drawing: int, link: str
) -> HttpResponse:
    """Take a link out."""
    board = open_board_for(request.user, programme, model, drawing)
    if request.method != "POST":
        return nothing_taken_out(request, board, "link", link)
    change = Change(
        verb="remove_link",
        done="The link is out of the drawing. You can undo that.",
        edit=lambda now: RemoveLink(id=link),
        part=link,
        about=partial(with_assumptions, link=link),
    )
    removing = removing_of(board, link, request.POST)
    if not is_kept_back(request, board, change, removing):
        return redirect(board.outline_url)
    found = board.version.link_by_id[link]
    return link_page(request, board, form_for(board, found), link, removing)


def link_page(
    request: AuthenticatedHttpRequest, board: Board, form: LinkForm, link: str, removing: RemoveForm
) -> HttpResponse:
    """The page of a link, with its boxes and the one for why it is taken out."""
    page = LinkPage(
        title="Change this link", lead=LEAD, back=f"{board.outline_url}#link-{link}", removing=removing
    )
    return form_page(request, board, form, page, "link", holds_words=removing.is_bound)


def link_in(request: AuthenticatedHttpRequest, board: Board, link: str) -> Link:
    """The link as it is, or as it was last when it was taken out while somebody wrote."""
    return part_in(request, board, lambda drawing: drawing.link_by_id.get(link))


def link_edit(now: ModelVersion, *, form: LinkForm, link: Link) -> Edit:
    """What makes the link as its writer wants it. One that is gone comes back."""
    stands = now.link_by_id.get(link.id)
    made: Edit = ChangeLink(link=form.told(stands)) if stands else AddLink(link=form.told(link))
    if "why" not in form.cleaned_data:
        return made
    return Together(edits=(made, GiveReason(about=link.id, text=form.cleaned_data["why"])))


def told_of(drawing: ModelVersion, *, link: str) -> object:
    """What a drawing says of a link, and why it changed. What it assumes has pages of its own."""
    found = drawing.link_by_id.get(link)
    return found and replace(found, assumptions=()), drawing.reason_for(link)


def with_assumptions(drawing: ModelVersion, *, link: str) -> object:
    """All that goes when a link is taken out."""
    return drawing.link_by_id.get(link), drawing.reason_for(link)


def form_for(
    board: Board, link: Link, sent: QueryDict | None = None, drawing: ModelVersion | None = None
) -> LinkForm:
    """The boxes of a link, with why it changed as the ``drawing`` says it, or the board's."""
    return LinkForm(
        sent,
        seen=board.step,
        version=board.version,
        factors=board.factors,
        link=link,
        why=board.why(link.id, drawing),
        passages=board.offered(link.evidence, sent),
    )


def boxes_of(drawing: ModelVersion, *, board: Board, link: str) -> Mapping[str, Any] | None:
    """What stands in the boxes of a link."""
    found = drawing.link_by_id.get(link)
    return form_for(board, found, drawing=drawing).initial if found else None
