"""What keeps a result honest: how far it depends on choices, and how well noise would have done.

Robustness ranges follow I.-E. Oana and C. Q. Schneider, A Robustness Test Protocol for Applied QCA,
Sociological Methods & Research 53 (2024), but look at the whole set of models at every setting, so that
no order and no single model decides. The permutation of the outcome asks how often chance alone gives as
short and as well-fitting an answer. Skewness and limited diversity as in Schneider and Wagemann (2012).
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import factorial, prod

import numpy as np

from doingwith.methods.qca.budget import Budget
from doingwith.methods.qca.minimise import Model
from doingwith.methods.qca.solutions import Kind, Solution, model_fit, solve
from doingwith.methods.qca.table import Cuts, SetData, truth_table

__all__ = [
    "Diversity",
    "LeftOut",
    "Noise",
    "Range",
    "Skew",
    "diversity",
    "leave_one_out",
    "moved",
    "noise",
    "robust_range_of_consistency",
    "robust_range_of_frequency",
    "skewness",
    "solver_of",
]

Solver = Callable[[SetData, Cuts], Solution]
STEP = 0.01


@dataclass(frozen=True, kw_only=True)
class Range:
    """From where to where a choice can move, one step at a time, without the set of models changing.

    Not ``finished``: the budget ended first, or a set of models was too large to be compared whole.
    """

    name: str
    chosen: float
    lowest: float
    highest: float
    finished: bool = True

    @property
    def sentence(self) -> str:
        """The range in words."""
        span = f"from {self.lowest:g} to {self.highest:g}"
        same = f"The answer is the same for any {self.name} {span} (chosen: {self.chosen:g})."
        if self.lowest == self.highest:
            same = f"The answer holds only at a {self.name} of {self.chosen:g}."
        more = " Not all of it could be tried in the time given, so it may be wider."
        return same if self.finished else same + more


@dataclass(frozen=True, kw_only=True)
class Noise:
    """How often shuffled outcomes gave an answer at least as short and as consistent.

    ``all_ways``: every different way to deal the outcome out over the cases was tried once, the one that
    was found among them, so that nothing depends on chance.
    """

    shuffles: int
    as_good: int
    seed: int
    all_ways: bool = False

    @property
    def sentence(self) -> str:
        """The figure in words."""
        if not self.shuffles:
            return "There is no answer to hold against noise."
        if self.all_ways:
            ways = f"{self.as_good} of all {self.shuffles} ways"
            return f"Noise fits as well in {ways} to deal out the outcome."
        return f"Noise fits as well in {self.as_good} of {self.shuffles} shuffles of the outcome."


@dataclass(frozen=True, kw_only=True)
class Skew:
    """How many cases are in a set. Below a fifth or above four fifths, it can hardly tell anything."""

    name: str
    inside: int
    cases: int

    @property
    def is_skewed(self) -> bool:
        """Whether fewer than a fifth of the cases are in the set, or fewer than a fifth out of it."""
        return not 0.2 <= self.inside / self.cases <= 0.8


@dataclass(frozen=True, kw_only=True)
class Diversity:
    """How many of the rows there could be have a case in them."""

    observed: int
    possible: int
    cases: int
    conditions: int

    @property
    def sentence(self) -> str:
        """The figures in words."""
        per = self.cases / self.conditions
        return (
            f"{self.observed:,} of {self.possible:,} possible combinations have a case in them; "
            f"{self.cases:,} {'case' if self.cases == 1 else 'cases'} for {self.conditions} "
            f"{'condition' if self.conditions == 1 else 'conditions'}: {per:.1f} cases a condition."
        )


@dataclass(frozen=True, kw_only=True)
class LeftOut:
    """What happens to the models when one case is left out: whether they stay the same set."""

    case: str
    same: bool
    models: int


def solver_of(kind: Kind, expectations: Sequence[str], budget: Budget, seconds: float = 5) -> Solver:
    """How each variant is solved: with at most so many seconds, and never more than the budget has left."""
    return lambda data, cuts: solve(
        truth_table(data, cuts),
        kind,
        expectations=expectations,
        budget=Budget(seconds=min(seconds, budget.left)),
    )


def _models(found: Solution) -> tuple[int, frozenset[frozenset[tuple[tuple[int, int], ...]]]]:
    return found.n_models, frozenset(frozenset(model) for model in found.models)


def _is_whole(found: Solution) -> bool:
    """Whether every model is there to be compared."""
    return found.n_models_exact and len(found.models) == found.n_models


def robust_range_of_consistency(
    data: SetData, cuts: Cuts, kind: Kind, expectations: Sequence[str] = (), budget: Budget | None = None
) -> Range:
    """How far the first consistency cut-off can move, in steps of 0.01, before any model changes.

    It is not moved below the second cut-off, or below 0.5 where there is none.
    """
    budget = budget or Budget(seconds=20)
    solver = solver_of(kind, expectations, budget)
    floor = cuts.incl[1] if len(cuts.incl) == 2 else min(0.5, cuts.incl[0])

    def at(cut: float) -> Solution:
        return solver(data, replace(cuts, incl=(cut, *cuts.incl[1:])))

    low, high, finished = moved(at, cuts.incl[0], STEP, floor, 1.0, budget)
    return Range(name="consistency cut-off", chosen=cuts.incl[0], lowest=low, highest=high, finished=finished)


def robust_range_of_frequency(
    data: SetData, cuts: Cuts, kind: Kind, expectations: Sequence[str] = (), budget: Budget | None = None
) -> Range:
    """How far the least number of cases in a row can move before any model changes."""
    budget = budget or Budget(seconds=20)
    solver = solver_of(kind, expectations, budget)

    def at(number: float) -> Solution:
        return solver(data, replace(cuts, n=int(number)))

    low, high, finished = moved(at, cuts.n, 1, 1, len(data.cases), budget)
    return Range(
        name="least number of cases in a row", chosen=cuts.n, lowest=low, highest=high, finished=finished
    )


def moved(
    at: Callable[[float], Solution],
    chosen: float,
    step: float,
    floor: float,
    ceiling: float,
    budget: Budget,
) -> tuple[float, float, bool]:
    """How far down and up a choice moves with the same models, and whether that was found out whole."""
    first = at(chosen)
    finished = _is_whole(first)

    def last(direction: int, end: float) -> float:
        nonlocal finished
        place = chosen
        while True:
            following = round(place + direction * step, 9)
            if (following - end) * direction > 1e-9:
                return place
            if budget.is_used_up:
                finished = False
                return place
            found = at(following)
            finished = finished and _is_whole(found)
            if _models(found) != _models(first):
                return place
            place = following

    return last(-1, floor), last(1, ceiling), finished


def noise(
    data: SetData,
    cuts: Cuts,
    kind: Kind = Kind.PARSIMONIOUS,
    expectations: Sequence[str] = (),
    *,
    shuffles: int = 100,
    seed: int = 1,
    budget: Budget | None = None,
) -> Noise:
    """Shuffle the outcome over the cases and solve again: how often is the answer at least as good?

    As good: no more terms, and a consistency and coverage of some model no lower than those of the best.
    Where there are no more different ways to deal the outcome out than shuffles, each is tried once. The
    same seed gives the same figure. With the budget used up, fewer shuffles are told of.
    """
    budget = budget or Budget(seconds=20)
    solver = solver_of(kind, expectations, budget)
    best = _best(data, solver(data, cuts))
    if best is None:
        return Noise(shuffles=0, as_good=0, seed=seed)
    done = as_good = 0
    ways = ways_to_deal(data.outcome.tolist())
    deals: Iterable[object] = every_deal(data.outcome.tolist())
    for outcome in deals if ways <= shuffles else _shuffled(data, shuffles, seed):
        if budget.is_used_up:
            break
        other = replace(data, outcome=np.asarray(outcome, dtype=np.float64))
        found = _best(other, solver(other, cuts))
        done += 1
        as_good += found is not None and all(
            here >= there - 1e-9 for here, there in zip(found, best, strict=True)
        )
    return Noise(shuffles=done, as_good=as_good, seed=seed, all_ways=done == ways <= shuffles)


def ways_to_deal(values: Sequence[float]) -> int:
    """How many different orders the values have."""
    return factorial(len(values)) // prod(factorial(number) for number in Counter(values).values())


def every_deal(values: Sequence[float]) -> Iterator[list[float]]:
    """Every different order of the values once, from the lowest values first to the highest first.

    Each follows from the one before: the last value with a higher one behind it changes places with the
    lowest of these, and what stands behind it is turned round.
    """
    deal = sorted(values)
    while True:
        yield list(deal)
        at = next((at for at in reversed(range(len(deal) - 1)) if deal[at] < deal[at + 1]), None)
        if at is None:
            return
        other = next(place for place in reversed(range(len(deal))) if deal[place] > deal[at])
        deal[at], deal[other] = deal[other], deal[at]
        deal[at + 1 :] = reversed(deal[at + 1 :])


def _shuffled(
    data: SetData, shuffles: int, seed: int
) -> Iterator["np.ndarray[tuple[int], np.dtype[np.float64]]"]:
    random = np.random.default_rng(seed)
    for _ in range(shuffles):
        yield random.permutation(data.outcome)


def _best(data: SetData, found: Solution) -> tuple[float, float, float] | None:
    """Fewness of terms, consistency and coverage of the best of the first models; None for no model."""
    if not found.models or found.minimum_terms is None:
        return None
    figures = [model_fit(data, model).figures for model in _some(found.models)]
    incl, cov = max((one.incl or 0.0, one.cov or 0.0) for one in figures)
    return -float(found.minimum_terms), incl, cov


def _some(models: Sequence[Model]) -> Sequence[Model]:
    return models[:50]


def skewness(data: SetData) -> list[Skew]:
    """Each condition with two levels, and the outcome: how many cases are in it."""
    columns = [
        (name, data.memberships[:, at])
        for at, (name, level) in enumerate(zip(data.conditions, data.levels, strict=True))
        if level == 2
    ]
    return [
        Skew(name=name, inside=int((values > 0.5).sum()), cases=len(data.cases))
        for name, values in (*columns, (data.outcome_name, data.outcome))
    ]


def diversity(data: SetData) -> Diversity:
    """How many of the possible rows are observed."""
    return Diversity(
        observed=len(truth_table(data).rows),
        possible=prod(data.levels),
        cases=len(data.cases),
        conditions=len(data.conditions),
    )


def leave_one_out(
    data: SetData, cuts: Cuts, kind: Kind, expectations: Sequence[str] = (), budget: Budget | None = None
) -> list[LeftOut]:
    """The answer without each case in turn. With the budget used up, the last cases are not told of."""
    budget = budget or Budget(seconds=20)
    solver = solver_of(kind, expectations, budget)
    whole = _models(solver(data, cuts))
    found: list[LeftOut] = []
    for at, case in enumerate(data.cases):
        if budget.is_used_up or len(data.cases) == 1:
            break
        part = replace(
            data,
            cases=data.cases[:at] + data.cases[at + 1 :],
            memberships=np.delete(data.memberships, at, axis=0),
            outcome=np.delete(data.outcome, at),
        )
        answer = solver(part, cuts)
        found.append(LeftOut(case=case, same=_models(answer) == whole, models=answer.n_models))
    return found
