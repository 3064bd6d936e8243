"""Prime implicants as minimal hitting sets: 2^k rows are never touched, and remainders cost nothing.

A term that covers a positive row p is a choice of p's own literals. It covers no negative row q when it
holds a condition in which p and q differ, so the shortest such terms are the minimal sets that hit every
set D(p, q) of differing conditions. They are built edge by edge: a set that misses the next edge is
extended by each of its members, and kept when every member still has an edge that only it hits. Each
minimal set is reached once, so that the work can be cut into pieces of bounded memory. The method is
that of K. Murakami and T. Uno, Efficient algorithms for dualizing large-scale hypergraphs, Discrete
Applied Mathematics 170 (2014), over many sets at a time in 64-bit words.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from doingwith.methods.qca.budget import Budget
from doingwith.methods.qca.terms import NOT_ASKED

__all__ = [
    "MOST_CONDITIONS",
    "Masks",
    "PrimeBlock",
    "differences",
    "hitting_sets",
    "minimal_edges",
    "not_covering",
    "prime_blocks",
]

MOST_CONDITIONS = 64
Masks = npt.NDArray[np.uint64]
_PIECE = 200_000
_ONE, _ALL = np.uint64(1), np.uint64(2**64 - 1)


@dataclass(frozen=True)
class PrimeBlock:
    """Primes that cover the positive row ``row`` and no positive row before it.

    ``masks``: one word for each prime, a bit for each condition that stands in it.
    """

    row: int
    masks: Masks


def prime_blocks(
    positive: npt.NDArray[np.int64], negative: npt.NDArray[np.int64], budget: Budget
) -> Iterator[PrimeBlock]:
    """Every prime implicant once, in blocks. ``positive``, ``negative``: rows x conditions.

    Raises OutOfTime.
    """
    for at, row in enumerate(positive):
        edges = minimal_edges(differences(row, negative))
        earlier = differences(row, positive[:at])
        for masks in hitting_sets(edges, budget):
            kept = not_covering(masks, earlier)
            if len(kept):
                yield PrimeBlock(row=at, masks=kept)


def differences(row: npt.NDArray[np.int64], others: npt.NDArray[np.int64]) -> Masks:
    """For each other row, a bit for each condition of which ``row`` has a value that the other has not."""
    bits = np.where(row == NOT_ASKED, np.uint64(0), np.uint64(1) << np.arange(len(row), dtype=np.uint64))
    return np.asarray((others != row).astype(np.uint64) @ bits, dtype=np.uint64)


def minimal_edges(edges: Masks) -> Masks:
    """The edges that hold no other, the shortest first: hitting these hits all."""
    kept: list[int] = []
    for edge in sorted(set(edges.tolist()), key=lambda one: (one.bit_count(), one)):
        if not any(edge & small == small for small in kept):
            kept.append(edge)
    return np.array(kept, dtype=np.uint64)


def not_covering(masks: Masks, others: Masks) -> Masks:
    """The masks that cover no other row: a mask covers a row when no differing condition is in it."""
    for other in others:
        masks = masks[(masks & other) != 0]
    return masks


def hitting_sets(edges: Masks, budget: Budget) -> Iterator[Masks]:
    """All minimal hitting sets of the edges, each once, in pieces. Raises OutOfTime."""
    graph = _Edges(edges)
    waiting: list[tuple[int, Masks]] = [(0, np.zeros(1, dtype=np.uint64))]
    while waiting:
        at, sets = waiting.pop()
        while at < len(edges) and len(sets):
            budget.check()
            if len(sets) > _PIECE:
                waiting.append((at, sets[_PIECE:]))
                sets = sets[:_PIECE]
            sets = graph.hit_one_more(sets, at)
            at += 1
        if len(sets):
            yield sets


class _Edges:
    """The edges, and tables that answer for many sets at a time which members may still join."""

    def __init__(self, edges: Masks) -> None:
        self.edges = edges
        words = max(1, -(-len(edges) // 64))
        self.of_member = np.zeros((words, MOST_CONDITIONS + 1), dtype=np.uint64)
        """For each word of edges: the edges that a member hits; place 0 stands for no member."""
        self.in_all = np.full((8 * words, 256), _ALL)
        """For each byte of edges and each choice among its eight: the members that all of them have."""
        for at, edge in enumerate(edges):
            hit = (edge >> np.arange(MOST_CONDITIONS, dtype=np.uint64)) & _ONE
            self.of_member[at // 64, 1:] |= hit << np.uint64(at % 64)
            self.in_all[at // 8, (np.arange(256) >> at % 8 & 1) == 1] &= edge

    def hit_one_more(self, sets: Masks, at: int) -> Masks:
        """From the minimal hitting sets of the edges before this one, those of one edge more."""
        edge = self.edges[at]
        hits = (sets & edge) != 0
        missing = sets[~hits]
        if not len(missing):
            return sets
        joining = edge & ~self._barred(missing, at)
        grown = [sets[hits]]
        for place in range(int(edge).bit_length()):
            bit = _ONE << np.uint64(place)
            if edge & bit:
                grown.append(missing[(joining & bit) != 0] | bit)
        return np.concatenate(grown)

    def _barred(self, sets: Masks, upto: int) -> Masks:
        """For each set, the members that would take from one of its own every edge only that one hits."""
        members = list(_members(sets))
        barred = np.zeros_like(sets)
        common = [np.full_like(sets, _ALL) for _ in members]
        for word in range(-(-upto // 64)):
            seen = np.uint64((1 << min(64, upto - 64 * word)) - 1)
            self._narrow(common, members, word, seen)
        for places, shared in zip(members, common, strict=True):
            barred |= np.where(places == 0, np.uint64(0), shared)
        return barred

    def _narrow(
        self, common: list[Masks], members: list[npt.NDArray[np.int32]], word: int, seen: np.uint64
    ) -> None:
        """Takes from ``common`` what is not in every edge of this word that its member alone hits."""
        hit = [self.of_member[word][places] & seen for places in members]
        once, twice = np.zeros_like(common[0]), np.zeros_like(common[0])
        for edges in hit:
            twice |= once & edges
            once |= edges
        for shared, edges in zip(common, hit, strict=True):
            own = np.ascontiguousarray(edges & ~twice).view(np.uint8).reshape(-1, 8)
            for byte in range(min(8, -(-int(seen).bit_length() // 8))):
                shared &= self.in_all[8 * word + byte][own[:, byte]]


def _members(sets: Masks) -> Iterator[npt.NDArray[np.int32]]:
    """The first member of each set, then the second, and so on, as place + 1; 0 where there is none."""
    while sets.any():
        low = sets & (~sets + _ONE)
        sets = sets ^ low
        yield np.frexp(low.astype(np.float64))[1]
