"""Covers of the positive rows: the fewest terms that do, how many ways there are, and each of them.

Terms that cover the same positive rows stand for one another, so covers are looked for among groups of
such terms (signatures); a cover of groups stands for as many models as the product of the groups' sizes.
No cover with the fewest terms, and no irredundant one, uses a group twice. The search takes the row with
the fewest candidates and tries each, leaving out those tried before, so that each cover is met once.
Rows no two of which share a candidate need a term each: that is the bound.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from doingwith.methods.qca.budget import Budget

__all__ = [
    "Chart",
    "Tally",
    "count_minimum",
    "fewest",
    "irredundant_covers",
    "minimum_covers",
    "without_dominated",
]


@dataclass(frozen=True)
class Chart:
    """Which group covers which rows. ``groups``: for each group a bit for each row; ``rows``: the reverse."""

    groups: tuple[int, ...]
    row_count: int

    @property
    def rows(self) -> tuple[int, ...]:
        """For each row, a bit for each group that covers it."""
        found = [0] * self.row_count
        for at, group in enumerate(self.groups):
            for row in places(group):
                found[row] |= 1 << at
        return tuple(found)


def without_dominated(groups: Sequence[int]) -> tuple[int, ...]:
    """The groups that lie in no other: enough to find out how few terms do."""
    kept: list[int] = []
    for group in sorted(set(groups), key=lambda one: (-one.bit_count(), one)):
        if not any(group | bigger == bigger for bigger in kept):
            kept.append(group)
    return tuple(kept)


def fewest(chart: Chart, budget: Budget) -> int:
    """The number of groups in a smallest cover. Raises OutOfTime."""
    small = Chart(groups=without_dominated(chart.groups), row_count=chart.row_count)
    search = _Search(small, budget)
    every = (1 << len(small.groups)) - 1
    rows = search.needed(every, tuple(range(chart.row_count)))
    size = search.bound(every, rows)
    while next(search.covers(every, rows, size), None) is None:
        size += 1
    return size


def minimum_covers(chart: Chart, size: int, budget: Budget) -> Iterator[tuple[int, ...]]:
    """Every cover by ``size`` groups, where no fewer do, each once. Raises OutOfTime."""
    search = _Search(chart, budget)
    every = (1 << len(chart.groups)) - 1
    yield from search.covers(every, search.needed(every, tuple(range(chart.row_count))), size)


@dataclass
class Tally:
    """A running count of models. ``weights``: how many terms each group stands for."""

    weights: Sequence[int]
    total: int = 0

    def weight(self, groups: int) -> int:
        """The terms of all these groups together."""
        return sum(self.weights[place] for place in places(groups))


def count_minimum(chart: Chart, size: int, tally: Tally, budget: Budget) -> None:
    """Adds the models that the covers by ``size`` groups stand for, where no fewer do.

    Raises OutOfTime; what was counted by then is in the tally.
    """
    search = _Search(chart, budget)
    every = (1 << len(chart.groups)) - 1
    search.count(every, search.needed(every, tuple(range(chart.row_count))), size, tally)


def irredundant_covers(chart: Chart, budget: Budget) -> Iterator[tuple[int, ...]]:
    """Every cover from which no group can be left out, each once. Raises OutOfTime."""
    yield from _hitting(sorted(chart.rows, key=int.bit_count), 0, 0, budget)


@dataclass(frozen=True)
class _Search:
    chart: Chart
    budget: Budget

    @cached_property
    def rows(self) -> tuple[int, ...]:
        return self.chart.rows

    @cached_property
    def matrix(self) -> npt.NDArray[np.float64]:
        """Groups x rows: 1 where a group covers a row."""
        found = np.zeros((len(self.chart.groups), self.chart.row_count))
        for at, group in enumerate(self.chart.groups):
            found[at, list(places(group))] = 1
        return found

    def cannot(self, allowed: int, rows: Sequence[int], size: int) -> bool:
        """Whether one of two bounds says that ``size`` groups are too few."""
        return self.bound(allowed, rows) > size or self.shared_bound(allowed, rows) > size

    def shared_bound(self, allowed: int, rows: Sequence[int]) -> int:
        """Each row pays its share of the group that covers most: together, no more groups than are needed.

        A feasible solution of the dual of the covering problem's linear relaxation (V. Chvatal, A Greedy
        Heuristic for the Set-Covering Problem, Mathematics of Operations Research 4, 1979).
        """
        part = self.matrix[_mask(allowed, len(self.matrix))][:, list(rows)]
        most = (part * part.sum(axis=1, keepdims=True)).max(axis=0, initial=0.0)
        return math.ceil(float((1 / most).sum()) - 1e-9) if most.all() else len(rows) + 1

    def needed(self, allowed: int, rows: Sequence[int]) -> tuple[int, ...]:
        """Rows with the fewest candidates first, without those that are covered whenever another is."""
        ordered = self.ordered(allowed, rows)
        kept: list[int] = []
        seen: list[int] = []
        for row in ordered:
            candidates = self.rows[row] & allowed
            if not any(one & candidates == one for one in seen):
                kept.append(row)
                seen.append(candidates)
        return tuple(kept)

    def ordered(self, allowed: int, rows: Sequence[int]) -> tuple[int, ...]:
        """Rows with the fewest candidates first."""
        return tuple(sorted(rows, key=lambda row: (self.rows[row] & allowed).bit_count()))

    def bound(self, allowed: int, rows: Sequence[int]) -> int:
        """At least as many groups are needed: one for each of some rows that share no candidate."""
        used = found = 0
        for row in rows:
            candidates = self.rows[row] & allowed
            if not candidates & used:
                used |= candidates
                found += 1
        return found

    def in_all(self, allowed: int, rows: Sequence[int]) -> int:
        """The allowed groups that cover every one of the rows."""
        for row in rows:
            allowed &= self.rows[row]
        return allowed

    def count(self, allowed: int, rows: tuple[int, ...], size: int, tally: "Tally", factor: int = 1) -> None:
        """Adds to the tally how many models the covers stand for, without listing them."""
        if not rows or size == 1:
            tally.total += factor * (tally.weight(self.in_all(allowed, rows)) if rows else 1)
            return
        self.budget.check()
        rows = self.ordered(allowed, rows)
        if self.cannot(allowed, rows, size):
            return
        rows = self.needed(allowed, rows)
        rest = self.rows[rows[0]] & allowed
        while rest:
            group = rest & -rest
            rest ^= group
            allowed &= ~group
            left = tuple(row for row in rows if not self.rows[row] & group)
            self.count(allowed, left, size - 1, tally, factor * tally.weights[group.bit_length() - 1])

    def covers(self, allowed: int, rows: tuple[int, ...], size: int) -> Iterator[tuple[int, ...]]:
        """Covers of the rows by at most ``size`` of the allowed groups."""
        if not rows:
            yield ()
            return
        if size == 1:
            yield from ((place,) for place in places(self.in_all(allowed, rows)))
            return
        self.budget.check()
        rows = self.needed(allowed, rows)
        if self.cannot(allowed, rows, size):
            return
        rest = self.rows[rows[0]] & allowed
        while rest:
            group = rest & -rest
            rest ^= group
            allowed &= ~group
            left = tuple(row for row in rows if not self.rows[row] & group)
            place = group.bit_length() - 1
            for cover in self.covers(allowed, left, size - 1):
                yield (place, *cover)


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


def _mask(bits: int, length: int) -> npt.NDArray[np.bool_]:
    """Bits as a vector, the lowest first."""
    packed = np.frombuffer(bits.to_bytes(-(-length // 8), "little"), dtype=np.uint8)
    return np.unpackbits(packed, bitorder="little")[:length].astype(bool)
