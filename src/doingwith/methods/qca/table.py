"""Sets and truth tables.

Definitions as in QCA with R (Dusa 2019), chapters 5 and 7, and in C. C. Ragin, Redesigning Social Inquiry
(2008). A case belongs to the row in which its membership is above 0.5; consistency and PRI of a row are
taken over all cases.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

import numpy as np
import numpy.typing as npt

from doingwith.methods.qca.fit import consistency, pri
from doingwith.methods.qca.problems import QcaRefused
from doingwith.methods.qca.terms import NOT_ASKED, Space, Term

__all__ = ["TOLERANCE", "Cuts", "Floats", "Out", "Row", "SetData", "TruthTable", "truth_table"]

TOLERANCE = 2**-26
"""How far below a cut-off a figure still reaches it: the square root of the machine precision."""
Floats = npt.NDArray[np.float64]


class Out(StrEnum):
    """What a row says of the outcome."""

    POSITIVE = "1"
    NEGATIVE = "0"
    CONTRADICTION = "C"
    REMAINDER = "?"


@dataclass(frozen=True, kw_only=True)
class SetData:
    """Cases and their memberships.

    ``memberships``: cases x conditions, 0 to 1 where the condition has two levels, else the value itself
    (0, 1, 2 ...), and NOT_ASKED where a condition was not asked of a case, as when it says in which order
    two others came and one of them is absent. ``outcome``: one membership for each case.
    """

    cases: tuple[str, ...]
    conditions: tuple[str, ...]
    levels: tuple[int, ...]
    memberships: Floats
    outcome_name: str
    outcome: Floats

    def __post_init__(self) -> None:
        check(self)

    @cached_property
    def space(self) -> Space:
        """The conditions and how many values each has."""
        somewhere = (self.memberships == NOT_ASKED).any(axis=0)
        return Space(self.conditions, self.levels, frozenset(np.flatnonzero(somewhere).tolist()))

    def negated(self) -> "SetData":
        """The same cases with the outcome turned round."""
        name = (
            self.outcome_name.removeprefix("~")
            if self.outcome_name.startswith("~")
            else f"~{self.outcome_name}"
        )
        return replace(self, outcome=1 - self.outcome, outcome_name=name)

    def in_literal(self, at: int, value: int) -> Floats:
        """Each case's membership in a condition having a value: 0 where it was not asked."""
        column = self.memberships[:, at]
        if self.levels[at] > 2 or value == NOT_ASKED:
            return np.asarray(column == value, dtype=np.float64)
        inside = column if value else 1 - column
        return np.asarray(np.where(column == NOT_ASKED, 0.0, inside), dtype=np.float64)

    def in_term(self, term: Term) -> Floats:
        """Each case's membership in a conjunction: the smallest of its literals; 1 for the empty term."""
        if not term:
            return np.ones(len(self.cases))
        return np.asarray(
            np.minimum.reduce([self.in_literal(*literal) for literal in term]), dtype=np.float64
        )

    def in_model(self, terms: Sequence[Term]) -> Floats:
        """Each case's membership in a model: the largest of its terms; 0 for no terms."""
        if not terms:
            return np.zeros(len(self.cases))
        return np.asarray(np.maximum.reduce([self.in_term(term) for term in terms]), dtype=np.float64)

    @cached_property
    def ambiguous(self) -> tuple[tuple[str, str], ...]:
        """Cases and conditions with a membership of exactly 0.5: such a case belongs to no row."""
        return tuple(
            (self.cases[case], self.conditions[at])
            for at, level in enumerate(self.levels)
            if level == 2
            for case in np.flatnonzero(self.memberships[:, at] == 0.5)
        )


def check(data: SetData) -> None:
    """Raises QcaRefused when the sets cannot be compared, with a sentence that says why."""
    for names, noun in ((data.conditions, "condition"), (data.cases, "case")):
        twice = (
            sorted({name for name in names if names.count(name) > 1}) if len(set(names)) < len(names) else []
        )
        if twice:
            raise QcaRefused(
                f"The {noun} “{twice[0]}” stands there twice. Give each {noun} a name of its own."
            )
    if not data.cases:
        raise QcaRefused("There is no case, so there is nothing to compare.")
    if not data.conditions:
        raise QcaRefused("There is no condition. Name at least one.")
    if data.outcome_name.removeprefix("~") in data.conditions:
        raise QcaRefused(
            f"“{data.outcome_name}” is the outcome and a condition as well. It can be only one of them."
        )
    for name, values in (
        *zip(data.conditions, data.memberships.T, strict=True),
        (data.outcome_name, data.outcome),
    ):
        if np.isnan(values).any():
            case = data.cases[int(np.flatnonzero(np.isnan(values))[0])]
            raise QcaRefused(
                f"“{name}” is missing for the case “{case}”. Missing is not absent: decide what it means "
                "(dc: it was not asked of this case), or leave the case out."
            )


