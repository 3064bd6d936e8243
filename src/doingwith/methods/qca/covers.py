"""Covers of the positive rows: the fewest terms that do, and each cover as it is asked for.

Covers are looked for among groups of terms (``groups``); a cover of groups stands for as many models as
the product of the groups' sizes. No cover with the fewest terms, and no irredundant one, uses a group
twice. The search takes the row with the fewest groups and tries each, leaving out those tried before, so
that each cover is met once; prices (``prices``) say early which groups cannot belong.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from doingwith.methods.qca.budget import Budget, OutOfTime
from doingwith.methods.qca.counting import Counted, count_covers, useful
from doingwith.methods.qca.groups import Chart, as_int
from doingwith.methods.qca.prices import SLACK, Prices, prices_of
from doingwith.methods.qca.primes import Masks

__all__ = ["Smallest", "count_minimum", "irredundant_covers", "minimum_covers", "models_met", "smallest"]

WIDTHS = (100, 1_000, 20_000)


@dataclass(frozen=True)
class Smallest:
    """The number of groups in a smallest cover, and prices that show it.

    ``at_least``: models met on the way; ``example``: the rows (a bit for each) of the groups of one cover.
    """

    size: int
    price: Prices
    at_least: int
    example: tuple[int, ...] = ()


def smallest(chart: Chart, largest: npt.NDArray[np.bool_], budget: Budget) -> Smallest:
    """Looks among the ``largest`` groups for the size of a smallest cover. Raises OutOfTime."""
    few = chart.only(largest)
    price = prices_of(few)
    size = max(1, price.least)
    while not (met := models_met(few, size, price, budget)).models:
        size += 1
    return Smallest(size, price, met.models, tuple(as_int(few.covers[at]) for at in met.example))


def models_met(chart: Chart, size: int, price: Prices, budget: Budget) -> Counted:
    """Some models of ``size`` terms, where fewer do not: 0 only when there is none. Raises OutOfTime.

    Looks among few half-finished covers first, and among more and more until the answer is sure.
    """
    for width in (*WIDTHS, budget.most_states):
        found = count_covers(chart, size, price, width, budget)
        if found.models or found.exact:
            return found
    raise OutOfTime


def count_minimum(chart: Chart, found: Smallest, budget: Budget) -> Counted:
    """How many models have ``found.size`` terms: exactly, or at least, when that would take too long."""
    best = Counted(found.at_least, exact=False)
    try:
        for width in (*WIDTHS, budget.most_states):
            counted = count_covers(chart, found.size, found.price, width, budget)
            if counted.exact:
                return counted
            best = max(best, counted, key=lambda one: one.models)
    except OutOfTime:
        pass
    return best


def minimum_covers(chart: Chart, found: Smallest, budget: Budget) -> Iterator[tuple[int, ...]]:
    """Every cover by ``found.size`` groups, where no fewer do, each once, as places in the chart.

    Raises OutOfTime.
    """
    kept = np.flatnonzero(useful(chart, found.size, found.price))
    search = _Search(chart.only(kept), found.price, budget)
    for cover in search.covers(np.arange(len(kept)), search.every, found.size):
        yield tuple(int(kept[at]) for at in cover)


@dataclass(frozen=True)
class _Search:
    chart: Chart
    price: Prices
    budget: Budget

    @cached_property
    def every(self) -> Masks:
        """All rows, in words."""
        return np.asarray(np.bitwise_or.reduce(self.chart.covers, axis=0), dtype=np.uint64)

    @cached_property
    def order(self) -> list[int]:
        """The rows, those of few groups first."""
        return [int(row) for row in np.argsort(self.chart.matrix.sum(axis=0), kind="stable")]

    def covers(self, groups: npt.NDArray[np.int64], open_: Masks, size: int) -> Iterator[tuple[int, ...]]:
        """Covers of the open rows by at most ``size`` of the groups."""
        if not open_.any():
            yield ()
        elif size == 1:
            whole = ((self.chart.covers[groups] & open_) == open_).all(axis=1)
            yield from ((int(at),) for at in groups[whole])
        else:
            self.budget.check()
            yield from self._branches(self._promising(groups, open_, size), open_, size)

    def _promising(self, groups: npt.NDArray[np.int64], open_: Masks, size: int) -> npt.NDArray[np.int64]:
        """The groups that help, and are not worth so little that the rest could not make up for it."""
        helped = self.chart.covers[groups] & open_
        spare = size - float(self.price.of(open_[None, :])[0])
        return groups[(1 - self.price.of(helped) <= spare + SLACK) & helped.any(axis=1)]

    def _branches(self, groups: npt.NDArray[np.int64], open_: Masks, size: int) -> Iterator[tuple[int, ...]]:
        bits = as_int(open_)
        row = next(row for row in self.order if bits >> row & 1)
        mine = groups[self.chart.matrix[groups, row]]
        mine = mine[np.argsort(-self.price.of(self.chart.covers[mine] & open_), kind="stable")]
        for at in mine:
            groups = groups[groups != at]
            for cover in self.covers(groups, open_ & ~self.chart.covers[at], size - 1):
                yield (int(at), *cover)


# --- irredundant covers ------------------------------------------------------------------------------------


def irredundant_covers(chart: Chart, budget: Budget) -> Iterator[tuple[int, ...]]:
    """Every cover from which no group can be left out, each once. Raises OutOfTime."""
    edges = sorted(_groups_of_rows(chart), key=int.bit_count)
    yield from _hitting(edges, 0, 0, budget)


def _groups_of_rows(chart: Chart) -> list[int]:
    """For each row a bit for each group that covers it."""
    packed = np.packbits(chart.matrix, axis=0, bitorder="little")
    return [int.from_bytes(packed[:, row].tobytes(), "little") for row in range(chart.row_count)]


def _hitting(edges: Sequence[int], at: int, chosen: int, budget: Budget) -> Iterator[tuple[int, ...]]:
    """Minimal sets that hit every edge, as in ``primes``, one by one."""
    while at < len(edges) and edges[at] & chosen:
        at += 1
    if at == len(edges):
        yield tuple(places(chosen))
        return
    budget.check()
    rest = edges[at]
    while rest:
        member = rest & -rest
        rest ^= member
        if _all_critical(chosen | member, chosen, edges[:at]):
            yield from _hitting(edges, at + 1, chosen | member, budget)


def _all_critical(chosen: int, members: int, edges: Sequence[int]) -> bool:
    """Whether each of the members is the only one that hits some edge."""
    critical = 0
    for edge in edges:
        common = edge & chosen
        if common & (common - 1) == 0:
            critical |= common
    return critical & members == members


def places(mask: int) -> Iterator[int]:
    """The places of the bits that are set, low ones first."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low
