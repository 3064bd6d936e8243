"""How likely the truth table is to stay as it is when cases are left out or have the outcome wrong.

A. Thiem, R. Spöhel and A. Dușa, Enhancing Sensitivity Diagnostics for Qualitative Comparative Analysis: A
Combinatorial Approach, Political Analysis 24 (2016). Crisp sets only. Exact, without going through sets of
cases: rows change independently of one another, so the ways in which each stays are multiplied.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import comb

import numpy as np

from doingwith.methods.qca.problems import QcaRefused
from doingwith.methods.qca.table import Cuts, Out, TruthTable

__all__ = ["Change", "is_told", "retention_of_each", "retention_of_number"]


class Change(StrEnum):
    """What may happen to a case."""

    LEFT_OUT = "left out"
    WRONG = "counted with the wrong outcome"


@dataclass(frozen=True)
class _Counts:
    """How many cases of a row have the outcome, and how many have not."""

    having: int
    lacking: int

    @property
    def number(self) -> int:
        return self.having + self.lacking


def retention_of_each(table: TruthTable, change: Change, probability: float) -> float:
    """The probability that every row keeps its value, when each case changes with the same probability.

    Raises QcaRefused when the sets are not crisp, or a condition was not asked of every case.
    """
    staying = 1.0
    for counts in _rows(table):
        staying *= sum(
            ways * probability**changed * (1 - probability) ** (counts.number - changed)
            for changed, ways in enumerate(_ways_to_stay(counts, table.cuts, change, counts.number))
        )
    return staying


def retention_of_number(table: TruthTable, change: Change, number: int) -> float:
    """The share of the sets of so many cases whose change leaves every row its value, 0 to 1.

    Raises QcaRefused when the sets are not crisp, or have fewer cases.
    """
    rows = _rows(table)
    total = sum(counts.number for counts in rows)
    if not 0 <= number <= total:
        raise QcaRefused(f"{number} of {total} cases cannot change.")
    ways = [1]
    for counts in rows:
        ways = _multiplied(ways, _ways_to_stay(counts, table.cuts, change, number))[: number + 1]
    return (ways[number] if number < len(ways) else 0) / comb(total, number)


def is_told(table: TruthTable) -> bool:
    """Whether all sets are crisp and everything was asked of every case."""
    figures = np.column_stack([table.data.memberships, table.data.outcome])
    return not table.space.not_asked and bool((figures == np.round(figures)).all())


def _rows(table: TruthTable) -> list[_Counts]:
    data = table.data
    if not is_told(table):
        raise QcaRefused(
            "How likely the table is to stay can be told of crisp sets only, with all asked of every case."
        )
    has = dict(zip(data.cases, data.outcome.tolist(), strict=True))
    counted = [(sum(has[case] == 1 for case in row.cases), len(row.cases)) for row in table.rows]
    return [_Counts(having, number - having) for having, number in counted]


def _ways_to_stay(counts: _Counts, cuts: Cuts, change: Change, most: int) -> list[int]:
    """For each number of changed cases of a row, up to ``most``, how many sets leave the row its value."""
    before, ways = _out(counts, cuts), [0] * (min(most, counts.number) + 1)
    for having in range(min(most, counts.having) + 1):
        for lacking in range(min(most - having, counts.lacking) + 1):
            if _out(_changed(counts, having, lacking, change), cuts) is before:
                ways[having + lacking] += comb(counts.having, having) * comb(counts.lacking, lacking)
    return ways


def _changed(counts: _Counts, having: int, lacking: int, change: Change) -> _Counts:
    if change is Change.LEFT_OUT:
        return _Counts(counts.having - having, counts.lacking - lacking)
    return _Counts(counts.having - having + lacking, counts.lacking - lacking + having)


def _out(counts: _Counts, cuts: Cuts) -> Out:
    share = counts.having / counts.number if counts.number else None
    return cuts.out(n=counts.number, incl=share, pri=share)


def _multiplied(one: Sequence[int], other: Sequence[int]) -> list[int]:
    found = [0] * (len(one) + len(other) - 1)
    for at, value in _terms(one):
        for place, factor in _terms(other):
            found[at + place] += value * factor
    return found


def _terms(polynomial: Sequence[int]) -> Iterator[tuple[int, int]]:
    return ((at, value) for at, value in enumerate(polynomial) if value)
