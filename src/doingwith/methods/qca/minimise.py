"""The shortest ways to tell positive rows from negative ones: every one counted, none preferred.

Minimising follows W. V. Quine (The American Mathematical Monthly, 1952 and 1955) as QCA uses it: the
models are the covers of the positive rows by the fewest prime implicants, and all of them are answers.
A tie is never broken by a rule that the data do not hold.
"""

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice, product
from math import prod

import numpy as np
import numpy.typing as npt

from doingwith.methods.qca.budget import Budget, OutOfTime
from doingwith.methods.qca.covers import (
    Smallest,
    count_minimum,
    irredundant_covers,
    minimum_covers,
    models_met,
    smallest,
)
from doingwith.methods.qca.groups import Chart, FoundPrimes, Gathered, GivenTerms, Source, gathered
from doingwith.methods.qca.primes import MOST_CONDITIONS
from doingwith.methods.qca.problems import QcaRefused
from doingwith.methods.qca.terms import NOT_ASKED, Literal, Term, in_order

__all__ = ["Minimisation", "Model", "minimise", "minimise_terms"]

Model = tuple[Term, ...]
Rows = Sequence[Sequence[int]]


@dataclass(frozen=True, kw_only=True)
class Minimisation:
    """What came of minimising.

    ``minimum_terms``: how many terms the shortest models have; None when that was not found in time.
    ``n_models`` is exact when ``n_models_exact``; otherwise there are at least that many. ``unfinished``
    names what could not be finished within the budget, each a phrase.
    """

    n_prime_implicants: int
    n_prime_implicants_exact: bool
    minimum_terms: int | None
    n_models: int
    n_models_exact: bool
    chart: Chart
    source: Source
    found: Smallest | None = None
    all_irredundant: bool = False
    unfinished: tuple[str, ...] = ()
    budget: Budget = field(default_factory=Budget, compare=False)
    written: dict[int, list[Term]] = field(default_factory=dict, compare=False, repr=False)

    def _covers(self, budget: Budget) -> Iterator[tuple[int, ...]]:
        if not len(self.chart):
            return iter(())
        if self.all_irredundant:
            return irredundant_covers(self.chart, budget)
        return self._minimum_covers(self.found, budget) if self.found else iter(())

    def _minimum_covers(self, found: Smallest, budget: Budget) -> Iterator[tuple[int, ...]]:
        """Where not all can be gone through, the cover that is known comes first."""
        known = None if self.n_models_exact else self.chart.places_of(found.example)
        if known:
            yield known
        for cover in minimum_covers(self.chart, found, budget):
            if known is None or set(cover) != set(known):
                yield cover

    def models(self, budget: Budget | None = None) -> Iterator[Model]:
        """Every model, one after another, made as they are asked for; ends early when the budget is used up.

        The order depends on the conditions' order and on nothing else.
        """
        budget = budget or self._rest
        try:
            for cover in self._covers(budget):
                groups = [self._terms(at, budget) for at in cover]
                yield from (tuple(in_order(model)) for model in product(*groups))
        except OutOfTime:
            return

    def _terms(self, at: int, budget: Budget) -> list[Term]:
        """The terms of a group, written out when they are first asked for. Raises OutOfTime."""
        if at not in self.written:
            self.written[at] = self.source.terms(self.chart.covers[at], budget)
        return self.written[at]

    def first(self, limit: int) -> list[Model]:
        """The first models, at most ``limit``."""
        return list(islice(self.models(), limit))

    @property
    def common_terms(self) -> tuple[Term, ...]:
        """The terms that stand in every model, found without listing the models."""
        return self._common[0]

    @property
    def common_literals(self) -> tuple[Literal, ...]:
        """The literals that stand in some term of every model, found without listing the models."""
        return self._common[1]

    @property
    def common_is_known(self) -> bool:
        """Whether what all models share was found out in time."""
        return self._common[2]

    @cached_property
    def _common(self) -> tuple[tuple[Term, ...], tuple[Literal, ...], bool]:
        """What stands in every model stands in the first: each of its parts is tried."""
        if not self.n_models_exact:
            return (), (), False
        budget = self._rest
        first = next(self.models(budget), ())
        literals = sorted({literal for term in first for literal in term})
        try:
            return (
                tuple(term for term in first if self._is_needed(self._without_term(term, budget), budget)),
                tuple(one for one in literals if self._is_needed(self._without_literal(one), budget)),
                True,
            )
        except OutOfTime:
            return (), (), False

    @property
    def _rest(self) -> Budget:
        """What is left of the budget, and a second at least."""
        return replace(self.budget, seconds=max(1.0, self.budget.left), started=time.process_time())

    def _without_term(self, term: Term, budget: Budget) -> npt.NDArray[np.bool_]:
        sizes = self.chart.sizes.tolist()
        return np.array([size > 1 or self._terms(at, budget) != [term] for at, size in enumerate(sizes)])

    def _without_literal(self, literal: Literal) -> npt.NDArray[np.bool_]:
        return np.array([self.source.without(covers, literal) for covers in self.chart.covers])

    def _is_needed(self, rest: npt.NDArray[np.bool_], budget: Budget) -> bool:
        """Whether the rest of the groups gives no model. Raises OutOfTime."""
        part = self.chart.only(rest)
        if not len(part) or not part.matrix.any(axis=0).all():
            return True
        if self.all_irredundant or self.found is None:
            return False
        return not models_met(part, self.found.size, self.found.price, budget).models


