"""Excerpts and codings of a file as they are called where the same ones may stand already."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.evidence.accounts import Account
from doingwith.evidence.codes import Coding
from doingwith.evidence.documents import Document
from doingwith.evidence.excerpts import Excerpt

__all__ = ["MarksAgain"]

Place = tuple[str, str | None, int, object, object, object]


class MarksAgain:
    """Names of excerpts, and the codings that they have. ``given``: our name of each, under the file's.

    ``taken`` are names of excerpts that are kept and stand in the record no more, or not yet for all.
    """

    def __init__(
        self,
        stored: ProgrammeRecord,
        accounts: Iterable[Account],
        documents: Iterable[Document],
        taken: Collection[str] = (),
    ) -> None:
        self.given: dict[str, str] = {}
        self._texts = {(one.id, part.id, part.version): part.text for one in accounts for part in one.parts}
        self._documents = {(one.id, each.version): each.text for one in documents for each in one.versions}
        self._guids = {one.guid for marked in stored.marked_sources for one in marked.excerpts}
        self._by_place: dict[Place, Excerpt] = {}
        self._codings: dict[tuple[str, str, str], Coding] = {}
        for marked in stored.marked_sources:
            for excerpt in marked.excerpts:
                self._by_place[_place(marked.id, excerpt)] = excerpt
            for coding in marked.codings:
                self._codings[coding.excerpt, coding.code, coding.coder] = coding
        self._taken = {one.id for marked in stored.marked_sources for one in marked.excerpts} | set(taken)
        self._numbers: dict[str, int] = {}

    def text(self, owner: str, excerpt: Excerpt) -> str | None:
        """The text that it stands in; None when that is not here."""
        if excerpt.part is None:
            return self._documents.get((owner, excerpt.version))
        return self._texts.get((owner, excerpt.part, excerpt.version))

    def named(self, owner: str, excerpt: Excerpt) -> Excerpt:
        """The excerpt as it stands here already, or under a new name."""
        here = self._by_place.get(_place(owner, excerpt))
        if here is None:  # a passage that was moved elsewhere is another one, and has a GUID of its own
            guid = "" if excerpt.guid in self._guids else excerpt.guid
            here = replace(excerpt, id=self._new(owner), guid=guid)
            self._by_place[_place(owner, here)] = here
        self.given[excerpt.id] = here.id
        return here

    def coding(self, coding: Coding) -> Coding:
        """The coding as that coder gave it here already, or as it came."""
        return self._codings.setdefault((coding.excerpt, coding.code, coding.coder), coding)

    def _new(self, owner: str) -> str:
        number = self._numbers.get(owner, 0) + 1
        while f"{owner}-e{number}" in self._taken:
            number += 1
        self._numbers[owner] = number
        return f"{owner}-e{number}"


def _place(owner: str, excerpt: Excerpt) -> Place:
    return owner, excerpt.part, excerpt.version, excerpt.passage, excerpt.area, excerpt.span