@dataclass(frozen=True, kw_only=True)
class Cuts:
    """From where on a row counts as positive.

    ``incl``: one consistency cut-off, or two: at or above the first a row is positive, between them it
    contradicts itself, below the second it is negative. ``pri``: the least PRI of a positive row.
    A PRI that is not defined reaches no cut-off but 0. ``n``: a row with fewer cases is a remainder.
    """

    incl: tuple[float, ...] = (0.8,)
    pri: float = 0.0
    n: int = 1

    def __post_init__(self) -> None:
        if len(self.incl) not in (1, 2) or not all(0 <= cut <= 1 for cut in (*self.incl, self.pri)):
            raise QcaRefused("Give one or two consistency cut-offs and a PRI cut-off, each from 0 to 1.")
        if len(self.incl) == 2 and self.incl[0] < self.incl[1]:
            raise QcaRefused("Of two consistency cut-offs, give the higher one first.")
        if self.n < 1:
            raise QcaRefused("The least number of cases in a row is 1 or more.")

    def out(self, *, n: int, incl: float | None, pri: float | None) -> Out:
        """What a row with these figures says."""
        if n < self.n or incl is None:
            return Out.REMAINDER
        if incl + TOLERANCE >= self.incl[0] and (self.pri == 0 or (pri or 0.0) + TOLERANCE >= self.pri):
            return Out.POSITIVE
        if len(self.incl) == 2 and self.incl[1] <= incl + TOLERANCE and incl < self.incl[0]:
            return Out.CONTRADICTION
        return Out.NEGATIVE


@dataclass(frozen=True, kw_only=True)
class Row:
    """One observed row. ``incl`` and ``pri`` are None where they are not defined."""

    number: int
    values: tuple[int, ...]
    out: Out
    n: int
    incl: float | None
    pri: float | None
    cases: tuple[str, ...]

    @property
    def told(self) -> tuple[int | str, ...]:
        """The values for people: ``dc`` (do not care) for a condition that was not asked."""
        return tuple("dc" if value == NOT_ASKED else value for value in self.values)


@dataclass(frozen=True, kw_only=True)
class TruthTable:
    """The observed rows, by their numbers. Every other row is a remainder that no case is in."""

    data: SetData
    cuts: Cuts
    rows: tuple[Row, ...]

    @property
    def space(self) -> Space:
        """The conditions and how many values each has."""
        return self.data.space

    def values(self, *outs: Out) -> list[tuple[int, ...]]:
        """The values of the rows that say one of these."""
        return [row.values for row in self.rows if row.out in outs]

    @property
    def nowhere(self) -> tuple[str, ...]:
        """Cases that belong to no row, because a membership of theirs is exactly 0.5."""
        placed = {case for row in self.rows for case in row.cases}
        return tuple(case for case in self.data.cases if case not in placed)

    @property
    def deviant(self) -> tuple[str, ...]:
        """Cases in a positive row that do not have the outcome."""
        has = dict(zip(self.data.cases, self.data.outcome > 0.5, strict=True))
        return tuple(
            case for row in self.rows if row.out is Out.POSITIVE for case in row.cases if not has[case]
        )


def truth_table(data: SetData, cuts: Cuts | None = None) -> TruthTable:
    """The rows that cases are in, each with its figures and what it says of the outcome."""
    cuts = cuts or Cuts()
    members: dict[tuple[int, ...], list[str]] = {}
    for case, corner in zip(data.cases, _corners(data), strict=True):
        if corner is not None:
            members.setdefault(corner, []).append(case)
    rows = [_row(data, cuts, values, tuple(cases)) for values, cases in members.items()]
    if data.space.not_asked:
        rows = [_told_apart(row, rows, data.space) for row in rows]
    return TruthTable(data=data, cuts=cuts, rows=tuple(sorted(rows, key=lambda row: row.number)))


def _told_apart(row: Row, rows: Sequence[Row], space: Space) -> Row:
    """The row; a positive one is a contradiction when one against it has all that was asked in common."""
    term = space.term_of_row(row.values)
    against = (one for one in rows if one.out in (Out.NEGATIVE, Out.CONTRADICTION))
    if row.out is Out.POSITIVE and any(space.covers(term, one.values) for one in against):
        return replace(row, out=Out.CONTRADICTION)
    return row


def _corners(data: SetData) -> list[tuple[int, ...] | None]:
    """For each case the row it is in; None when a membership is exactly 0.5."""
    two = np.array(data.levels) == 2
    asked = data.memberships != NOT_ASKED
    values = np.where(two & asked, data.memberships > 0.5, data.memberships).astype(int)
    unsure = ((data.memberships == 0.5) & two).any(axis=1)
    return [
        None if nowhere else tuple(row) for row, nowhere in zip(values.tolist(), unsure.tolist(), strict=True)
    ]


def _row(data: SetData, cuts: Cuts, values: tuple[int, ...], cases: tuple[str, ...]) -> Row:
    inside = data.in_term(tuple(enumerate(values)))
    figures = {"incl": consistency(inside, data.outcome), "pri": pri(inside, data.outcome)}
    return Row(
        number=data.space.row_number(values),
        values=values,
        n=len(cases),
        cases=cases,
        out=cuts.out(n=len(cases), **figures),
        **figures,
    )
