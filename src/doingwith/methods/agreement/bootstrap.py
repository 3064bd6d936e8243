"""An interval for a coefficient by drawing units anew, again and again, with a seed."""

from collections.abc import Callable

import numpy as np

from doingwith.methods.agreement.ratings import Floats
from doingwith.methods.agreement.result import Interval

__all__ = ["interval_of"]


def interval_of(
    value_of: Callable[[Floats], float | None],
    units: int,
    *,
    confidence: float | None,
    resamples: int,
    seed: int,
) -> Interval | None:
    """The percentile interval of ``value_of`` over resampled units (Efron and Tibshirani 1993, chapter 13).

    ``value_of`` takes how often each unit was drawn. None when no interval is asked for, and
    when fewer than two resamples have a value. Raises ValueError for a confidence outside 0 to 1.
    """
    if confidence is None:
        return None
    if not 0 < confidence < 1:
        raise ValueError("The confidence of an interval lies between 0 and 1, such as 0.95.")
    dice = np.random.default_rng(seed)
    draws = (dice.multinomial(units, np.full(units, 1 / units)).astype(float) for _ in range(resamples))
    values = [value for value in map(value_of, draws) if value is not None]
    if len(values) < 2:
        return None
    tail = (1 - confidence) / 2
    low, high = np.quantile(values, [tail, 1 - tail])
    return Interval(
        low=float(low),
        high=float(high),
        confidence=confidence,
        resamples=resamples,
        defined=len(values),
        seed=seed,
    )
