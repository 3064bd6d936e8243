"""How a sender counts: every way is tried, and the one is taken by which the passages make sense.

Each way is scored over all passages of a project: whether it gives a stored quote, and whether it begins and
ends where words do.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from doingwith.exchange.refi_qda.counting import CONVENTIONS, Convention, CountedText, LineEnds, Places, Unit
from doingwith.exchange.refi_qda.project import QdaProject, QdaSelection

__all__ = ["CONVENTIONS", "Convention", "Detected", "LineEnds", "Unit", "detected", "gives_quote", "placed"]


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


@dataclass(frozen=True, kw_only=True)
class _Sense:
    """What a passage is: how much sense it makes, whether it is of whole words, and its stored quote."""

    score: float
    on_words: bool
    quoted: bool


OUTSIDE = _Sense(score=-4.0, on_words=False, quoted=False)


@dataclass(frozen=True)
class _Told:
    """How one way of counting does in one text: its spans, how much sense they make, and how many do."""

    spans: bytes
    score: float
    on_words: int
    quoted: int


class _Tally:
    """How well one way of counting does over all texts."""

    def __init__(self) -> None:
        self.score, self.on_words, self.quoted = 0.0, 0, 0
        self.spans: list[bytes] = []

    def add(self, told: _Told) -> None:
        """One more text."""
        self.spans.append(told.spans)
        self.score += told.score
        self.on_words += told.on_words
        self.quoted += told.quoted


def detected(project: QdaProject) -> Detected:
    """The way of counting by which the project's passages make most sense.

    A project of ours is counted in the standard's own way, if that gives every stored quote.
    """
    sources = [
        (CountedText(source.text), source.selections)
        for source in (*project.sources, *project.notes)
        if source.text is not None and source.selections
    ]
    passages = sum(len(selections) for _, selections in sources)
    with_quote = sum(bool(one.hints) for _, selections in sources for one in selections)
    if project.is_ours:
        known = _tallies(sources, CONVENTIONS[:1])[CONVENTIONS[0]]
        if known.quoted == with_quote:
            return _detected(CONVENTIONS[0], known, 1.0, passages, with_quote)
    tallies = _tallies(sources, CONVENTIONS)
    best = max(CONVENTIONS, key=lambda way: tallies[way].score)
    others = [one.score for one in tallies.values() if one.spans != tallies[best].spans]
    score = tallies[best].score
    ahead = (score - max(others, default=0.0)) / score if score > 0 else 0.0
    return _detected(best, tallies[best], min(1.0, max(0.0, ahead)), passages, with_quote)


def _detected(way: Convention, tally: _Tally, sure: float, passages: int, with_quote: int) -> Detected:
    return Detected(
        convention=way,
        sure=round(sure, 3),
        passages=passages,
        on_words=tally.on_words,
        quoted=tally.quoted,
        with_quote=with_quote,
    )


def _tallies(
    sources: Sequence[tuple[CountedText, Sequence[QdaSelection]]], ways: Sequence[Convention]
) -> dict[Convention, _Tally]:
    tallies = {way: _Tally() for way in ways}
    for text, selections in sources:
        places = _places(selections)
        known: dict[tuple[int, int, int], _Sense] = {}
        told: dict[tuple[object, ...], _Told] = {}
        for way, tally in tallies.items():
            differing = text.differing(way)
            if differing not in told:
                told[differing] = _told(known, text.text, text.spans(way, places), selections)
            tally.add(told[differing])
    if not any(text.marked for text, _ in sources):
        for way, tally in tallies.items():
            # A mark that is in no text is counted by nobody, unless it fits clearly better.
            tally.score -= 0.5 if way.mark_counted else 0.0
    return tallies


def _places(selections: Sequence[QdaSelection]) -> Places:
    return np.array([(one.start, one.end) for one in selections], dtype=np.int64).reshape(-1, 2)


def _told(
    known: dict[tuple[int, int, int], _Sense], text: str, spans: Places, selections: Sequence[QdaSelection]
) -> _Told:
    senses = [_known(known, text, at, span, selections) for at, span in enumerate(spans.tolist())]
    return _Told(
        spans=spans.tobytes(),
        score=sum(sense.score for sense in senses),
        on_words=sum(sense.on_words for sense in senses),
        quoted=sum(sense.quoted for sense in senses),
    )


def _known(
    known: dict[tuple[int, int, int], _Sense],
    text: str,
    at: int,
    span: Sequence[int],
    selections: Sequence[QdaSelection],
) -> _Sense:
    """Most ways of counting give the same passage, which is looked at once."""
    key = (at, span[0], span[1])
    if key not in known:
        known[key] = _sense(text, span[0], span[1], selections[at])
    return known[key]


def _sense(text: str, start: int, end: int, selection: QdaSelection) -> _Sense:
    """How much sense a passage makes: 4 for its stored quote, 1 for each end that is a word's."""
    if start < 0:
        return OUTSIDE
    begins, stops = _on_words(text, start, end)
    quoted = bool(selection.hints) and gives_quote(text[start:end], selection.hints)
    return _Sense(score=begins + stops + (4.0 if quoted else 0.0), on_words=begins and stops, quoted=quoted)


def _on_words(text: str, start: int, end: int) -> tuple[bool, bool]:
    first, last = text[start], text[end - 1]
    begins = not first.isspace() and not (first.isalnum() and start and text[start - 1].isalnum())
    stops = not last.isspace() and not (last.isalnum() and end < len(text) and text[end].isalnum())
    return begins, stops


def gives_quote(found: str, hints: Sequence[str]) -> bool:
    """Whether a passage is what a stored text says, whole or cut short."""
    if found in hints and found.strip():  # as it mostly is
        return True
    here = " ".join(found.split())
    return any(_is_quote(here, " ".join(hint.split())) for hint in hints)


def _is_quote(here: str, hint: str) -> bool:
    cut = hint.rstrip(".…").rstrip()
    return bool(hint) and (here == hint or (len(cut) > 8 and here.startswith(cut)))


def placed(raw: str, selections: Sequence[QdaSelection], way: Convention) -> list[tuple[int, int] | None]:
    """Each passage as code points of the text without its byte-order mark, end exclusive; None: outside."""
    if not selections:
        return []
    spans = CountedText(raw).spans(way, _places(selections)).tolist()
    return [(start, end) if start >= 0 else None for start, end in spans]
