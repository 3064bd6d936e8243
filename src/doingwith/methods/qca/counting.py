"""How many covers there are, counted without listing any.

Rows are decided one after another: for each group whose first row it is, every half-finished cover goes
on without the group and with it. Half-finished covers that leave the same rows open are put together and
their numbers added, which is why millions of covers cost no more than their few thousand stages
(dynamic programming over a frontier, as in S. Minato's and D. E. Knuth's counts of exact covers:
The Art of Computer Programming 4A, section 7.1.4). A stage that the prices of its open rows show to be
too dear is dropped. Where stages become too many, the cheapest are kept, and the count is "at least".
"""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from doingwith.methods.qca.budget import Budget
from doingwith.methods.qca.groups import Chart, Counts
from doingwith.methods.qca.prices import SLACK, Prices, prices
from doingwith.methods.qca.primes import Masks

__all__ = ["Counted", "count_covers", "useful"]

_SAFE = 2.0**62
_EXAMPLES_UP_TO = 20_000


@dataclass(frozen=True)
class Counted:
    """Models that the covers stand for; with ``exact`` false, at least so many.

    ``example``: one of the covers, as places in the chart, where few enough stages were kept to tell.
    """

    models: int
    exact: bool
    example: tuple[int, ...] = ()


@dataclass(frozen=True)
class _Stages:
    """Half-finished covers: rows still open (words), groups used, and how many there are of each.

    ``picked``: stages x size, the groups of one cover of each stage, -1 for none; x 0 where that is not kept.
    """

    open: Masks
    used: npt.NDArray[np.int64]
    models: npt.NDArray[np.object_] | Counts
    picked: npt.NDArray[np.int32]


def useful(chart: Chart, size: int, price: Prices) -> npt.NDArray[np.bool_]:
    """The groups that may stand in a cover by ``size`` groups, where fewer do not."""
    return np.asarray(1 - price.of(chart.covers) <= size - price.rows.sum() + SLACK)


def count_covers(chart: Chart, size: int, price: Prices, width: int, budget: Budget) -> Counted:
    """Counts the models of the covers by ``size`` groups, where no cover has fewer.

    ``width``: so many half-finished covers are kept at most. Raises OutOfTime.
    """
    order = _by_worth(chart, size, price)
    turned, price = _turned(chart, order, price)
    stages, exact = _start(turned, size if width <= _EXAMPLES_UP_TO else 0), True
    first = turned.matrix.argmax(axis=1)
    for row in range(chart.row_count):
        for at in np.flatnonzero(first == row):
            budget.check()
            stages = _with(stages, turned, int(at), size, price)
            if len(stages.used) > width:
                stages, exact = _cheapest(stages, width, price), False
        closed = (stages.open[:, row // 64] >> np.uint64(row % 64) & np.uint64(1)) == 0
        stages = _some(stages, closed)
    example = tuple(int(order[at]) for one in stages.picked[:1] for at in one if at >= 0)
    return Counted(int(sum(stages.models.tolist())), exact, example)


def _by_worth(chart: Chart, size: int, price: Prices) -> npt.NDArray[np.int64]:
    """The places of the useful groups, those of most worth first."""
    kept = np.flatnonzero(useful(chart, size, price))
    return kept[np.argsort(-price.of(chart.covers[kept]), kind="stable")]


def _turned(chart: Chart, order: npt.NDArray[np.int64], price: Prices) -> tuple[Chart, Prices]:
    """The groups in this order, and the rows of few groups first."""
    matrix = chart.only(order).matrix
    rows = np.argsort(matrix.sum(axis=0), kind="stable")
    bits = np.zeros((len(matrix), 64 * chart.covers.shape[1]), dtype=bool)
    bits[:, : chart.row_count] = matrix[:, rows]
    words = np.packbits(bits, axis=1, bitorder="little").view(np.uint64)
    return Chart(words, chart.sizes[order], chart.row_count), prices(price.rows[rows])


def _start(chart: Chart, picked: int) -> _Stages:
    words = chart.covers.shape[1]
    whole = (1 << chart.row_count) - 1
    every = [[whole >> (64 * at) & (2**64 - 1) for at in range(words)]]
    one = np.ones(1, dtype=np.int64)
    return _Stages(np.array(every, dtype=np.uint64), 0 * one, one, np.full((1, picked), -1, dtype=np.int32))


def _with(stages: _Stages, chart: Chart, group: int, size: int, price: Prices) -> _Stages:
    """The stages without a group, and those with it that may still come to a cover."""
    open_ = stages.open & ~chart.covers[group]
    at = np.flatnonzero((open_ != stages.open).any(axis=1))
    at = at[stages.used[at] + 1 + np.ceil(price.of(open_[at]) - SLACK) <= size]
    if not len(at):
        return stages
    models = _times(stages.models, int(chart.sizes[group]))
    picked = stages.picked[at]
    if picked.shape[1]:
        picked[np.arange(len(at)), stages.used[at]] = group
    return _put_together(
        _Stages(
            np.concatenate([stages.open, open_[at]]),
            np.concatenate([stages.used, stages.used[at] + 1]),
            np.concatenate([stages.models, models[at]]),
            np.concatenate([stages.picked, picked]),
        )
    )


def _times(models: npt.NDArray[np.object_] | Counts, terms: int) -> npt.NDArray[np.object_] | Counts:
    if models.dtype != object and float(models.max()) * terms * len(models) * 2 > _SAFE:
        models = models.astype(object)
    return models * terms


def _put_together(stages: _Stages) -> _Stages:
    """Stages that leave the same rows open as one: those that used more groups lead to no smallest cover."""
    stages = _some(stages, np.lexsort((stages.used, *stages.open.T)))
    fresh = np.r_[True, (stages.open[1:] != stages.open[:-1]).any(axis=1)]
    starts = np.flatnonzero(fresh)
    fewest = stages.used == stages.used[starts][np.cumsum(fresh) - 1]
    models = np.add.reduceat(np.where(fewest, stages.models, 0), starts)
    return replace(_some(stages, starts), models=models)


def _some(stages: _Stages, kept: npt.NDArray[np.bool_] | npt.NDArray[np.int64]) -> _Stages:
    return _Stages(stages.open[kept], stages.used[kept], stages.models[kept], stages.picked[kept])


def _cheapest(stages: _Stages, width: int, price: Prices) -> _Stages:
    dear = stages.used + price.of(stages.open)
    return _some(stages, np.sort(np.argpartition(dear, width)[:width]))
