"""Ratings as they come, one sequence for each reader, and as a table of units that can be compared."""

import math
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "NOTHING_IN_COMMON",
    "ONE_READER",
    "Floats",
    "Ints",
    "Ratings",
    "Table",
    "in_readers",
    "ratings_of_counts",
    "tabulated",
]

Ratings: TypeAlias = Sequence[Sequence[Hashable | None]]
"""One sequence for each reader, with a value or None for each unit; all in the same order of units."""
Floats: TypeAlias = NDArray[np.float64]
Ints: TypeAlias = NDArray[np.int64]

ONE_READER = "Only one reader judged anything, so there is nothing to compare."
NOTHING_IN_COMMON = "No unit was judged by two readers, so there is nothing to compare."


@dataclass(frozen=True, kw_only=True)
class Table:
    """Ratings as rows, one for each value that was given: of which unit, by which reader, which value.

    ``code`` numbers the values in ``categories``. A unit that nobody judged has no row.
    """

    unit: Ints
    reader: Ints
    code: Ints
    categories: tuple[Hashable, ...]
    length: int

    @property
    def size(self) -> Ints:
        """How many readers judged each unit."""
        return np.bincount(self.unit, minlength=self.length)

    @property
    def counts(self) -> Floats:
        """How many readers gave each value (columns) to each unit (rows)."""
        counts = np.zeros((self.length, len(self.categories)))
        np.add.at(counts, (self.unit, self.code), 1.0)
        return counts

    def pairable(self) -> "Table":
        """The rows of units that at least two readers judged, units numbered anew."""
        keep = self.size >= 2
        number = np.cumsum(keep) - 1
        rows = keep[self.unit]
        return Table(
            unit=number[self.unit[rows]],
            reader=self.reader[rows],
            code=self.code[rows],
            categories=self.categories,
            length=int(keep.sum()),
        )

    @property
    def readers(self) -> int:
        """How many readers judged something here."""
        return len(np.unique(self.reader))

    def refusal(self) -> str:
        """Why nothing can be compared, as a sentence; empty when something can."""
        if self.length == 0 or not len(self.unit):
            return "Nobody judged anything, so there is nothing to compare."
        if self.readers < 2:
            return ONE_READER
        return "" if (self.size >= 2).any() else NOTHING_IN_COMMON


def in_readers(ratings: Sequence[Sequence[Any]]) -> Ratings:
    """The readers' sequences, whether they were given in one list or one by one."""
    return ratings[0] if len(ratings) == 1 else ratings


def tabulated(ratings: Ratings, categories: Sequence[Hashable] | None = None) -> Table:
    """Ratings as a table. ``categories`` gives all possible values in their order.

    Without it, the values that occur are taken in sorted order, or, where they cannot be sorted,
    as they first occur. A float that is not a number counts as missing. Raises ValueError when
    the sequences are not equally long or a value is not among the categories.
    """
    readers = [list(one) for one in ratings]
    length = _common_length(readers)
    given = [
        (unit, reader, value)
        for reader, values in enumerate(readers)
        for unit, value in enumerate(values)
        if not _is_missing(value)
    ]
    known = tuple(categories) if categories is not None else _in_order(value for _, _, value in given)
    number = {value: at for at, value in enumerate(known)}
    for _, _, value in given:
        if value not in number:
            raise ValueError(f"The value {value!r} is not among the categories {list(known)!r}.")
    rows = np.array([(unit, reader, number[value]) for unit, reader, value in given], dtype=np.int64)
    rows = rows.reshape(-1, 3)
    return Table(unit=rows[:, 0], reader=rows[:, 1], code=rows[:, 2], categories=known, length=length)


def ratings_of_counts(counts: Iterable[Sequence[int]]) -> tuple[tuple[int | None, ...], ...]:
    """Ratings from a table that tells for each unit how many readers chose each category.

    Who chose what is not known from such a table, so the readers made here serve only for
    coefficients that do not ask: Fleiss, Gwet, Brennan-Prediger, Krippendorff, percent.
    """
    units = [[code for code, count in enumerate(row) for _ in range(count)] for row in counts]
    most = max(map(len, units), default=0)
    return tuple(tuple(unit[at] if at < len(unit) else None for unit in units) for at in range(most))


def _common_length(readers: Sequence[Sequence[object]]) -> int:
    lengths = {len(values) for values in readers}
    if len(lengths) > 1:
        raise ValueError(
            "Each reader needs one value or None for every unit, and these have "
            + ", ".join(str(len(values)) for values in readers)
            + "."
        )
    return lengths.pop() if lengths else 0


def _is_missing(value: object) -> bool:
    return value is None or (isinstance(value, float) and math.isnan(value))


def _in_order(values: Iterable[Hashable]) -> tuple[Hashable, ...]:
    distinct = dict.fromkeys(values)
    try:
        return tuple(sorted(distinct))  # type: ignore[type-var]
    except TypeError:
        return tuple(distinct)
