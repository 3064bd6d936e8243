"""Krippendorff's alpha: any number of readers, missing values, four levels of measurement.

K. Krippendorff, Content Analysis, 4th ed. (2019), chapter 12; Computing Krippendorff's
Alpha-Reliability (2011), https://repository.upenn.edu/asc_papers/43.
"""

import math
from collections.abc import Hashable, Sequence
from enum import StrEnum
from numbers import Real

import numpy as np

from doingwith.methods.agreement.bootstrap import interval_of
from doingwith.methods.agreement.ratings import Floats, Ints, Ratings, Table, tabulated
from doingwith.methods.agreement.result import Agreement, undefined

__all__ = ["ONE_VALUE", "Level", "krippendorff_alpha"]

NAME = "Krippendorff's alpha"
ONE_VALUE = (
    "Only one value occurs, so there is nothing that chance could have made different. "
    "Look at the share that agrees instead."
)


class Level(StrEnum):
    """What the values are: names, ranks, numbers whose differences count, or whose ratios count."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    INTERVAL = "interval"
    RATIO = "ratio"


def krippendorff_alpha(
    ratings: Ratings,
    level: str = "nominal",
    *,
    categories: Sequence[Hashable] | None = None,
    confidence: float | None = None,
    resamples: int = 1000,
    seed: int = 1,
) -> Agreement:
    """Krippendorff's alpha of ``ratings``: one sequence for each reader, None where one is missing.

    ``level`` is nominal, ordinal, interval or ratio; at the ordinal level ``categories`` may give
    the order, at the last two all values are numbers (for ratio, 0 or more). Units that fewer
    than two readers judged do not count. With ``confidence``, such as 0.95, an interval is made by
    drawing units anew. There is no value when nothing can be compared or only one value occurs.
    Raises ValueError when the sequences are not equally long or a value does not suit the level.
    """
    kind = Level(level)
    whole = tabulated(ratings, categories)
    why = whole.refusal()
    if why:
        return undefined(NAME, why, form=kind.value, readers=whole.readers)
    table = whole.pairable()
    scale = _Scale(table, kind)
    seen, chance = scale.disagreements(np.ones(table.length))
    known = {"form": kind.value, "units": table.length, "readers": table.readers}
    if chance <= 0:
        return undefined(NAME, ONE_VALUE, observed=1.0, **known)
    return Agreement(
        coefficient=NAME,
        value=1 - seen / chance,
        observed=1 - seen,
        expected=1 - chance,
        interval=interval_of(
            scale.alpha, table.length, confidence=confidence, resamples=resamples, seed=seed
        ),
        form=kind.value,
        units=table.length,
        readers=table.readers,
    )


class _Scale:
    """Disagreements of one table at one level, for any number of times that each unit counts.

    Squared differences within a unit are summed without forming pairs: over m values x, the sum of
    (x - y)² over ordered pairs is 2 (m Σx² - (Σx)²). The ordinal difference of two values is the
    difference of their middle ranks, so it is done likewise.
    """

    def __init__(self, table: Table, level: Level) -> None:
        self.table, self.level = table, level
        self.size = table.size.astype(float)
        self.values = _numbers(table, level)
        if level in (Level.NOMINAL, Level.RATIO):
            self.within = self._pairs_within()

    def alpha(self, weight: Floats) -> float | None:
        """The coefficient when each unit counts so many times; None when only one value occurs."""
        seen, chance = self.disagreements(weight)
        return None if chance <= 0 else 1 - seen / chance

    def disagreements(self, weight: Floats) -> tuple[float, float]:
        """Observed and expected disagreement, each a mean over pairs of values."""
        counts = _counted(self.table.code, weight[self.table.unit], len(self.table.categories))
        total = counts.sum()
        seen = float((weight * self._within(counts) / (self.size - 1)).sum() / total)
        # Of one value alone, rounding could leave a difference that is none.
        between = self._between(counts) if np.count_nonzero(counts) > 1 else 0.0
        return seen, float(between / (total * (total - 1)))

    def _within(self, counts: Floats) -> Floats:
        if self.level in (Level.NOMINAL, Level.RATIO):
            return self.within
        scores = self._scores(counts)[self.table.code]
        sums = _counted(self.table.unit, scores, self.table.length)
        squares = _counted(self.table.unit, scores**2, self.table.length)
        within: Floats = np.maximum(2 * (self.size * squares - sums**2), 0.0)
        return within

    def _between(self, counts: Floats) -> float:
        if self.level is Level.NOMINAL:
            return float(counts.sum() ** 2 - (counts**2).sum())
        if self.level is Level.RATIO:
            rows = zip(counts, self.values, strict=True)
            return float(sum(count * (counts @ _ratio(value, self.values)) for count, value in rows if count))
        scores = self._scores(counts)
        return float(2 * (counts.sum() * (counts @ scores**2) - (counts @ scores) ** 2))

    def _scores(self, counts: Floats) -> Floats:
        """Numbers whose squared differences are the level's. Their mean is 0: rounding stays small."""
        ranked = self.level is Level.ORDINAL
        scores: Floats = np.cumsum(counts) - counts / 2 if ranked else self.values
        return scores - float(counts @ scores) / float(counts.sum())

    def _pairs_within(self) -> Floats:
        """The sum over ordered pairs of values of each unit, for levels where it never changes."""
        size = self.table.size.astype(float)
        if self.level is Level.NOMINAL:
            kinds = len(self.table.categories)
            cells, same = np.unique(self.table.unit * kinds + self.table.code, return_counts=True)
            alike: Floats = same.astype(float) ** 2
            return size**2 - _counted(cells // kinds, alike, self.table.length)
        order = np.argsort(self.table.unit, kind="stable")
        code = self.table.code[order]
        parts = np.split(self.values[code], np.cumsum(self.table.size)[:-1])
        return np.array([sum(float(_ratio(value, part).sum()) for value in part) for part in parts])


def _counted(where: Ints, weight: Floats, length: int) -> Floats:
    """The sum of the weights at each place."""
    return np.bincount(where, weight, minlength=length).astype(float)


def _ratio(value: float, others: Floats) -> Floats:
    total = value + others
    squared: Floats = ((value - others) / np.where(total > 0, total, 1.0)) ** 2
    return squared


def _numbers(table: Table, level: Level) -> Floats:
    """The categories as numbers; for names and ranks there are none."""
    if level in (Level.NOMINAL, Level.ORDINAL):
        return np.zeros(0)
    if not all(isinstance(value, Real) and math.isfinite(value) for value in table.categories):
        raise ValueError(f"At the {level} level every value is a number.")
    values: Floats = np.array(table.categories, dtype=float)
    if level is Level.RATIO and (values < 0).any():
        raise ValueError("At the ratio level every value is 0 or more.")
    # The coefficient is the same at every scale; within -1 to 1 no square is too large to hold.
    largest = float(np.abs(values).max(initial=0.0))
    return values / largest if largest else values
