"""From raw figures to memberships.

The direct method with a logistic curve is that of C. C. Ragin, Redesigning Social Inquiry (2008),
chapter 5; linear and bell curves and the indirect method as in A. Dusa, QCA with R (2019), chapter 4.
Memberships by rank follow B. Cheli and A. Lemmi, A "Totally" Fuzzy and Relative Approach to the
Multidimensional Analysis of Poverty, Economic Notes 24 (1995).
"""

from collections.abc import Sequence
from enum import StrEnum
from itertools import pairwise
from math import sqrt

import numpy as np
import numpy.typing as npt

from doingwith.methods.qca.problems import QcaRefused

__all__ = [
    "Linkage",
    "calibrate_by_rank",
    "calibrate_by_share",
    "calibrate_crisp",
    "calibrate_direct",
    "calibrate_indirect",
    "exactly_half",
    "suggest_thresholds",
]

Floats = npt.NDArray[np.float64]
_EDGE = 0.0001


def calibrate_crisp(values: Sequence[float], thresholds: Sequence[float]) -> npt.NDArray[np.int64]:
    """The number of thresholds that a value reaches: 0 or 1 for one threshold, more for several."""
    if not thresholds or list(thresholds) != sorted(set(thresholds)):
        raise QcaRefused("Give one or more thresholds, each higher than the one before.")
    return np.searchsorted(np.asarray(thresholds, dtype=float), np.asarray(values, dtype=float), side="right")


def calibrate_direct(
    values: Sequence[float],
    thresholds: Sequence[float],
    *,
    logistic: bool = True,
    idm: float = 0.95,
    below: float = 1.0,
    above: float = 1.0,
) -> Floats:
    """Memberships by three thresholds (full exclusion, crossover, full inclusion), or by six for a bell.

    ``idm``: the membership at the third threshold on the logistic curve. With ``logistic=False``, and for
    six thresholds, the curve is straight between thresholds, bent by the powers ``below`` and ``above``
    the crossover. Three that fall make a curve that falls; six whose first three and last three fall (45,
    35, 25, 75, 65, 55) a valley. Raises QcaRefused with a sentence.
    """
    x = np.asarray(values, dtype=float)
    if len(thresholds) == 6:
        return _bell(x, thresholds, below, above)
    out, cross, full = _three(thresholds)
    if full < out:
        return calibrate_direct(
            (-x).tolist(), [-out, -cross, -full], logistic=logistic, idm=idm, below=below, above=above
        )
    return _logistic(x, out, cross, full, idm) if logistic else _straight(x, out, cross, full, below, above)


def _bell(x: Floats, thresholds: Sequence[float], below: float, above: float) -> Floats:
    first, second = [float(one) for one in thresholds[:3]], [float(one) for one in thresholds[3:]]
    if first[0] > first[2] and second[0] > second[2]:
        return 1 - _bell(x, [*first[::-1], *second[::-1]], above, below)
    if first[2] > second[0]:
        raise QcaRefused("Of six thresholds, the first three lie below the last three.")
    rising = calibrate_direct(x.tolist(), first, logistic=False, below=below, above=above)
    falling = calibrate_direct(x.tolist(), second[::-1], logistic=False, below=below, above=above)
    return np.minimum(rising, falling)


def _three(thresholds: Sequence[float]) -> tuple[float, float, float]:
    if len(thresholds) != 3:
        raise QcaRefused(
            "Give three thresholds: full exclusion, crossover, full inclusion; or six for a bell."
        )
    out, cross, full = (float(one) for one in thresholds)
    if not (out < cross < full or out > cross > full):
        raise QcaRefused("The crossover lies between full exclusion and full inclusion.")
    return out, cross, full


def _logistic(x: Floats, out: float, cross: float, full: float, idm: float) -> Floats:
    if not 0.5 < idm < 1:
        raise QcaRefused("The membership at full inclusion is above 0.5 and below 1.")
    span = np.where(x < cross, cross - out, full - cross)
    found = 1 / (1 + np.exp(-(x - cross) * (np.log(idm / (1 - idm)) / span)))
    return _edged(found)


def _straight(x: Floats, out: float, cross: float, full: float, below: float, above: float) -> Floats:
    low = 0.5 * np.clip((x - out) / (cross - out), 0, 1) ** below
    high = 1 - 0.5 * np.clip((full - x) / (full - cross), 0, 1) ** above
    return np.where(x < cross, low, high)


def calibrate_indirect(values: Sequence[float], thresholds: Sequence[float]) -> Floats:
    """Memberships by rough groups, smoothed by a fractional logit of the groups on the values.

    The groups between the thresholds are given equally spaced memberships from 0 to 1; the curve is a
    fractional polynomial (logarithm, square root, value, square) fitted by iteratively reweighted least
    squares (binomial family, logit link), rounded to six places as R does. Raises QcaRefused with a sentence.
    """
    x = np.asarray(values, dtype=float)
    if (x <= 0).any():
        raise QcaRefused("The indirect method needs values above 0: it takes their logarithm.")
    if not thresholds or list(thresholds) != sorted(set(thresholds)):
        raise QcaRefused("Give one or more thresholds, each higher than the one before.")
    steps = np.round(np.arange(len(thresholds) + 1) / len(thresholds), 3)
    rough = steps[np.searchsorted(np.asarray(thresholds, dtype=float), x, side="left")]
    design = np.column_stack([np.ones_like(x), np.log(x), np.sqrt(x), x, x**2])
    return np.round(_edged(_fractional_logit(design, rough)), 6)


