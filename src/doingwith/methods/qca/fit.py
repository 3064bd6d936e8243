"""How well a term or a model fits: consistency, PRI, coverage, and relevance of necessity.

C. C. Ragin, Set Relations in Social Research, Political Analysis 14 (2006), for consistency and coverage;
C. Q. Schneider and C. Wagemann (2012), sections 5.2, 5.3 and 9.2.1, for relevance of necessity and PRI.
A figure whose denominator is 0 is not defined, and None.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

__all__ = [
    "Necessity",
    "Sufficiency",
    "consistency",
    "coverage",
    "necessity",
    "pri",
    "relevance",
    "sufficiency",
]

Floats = npt.NDArray[np.float64]


def _ratio(part: float, whole: float) -> float | None:
    return part / whole if whole > 0 else None


def consistency(x: Floats, y: Floats) -> float | None:
    """How far being in ``x`` goes with being in ``y``: sum of min(x, y) over sum of x, from 0 to 1."""
    return _ratio(float(np.minimum(x, y).sum()), float(x.sum()))


def coverage(x: Floats, y: Floats) -> float | None:
    """How much of ``y`` is in ``x``: sum of min(x, y) over sum of y, from 0 to 1."""
    return consistency(y, x)


def pri(x: Floats, y: Floats) -> float | None:
    """Proportional reduction in inconsistency: consistency without what fits ``y`` and its opposite alike."""
    both = float(np.minimum(np.minimum(x, y), 1 - y).sum())
    return _ratio(float(np.minimum(x, y).sum()) - both, float(x.sum()) - both)


def relevance(x: Floats, y: Floats) -> float | None:
    """Relevance of necessity: low where ``x`` is so large that it would hold nearly everything."""
    return _ratio(float((1 - x).sum()), float((1 - np.minimum(x, y)).sum()))


@dataclass(frozen=True, kw_only=True)
class Sufficiency:
    """Figures of a term or a model as sufficient for the outcome."""

    incl: float | None
    pri: float | None
    cov: float | None


@dataclass(frozen=True, kw_only=True)
class Necessity:
    """Figures of an expression as necessary for the outcome."""

    incl: float | None
    ron: float | None
    cov: float | None


def sufficiency(x: Floats, y: Floats) -> Sufficiency:
    """The figures of ``x`` as sufficient for ``y``."""
    return Sufficiency(incl=consistency(x, y), pri=pri(x, y), cov=coverage(x, y))


def necessity(x: Floats, y: Floats) -> Necessity:
    """The figures of ``x`` as necessary for ``y``."""
    return Necessity(incl=coverage(x, y), ron=relevance(x, y), cov=consistency(x, y))
