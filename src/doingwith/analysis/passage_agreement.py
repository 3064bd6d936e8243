"""How far two readers agree on marked passages: where they marked, and what for."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from doingwith.analysis.marked_texts import MarkedText, Meaning
from doingwith.cases.case import Case
from doingwith.evidence.codes import CodeKind
from doingwith.methods.agreement import Agreement, Mark, character_alpha, unitizing_alpha
from doingwith.programmes.factors import FactorList

__all__ = [
    "CodeFigures",
    "MarkFigures",
    "PairPassages",
    "passage_agreement",
]

_ANY = Meaning(CodeKind.FREE, "")
_NEITHER = "Neither of them gave a code to a passage of a text."
_ONE_ONLY = "Only {reader} gave codes to passages of a text, so there is nothing to compare."
_APART = "They marked passages in no source in common, so there is nothing to compare."


@dataclass(frozen=True, kw_only=True)
class MarkFigures:
    """Two coefficients over the same marks, each with its form and its unit.

    ``passages`` are how many each of the two readers marked: those of one code that overlap count once.
    ``sources`` of the compared ones have any of them.
    """

    passages: tuple[int, int]
    sources: int
    by_character: Agreement
    by_passage: Agreement


@dataclass(frozen=True, kw_only=True)
class CodeFigures:
    """The figures of one factor, clause or outcome: passages marked with it against all the rest.

    ``label`` is a factor's; a clause and an outcome are named by their kind and identifier alone.
    """

    code: Meaning
    label: str
    figures: MarkFigures


@dataclass(frozen=True, kw_only=True)
class PairPassages:
    """The marked passages of two readers, over the ``sources`` that both marked.

    ``one_sided`` sources were marked by one of them only and are left out: whether the other read them is
    not known. ``beside`` counts their codes on pictures and sound, which are not compared. Where no source
    was marked by both, ``why`` says so in a sentence and there are no figures.
    ``places`` asks where they marked, whatever the code; ``coded`` where and with which code.
    """

    readers: tuple[str, str]
    sources: int
    one_sided: int
    beside: int
    why: str = ""
    places: MarkFigures | None = None
    coded: MarkFigures | None = None
    codes: tuple[CodeFigures, ...] = ()


class _Placed(NamedTuple):
    """A mark where it stands when all compared texts are joined, and the number of its text."""

    text: int
    mark: Mark


Placed = tuple[Sequence[_Placed], Sequence[_Placed]]
"""The marks of either reader."""


def passage_agreement(
    cases: Iterable[Case], texts: Collection[MarkedText], factors: FactorList
) -> tuple[PairPassages, ...]:
    """Agreement on marked passages for each two readers who read a case together.

    Only sources of cases that both have read count. Factors, clauses and outcomes have figures of their own,
    factors first, in their order; codes in a reader's own words count among all codes together.
    The texts are joined end to end. By character: every character is a unit and an unmarked one has a value
    too. By passage: alpha for unitizing in the form of 2016 (Krippendorff, Mathet, Bouvry and Widlöcher).
    """
    together = {pair for case in cases for pair in combinations(sorted(case.reader_names), 2)}
    return tuple(_pair(readers, texts, factors) for readers in sorted(together))


def _pair(readers: tuple[str, str], texts: Iterable[MarkedText], factors: FactorList) -> PairPassages:
    common = [text for text in texts if text.read_by.issuperset(readers)]
    marked = [tuple(bool(text.marks.get(reader)) for reader in readers) for text in common]
    both = [text for text, by in zip(common, marked, strict=True) if all(by)]
    known = {
        "readers": readers,
        "sources": len(both),
        "one_sided": sum(any(by) and not all(by) for by in marked),
        "beside": sum(text.beside.get(reader, 0) for text in common for reader in readers),
    }
    if not both:
        return PairPassages(**known, why=_why(readers, marked))  # type: ignore[arg-type]
    length = sum(text.length for text in both)
    coded = (_joined_end_to_end(both, readers[0]), _joined_end_to_end(both, readers[1]))
    places = (_joined(_bare(coded[0])), _joined(_bare(coded[1])))
    return PairPassages(
        **known,  # type: ignore[arg-type]
        places=_figures(places, length),
        coded=_figures(coded, length),
        codes=tuple(_by_code(coded, length, factors)),
    )


def _why(readers: tuple[str, str], marked: Iterable[tuple[bool, ...]]) -> str:
    who = [reader for reader, has in zip(readers, zip(*marked, strict=True), strict=False) if any(has)]
    if len(who) == 1:
        return _ONE_ONLY.format(reader=who[0])
    return _APART if who else _NEITHER


def _joined_end_to_end(texts: Iterable[MarkedText], reader: str) -> list[_Placed]:
    placed, by = [], 0
    for number, text in enumerate(texts):
        for mark in text.marks[reader]:
            placed.append(_Placed(number, Mark(start=by + mark.start, end=by + mark.end, code=mark.code)))
        by += text.length
    return _joined(placed)


def _bare(placed: Iterable[_Placed]) -> Iterator[_Placed]:
    for one in placed:
        yield _Placed(one.text, Mark(start=one.mark.start, end=one.mark.end, code=_ANY))


def _joined(placed: Iterable[_Placed]) -> list[_Placed]:
    """The marks, those of one code that overlap as one: a reader gives a character a code once."""
    found: list[_Placed] = []
    last: dict[object, int] = {}
    for one in sorted(placed, key=lambda one: (one.mark.start, one.mark.end)):
        mark, at = one.mark, last.get(one.mark.code)
        if at is not None and mark.start < found[at].mark.end:
            before = found[at].mark
            whole = Mark(start=before.start, end=max(before.end, mark.end), code=mark.code)
            found[at] = _Placed(one.text, whole)
        else:
            last[mark.code] = len(found)
            found.append(one)
    return found


def _by_code(coded: Placed, length: int, factors: FactorList) -> Iterator[CodeFigures]:
    given: dict[object, tuple[list[_Placed], list[_Placed]]] = {}
    for reader, placed in enumerate(coded):
        for one in placed:
            given.setdefault(one.mark.code, ([], []))[reader].append(one)
    labels = {Meaning(CodeKind.FACTOR, one.id): one.label for one in factors.factors}
    known = (code for code in given if isinstance(code, Meaning))
    others = sorted(code for code in known if code.kind is not CodeKind.FREE and code not in labels)
    for code in (*labels, *others):
        if code in given:
            figures = _figures(given[code], length)
            yield CodeFigures(code=code, label=labels.get(code, ""), figures=figures)


def _figures(placed: Placed, length: int) -> MarkFigures:
    marks = tuple([one.mark for one in own] for own in placed)
    return MarkFigures(
        passages=(len(placed[0]), len(placed[1])),
        sources=len({one.text for own in placed for one in own}),
        by_character=character_alpha(marks, length),
        by_passage=unitizing_alpha(marks, length),
    )
