"""The passages that cards and links rest on, as a member may see them.

What marks passages and who may read them is known above this app, which says so when the site starts::

    passages_come_from(source)
"""

from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from doingwith_site.design.choosing import NOTHING_OFFERED, Offer
from doingwith_site.programmes.models import Membership, Programme
from doingwith_site.projects.models import Project

__all__ = [
    "Named",
    "Passage",
    "Passages",
    "named_passages",
    "named_sources",
    "offered_passages",
    "passages_come_from",
    "passages_stand",
]


@dataclass(frozen=True, kw_only=True)
class Passage:
    """A marked passage: what a bundle calls it, how it begins, what it is a part of, and where it is read.

    Of a part of a picture or recording the ``words`` say already what it is a part of; ``source`` is empty.
    ``agreement`` is the key of the agreement of whoever told these words; None where they are of no account.
    """

    name: str
    words: str
    url: str
    source: str = ""
    agreement: int | None = None


class Passages(Protocol):
    """Where passages come from."""

    def offered(
        self, membership: Membership, project: Project | None, chosen: Collection[str], page: int | None
    ) -> Offer:
        """One page of those of a project, or of the whole programme, that the member may see and use.

        Before them, those of ``chosen`` that are among all of these.
        """
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
    membership: Membership, project: Project | None, chosen: Collection[str] = (), page: int | None = None
) -> Offer:
    """What a card or a link can rest on: those ``chosen`` that the member may see, then one page of all."""
    offers = (source.offered(membership, project, chosen, page) for source in _sources)
    return next(offers, NOTHING_OFFERED)


def named_passages(membership: Membership, names: Collection[str]) -> dict[str, Passage]:
    """The passages of these names, by name; those that the member may not see are left out."""
    return {name: one for source in _sources for name, one in source.named(membership, names).items()}


def passages_stand(programme: Programme, names: Collection[str]) -> bool:
    """Whether all these passages are there, and their tellers allow their use now."""
    return all(source.standing(programme, names) for source in _sources)


def named_sources(programme: Programme, names: Collection[str]) -> frozenset[str]:
    """Those of these names that are whole accounts or documents: of them people know the names."""
    return frozenset(name for source in _sources for name in source.sources(programme, names))


@dataclass(frozen=True, kw_only=True)
class Named:
    """What things of these names are, as far as the member may see them."""

    membership: Membership
    names: frozenset[str]

    @cached_property
    def passages(self) -> dict[str, Passage]:
        """The passages among them, by name."""
        return named_passages(self.membership, self.names)

    @cached_property
    def sources(self) -> frozenset[str]:
        """The accounts and documents among them, which are named as a whole."""
        others = self.names - self.passages.keys()
        return named_sources(self.membership.programme, others) if others else frozenset()

    def rests_on(self, names: Sequence[str]) -> list[tuple[str, str]]:
        """What rests on these rests on: words, and where it is read; empty for an account or a document.

        Passages that the reader may not see are left out.
        """
        found = ((name, self.passages.get(name)) for name in names)
        return [
            (f"“{passage.words}”", passage.url) if passage else (name, "")
            for name, passage in found
            if passage or name in self.sources
        ]

    @property
    def agreements_read(self) -> frozenset[int]:
        """The agreements, by their keys, of those whose own words are among them."""
        return self.agreements_of(self.names)

    def agreements_of(self, names: Collection[str]) -> frozenset[int]:
        """The same of some of them."""
        told = (self.passages[name].agreement for name in names if name in self.passages)
        return frozenset(agreement for agreement in told if agreement is not None)

    def told(self, names: Sequence[str]) -> str:
        """The same where nothing can be followed: with what each passage is a part of.

        Where nothing is left it is not said whether there is anything that the reader may not see.
        """
        words = (
            f"{words} ({source})" if (source := self._source(name)) else words
            for name in names
            for words, _ in self.rests_on([name])
        )
        return ", ".join(words) or "none that you may see"

    def _source(self, name: str) -> str:
        return self.passages[name].source if name in self.passages else ""
