"""From raw figures to memberships.

The direct method with a logistic curve is that of C. C. Ragin, Redesigning Social Inquiry (2008),
chapter 5; linear and bell curves and the indirect method as in A. Dusa, QCA with R (2019), chapter 4.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from doingwith.methods.qca.problems import QcaRefused

__all__ = ["calibrate_crisp", "calibrate_direct", "calibrate_indirect", "exactly_half"]

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

    ``idm``: the membership at the third threshold on the logistic curve. With ``logistic=False`` the curve is
    straight between thresholds, bent by the powers ``below`` and ``above`` the crossover. Thresholds that
    fall make a curve that falls. Raises QcaRefused with a sentence.
    """
    x = np.asarray(values, dtype=float)
    if len(thresholds) == 6:
        rising = calibrate_direct(
            values, thresholds[:3], logistic=logistic, idm=idm, below=below, above=above
        )
        falling = calibrate_direct(
            values, thresholds[:2:-1], logistic=logistic, idm=idm, below=below, above=above
        )
        return np.minimum(rising, falling)
    out, cross, full = _three(thresholds)
    if full < out:
        return calibrate_direct(
            (-x).tolist(), [-out, -cross, -full], logistic=logistic, idm=idm, below=below, above=above
        )
    return _logistic(x, out, cross, full, idm) if logistic else _straight(x, out, cross, full, below, above)


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
    return np.where(found < _EDGE, 0.0, np.where(found > 1 - _EDGE, 1.0, found))


def _straight(x: Floats, out: float, cross: float, full: float, below: float, above: float) -> Floats:
    low = 0.5 * np.clip((x - out) / (cross - out), 0, 1) ** below
    high = 1 - 0.5 * np.clip((full - x) / (full - cross), 0, 1) ** above
    return np.where(x < cross, low, high)


def calibrate_indirect(values: Sequence[float], thresholds: Sequence[float]) -> Floats:
    """Memberships by rough groups, smoothed by a fractional logit of the groups on the values.

    The groups between the thresholds are given equally spaced memberships from 0 to 1; the curve is
    a quadratic in the values, fitted by iteratively reweighted least squares (binomial family, logit link).
    """
    x = np.asarray(values, dtype=float)
    groups = calibrate_crisp(values, thresholds)
    y = groups / len(thresholds)
    design = np.column_stack([np.ones_like(x), x, x**2])
    weights = np.zeros(3)
    mu = (y + 0.5) / 2
    eta = np.log(mu / (1 - mu))
    for _ in range(100):
        var = np.clip(mu * (1 - mu), 1e-10, None)
        scaled = design * np.sqrt(var)[:, None]
        new = np.linalg.lstsq(scaled, (eta + (y - mu) / var) * np.sqrt(var), rcond=None)[0]
        eta = np.clip(design @ new, -30, 30)
        mu = 1 / (1 + np.exp(-eta))
        if np.allclose(new, weights, rtol=1e-12, atol=1e-12):
            break
        weights = new
    return mu


def exactly_half(memberships: Floats) -> npt.NDArray[np.int64]:
    """The places of the memberships of exactly 0.5: such a case is neither in the set nor out of it."""
    return np.flatnonzero(memberships == 0.5)
