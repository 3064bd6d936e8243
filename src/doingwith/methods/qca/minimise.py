"""The shortest ways to tell positive rows from negative ones: every one counted, none preferred.

Minimising follows W. V. Quine (The American Mathematical Monthly, 1952 and 1955) as QCA uses it: the
models are the covers of the positive rows by the fewest prime implicants, and all of them are answers.
A tie is never broken by a rule that the data do not hold.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice, product
from math import prod

import numpy as np
import numpy.typing as npt

from doingwith.methods.qca.budget import Budget, OutOfTime
from doingwith.methods.qca.covers import (
    Chart,
    Tally,
    count_minimum,
    fewest,
    irredundant_covers,
    minimum_covers,
)
from doingwith.methods.qca.primes import MOST_CONDITIONS, Masks, differences, prime_blocks
from doingwith.methods.qca.problems import QcaRefused
from doingwith.methods.qca.terms import Term, in_order

__all__ = ["Group", "Minimisation", "minimise", "minimise_terms"]

Model = tuple[Term, ...]
Rows = Sequence[Sequence[int]]


@dataclass(frozen=True)
class Group:
    """Prime implicants that cover the same positive rows (a bit for each), and how many they are."""

    covers: int
    size: int
    primes: "_Primes"

    def terms(self) -> list[Term]:
        """The terms, short ones first."""
        return in_order(self.primes.terms())


@dataclass(frozen=True)
class _Primes:
    """Where a group's terms are: masks over the conditions, and the positive row that gives the values."""

    values: npt.NDArray[np.int64]
    rows: npt.NDArray[np.int32]
    masks: Masks
    given: tuple[Term, ...] = ()

    def terms(self) -> Iterator[Term]:
        """Each term."""
        yield from self.given
        for row, mask in zip(self.rows.tolist(), self.masks.tolist(), strict=True):
            values = self.values[row].tolist()
            yield tuple((at, values[at]) for at in range(len(values)) if mask >> at & 1)


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
    groups: tuple[Group, ...]
    row_count: int
    all_irredundant: bool = False
    unfinished: tuple[str, ...] = ()
    budget: Budget = field(default_factory=Budget, compare=False)

    @cached_property
    def chart(self) -> Chart:
        """Which groups cover which positive rows."""
        return Chart(groups=tuple(group.covers for group in self.groups), row_count=self.row_count)

    def _covers(self, budget: Budget) -> Iterator[tuple[int, ...]]:
        if self.row_count == 0:
            return iter(())
        if self.all_irredundant:
            return irredundant_covers(self.chart, budget)
        if self.minimum_terms is None:
            return iter(())
        return minimum_covers(self.chart, self.minimum_terms, budget)

    def models(self, budget: Budget | None = None) -> Iterator[Model]:
        """Every model, one after another, made as they are asked for; ends early when the budget is used up.

        The order depends on the conditions' order and on nothing else.
        """
        try:
            for cover in self._covers(budget or Budget()):
                yield from (tuple(in_order(model)) for model in product(*(self._terms[at] for at in cover)))
        except OutOfTime:
            return

    @cached_property
    def _terms(self) -> "_Terms":
        return _Terms(self.groups)

    def first(self, limit: int) -> list[Model]:
        """The first models, at most ``limit``."""
        return list(islice(self.models(), limit))

    @cached_property
    def used_groups(self) -> frozenset[int]:
        """The groups that stand in some model, by place."""
        return self._use[0]

    @cached_property
    def _use(self) -> tuple[frozenset[int], frozenset[int]]:
        """Groups in some model, and groups in all."""
        some: set[int] = set()
        every: set[int] | None = None
        try:
            for cover in self._covers(Budget(seconds=self.budget.seconds)):
                some.update(cover)
                every = set(cover) if every is None else every & set(cover)
        except OutOfTime:
            every = set()
        return frozenset(some), frozenset(every or ())

    @cached_property
    def common_terms(self) -> tuple[Term, ...]:
        """The terms that stand in every model; only said when all models were gone through."""
        if not self.n_models_exact:
            return ()
        return tuple(
            in_order(term for at in self._use[1] if self.groups[at].size == 1 for term in self._terms[at])
        )

    @cached_property
    def common_literals(self) -> tuple[tuple[int, int], ...]:
        """The literals that stand in some term of every model; empty when not all were gone through."""
        if not self.n_models_exact or not self.row_count:
            return ()
        found: set[tuple[int, int]] | None = None
        sure = {at: self._sure(at) for at in self.used_groups}
        for cover in self._covers(Budget(seconds=self.budget.seconds)):
            here = frozenset().union(*(sure[at] for at in cover))
            found = set(here) if found is None else found & here
            if not found:
                return ()
        return tuple(sorted(found or ()))

    def _sure(self, at: int) -> frozenset[tuple[int, int]]:
        """The literals that stand in every term of a group."""
        return frozenset.intersection(*(frozenset(term) for term in self._terms[at]))


class _Terms(dict[int, list[Term]]):
    """The terms of each group, written out when they are first asked for."""

    def __init__(self, groups: Sequence[Group]) -> None:
        super().__init__()
        self._groups = groups

    def __missing__(self, at: int) -> list[Term]:
        self[at] = self._groups[at].terms()
        return self[at]


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
    return _answer(
        *_gathered(on, off, budget), row_count=len(on), all_irredundant=all_irredundant, budget=budget
    )