def _fractional_logit(design: Floats, y: Floats) -> Floats:
    """Fitted shares. A step that makes the fit worse is halved until it does not."""
    eta: Floats = np.log((y + 0.5) / (1.5 - y))
    weights: Floats = np.zeros(design.shape[1])
    fit = np.inf
    for _ in range(50):
        mu = _share(eta)
        var = np.clip(mu * (1 - mu), 1e-12, None)
        root = np.sqrt(var)
        aim = np.asarray(
            np.linalg.lstsq(design * root[:, None], (eta + (y - mu) / var) * root, rcond=None)[0],
            dtype=np.float64,
        )
        for _ in range(30):
            if _deviance(y, design @ aim) <= fit:
                break
            aim = (aim + weights) / 2
        before, fit = fit, _deviance(y, design @ aim)
        weights, eta = aim, np.asarray(design @ aim)
        if abs(before - fit) < 1e-12 * (abs(fit) + 0.1):
            break
    return _share(eta)


def _share(eta: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-np.clip(eta, -30, 30))), dtype=np.float64)


def _deviance(y: Floats, eta: Floats) -> float:
    """Minus the log likelihood, which falls as the fit gets better."""
    return float((np.logaddexp(0, eta) - y * eta).sum())


def _edged(memberships: Floats) -> Floats:
    """Memberships that all but reach 0 or 1 are 0 or 1."""
    low_set = np.where(memberships < _EDGE, 0.0, memberships)
    return np.asarray(np.where(low_set > 1 - _EDGE, 1.0, low_set))


def calibrate_by_rank(values: Sequence[float]) -> Floats:
    """Memberships of answers on a scale: the share of cases not above, from 0 for the lowest to 1."""
    x = np.asarray(values, dtype=float)
    share = (x[None, :] <= x[:, None]).mean(axis=1)
    lowest = share.min(initial=1.0)
    if lowest == 1:
        raise QcaRefused("All values are the same, so there is no rank to go by.")
    return np.asarray(np.maximum(0.0, (share - lowest) / (1 - lowest)))


def calibrate_by_share(values: Sequence[float], thresholds: Sequence[float]) -> Floats:
    """Memberships by the share of the values between two thresholds that are not above.

    From 0 to 0.5 between full exclusion and crossover, from 0.5 to 1 between crossover and full inclusion:
    distances do not count, only the order (A. Dusa, QCA with R, 2019, chapter 4). The highest value below
    the crossover has exactly 0.5. Raises QcaRefused with a sentence.
    """
    x = np.asarray(values, dtype=float)
    out, cross, full = _three(thresholds)
    if full < out:
        return 1 - calibrate_by_share(values, [full, cross, out])
    low, high = x[(x > out) & (x < cross)], x[(x > cross) & (x < full)]
    found = np.where(x < cross, 0.5 * _share_below(x, low), 0.5 + 0.5 * _share_below(x, high))
    return np.asarray(np.where(x <= out, 0.0, np.where(x >= full, 1.0, found)))


def _share_below(x: Floats, among: Floats) -> Floats:
    return np.asarray((among[None, :] <= x[:, None]).sum(axis=1) / max(1, len(among)))


class Linkage(StrEnum):
    """How far two clusters of values are from each other."""

    COMPLETE = "complete"
    SINGLE = "single"
    AVERAGE = "average"
    WARD = "ward"


def suggest_thresholds(
    values: Sequence[float], number: int = 1, linkage: Linkage = Linkage.COMPLETE
) -> list[float]:
    """Thresholds in the middle of the gaps between ``number`` + 1 clusters of values.

    The two nearest clusters are joined, again and again: nearest by the span of both (complete linkage),
    the gap between them (single), the distance of their means (average), or what joining adds to the
    spread inside clusters (J. H. Ward, 1963). On a line these are always neighbours. A suggestion:
    thresholds need a reason from outside the data. Raises QcaRefused with a sentence.
    """
    numbers = [float(one) for one in values]
    clusters = [[value] * numbers.count(value) for value in sorted(set(numbers))]
    if not 1 <= number < len(clusters):
        raise QcaRefused(
            f"{len(clusters)} different values cannot be parted by {number} thresholds. Ask for fewer."
        )
    while len(clusters) > number + 1:
        apart = [_apart(left, right, linkage) for left, right in pairwise(clusters)]
        at = apart.index(min(apart))
        clusters[at : at + 2] = [clusters[at] + clusters[at + 1]]
    return [(left[-1] + right[0]) / 2 for left, right in pairwise(clusters)]


def _apart(left: Sequence[float], right: Sequence[float], linkage: Linkage) -> float:
    if linkage is Linkage.COMPLETE:
        return right[-1] - left[0]
    if linkage is Linkage.SINGLE:
        return right[0] - left[-1]
    means = sum(right) / len(right) - sum(left) / len(left)
    if linkage is Linkage.AVERAGE:
        return means
    return means * sqrt(2 * len(left) * len(right) / (len(left) + len(right)))


def exactly_half(memberships: Floats) -> npt.NDArray[np.int64]:
    """The places of the memberships of exactly 0.5: such a case is neither in the set nor out of it."""
    return np.flatnonzero(memberships == 0.5)
