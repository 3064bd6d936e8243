"""The figures of an answer as rows: the truth table, and what the cases with the outcome had."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from doingwith.analysis.configurations.answer import Answer
from doingwith.analysis.configurations.necessity import NecessitySet, necessity_of
from doingwith.methods.qca import Out
from doingwith.reporting.context import capital
from doingwith.reporting.wording import listed

__all__ = ["NecessityRow", "TableRow", "figure", "heads", "necessity_rows", "truth_rows"]

OUTS = {
    Out.POSITIVE: "goes with the outcome",
    Out.NEGATIVE: "goes without it",
    Out.CONTRADICTION: "contradicts itself",
    Out.REMAINDER: "too few cases to say",
}


@dataclass(frozen=True, kw_only=True)
class TableRow:
    """One combination that cases have."""

    values: Sequence[tuple[str, str]]
    out: str
    consistency: str
    pri: str
    cases: Sequence[tuple[str, str]]


@dataclass(frozen=True, kw_only=True)
class NecessityRow:
    """A condition, or its absence: how far the cases with the outcome had it, and what that says."""

    sentence: str
    consistency: str
    relevance: str
    says: str


def figure(value: float | None) -> str:
    """A figure to two places; a dash where it is not defined."""
    return "–" if value is None else f"{value:.2f}"


def heads(answer: Answer) -> list[str]:
    """The conditions, as columns of the truth table."""
    return [capital(one.name.present) for one in answer.calibrated.conditions]


def truth_rows(answer: Answer, url: Callable[[str], str]) -> list[TableRow]:
    """The truth table, each row with its cases; ``url`` gives where a case is read."""
    columns = heads(answer)
    return [
        TableRow(
            values=[
                (head, "yes" if value else "no") for head, value in zip(columns, row.values, strict=True)
            ],
            out=OUTS[row.out],
            consistency=figure(row.incl),
            pri=figure(row.pri),
            cases=[(case, url(case)) for case in row.cases],
        )
        for row in answer.table.rows
    ]


def necessity_rows(answer: Answer) -> list[NecessityRow]:
    """What the cases with the outcome had, and what that says."""
    return [
        NecessityRow(
            sentence=capital(one.sentence),
            consistency=figure(one.figures.incl),
            relevance=figure(one.figures.ron),
            says=_necessity_words(one),
        )
        for one in necessity_of(answer)
    ]


def _necessity_words(one: NecessitySet) -> str:
    if not one.is_necessary:
        return f"{listed(list(one.without))} had the outcome without it." if one.without else "Only in part."
    if one.is_trivial:
        return "Every case with the outcome had it, and so had nearly every other: it says nothing."
    return "Every case with the outcome had it."
