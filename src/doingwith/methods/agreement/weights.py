"""How nearly two categories agree: 1 on the diagonal, less the further they are apart in order."""

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np

from doingwith.methods.agreement.ratings import Floats

__all__ = ["Weights", "weight_matrix", "weights_named"]

Weights: TypeAlias = str | Sequence[Sequence[float]] | None
"""None (only the same agrees), "linear", "quadratic", or a square table of weights from 0 to 1."""


def weight_matrix(weights: Weights, size: int) -> Floats:
    """The weights of ``size`` categories by their places in order; raises ValueError for an unknown name."""
    if weights is None or isinstance(weights, str):
        return _named(weights, size)
    matrix = np.array(weights, dtype=float)
    if matrix.shape != (size, size):
        raise ValueError(f"The table of weights should have {size} rows of {size} numbers.")
    return matrix


def weights_named(weights: Weights) -> str:
    """The weights in a word, for the form of a coefficient."""
    if weights is None:
        return "unweighted"
    return f"{weights} weights" if isinstance(weights, str) else "own weights"


def _named(name: str | None, size: int) -> Floats:
    apart = np.abs(np.subtract.outer(np.arange(size), np.arange(size))) / max(size - 1, 1)
    match name:
        case None | "unweighted":
            return np.eye(size)
        case "linear" | "equal":
            return 1 - apart
        case "quadratic" | "squared":
            return 1 - apart**2
    raise ValueError(f"There are no weights {name!r}: say None, linear or quadratic.")