def minimise_terms(
    terms: Iterable[Term], positive: Rows, *, all_irredundant: bool = False, budget: Budget | None = None
) -> Minimisation:
    """The models among given prime implicants, where these were found in another way."""
    budget = budget or Budget()
    on = _distinct(positive)
    found: dict[int, list[Term]] = {}
    for term in terms:
        covers = sum(
            1 << at for at, row in enumerate(on) if all(row[place] == value for place, value in term)
        )
        if covers:
            found.setdefault(covers, []).append(term)
    if not on:
        return _nothing(all_irredundant, budget)
    none = np.empty(0, dtype=np.int32), np.empty(0, dtype=np.uint64)
    values = np.array(on, dtype=np.int64)
    groups = tuple(
        Group(covers, len(same), _Primes(values, *none, given=tuple(same))) for covers, same in found.items()
    )
    number = sum(group.size for group in groups)
    return _answer(groups, number, (), row_count=len(on), all_irredundant=all_irredundant, budget=budget)


def _distinct(rows: Rows) -> list[tuple[int, ...]]:
    return sorted({tuple(int(value) for value in row) for row in rows})


def _check(on: list[tuple[int, ...]], off: list[tuple[int, ...]]) -> None:
    if set(on) & set(off):
        raise QcaRefused("The same row is given as positive and as negative. Decide which it is.")
    if on and len(on[0]) > MOST_CONDITIONS:
        raise QcaRefused(f"{len(on[0])} conditions are given; at most {MOST_CONDITIONS} can be compared.")


def _nothing(all_irredundant: bool, budget: Budget) -> Minimisation:
    return Minimisation(
        n_prime_implicants=0,
        n_prime_implicants_exact=True,
        minimum_terms=None,
        n_models=0,
        n_models_exact=True,
        groups=(),
        row_count=0,
        all_irredundant=all_irredundant,
        budget=budget,
    )


# --- groups ------------------------------------------------------------------------------------------------


def _gathered(
    on: list[tuple[int, ...]], off: list[tuple[int, ...]], budget: Budget
) -> tuple[tuple[Group, ...], int, tuple[str, ...]]:
    """The primes in groups, how many they are, and what could not be finished."""
    values = np.array(on, dtype=np.int64)
    against = np.array(off, dtype=np.int64).reshape(len(off), len(on[0]))
    rows: list[npt.NDArray[np.int32]] = []
    masks: list[Masks] = []
    count = kept = 0
    try:
        for block in prime_blocks(values, against, budget):
            count += len(block.masks)
            if count <= budget.most_primes:
                kept = count
                rows.append(np.full(len(block.masks), block.row, dtype=np.int32))
                masks.append(block.masks)
    except OutOfTime:
        return (), count, ("the prime implicants",)
    if kept < count:
        return (), count, ("the models, because there are too many prime implicants to keep",)
    return _groups(values, np.concatenate(rows), np.concatenate(masks)), count, ()


def _groups(values: npt.NDArray[np.int64], rows: npt.NDArray[np.int32], masks: Masks) -> tuple[Group, ...]:
    words = _signatures(values, rows, masks)
    view = np.ascontiguousarray(words).view(np.dtype((np.void, words.dtype.itemsize * words.shape[1])))
    _, first, which = np.unique(view.ravel(), return_index=True, return_inverse=True)
    order = np.argsort(which, kind="stable")
    pieces = np.split(order, np.cumsum(np.bincount(which))[:-1])
    groups = (
        Group(_as_int(words[at]), len(piece), _Primes(values, rows[piece], masks[piece]))
        for at, piece in zip(first, pieces, strict=True)
    )
    return tuple(sorted(groups, key=lambda group: (-group.covers.bit_count(), group.covers)))


def _signatures(values: npt.NDArray[np.int64], rows: npt.NDArray[np.int32], masks: Masks) -> Masks:
    """For each prime, a bit for each positive row it covers, in words of 64."""
    words = np.zeros((len(masks), -(-len(values) // 64)), dtype=np.uint64)
    for row in np.unique(rows):
        mine = np.flatnonzero(rows == row)
        for other, apart in enumerate(differences(values[row], values)):
            bit = np.uint64(1 << (other % 64))
            words[mine, other // 64] |= np.where((masks[mine] & apart) == 0, bit, np.uint64(0))
    return words


def _as_int(words: Masks) -> int:
    return sum(int(word) << (64 * at) for at, word in enumerate(words))


# --- models ------------------------------------------------------------------------------------------------


def _answer(
    groups: tuple[Group, ...],
    primes: int,
    unfinished: tuple[str, ...],
    *,
    row_count: int,
    all_irredundant: bool,
    budget: Budget,
) -> Minimisation:
    found = _Count(groups=groups, row_count=row_count, all_irredundant=all_irredundant, budget=budget)
    size, models, exact, more = found.all() if groups else (None, 0, False, ())
    return Minimisation(
        n_prime_implicants=primes,
        n_prime_implicants_exact="the prime implicants" not in unfinished,
        minimum_terms=size,
        n_models=models,
        n_models_exact=exact,
        groups=groups,
        row_count=row_count,
        all_irredundant=all_irredundant,
        unfinished=(*unfinished, *more),
        budget=budget,
    )


@dataclass(frozen=True, kw_only=True)
class _Count:
    groups: tuple[Group, ...]
    row_count: int
    all_irredundant: bool
    budget: Budget

    def all(self) -> tuple[int | None, int, bool, tuple[str, ...]]:
        """Terms in the shortest models, number of models, whether that is exact, what is unfinished."""
        chart = Chart(groups=tuple(group.covers for group in self.groups), row_count=self.row_count)
        try:
            size = fewest(chart, self.budget)
        except OutOfTime:
            return None, 0, False, ("how few terms do",)
        tally = Tally([group.size for group in self.groups])
        try:
            if self.all_irredundant:
                for cover in irredundant_covers(chart, self.budget):
                    tally.total += prod(tally.weights[at] for at in cover)
            else:
                count_minimum(chart, size, tally, self.budget)
        except OutOfTime:
            return size, max(tally.total, 1), False, ("counting the models",)
        return size, tally.total, True, ()
