"""The passages that cards and links rest on, as a member may see them.

What marks passages and who may read them is known above this app, which says so when the site starts::

    passages_come_from(source)
"""

from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import Protocol

from django.http import QueryDict

from doingwith_site.programmes.models import Membership, Programme
from doingwith_site.projects.models import Project

__all__ = [
    "NO_PASSAGES",
    "Offer",
    "Passage",
    "Passages",
    "named_passages",
    "named_sources",
    "offered_passages",
    "page_asked_for",
    "passages_come_from",
    "passages_stand",
]

TURNS = "passages"
"""What a button sends, with a colon and the number of the page, to show other passages to choose from."""


@dataclass(frozen=True, kw_only=True)
class Passage:
    """A marked passage: what a bundle calls it, how it begins, and where it is read."""

    name: str
    words: str
    url: str


@dataclass(frozen=True, kw_only=True)
class Offer:
    """Passages to choose from: one page of all there are, and before them those that are chosen already."""

    passages: Sequence[Passage] = ()
    page: int = 1
    pages: int = 1

    @property
    def next(self) -> str:
        """What the button to the next page sends."""
        return f"{TURNS}:{self.page + 1}"

    @property
    def before(self) -> str:
        """What the button to the page before sends."""
        return f"{TURNS}:{self.page - 1}"


NO_PASSAGES = Offer()


class Passages(Protocol):
    """Where passages come from."""

    def offered(self, membership: Membership, project: Project | None, page: int) -> Offer:
        """One page of those of a project, or of the whole programme, that the member may see and use."""
        ...

    def named(self, membership: Membership, names: Collection[str]) -> Mapping[str, Passage]:
        """Those of these names that the member may see and use, by name."""
        ...

    def standing(self, programme: Programme, names: Collection[str]) -> bool:
        """Whether the programme has passages of all these names whose tellers allow their use now."""
        ...

    def sources(self, programme: Programme, names: Collection[str]) -> Set[str]:
        """Those of these names that are accounts or documents of the programme, and no passages."""
        ...


_sources: list[Passages] = []


def passages_come_from(source: Passages) -> None:
    """Lets passages come from there."""
    _sources[:] = [source]


def offered_passages(
    membership: Membership, project: Project | None, chosen: Collection[str] = (), page: int = 1
) -> Offer:
    """What a card or a link can rest on: those ``chosen`` that the member may see, then one page of all."""
    found = next((source.offered(membership, project, page) for source in _sources), NO_PASSAGES)
    on_page = {passage.name for passage in found.passages}
    others = named_passages(membership, frozenset(chosen) - on_page)
    return replace(found, passages=[*others.values(), *found.passages])


def page_asked_for(sent: QueryDict | None) -> int | None:
    """The page of passages that a button of a form asked for; None where it asked for something else."""
    act, _, page = str(sent.get("act", "") if sent else "").partition(":")
    return int(page) if act == TURNS and page.isascii() and page.isdigit() and len(page) < 6 else None


def named_passages(membership: Membership, names: Collection[str]) -> dict[str, Passage]:
    """The passages of these names, by name; those that the member may not see are left out."""
    return {name: one for source in _sources for name, one in source.named(membership, names).items()}


def passages_stand(programme: Programme, names: Collection[str]) -> bool:
    """Whether all these passages are there, and their tellers allow their use now."""
    return all(source.standing(programme, names) for source in _sources)


def named_sources(programme: Programme, names: Collection[str]) -> frozenset[str]:
    """Those of these names that are whole accounts or documents: of them people know the names."""
    return frozenset(name for source in _sources for name in source.sources(programme, names))