def minimise(
    positive: Rows, negative: Rows, *, all_irredundant: bool = False, budget: Budget | None = None
) -> Minimisation:
    """Minimise: cover the positive rows, leave out the negative ones, and use all others as one likes.

    ``positive`` and ``negative`` hold the values of each row, condition by condition. A row in both is
    refused. With ``all_irredundant`` the models are all covers from which no term can be left out,
    however many terms they have. Raises QcaRefused with a sentence.
    """
    budget = budget or Budget()
    on, off = _distinct(positive), _distinct(negative)
    _check(on, off)
    if not on:
        return _nothing(all_irredundant, budget)
    source = FoundPrimes(_table(on, len(on[0])), _table(off, len(on[0])))
    return _answer(source, gathered(source, budget), all_irredundant, budget)


def minimise_terms(
    terms: Iterable[Term], positive: Rows, *, all_irredundant: bool = False, budget: Budget | None = None
) -> Minimisation:
    """The models among given prime implicants, where these were found in another way."""
    budget = budget or Budget()
    on = _distinct(positive)
    by_rows: dict[int, list[Term]] = {}
    for term in terms:
        covers = sum(
            1 << at for at, row in enumerate(on) if all(row[place] == value for place, value in term)
        )
        if covers:
            by_rows.setdefault(covers, []).append(term)
    if not on:
        return _nothing(all_irredundant, budget)
    source = GivenTerms({rows: tuple(same) for rows, same in by_rows.items()})
    number = sum(map(len, by_rows.values()))
    return _answer(source, Gathered(source.chart(len(on)), number), all_irredundant, budget)


def _distinct(rows: Rows) -> list[tuple[int, ...]]:
    return sorted({tuple(int(value) for value in row) for row in rows})


def _table(rows: list[tuple[int, ...]], width: int) -> npt.NDArray[np.int64]:
    return np.array(rows, dtype=np.int64).reshape(len(rows), width)


def _check(on: list[tuple[int, ...]], off: list[tuple[int, ...]]) -> None:
    if set(on) & set(off):
        raise QcaRefused("The same row is given as positive and as negative. Decide which it is.")
    for row in on:
        own = [(at, value) for at, value in enumerate(row) if value != NOT_ASKED]
        if len(own) < len(row) and any(all(one[at] == value for at, value in own) for one in off):
            raise QcaRefused(
                "A positive row has all that was asked of it in common with a negative one, so no term "
                "can tell them apart."
            )
    if on and len(on[0]) > MOST_CONDITIONS:
        raise QcaRefused(f"{len(on[0])} conditions are given; at most {MOST_CONDITIONS} can be compared.")


def _nothing(all_irredundant: bool, budget: Budget) -> Minimisation:
    source = GivenTerms({})
    return Minimisation(
        n_prime_implicants=0,
        n_prime_implicants_exact=True,
        minimum_terms=None,
        n_models=0,
        n_models_exact=True,
        chart=source.chart(0),
        source=source,
        all_irredundant=all_irredundant,
        budget=budget,
    )


# --- models ------------------------------------------------------------------------------------------------


def _answer(source: Source, groups: Gathered, all_irredundant: bool, budget: Budget) -> Minimisation:
    found, models, exact, more = _counted(source, groups.chart, all_irredundant, budget)
    return Minimisation(
        n_prime_implicants=groups.primes,
        n_prime_implicants_exact="the prime implicants" not in groups.unfinished,
        minimum_terms=found.size if found else None,
        n_models=models,
        n_models_exact=exact,
        chart=groups.chart,
        source=source,
        found=found,
        all_irredundant=all_irredundant,
        unfinished=(*groups.unfinished, *more),
        budget=budget,
    )


def _counted(
    source: Source, chart: Chart, all_irredundant: bool, budget: Budget
) -> tuple[Smallest | None, int, bool, tuple[str, ...]]:
    """The shortest models, how many there are, whether that is exact, and what is unfinished."""
    if not len(chart):
        return None, 0, False, ()
    try:
        found = smallest(chart, source.largest(chart), budget)
    except OutOfTime:
        return None, 0, False, ("how few terms do",)
    if all_irredundant:
        models, exact = _count_irredundant(chart, budget)
    else:
        counted = count_minimum(chart, found, replace(budget, seconds=budget.seconds - budget.left / 2))
        models, exact = counted.models, counted.exact
    return found, models, exact, () if exact else ("counting the models",)


def _count_irredundant(chart: Chart, budget: Budget) -> tuple[int, bool]:
    sizes, total = chart.sizes.tolist(), 0
    try:
        for cover in irredundant_covers(chart, budget):
            total += prod(sizes[at] for at in cover)
    except OutOfTime:
        return max(total, 1), False
    return total, True
