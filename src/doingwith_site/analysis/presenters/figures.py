"""Coefficients in the cells of a table: on a phone each cell says itself what it is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from doingwith.methods.agreement import Agreement

__all__ = ["Cell", "FigureRow", "FigureTable", "cells_of"]

LONGEST_FIGURE = len("1,000 of 1,000")


@dataclass(frozen=True, kw_only=True)
class Cell:
    """A cell: the name of its column, what it says, and how many columns it takes.

    One of several columns has no name: it says why none of them has a value.
    """

    label: str
    words: str
    columns: int = 1

    @property
    def is_figure(self) -> bool:
        """Whether it is one figure, which is not broken over two lines, and not a sentence."""
        return len(self.words) <= LONGEST_FIGURE


@dataclass(frozen=True, kw_only=True)
class FigureRow:
    """The figures of one thing."""

    name: str
    cells: Sequence[Cell]


@dataclass(frozen=True, kw_only=True)
class FigureTable:
    """Figures under their names."""

    title: str
    columns: Sequence[str]
    rows: Sequence[FigureRow]


def cells_of(labels: Iterable[str], found: Iterable[Agreement]) -> list[Cell]:
    """A cell for each coefficient; neighbours without a value for one reason say it once."""
    cells: list[Cell] = []
    for label, one in zip(labels, found, strict=True):
        if one.value is None and cells and cells[-1].words == one.why:
            cells[-1] = Cell(label="", words=one.why, columns=cells[-1].columns + 1)
        else:
            cells.append(Cell(label=label, words=value_words(one)))
    return cells


def value_words(found: Agreement) -> str:
    """The value to three digits, with its form and its interval where it has them, or why there is none."""
    if found.value is None:
        return found.why
    more = found.interval
    if more is None:
        return f"{found.value:.3f}"
    interval = f"{more.confidence * 100:.0f} % interval {more.low:.3f} to {more.high:.3f}"
    return f"{found.value:.3f} ({found.form}; {interval})"
