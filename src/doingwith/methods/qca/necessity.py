"""What is necessary for an outcome, or enough for it, among conjunctions and disjunctions of conditions.

As the superset and subset searches of A. Dusa, QCA with R (2019), chapters 5 and 6: every conjunction that
passes the cut-off as necessary, and every disjunction of which no part passes alone; every conjunction that
passes as sufficient and of which no part does.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

import numpy as np

from doingwith.methods.qca.budget import Budget, OutOfTime
from doingwith.methods.qca.fit import Necessity, Sufficiency, necessity, sufficiency
from doingwith.methods.qca.table import SetData
from doingwith.methods.qca.terms import Literal, Term

__all__ = ["Found", "Necessary", "necessary_expressions", "single_conditions", "sufficient_conjunctions"]

SLACK = 1.5e-8


@dataclass(frozen=True, kw_only=True)
class Necessary:
    """An expression and its figures. ``joined`` is ``*`` for a conjunction and ``+`` for a disjunction."""

    literals: tuple[Literal, ...]
    joined: str
    figures: Necessity

    def text(self, data: SetData) -> str:
        """The expression as text, such as ``A*~B`` or ``A + ~B``."""
        return (" + " if self.joined == "+" else "*").join(
            data.space.literal_text(literal) for literal in self.literals
        )


@dataclass(frozen=True, kw_only=True)
class Found:
    """What was found. Not ``complete``: the budget ended before all of ``depth`` was searched."""

    expressions: tuple[Necessary, ...]
    complete: bool


def necessary_expressions(
    data: SetData,
    *,
    incl_cut: float = 0.9,
    ron_cut: float = 0.0,
    depth: int = 0,
    budget: Budget | None = None,
) -> Found:
    """Expressions of at most ``depth`` literals (0: all conditions) that are necessary for the outcome.

    ``ron_cut`` leaves out, in the end, those that are true of nearly everything.
    """
    search = _Search(data, incl_cut, depth or len(data.conditions), budget or Budget())
    found: list[Necessary] = []
    try:
        found += search.conjunctions()
        found += search.disjunctions()
        complete = True
    except OutOfTime:
        complete = False
    kept = [one for one in found if ron_cut == 0 or (one.figures.ron or 0.0) >= ron_cut - SLACK]
    return Found(expressions=tuple(kept), complete=complete)


def sufficient_conjunctions(
    data: SetData, *, incl_cut: float = 0.8, depth: int = 0, budget: Budget | None = None
) -> list[tuple[Term, Sufficiency]]:
    """The shortest conjunctions that are enough for the outcome: no part of one passes by itself.

    Raises OutOfTime.
    """
    budget = budget or Budget()
    found: list[tuple[Term, Sufficiency]] = []
    for term in _terms(data, depth or len(data.conditions)):
        budget.check()
        if any(set(shorter) <= set(term) for shorter, _ in found):
            continue
        figures = sufficiency(data.in_term(term), data.outcome)
        if figures.incl is not None and figures.incl >= incl_cut - SLACK:
            found.append((term, figures))
    return found


def single_conditions(data: SetData) -> list[tuple[Literal, Necessity, Sufficiency]]:
    """Each condition by itself, absent and present, as necessary and as sufficient."""
    return [
        (literal, necessity(inside, data.outcome), sufficiency(inside, data.outcome))
        for at, level in enumerate(data.levels)
        for literal in ((at, value) for value in range(level))
        for inside in (data.in_literal(*literal),)
    ]


class _Search:
    def __init__(self, data: SetData, cut: float, depth: int, budget: Budget) -> None:
        self.data, self.cut, self.depth, self.budget = data, cut, depth, budget

    def passes(self, figures: Necessity) -> bool:
        return figures.incl is not None and figures.incl >= self.cut - SLACK

    def conjunctions(self) -> Iterator[Necessary]:
        """Every one that passes, from short to long; a longer one passes only where its parts do."""
        level: list[Term] = [()]
        for _ in range(self.depth):
            level = [term for shorter in level for term in self._longer(shorter)]
            yield from (
                Necessary(literals=term, joined="*", figures=self._conjunction(term)) for term in level
            )

    def _longer(self, term: Term) -> Iterator[Term]:
        self.budget.check()
        start = term[-1][0] + 1 if term else 0
        for at in range(start, len(self.data.conditions)):
            for value in range(self.data.levels[at]):
                if self.passes(self._conjunction((*term, (at, value)))):
                    yield (*term, (at, value))

    def _conjunction(self, term: Term) -> Necessity:
        return necessity(self.data.in_term(term), self.data.outcome)

    def disjunctions(self) -> Iterator[Necessary]:
        """Every one that passes and of which no part does."""
        found: list[frozenset[Literal]] = []
        for literals in _terms(self.data, self.depth):
            self.budget.check()
            if any(smaller <= frozenset(literals) for smaller in found):
                continue
            inside = np.maximum.reduce([self.data.in_literal(*literal) for literal in literals])
            figures = necessity(np.asarray(inside), self.data.outcome)
            if self.passes(figures):
                found.append(frozenset(literals))
                if len(literals) > 1:
                    yield Necessary(literals=literals, joined="+", figures=figures)


def _terms(data: SetData, depth: int) -> Iterator[Term]:
    """Every conjunction of at most ``depth`` literals, short ones first."""
    for size in range(1, depth + 1):
        for places in combinations(range(len(data.conditions)), size):
            yield from _with_values(places, data.levels)


def _with_values(places: Sequence[int], levels: Sequence[int]) -> Iterator[Term]:
    for values in product(*(range(levels[at]) for at in places)):
        yield tuple(zip(places, values, strict=True))
