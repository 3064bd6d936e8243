"""Coefficients for two readers: Cohen's kappa, plain and weighted, and Scott's pi.

J. Cohen (1960), https://doi.org/10.1177/001316446002000104, and (1968),
https://doi.org/10.1037/h0026256; W. A. Scott (1955), https://doi.org/10.1086/266577.
"""

from collections.abc import Callable, Hashable, Sequence
from typing import Any

import numpy as np

from doingwith.methods.agreement.beyond_chance import Resampling, Seen, coefficient_of
from doingwith.methods.agreement.ratings import Floats, Ints, Table, in_readers, tabulated
from doingwith.methods.agreement.result import Agreement, undefined
from doingwith.methods.agreement.weights import Weights, weight_matrix, weights_named

__all__ = ["cohen_kappa", "scott_pi"]

_Chance = Callable[[Floats, Floats, Floats], float]


def cohen_kappa(
    a: Sequence[Hashable | None],
    b: Sequence[Hashable | None],
    weights: Weights = None,
    *,
    categories: Sequence[Hashable] | None = None,
    confidence: float | None = None,
    resamples: int = 1000,
    seed: int = 1,
) -> Agreement:
    """Cohen's kappa of two readers; chance is that each keeps to how often they gave each value.

    ``weights`` is None, "linear", "quadratic" or a table of weights; weights go by the place of
    the categories in their order. Units that one of the two did not judge do not count. No value
    when nothing is in common, or when both gave one and the same value throughout. Raises
    ValueError when the sequences are not equally long.
    """
    return _two(
        "Cohen's kappa",
        a,
        b,
        weights,
        _cohen_chance,
        categories,
        Resampling(confidence=confidence, resamples=resamples, seed=seed),
    )


def scott_pi(
    *ratings: Sequence[Any],
    categories: Sequence[Hashable] | None = None,
    confidence: float | None = None,
    resamples: int = 1000,
    seed: int = 1,
) -> Agreement:
    """Scott's pi of two readers; chance is that both draw from the values of both together.

    The two stand one by one or in one list. Missing values and undefined cases are as for Cohen's
    kappa. Raises ValueError when there are not two readers.
    """
    readers = in_readers(ratings)
    if len(readers) != 2:
        raise ValueError(f"Scott's pi compares two readers, and here are {len(readers)}.")
    return _two(
        "Scott's pi",
        readers[0],
        readers[1],
        None,
        _scott_chance,
        categories,
        Resampling(confidence=confidence, resamples=resamples, seed=seed),
    )


def _two(
    name: str,
    a: Sequence[Hashable | None],
    b: Sequence[Hashable | None],
    weights: Weights,
    chance: _Chance,
    categories: Sequence[Hashable] | None,
    resampling: Resampling,
) -> Agreement:
    whole = tabulated((a, b), categories)
    form = weights_named(weights)
    why = whole.refusal()
    if why:
        return undefined(name, why, form=form, readers=whole.readers)
    table = whole.pairable()
    agreements = _agreements(table, weight_matrix(weights, len(table.categories)), chance)
    return coefficient_of(
        agreements, table.length, resampling, name=name, form=form, units=table.length, readers=2
    )


def _agreements(table: Table, matrix: Floats, chance: _Chance) -> Seen:
    size = len(table.categories)
    first, second = (_codes(table.unit, table.code, table.reader == reader) for reader in (0, 1))

    def agreements(drawn: Floats) -> tuple[float, float]:
        joint = np.bincount(first * size + second, drawn, minlength=size * size).reshape(size, size)
        joint = joint / joint.sum()
        return float((joint * matrix).sum()), chance(joint.sum(axis=1), joint.sum(axis=0), matrix)

    return agreements


def _codes(unit: Ints, code: Ints, rows: "np.ndarray[tuple[int], np.dtype[np.bool_]]") -> Ints:
    """One reader's codes in the order of units."""
    return code[rows][np.argsort(unit[rows])]


def _cohen_chance(first: Floats, second: Floats, matrix: Floats) -> float:
    return float(first @ matrix @ second)


def _scott_chance(first: Floats, second: Floats, matrix: Floats) -> float:
    both = (first + second) / 2
    return float(both @ matrix @ both)
