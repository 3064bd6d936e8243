"""How a sender counts: every way is tried, and the one is taken by which the passages make sense.

The standard counts Unicode code points and does not say whether the last one belongs to a passage. Programs
also count UTF-16 units, count a line end of two characters as one or one as two, count the byte-order
mark, and name the last character or the one after it. Each combination is scored over all passages of a
project: whether it gives a stored quote, and whether it begins and ends where words do.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import product

import numpy as np
import numpy.typing as npt

from doingwith.exchange.refi_qda.project import QdaProject, QdaSelection

__all__ = ["Convention", "Detected", "LineEnds", "Unit", "detected", "gives_quote", "placed"]

MARK = "\ufeff"
Places = npt.NDArray[np.int64]


class Unit(StrEnum):
    """What is counted."""

    CODE_POINTS = "code points"
    UTF_16 = "UTF-16 units"


class LineEnds(StrEnum):
    """How line ends are counted."""

    AS_STORED = "as stored"
    ONE = "two characters count as one"
    TWO = "one character counts as two"


@dataclass(frozen=True, kw_only=True)
class Convention:
    """One way of counting."""

    unit: Unit
    line_ends: LineEnds
    mark_counted: bool
    end_inclusive: bool


CONVENTIONS = tuple(
    Convention(unit=unit, line_ends=ends, mark_counted=mark, end_inclusive=inclusive)
    for unit, ends, mark, inclusive in product(Unit, LineEnds, (False, True), (False, True))
)
"""The standard's own way first: of ways that fit alike, the first is taken."""


@dataclass(frozen=True, kw_only=True)
class Detected:
    """The way that was chosen. ``sure`` from 0 to 1: how far ahead of the best that gives other passages.

    ``quoted``: passages whose stored quote it gives, of those that have one (``with_quote``);
    ``on_words``: passages that begin and end where words do.
    """

    convention: Convention
    sure: float
    passages: int
    on_words: int
    quoted: int
    with_quote: int


class _Text:
    """A text and where each way of counting begins its characters."""

    def __init__(self, raw: str) -> None:
        self.marked = raw.startswith(MARK)
        self.text = raw.removeprefix(MARK)
        self.codes = np.frombuffer(self.text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)

    @cached_property
    def _pair(self) -> npt.NDArray[np.bool_]:
        """Where a carriage return stands before a line feed."""
        found = np.zeros(len(self.codes), dtype=bool)
        found[:-1] = (self.codes[:-1] == 13) & (self.codes[1:] == 10)
        return found

    def ends(self, way: Convention) -> Places:
        """The sender's count after each character."""
        size = np.ones(len(self.codes), dtype=np.int64)
        if way.unit is Unit.UTF_16:
            size[self.codes > 0xFFFF] = 2
        if way.line_ends is LineEnds.ONE:
            size[self._pair] = 0
        elif way.line_ends is LineEnds.TWO:
            lonely = self.codes == 10
            lonely[1:] &= ~self._pair[:-1]
            size[lonely] = 2
        return np.cumsum(size) + (1 if way.mark_counted else 0)

    def span(self, way: Convention, ends: Places, start: int, end: int) -> tuple[int, int] | None:
        """A passage as characters of the text without its mark; None when it lies outside."""
        last = int(ends[-1]) if len(ends) else 0
        stop = end + way.end_inclusive
        if not (way.mark_counted <= start < stop <= last):
            return None
        first = int(np.searchsorted(ends, start, side="right"))
        return first, int(np.searchsorted(ends, stop, side="left")) + 1


def detected(project: QdaProject) -> Detected:
    """The way of counting by which the project's passages make most sense."""
    texts = [(_Text(source.text), source.selections) for source in project.sources if source.selections]
    scored = [_scored(way, texts) for way in CONVENTIONS]
    best = max(scored, key=lambda one: one[1])
    others = [score for _, score, spans in scored if spans != best[2]]
    passages = sum(len(selections) for _, selections in texts)
    on_words, quoted, with_quote = _tally(texts, best[2])
    ahead = (best[1] - max(others, default=0.0)) / best[1] if best[1] > 0 else 0.0
    return Detected(
        convention=best[0],
        sure=round(min(1.0, max(0.0, ahead)), 3),
        passages=passages,
        on_words=on_words,
        quoted=quoted,
        with_quote=with_quote,
    )


Spans = tuple[tuple[int, int] | None, ...]
Texts = Sequence[tuple[_Text, tuple[QdaSelection, ...]]]


def _scored(way: Convention, texts: Texts) -> tuple[Convention, float, Spans]:
    spans: list[tuple[int, int] | None] = []
    score = 0.0
    for text, selections in texts:
        ends = text.ends(way)
        for selection in selections:
            span = text.span(way, ends, selection.start, selection.end)
            spans.append(span)
            score += _sense(text.text, span, selection)
    if way.mark_counted and not any(text.marked for text, _ in texts):
        score -= 0.5  # a mark that is in no text is counted by nobody, unless it fits clearly better
    return way, score, tuple(spans)


def _sense(text: str, span: tuple[int, int] | None, selection: QdaSelection) -> float:
    """How much sense a passage makes: 4 for its stored quote, 1 for each end that is a word's."""
    if span is None:
        return -4.0
    begins, stops = _on_words(text, *span)
    return begins + stops + (4.0 if gives_quote(text[slice(*span)], selection.hints) else 0.0)


def _on_words(text: str, start: int, end: int) -> tuple[bool, bool]:
    first, last = text[start], text[end - 1]
    begins = not first.isspace() and not (first.isalnum() and start and text[start - 1].isalnum())
    stops = not last.isspace() and not (last.isalnum() and end < len(text) and text[end].isalnum())
    return begins, stops


def gives_quote(found: str, hints: Sequence[str]) -> bool:
    """Whether a passage is what a stored text says, whole or cut short."""
    here = " ".join(found.split())
    return any(_is_quote(here, " ".join(hint.split())) for hint in hints)


def _is_quote(here: str, hint: str) -> bool:
    cut = hint.rstrip(".…").rstrip()
    return bool(hint) and (here == hint or (len(cut) > 8 and here.startswith(cut)))


def _tally(texts: Texts, spans: Spans) -> tuple[int, int, int]:
    on_words = quoted = with_quote = 0
    for (text, selection), span in zip(_each(texts), spans, strict=True):
        with_quote += bool(selection.hints)
        if span is not None:
            on_words += all(_on_words(text.text, *span))
            quoted += gives_quote(text.text[slice(*span)], selection.hints)
    return on_words, quoted, with_quote


def _each(texts: Texts) -> Iterator[tuple[_Text, QdaSelection]]:
    for text, selections in texts:
        for selection in selections:
            yield text, selection


def placed(raw: str, selections: Sequence[QdaSelection], way: Convention) -> list[tuple[int, int] | None]:
    """Each passage as code points of the text without its byte-order mark, end exclusive; None: outside."""
    text = _Text(raw)
    ends = text.ends(way)
    return [text.span(way, ends, one.start, one.end) for one in selections]
