"""What coefficients have in common that take chance away: agreement seen, by chance, and beyond it."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from doingwith.methods.agreement.bootstrap import interval_of
from doingwith.methods.agreement.krippendorff import ONE_VALUE
from doingwith.methods.agreement.ratings import Floats
from doingwith.methods.agreement.result import Agreement

__all__ = ["Resampling", "Seen", "coefficient_of"]

Seen = Callable[[Floats], tuple[float, float] | None]
"""Agreement seen and by chance when each unit counts so many times; None when nothing can be compared."""


@dataclass(frozen=True, kw_only=True)
class Resampling:
    """How an interval is made, as ``interval_of`` takes it; none where ``confidence`` is None."""

    confidence: float | None
    resamples: int
    seed: int


def coefficient_of(
    agreements: Seen, length: int, resampling: Resampling, *, name: str, form: str, units: int, readers: int
) -> Agreement:
    """How far agreement goes beyond chance, (seen - chance) / (1 - chance), of ``length`` units."""

    def value(drawn: Floats) -> float | None:
        return _beyond(agreements(drawn))

    every = np.ones(length)
    seen, by_chance = agreements(every) or (0.0, 0.0)
    found = value(every)
    return Agreement(
        coefficient=name,
        value=found,
        why="" if found is not None else ONE_VALUE,
        observed=seen,
        expected=by_chance,
        units=units,
        readers=readers,
        form=form,
        interval=interval_of(
            value,
            length,
            confidence=resampling.confidence,
            resamples=resampling.resamples,
            seed=resampling.seed,
        ),
    )


def _beyond(found: tuple[float, float] | None) -> float | None:
    """None where chance alone would agree always, or nothing can be compared."""
    if found is None or 1 - found[1] <= 1e-12:
        return None
    seen, by_chance = found
    return (seen - by_chance) / (1 - by_chance)
