"""What a coefficient of agreement answers: a value, or none and the sentence that says why."""

from dataclasses import dataclass

__all__ = ["Agreement", "Interval", "undefined"]


@dataclass(frozen=True, kw_only=True)
class Interval:
    """A bootstrap interval: ``confidence`` of the resampled values lie from ``low`` to ``high``.

    Units are drawn with replacement, ``resamples`` times; ``defined`` of them had a value. The
    same ``seed`` gives the same interval.
    """

    low: float
    high: float
    confidence: float
    resamples: int
    defined: int
    seed: int


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """A coefficient. ``value`` is None where it is not defined; then ``why`` says so in a sentence.

    ``observed`` and ``expected`` are the agreement seen and that by chance, as the coefficient
    counts them (for Krippendorff's alpha and its relatives: 1 minus the disagreement). ``units``
    are those that at least two readers judged, and ``readers`` those who judged any of them.
    ``form`` says which of several published forms it is, and ``unit`` what was compared. All are
    pure numbers: 1 is perfect agreement, 0 what chance would give.
    """

    coefficient: str
    value: float | None
    why: str = ""
    observed: float | None = None
    expected: float | None = None
    units: int = 0
    readers: int = 0
    form: str = ""
    unit: str = "unit"
    interval: Interval | None = None


def undefined(coefficient: str, why: str, **known: object) -> Agreement:
    """An answer without a value, with the sentence that says why; ``known`` are its other fields."""
    return Agreement(coefficient=coefficient, value=None, why=why, **known)  # type: ignore[arg-type]
