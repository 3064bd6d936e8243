"""Coefficients for any number of readers that share one way of counting agreement.

The agreement of a unit is that of its pairs of readers; they differ in what chance would give.
J. L. Fleiss (1971), https://doi.org/10.1037/h0031619; R. L. Brennan and D. J. Prediger (1981),
https://doi.org/10.1177/001316448104100307; K. L. Gwet (2008),
https://doi.org/10.1348/000711006X126600, and Handbook of Inter-Rater Reliability, 4th ed. (2014),
chapters 2 to 4, from which missing values and weights are handled.

Every function takes the ratings of all readers in one list, or one by one: one sequence for each
reader, with None where a value is missing.
"""

from collections.abc import Callable, Hashable, Sequence
from typing import Any

import numpy as np

from doingwith.methods.agreement.beyond_chance import Resampling, Seen, coefficient_of
from doingwith.methods.agreement.ratings import Floats, Table, in_readers, tabulated
from doingwith.methods.agreement.result import Agreement, undefined
from doingwith.methods.agreement.weights import Weights, weight_matrix, weights_named

__all__ = ["brennan_prediger", "fleiss_kappa", "gwet_ac1", "gwet_ac2", "percent_agreement"]

_Chance = Callable[[Floats, Floats], float]


def percent_agreement(
    *ratings: Sequence[Any], confidence: float | None = None, resamples: int = 1000, seed: int = 1
) -> Agreement:
    """The share of pairs of readers who agree, averaged over units, from 0 to 1. Chance is left out."""
    return _several(
        "percent agreement",
        ratings,
        None,
        lambda shares, matrix: 0.0,
        None,
        Resampling(confidence=confidence, resamples=resamples, seed=seed),
    )


def fleiss_kappa(
    *ratings: Sequence[Any],
    categories: Sequence[Hashable] | None = None,
    confidence: float | None = None,
    resamples: int = 1000,
    seed: int = 1,
) -> Agreement:
    """Fleiss' kappa; chance is that every reader draws from the values of all together.

    For two readers who judged everything it is Scott's pi. A table of counts becomes ratings
    with ``ratings_of_counts``. No value when only one value occurs.
    """
    return _several(
        "Fleiss' kappa",
        ratings,
        None,
        _pooled_chance,
        categories,
        Resampling(confidence=confidence, resamples=resamples, seed=seed),
    )


def gwet_ac1(
    *ratings: Sequence[Any],
    categories: Sequence[Hashable] | None = None,
    confidence: float | None = None,
    resamples: int = 1000,
    seed: int = 1,
) -> Agreement:
    """Gwet's AC1, which stays high where nearly all agree on one value and kappa falls.

    It depends on how many values are possible: give ``categories`` where not all occur. With
    one possible value there is nothing to choose, and so no value.
    """
    return _several(
        "Gwet's AC1",
        ratings,
        None,
        _gwet_chance,
        categories,
        Resampling(confidence=confidence, resamples=resamples, seed=seed),
    )


def gwet_ac2(
    *ratings: Sequence[Any],
    weights: Weights = "quadratic",
    categories: Sequence[Hashable] | None = None,
    confidence: float | None = None,
    resamples: int = 1000,
    seed: int = 1,
) -> Agreement:
    """Gwet's AC2: AC1 with weights for values that nearly agree, by their place in order."""
    return _several(
        "Gwet's AC2",
        ratings,
        weights,
        _gwet_chance,
        categories,
        Resampling(confidence=confidence, resamples=resamples, seed=seed),
    )


def brennan_prediger(
    *ratings: Sequence[Any],
    weights: Weights = None,
    categories: Sequence[Hashable] | None = None,
    confidence: float | None = None,
    resamples: int = 1000,
    seed: int = 1,
) -> Agreement:
    """Brennan and Prediger's kappa; chance is that every possible value is as likely.

    It depends on how many values are possible: give ``categories`` where not all occur.
    """
    return _several(
        "Brennan-Prediger",
        ratings,
        weights,
        _even_chance,
        categories,
        Resampling(confidence=confidence, resamples=resamples, seed=seed),
    )


def _several(
    name: str,
    ratings: tuple[Sequence[Any], ...],
    weights: Weights,
    chance: _Chance,
    categories: Sequence[Hashable] | None,
    resampling: Resampling,
) -> Agreement:
    table = tabulated(in_readers(ratings), categories)
    form = weights_named(weights)
    why = table.refusal()
    if why:
        return undefined(name, why, form=form, readers=table.readers)
    units = int((table.size >= 2).sum())
    agreements = _agreements(table, weight_matrix(weights, len(table.categories)), chance)
    return coefficient_of(
        agreements, table.length, resampling, name=name, form=form, units=units, readers=table.readers
    )


def _agreements(table: Table, matrix: Floats, chance: _Chance) -> Seen:
    """Units that nobody judged count for nothing, those that one reader judged for chance only."""
    counts, judged = table.counts, table.size.astype(float)
    shares = np.divide(counts, judged[:, None], out=np.zeros_like(counts), where=judged[:, None] > 0)
    agreeing = _agreeing(counts, judged, matrix)

    def agreements(drawn: Floats) -> tuple[float, float] | None:
        pairable = drawn * (judged >= 2)
        if not pairable.any():
            return None
        present = (drawn * (judged > 0)).sum()
        return float(pairable @ agreeing / pairable.sum()), chance(drawn @ shares / present, matrix)

    return agreements


def _agreeing(counts: Floats, judged: Floats, matrix: Floats) -> Floats:
    """For each unit, the share of ordered pairs of its readers who agree, weighted; 0 where no pair is."""
    pairs = judged * (judged - 1)
    agreeing = (counts * (counts @ matrix.T - 1)).sum(axis=1)
    result: Floats = np.divide(agreeing, pairs, out=np.zeros_like(pairs), where=pairs > 0)
    return result


def _pooled_chance(shares: Floats, matrix: Floats) -> float:
    return float(shares @ matrix @ shares)


def _even_chance(shares: Floats, matrix: Floats) -> float:
    return float(matrix.sum() / len(shares) ** 2)


def _gwet_chance(shares: Floats, matrix: Floats) -> float:
    """With one possible value there is only chance."""
    possible = len(shares)
    if possible < 2:
        return 1.0
    return float(matrix.sum() / (possible * (possible - 1)) * (shares * (1 - shares)).sum())
