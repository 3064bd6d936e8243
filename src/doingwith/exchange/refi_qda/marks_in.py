"""Selections as excerpts, and who gave which code to them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from doingwith.analysis.integrity.keepable import LARGEST_NUMBER
from doingwith.evidence.codes import Coding, MarkedSource
from doingwith.evidence.excerpts import Area, AreaUnit, Excerpt, Passage, Span
from doingwith.exchange.refi_qda.coders_in import Coders
from doingwith.exchange.refi_qda.identity import Identity
from doingwith.exchange.refi_qda.notes_in import NotesIn
from doingwith.exchange.refi_qda.offsets import Detected, gives_quote, placed
from doingwith.exchange.refi_qda.pages import page_heights
from doingwith.exchange.refi_qda.project import QdaArea, QdaCoding, QdaKind, QdaSelection
from doingwith.exchange.refi_qda.sources_in import PlacedSource

__all__ = ["MarksIn"]

WHOLE = "that a code stood on a whole source (now all of it is marked)"


@dataclass(kw_only=True)
class MarksIn:
    """Makes the marks of all sources. ``names_of``: our identifier of each excerpt, under the file's.

    ``names`` are the identifiers that excerpts had, in their order. ``recovered`` counts passages that
    have their quote.
    """

    offsets: Detected
    codes: Mapping[str, str]
    coders: Coders
    notes: NotesIn
    identity: Identity
    names: Mapping[str, str]
    lost: Counter[str]
    names_of: dict[str, str] = field(default_factory=dict)
    recovered: int = 0

    def __post_init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._guids: set[str] = set()
        self._taken = set(self.names.values())
        self._rank = {name: at for at, name in enumerate(self.names.values())}

    def of(self, sources: Sequence[PlacedSource]) -> tuple[MarkedSource, ...]:
        """What is marked in each account and document, in the order of before."""
        found: dict[str, tuple[list[Excerpt], list[Coding]]] = {}
        for source in sources:
            for excerpt, codings in self._marks(source):
                excerpts, given = found.setdefault(source.owner, ([], []))
                excerpts.append(excerpt)
                given += codings
        return tuple(self._in_order(owner, *marks) for owner, marks in found.items())

    def _in_order(self, owner: str, excerpts: list[Excerpt], codings: list[Coding]) -> MarkedSource:
        last = len(self._rank)
        ordered = sorted(excerpts, key=lambda one: self._rank.get(one.id, last))
        places = {excerpt.id: at for at, excerpt in enumerate(ordered)}
        return MarkedSource(
            id=owner,
            excerpts=tuple(ordered),
            codings=tuple(sorted(codings, key=lambda one: places[one.excerpt])),
        )

    def _marks(self, place: PlacedSource) -> Iterator[tuple[Excerpt, list[Coding]]]:
        source = place.source
        spans = placed(source.text or "", source.selections, self.offsets.convention)
        for selection, span in zip(source.selections, spans, strict=True):
            excerpt = self._passage(place, selection, span)
            if excerpt is not None:
                yield self._with_codings(place, selection, excerpt)
        heights = page_heights(source.data) if source.kind is QdaKind.PDF and source.data else ()
        first = _first_page(source.marks, len(heights))
        for mark in source.marks:
            excerpt = self._mark(place, mark, heights, first)
            if excerpt is not None:
                yield self._with_codings(place, mark, excerpt)
        if source.codings:
            yield from self._whole(place)

    def _passage(
        self, place: PlacedSource, selection: QdaSelection, span: tuple[int, int] | None
    ) -> Excerpt | None:
        start, end = (place.clean.moved(span[0]), place.clean.moved(span[1])) if span else (0, 0)
        if start >= end:
            self.lost["passages outside their text"] += 1
            return None
        quote = place.clean.text[start:end]
        if not selection.hints or self._quotes_need_no_look or gives_quote(quote, selection.hints):
            self.recovered += 1
        else:
            self.lost["passages that are not what their stored quote says"] += 1
        is_quote = selection.note in selection.hints and gives_quote(quote, (selection.note,))
        passage = Passage(start=start, end=end, quote=quote)
        return self._excerpt(place, selection, passage=passage, note_says="" if is_quote else selection.note)

    @property
    def _quotes_need_no_look(self) -> bool:
        """Whether the way of counting was found to give every stored quote, or so few that they are none."""
        offsets = self.offsets
        return offsets.quoted == offsets.with_quote or offsets.quoted * 2 <= offsets.with_quote

    def _mark(
        self, place: PlacedSource, mark: QdaSelection, heights: Sequence[float], first: int
    ) -> Excerpt | None:
        if mark.area is None:
            if not 0 <= mark.start < mark.end <= LARGEST_NUMBER:
                self.lost["stretches of sound without a length"] += 1
                return None
            span = Span(begin_ms=mark.start, end_ms=mark.end)
            return self._excerpt(place, mark, span=span, note_says=mark.note)
        if place.source.kind is QdaKind.PDF and not heights:
            self.lost["areas of pages whose file cannot be read"] += 1
            return None
        area = _area(mark.area, heights, first)
        if area is None:
            self.lost["areas outside their picture or page"] += 1
            return None
        return self._excerpt(place, mark, area=area, note_says=mark.note)

    def _excerpt(
        self,
        place: PlacedSource,
        mark: QdaSelection,
        *,
        note_says: str,
        passage: Passage | None = None,
        area: Area | None = None,
        span: Span | None = None,
    ) -> Excerpt:
        name = self._name(place, mark.guid)
        return Excerpt(
            id=name,
            part=place.part,
            version=place.version,
            passage=passage,
            area=area,
            span=span,
            note=self.notes.text(mark.notes, note_says),
            guid=self.identity.own(mark.guid, "excerpt", name)
            if self.names_of.get(mark.guid) == name
            else "",
        )

    def _name(self, place: PlacedSource, guid: str) -> str:
        known = self.names.get(guid)
        if known is not None and guid not in self.names_of:
            self.names_of[guid] = known
            return known
        number = self._numbers.get(place.owner, 0) + 1
        while f"{place.owner}-e{number}" in self._taken:
            number += 1
        self._numbers[place.owner] = number
        name = f"{place.owner}-e{number}"
        if guid:
            self.names_of.setdefault(guid, name)
        return name

    def _with_codings(
        self, place: PlacedSource, mark: QdaSelection, excerpt: Excerpt
    ) -> tuple[Excerpt, list[Coding]]:
        return excerpt, list(self._codings(excerpt.id, mark.codings))

    def _codings(self, excerpt: str, codings: Sequence[QdaCoding]) -> Iterator[Coding]:
        seen: set[tuple[str, str]] = set()
        for coding in codings:
            code = self.codes.get(coding.code)
            if code is None:
                self.lost["codings with a code that is not there"] += 1
                continue
            coder = self.coders.of(coding.user)
            if (code, coder) in seen:
                self.lost["codings that one coder gave twice"] += 1
                continue
            seen.add((code, coder))
            guid = "" if coding.guid in self._guids else coding.guid
            self._guids.add(coding.guid)
            yield Coding(
                excerpt=excerpt,
                code=code,
                coder=coder,
                on=coding.on,
                memo=self.notes.text(coding.notes, user=coding.user),
                guid=self.identity.own(guid, "coding", excerpt, code, coder),
            )

    def _whole(self, place: PlacedSource) -> Iterator[tuple[Excerpt, list[Coding]]]:
        """A code of a whole source stands on a mark of all of it, where it is known how large that is."""
        text, media = place.clean.text, place.media
        codings = place.source.codings
        mark = QdaSelection(guid="", codings=codings)
        if text:
            whole = self._excerpt(
                place, mark, passage=Passage(start=0, end=len(text), quote=text), note_says=""
            )
        elif media and media.width and media.height:
            area = Area(left=0, top=0, right=media.width, bottom=media.height)
            whole = self._excerpt(place, mark, area=area, note_says="")
        elif media and media.length_ms:
            whole = self._excerpt(place, mark, span=Span(begin_ms=0, end_ms=media.length_ms), note_says="")
        else:
            self.lost["codes on a whole source that has no text"] += len(codings)
            return
        self.lost[WHOLE] += len(codings)
        yield self._with_codings(place, mark, whole)


def _first_page(marks: Sequence[QdaSelection], pages: int) -> int:
    """The number of the first page: the standard leaves open whether it is 0 or 1, its example has 0."""
    numbers = [mark.area.page for mark in marks if mark.area is not None and mark.area.page is not None]
    return 1 if numbers and min(numbers) > 0 and max(numbers) == pages else 0


def _area(area: QdaArea, heights: Sequence[float], first: int) -> Area | None:
    """By our measures: from the upper left, pages counted from 1."""
    across, down = sorted((area.left, area.right)), sorted((area.top, area.bottom))
    unit, page = AreaUnit.PIXEL, None
    if area.page is not None:
        if not 0 <= area.page - first < len(heights):
            return None
        unit, page = AreaUnit.POINT, area.page - first + 1
        height = round(heights[page - 1])
        down = sorted((height - area.top, height - area.bottom))
    left, top = max(0, across[0]), max(0, down[0])
    if left >= across[1] or top >= down[1] or max(across[1], down[1]) > LARGEST_NUMBER:
        return None
    return Area(left=left, top=top, right=across[1], bottom=down[1], unit=unit, page=page)
