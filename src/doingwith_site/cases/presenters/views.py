"""Who saw what otherwise: each part's view beside the others, the same size."""

from dataclasses import dataclass

from doingwith.cases.case import DivergentView
from doingwith.reporting.context import capital
from doingwith.reporting.wording import sentence

__all__ = ["SideView", "ViewSheet", "view_sheet"]

NUMBERS = {2: "Two", 3: "Three", 4: "Four", 5: "Five", 6: "Six"}


@dataclass(frozen=True, kw_only=True)
class SideView:
    """One part's view."""

    who: str
    words: str


@dataclass(frozen=True, kw_only=True)
class ViewSheet:
    """A statement with every view of it."""

    title: str
    views: tuple[SideView, ...]
    note: str


def view_sheet(view: DivergentView) -> ViewSheet:
    """The views of one statement, those who agree first. Nothing is averaged."""
    statement = view.statement.rstrip(".")
    views = tuple(
        SideView(who=capital(who), words=f"{verb} that {statement}.")
        for verb, people in (("Agree", view.agree), ("Do not agree", view.disagree))
        for who in people
    )
    number = NUMBERS.get(len(views), f"{len(views)}")
    title = f"{number} views, kept side by side" if len(views) > 1 else "Seen differently"
    return ViewSheet(title=title, views=views, note=sentence(view.note) if view.note else "")
