"""What must be so for a link to work: adding it, saying whether it was so, and taking it out."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from secrets import token_hex
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from doingwith.logic_models.editing import Edit
from doingwith.logic_models.link_edits import AddLink, ChangeLink
from doingwith.logic_models.links import Assumption, Link
from doingwith.logic_models.model import ModelVersion
from doingwith_site.logic_models.forms.links import AssumptionForm
from doingwith_site.logic_models.navigation import Board, open_board_for
from doingwith_site.logic_models.presenters.pages import FormPage
from doingwith_site.logic_models.views.keeping import Change, changed, form_page, kept, part_in
from doingwith_site.logic_models.views.links import link_in
from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in

__all__ = ["add_assumption", "assumption", "remove_assumption"]


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def add_assumption(
    request: AuthenticatedHttpRequest, programme: str, model: str, drawing: int, link: str
) -> HttpResponse:
    """Ask what must be so for the link to work."""
    board = open_board_for(request.user, programme, model, drawing)
    home = link_in(request, board, link)
    form = AssumptionForm(request.POST or None, seen=board.step)
    if form.is_valid():
        made = form.told(Assumption(id=f"assumption-{token_hex(4)}", text=""))
        change = Change(
            verb="assume",
            done="The assumption is kept with the link.",
            edit=partial(with_new, home=home, one=made),
            part=link,
        )
        if kept(request, board, form, change):
            return redirect(board.url_of("link", link))
    return form_page(request, board, form, page_of(board, home, "Add an assumption"))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def assumption(
    request: AuthenticatedHttpRequest, programme: str, model: str, drawing: int, link: str, assumption: str
) -> HttpResponse:
    """Show an assumption, and keep what is known of it by now."""
    board = open_board_for(request.user, programme, model, drawing)
    home = link_in(request, board, link)
    found = part_in(request, board, partial(told_of, link=link, name=assumption))
    form = AssumptionForm(request.POST or None, seen=board.step, assumption=found)
    if form.is_valid():
        change = Change(
            verb="assume",
            done="The assumption is kept with the link.",
            edit=partial(with_one, home=home, one=form.told(found)),
            part=link,
            about=partial(told_of, link=link, name=assumption),
            boxes=partial(boxes_of, link=link, name=assumption),
        )
        if kept(request, board, form, change):
            return redirect(board.url_of("link", link))
    return form_page(request, board, form, page_of(board, home, "Change this assumption"))


@require_POST
@signed_in
def remove_assumption(
    request: AuthenticatedHttpRequest, programme: str, model: str, drawing: int, link: str, assumption: str
) -> HttpResponse:
    """Take an assumption out of its link."""
    board = open_board_for(request.user, programme, model, drawing)
    change = Change(
        verb="assume",
        done="The assumption is out of the link. You can undo that.",
        edit=partial(without_one, home=link_in(request, board, link), name=assumption),
        part=link,
        about=partial(told_of, link=link, name=assumption),
    )
    changed(request, board, change)
    return redirect(board.url_of("link", link) if link in board.version.link_by_id else board.outline_url)


def page_of(board: Board, home: Link, title: str) -> FormPage:
    """What stands around the boxes."""
    cards = board.version.node_by_id
    ends = [cards[name].text for name in (home.from_, home.to) if name in cards]
    return FormPage(
        title=title,
        lead=f"What must be so for the link: {' – '.join(f'“{text}”' for text in ends)}.",
        back=board.url_of("link", home.id),
    )


def told_of(drawing: ModelVersion, *, link: str, name: str) -> Assumption | None:
    """What a drawing says of an assumption."""
    home = drawing.link_by_id.get(link)
    return next((one for one in home.assumptions if one.id == name), None) if home else None


def boxes_of(drawing: ModelVersion, *, link: str, name: str) -> Mapping[str, Any] | None:
    """What stands in the boxes of an assumption."""
    found = told_of(drawing, link=link, name=name)
    return AssumptionForm(seen=0, assumption=found).initial if found else None


def with_new(now: ModelVersion, *, home: Link, one: Assumption) -> Edit:
    """The link with one more assumption. A link that is gone stays so."""
    return ChangeLink(link=assuming(now.link_by_id.get(home.id, home), one))


def with_one(now: ModelVersion, *, home: Link, one: Assumption) -> Edit:
    """The link with the assumption as its writer wants it. A link that is gone comes back."""
    stands = now.link_by_id.get(home.id)
    return ChangeLink(link=assuming(stands, one)) if stands else AddLink(link=assuming(home, one))


def assuming(link: Link, one: Assumption) -> Link:
    """The link with the assumption in its place, or last when it is new."""
    known = one.id in {each.id for each in link.assumptions}
    kept_ones = tuple(one if each.id == one.id else each for each in link.assumptions)
    return replace(link, assumptions=kept_ones if known else (*kept_ones, one))


def without_one(now: ModelVersion, *, home: Link, name: str) -> Edit:
    """The link without the assumption."""
    link = now.link_by_id.get(home.id, home)
    left = tuple(each for each in link.assumptions if each.id != name)
    return ChangeLink(link=replace(link, assumptions=left))
