"""Lower bounds for covers: what each row costs, so that no group is worth more than 1.

With such prices no cover has fewer groups than the prices of all rows add up to, and in a cover of a
given size no group may fall short of 1 by more than what is left over. The prices are a feasible
solution of the dual of the covering problem's linear relaxation, found by subgradient steps
(M. Held, P. Wolfe and H. P. Crowder, Validation of Subgradient Optimization, Mathematical Programming 6,
1974) that begin at the shares of V. Chvatal, A Greedy Heuristic for the Set-Covering Problem, Mathematics
of Operations Research 4 (1979). Any prices give a true bound; better ones only save work.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from doingwith.methods.qca.groups import Chart, as_bytes
from doingwith.methods.qca.primes import Masks

__all__ = ["SLACK", "Prices", "prices_of"]

Floats = npt.NDArray[np.float64]
SLACK = 1e-7
_STEPS = 300
_AT_ONCE = 20_000
_ROUNDS = 5


@dataclass(frozen=True)
class Prices:
    """What each row costs. ``tables``: for each byte of rows and each choice among its eight, their sum."""

    rows: Floats
    tables: Floats

    def of(self, covers: Masks) -> Floats:
        """For each set of rows (words of 64 bits) what they cost together."""
        own = as_bytes(covers)
        return np.asarray(
            sum((self.tables[at][own[:, at]] for at in range(len(self.tables))), np.zeros(len(covers)))
        )

    @property
    def least(self) -> int:
        """No cover of all rows has fewer groups than this."""
        return int(np.ceil(self.rows.sum() - SLACK))


def prices(rows: Floats) -> Prices:
    """Prices with their tables."""
    tables = np.zeros((-(-len(rows) // 8), 256))
    for at, price in enumerate(rows):
        tables[at // 8, (np.arange(256) >> at % 8 & 1) == 1] += price
    return Prices(rows, tables)


def prices_of(chart: Chart) -> Prices:
    """Good prices for a chart in which every row has a group."""
    chosen = np.arange(min(len(chart), _AT_ONCE))
    found = prices(_subgradient(chart.matrix[chosen].astype(np.float64)))
    for _ in range(_ROUNDS if len(chart) > _AT_ONCE else 0):
        worth = found.of(chart.covers)
        if worth.max() <= 1 + SLACK:
            break
        chosen = np.union1d(chosen, np.argsort(-worth, kind="stable")[: _AT_ONCE // 4])
        found = prices(_subgradient(chart.matrix[chosen].astype(np.float64)))
    return prices(found.rows / max(1.0, float(found.of(chart.covers).max())))


def _subgradient(matrix: Floats) -> Floats:
    """Prices at which no group of the matrix (groups x rows) is worth more than 1."""
    best = trial = _fair(matrix, _shares(matrix))
    step, idle = 1.0, 0
    for _ in range(_STEPS):
        missing = 1 - matrix @ trial
        taken = missing < 0
        wrong = 1 - matrix[taken].sum(axis=0)
        length = float((wrong * wrong).sum())
        if length == 0:
            break
        aim = max(1.2 * best.sum() - (trial.sum() + missing[taken].sum()), 0.1)
        trial = np.maximum(0, trial + step * aim / length * wrong)
        fair = _fair(matrix, trial)
        idle = 0 if fair.sum() > best.sum() + 1e-6 else idle + 1
        best = fair if idle == 0 else best
        step *= 0.7 if idle and idle % 10 == 0 else 1.0
    return _raised(matrix, best)


def _shares(matrix: Floats) -> Floats:
    most = (matrix * matrix.sum(axis=1, keepdims=True)).max(axis=0, initial=1.0)
    return np.asarray(1 / np.maximum(most, 1.0))


def _fair(matrix: Floats, rows: Floats) -> Floats:
    return rows / max(1.0, float((matrix @ rows).max(initial=0.0)))


def _raised(matrix: Floats, rows: Floats) -> Floats:
    """The prices with each row raised as far as its groups allow."""
    worth = matrix @ rows
    for row in np.argsort(-rows, kind="stable"):
        mine = matrix[:, row] > 0
        more = max(0.0, 1 - float(worth[mine].max(initial=1.0 - 1e-9)))
        rows[row] += more
        worth[mine] += more
    return rows
