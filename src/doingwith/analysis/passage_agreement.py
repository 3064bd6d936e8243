"""How far two readers agree on marked passages: where they marked, and what for."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

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


Marked = Sequence[tuple[MarkedText, Sequence[Mark], Sequence[Mark]]]
"""Sources with the marks that either reader has in each."""


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
    a, b = readers
    common = [text for text in texts if text.read_by.issuperset(readers)]
    marked: Marked = [
        (text, _joined(text.marks.get(a, ())), _joined(text.marks.get(b, ()))) for text in common
    ]
    both = [one for one in marked if one[1] and one[2]]
    known = {
        "readers": readers,
        "sources": len(both),
        "one_sided": sum(bool(one) is not bool(other) for _, one, other in marked),
        "beside": sum(text.beside.get(reader, 0) for text in common for reader in readers),
    }
    if not both:
        return PairPassages(**known, why=_why(readers, marked))  # type: ignore[arg-type]
    return PairPassages(
        **known,  # type: ignore[arg-type]
        places=_figures(_whatever_the_code(both)),
        coded=_figures(both),
        codes=tuple(_by_code(both, factors)),
    )


def _why(readers: tuple[str, str], marked: Marked) -> str:
    who = [name for name, at in zip(readers, (1, 2), strict=True) if any(one[at] for one in marked)]
    if len(who) == 1:
        return _ONE_ONLY.format(reader=who[0])
    return _APART if who else _NEITHER


def _joined(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """The marks, those of one code that overlap as one: a reader gives a character a code once."""
    found: list[Mark] = []
    last: dict[object, int] = {}
    for mark in sorted(marks, key=lambda one: (one.start, one.end)):
        at = last.get(mark.code)
        if at is not None and mark.start < found[at].end:
            found[at] = Mark(start=found[at].start, end=max(found[at].end, mark.end), code=mark.code)
        else:
            last[mark.code] = len(found)
            found.append(mark)
    return tuple(found)


def _whatever_the_code(marked: Marked) -> Marked:
    def bare(marks: Iterable[Mark]) -> tuple[Mark, ...]:
        return _joined(Mark(start=mark.start, end=mark.end, code=_ANY) for mark in marks)

    return [(text, bare(one), bare(other)) for text, one, other in marked]


def _by_code(marked: Marked, factors: FactorList) -> Iterator[CodeFigures]:
    marks = (mark for _, one, other in marked for mark in (*one, *other))
    given = {mark.code for mark in marks if isinstance(mark.code, Meaning)}
    labels = {Meaning(CodeKind.FACTOR, one.id): one.label for one in factors.factors}
    others = sorted(code for code in given if code.kind is not CodeKind.FREE and code not in labels)
    for code in (*labels, *others):
        if code in given:
            own = [(text, _with(code, one), _with(code, other)) for text, one, other in marked]
            yield CodeFigures(code=code, label=labels.get(code, ""), figures=_figures(own))


def _with(code: Meaning, marks: Iterable[Mark]) -> tuple[Mark, ...]:
    return tuple(mark for mark in marks if mark.code == code)


def _figures(marked: Marked) -> MarkFigures:
    ones: list[Mark] = []
    others: list[Mark] = []
    length = 0
    for text, one, other in marked:
        ones += _moved(one, length)
        others += _moved(other, length)
        length += text.length
    return MarkFigures(
        passages=(len(ones), len(others)),
        sources=sum(bool(one or other) for _, one, other in marked),
        by_character=character_alpha((ones, others), length),
        by_passage=unitizing_alpha((ones, others), length),
    )


def _moved(marks: Iterable[Mark], by: int) -> Iterator[Mark]:
    return (Mark(start=mark.start + by, end=mark.end + by, code=mark.code) for mark in marks)
