"""Prime implicants in groups: those that cover the same positive rows stand for one another.

Hundreds of thousands of primes come to a few hundred groups, so only the groups are kept: the rows they
cover and how many primes they hold. The primes of one group are found again when somebody asks for them.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from doingwith.methods.qca.budget import Budget, OutOfTime
from doingwith.methods.qca.primes import (
    Masks,
    PrimeBlock,
    differences,
    hitting_sets,
    minimal_edges,
    not_covering,
    prime_blocks,
)
from doingwith.methods.qca.terms import Literal, Term, in_order

__all__ = ["Chart", "FoundPrimes", "GivenTerms", "Source", "as_bytes", "as_int", "gathered", "merged"]

Counts = npt.NDArray[np.int64]
_ONE = np.uint64(1)
_MERGE_AT = 2_000_000


@dataclass(frozen=True)
class Chart:
    """Which groups cover which positive rows, and how many terms each group stands for.

    ``covers``: groups x words, a bit for each of ``row_count`` rows; ``sizes``: one number for each group.
    """

    covers: Masks
    sizes: Counts
    row_count: int

    def __len__(self) -> int:
        return len(self.covers)

    def only(self, chosen: npt.NDArray[np.bool_] | npt.NDArray[np.int64]) -> "Chart":
        """Some of the groups."""
        return Chart(self.covers[chosen], self.sizes[chosen], self.row_count)

    def places_of(self, groups: Iterable[int]) -> tuple[int, ...]:
        """Where the groups with these rows (a bit for each) stand."""
        place = {as_int(covers): at for at, covers in enumerate(self.covers)}
        return tuple(place[rows] for rows in groups)

    @cached_property
    def matrix(self) -> npt.NDArray[np.bool_]:
        """Groups x rows: whether a group covers a row."""
        bits = np.unpackbits(as_bytes(self.covers), axis=1, bitorder="little")
        return bits[:, : self.row_count].astype(bool)


def as_int(words: Iterable[np.uint64]) -> int:
    """Words of 64 bits as one number."""
    return sum(int(word) << (64 * at) for at, word in enumerate(words))


def as_bytes(words: Masks) -> npt.NDArray[np.uint8]:
    """Words of 64 bits as eight times as many bytes, the lowest first."""
    return np.ascontiguousarray(words).view(np.uint8).reshape(len(words), 8 * words.shape[1])


def merged(covers: Masks, sizes: Counts) -> tuple[Masks, Counts]:
    """Equal rows of words put together, in order, their numbers added."""
    if not len(covers):
        return covers, sizes
    order = np.lexsort(covers.T)
    covers, sizes = covers[order], sizes[order]
    starts = np.flatnonzero(np.r_[True, (covers[1:] != covers[:-1]).any(axis=1)])
    return covers[starts], np.add.reduceat(sizes, starts)


class Source(ABC):
    """Where the terms of a group come from. ``covers``: the words of the rows that the group covers."""

    @abstractmethod
    def terms(self, covers: Masks, budget: Budget) -> list[Term]:
        """The terms that cover exactly these positive rows, short ones first. Raises OutOfTime."""

    @abstractmethod
    def without(self, covers: Masks, literal: Literal) -> bool:
        """Whether a term without this literal covers all these rows."""

    @abstractmethod
    def largest(self, chart: Chart) -> npt.NDArray[np.bool_]:
        """For each group whether its rows lie in no other group: these are enough to find few terms."""


@dataclass(frozen=True)
class FoundPrimes(Source):
    """Primes of positive against negative rows (rows x conditions each)."""

    positive: npt.NDArray[np.int64]
    negative: npt.NDArray[np.int64]

    @cached_property
    def apart(self) -> Masks:
        """Positive x positive rows: a bit for each condition in which two differ."""
        return np.array([differences(row, self.positive) for row in self.positive], dtype=np.uint64)

    @cached_property
    def edges(self) -> tuple[Masks, ...]:
        """For each positive row what a term that covers it has to hit."""
        return tuple(minimal_edges(differences(row, self.negative)) for row in self.positive)

    def terms(self, covers: Masks, budget: Budget) -> list[Term]:
        """The minimal hitting sets among the literals that these rows share and no other row does."""
        inside = self._rows(covers)
        first = int(np.flatnonzero(inside)[0])
        shared = self._shared(inside, first)
        values = self.positive[first].tolist()
        found: list[Term] = []
        for masks in hitting_sets(self.edges[first] & shared, budget):
            for mask in not_covering(masks, self.apart[first][~inside]).tolist():
                found.append(tuple((at, value) for at, value in enumerate(values) if mask >> at & 1))
        return in_order(found)

    def without(self, covers: Masks, literal: Literal) -> bool:
        """Whether the other literals that these rows share still leave out every negative row."""
        inside = self._rows(covers)
        first = int(np.flatnonzero(inside)[0])
        shared = self._shared(inside, first)
        if self.positive[first, literal[0]] == literal[1]:
            shared &= ~(_ONE << np.uint64(literal[0]))
        return bool(((self.edges[first] & shared) != 0).all())

    def largest(self, chart: Chart) -> npt.NDArray[np.bool_]:
        """A group is largest when with any row more its common literals would cover a negative row."""
        inside = chart.matrix
        first = inside.argmax(axis=1)
        shared = np.full(len(chart), np.uint64(2**64 - 1))
        for row in range(chart.row_count):
            has = inside[:, row]
            shared[has] &= ~self.apart[first[has], row]
        found = np.ones(len(chart), dtype=bool)
        for start in np.unique(first):
            for row in range(chart.row_count):
                at = np.flatnonzero((first == start) & found & ~inside[:, row])
                left = shared[at] & ~self.apart[start, row]
                found[at[_hits_all(left, self.edges[start])]] = False
        return found

    def _rows(self, covers: Masks) -> npt.NDArray[np.bool_]:
        bits = as_int(covers)
        return np.array([bool(bits >> row & 1) for row in range(len(self.positive))])

    def _shared(self, inside: npt.NDArray[np.bool_], first: int) -> np.uint64:
        return np.uint64(~np.bitwise_or.reduce(self.apart[first][inside]))


def _hits_all(masks: Masks, edges: Masks) -> npt.NDArray[np.bool_]:
    found = np.ones(len(masks), dtype=bool)
    for edge in edges:
        found &= (masks & edge) != 0
    return found


@dataclass(frozen=True)
class GivenTerms(Source):
    """Terms that were found in another way, by the rows they cover."""

    by_rows: dict[int, tuple[Term, ...]]

    def terms(self, covers: Masks, budget: Budget) -> list[Term]:
        """As they were given."""
        return in_order(self.by_rows[as_int(covers)])

    def without(self, covers: Masks, literal: Literal) -> bool:
        """Whether one of them is without it."""
        return any(literal not in term for term in self.by_rows[as_int(covers)])

    def largest(self, chart: Chart) -> npt.NDArray[np.bool_]:
        """By comparing each with each."""
        words = chart.covers
        return np.array(
            [
                not (((words & mine) == mine).all(axis=1) & (words != mine).any(axis=1)).any()
                for mine in words
            ],
            dtype=bool,
        )

    def chart(self, row_count: int) -> Chart:
        """The groups of these terms."""
        words = max(1, -(-row_count // 64))
        covers = np.array(
            [[rows >> (64 * at) & (2**64 - 1) for at in range(words)] for rows in self.by_rows],
            dtype=np.uint64,
        ).reshape(-1, words)
        sizes = np.array([len(terms) for terms in self.by_rows.values()], dtype=np.int64)
        return _ordered(covers, sizes, row_count)


@dataclass(frozen=True)
class Gathered:
    """The groups, the number of primes, and what could not be finished."""

    chart: Chart
    primes: int
    unfinished: tuple[str, ...] = ()


def gathered(source: FoundPrimes, budget: Budget) -> Gathered:
    """Goes through all primes once and keeps their groups."""
    rows = len(source.positive)
    collector = _Collector(max(1, -(-rows // 64)), budget.most_groups)
    try:
        for block in prime_blocks(source.positive, source.negative, budget):
            collector.add(source, block)
    except OutOfTime:
        return Gathered(_none(rows), collector.primes, ("the prime implicants",))
    if collector.is_full:
        phrase = "the models, because the prime implicants cover too many different groups of rows"
        return Gathered(_none(rows), collector.primes, (phrase,))
    return Gathered(_ordered(*collector.groups(), rows), collector.primes)


class _Collector:
    def __init__(self, words: int, most: int) -> None:
        self.most, self.primes, self.is_full = most, 0, False
        self._covers: list[Masks] = [np.empty((0, words), dtype=np.uint64)]
        self._sizes: list[Counts] = [np.empty(0, dtype=np.int64)]
        self._waiting = 0

    def add(self, source: FoundPrimes, block: PrimeBlock) -> None:
        self.primes += len(block.masks)
        if self.is_full:
            return
        found, sizes = merged(_signatures(source, block), np.ones(len(block.masks), dtype=np.int64))
        self._covers.append(found)
        self._sizes.append(sizes)
        self._waiting += len(found)
        if self._waiting > _MERGE_AT:
            self._merge()

    def _merge(self) -> None:
        covers, sizes = merged(np.concatenate(self._covers), np.concatenate(self._sizes))
        self.is_full = len(covers) > self.most
        self._covers, self._sizes, self._waiting = [covers], [sizes], 0

    def groups(self) -> tuple[Masks, Counts]:
        if sum(map(len, self._covers)):
            self._merge()
        return self._covers[0], self._sizes[0]


def _signatures(source: FoundPrimes, block: PrimeBlock) -> Masks:
    """For each prime of a block a bit for each positive row it covers, in words of 64."""
    apart = source.apart[block.row]
    found = np.zeros((len(block.masks), -(-len(apart) // 64)), dtype=np.uint64)
    for row in range(block.row, len(apart)):
        covered = (block.masks & apart[row]) == 0
        found[:, row // 64] |= covered.astype(np.uint64) << np.uint64(row % 64)
    return found


def _ordered(covers: Masks, sizes: Counts, rows: int) -> Chart:
    """Groups that cover many rows first; the order depends on the rows and on nothing else."""
    order = np.lexsort((*covers.T, -np.bitwise_count(covers).sum(axis=1, dtype=np.int64)))
    return Chart(covers[order], sizes[order], rows)


def _none(rows: int) -> Chart:
    return Chart(np.empty((0, max(1, -(-rows // 64))), dtype=np.uint64), np.empty(0, dtype=np.int64), rows)
