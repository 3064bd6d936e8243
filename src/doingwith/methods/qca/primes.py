"""Prime implicants as minimal hitting sets: 2^k rows are never touched, and remainders cost nothing.

A term that covers a positive row p is a choice of p's own literals. It covers no negative row q when it
holds a condition in which p and q differ, so the shortest such terms are the minimal sets that hit every
set D(p, q) of differing conditions. They are built edge by edge: a set that misses the next edge is
extended by each of its members, and kept when every member still has an edge that only it hits. Each
minimal set is reached once, so that the work can be cut into pieces of bounded memory. The method is
that of K. Murakami and T. Uno, Efficient algorithms for dualizing large-scale hypergraphs, Discrete
Applied Mathematics 170 (2014), vectorised over 64-bit words.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from doingwith.methods.qca.budget import Budget

__all__ = ["MOST_CONDITIONS", "Masks", "PrimeBlock", "differences", "minimal_edges", "prime_blocks"]

MOST_CONDITIONS = 64
Masks = npt.NDArray[np.uint64]
_PIECE = 200_000


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
        for masks in _hitting_sets(edges, budget):
            kept = _not_covering(masks, earlier)
            if len(kept):
                yield PrimeBlock(row=at, masks=kept)


def differences(row: npt.NDArray[np.int64], others: npt.NDArray[np.int64]) -> Masks:
    """For each other row, a bit for each condition in which it differs from ``row``."""
    bits = np.uint64(1) << np.arange(len(row), dtype=np.uint64)
    return np.asarray((others != row).astype(np.uint64) @ bits, dtype=np.uint64)


def minimal_edges(edges: Masks) -> Masks:
    """The edges that hold no other, the shortest first: hitting these hits all."""
    kept: list[np.uint64] = []
    for edge in sorted(set(edges.tolist()), key=lambda one: (int(one).bit_count(), one)):
        if not any(edge & int(small) == int(small) for small in kept):
            kept.append(np.uint64(edge))
    return np.array(kept, dtype=np.uint64)


def _not_covering(masks: Masks, earlier: Masks) -> Masks:
    """The masks that cover no earlier row: a mask covers a row when no differing condition is in it."""
    for other in earlier:
        masks = masks[(masks & other) != 0]
    return masks


def _hitting_sets(edges: Masks, budget: Budget) -> Iterator[Masks]:
    """All minimal hitting sets of the edges, in pieces."""
    waiting: list[tuple[int, Masks]] = [(0, np.zeros(1, dtype=np.uint64))]
    while waiting:
        at, sets = waiting.pop()
        while at < len(edges) and len(sets):
            budget.check()
            if len(sets) > _PIECE:
                waiting.append((at, sets[_PIECE:]))
                sets = sets[:_PIECE]
            sets = _next(sets, edges, at)
            at += 1
        if len(sets):
            yield sets


def _next(sets: Masks, edges: Masks, at: int) -> Masks:
    """The minimal hitting sets of one edge more."""
    edge = edges[at]
    hits = (sets & edge) != 0
    missing = sets[~hits]
    if not len(missing):
        return sets
    grown = [sets[hits]]
    for place in range(int(edge).bit_length()):
        bit = np.uint64(1 << place)
        if edge & bit:
            grown.append(_still_minimal(missing, bit, edges[:at]))
    return np.concatenate(grown)


def _still_minimal(sets: Masks, bit: np.uint64, edges: Masks) -> Masks:
    """The sets with the new member, those in which every old member still has an edge of its own."""
    critical = np.zeros_like(sets)
    one = np.uint64(1)
    for edge in edges[(edges & bit) == 0]:
        common = sets & edge
        critical |= np.where((common & (common - one)) == 0, common, np.uint64(0))
    return np.asarray(sets[critical == sets] | bit, dtype=np.uint64)
