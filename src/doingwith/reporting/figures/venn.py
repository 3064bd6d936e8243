"""The combinations that cases have as a Venn diagram of one to five conditions.

Circles for up to three sets, ellipses for four (J. Venn, 1880) and five, these turned by a fifth of a circle
each (B. Grünbaum, 1975). Where a name stands in each of the 2^k regions is worked out from the shapes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import cos, pi, sin

import numpy as np

from doingwith.analysis.configurations.answer import Answer
from doingwith.methods.qca import Out, Row
from doingwith.reporting.context import capital
from doingwith.reporting.document import Figure
from doingwith.reporting.figures.palette import CONSTRAINING, ENABLING, INK, INK_SOFT
from doingwith.reporting.figures.svg import Text, element, picture, text_element, text_width, wrapped
from doingwith.reporting.wording import listed

__all__ = ["MOST_SETS", "Oval", "ovals", "region_points", "venn_svg"]

MOST_SETS = 5
_GRID = 240
_REACH = 1.6
_SCALE = 116.0
_WIDTH = 372.0
_TOP = 8.0
_TINTS = ("#0b5d57", "#9a3412", "#5b3a82", "#1d4f91", "#7a5b00")
_LETTERS = "ABCDE"
_MARKS = {Out.POSITIVE: "●", Out.NEGATIVE: "○", Out.CONTRADICTION: "◐", Out.REMAINDER: "?"}
_ROOM = {1: 170.0, 2: 96.0, 3: 70.0, 4: 44.0, 5: 0.0}
"""How wide a name may be in a region: with five sets only a number has room."""
_SAYS = {
    Out.POSITIVE: "go with the outcome",
    Out.NEGATIVE: "go without it",
    Out.CONTRADICTION: "contradict one another",
    Out.REMAINDER: "are too few to say",
}


@dataclass(frozen=True)
class Oval:
    """An ellipse: its centre, its half axes, and how far it is turned, in radians."""

    x: float
    y: float
    long: float
    short: float
    turn: float = 0.0


@lru_cache
def ovals(number: int) -> tuple[Oval, ...]:
    """The shapes of one to five sets, such that every combination of them has a region."""
    if number == 1:
        return (Oval(0, 0, 1, 1),)
    if number == 2:
        return (Oval(-0.45, 0, 0.95, 0.95), Oval(0.45, 0, 0.95, 0.95))
    if number == 3:
        spots = [pi / 2 + turn * 2 * pi / 3 for turn in range(3)]
        return tuple(Oval(0.5 * cos(at), -0.5 * sin(at), 0.85, 0.85) for at in spots)
    if number == 4:
        places = ((-0.24, 0.2, 0.6), (-0.075, -0.2, 0.6), (0.075, -0.2, -0.6), (0.24, 0.2, -0.6))
        return tuple(Oval(x, y, 1.2, 0.6, turn) for x, y, turn in places)
    spots = [turn * 2 * pi / 5 for turn in range(5)]
    return tuple(Oval(0.36 * cos(at), 0.36 * sin(at), 1.0, 0.44, at + 2.92) for at in spots)


@lru_cache
def region_points(number: int) -> dict[int, tuple[float, float]]:
    """For each combination, as a number with a bit for each set, the place furthest from every line."""
    axis = np.linspace(-_REACH, _REACH, _GRID)
    across, down = np.meshgrid(axis, axis)
    regions = np.zeros((_GRID, _GRID), dtype=int)
    for at, oval in enumerate(ovals(number)):
        dx, dy = across - oval.x, down - oval.y
        along = dx * cos(oval.turn) + dy * sin(oval.turn)
        athwart = dy * cos(oval.turn) - dx * sin(oval.turn)
        regions |= ((along / oval.long) ** 2 + (athwart / oval.short) ** 2 <= 1).astype(int) << at
    points = {}
    for region in range(1, 2**number):
        row, column = _innermost(regions == region)
        points[region] = (float(axis[column]), float(axis[row]))
    points[0] = (-1.32, 1.42)
    return points


def _innermost(inside: "np.ndarray[tuple[int, int], np.dtype[np.bool_]]") -> tuple[int, int]:
    """The cell that stays longest when the region is peeled from its edge."""
    left = inside
    while True:
        peeled = np.zeros_like(left)
        peeled[1:-1, 1:-1] = (
            left[1:-1, 1:-1] & left[:-2, 1:-1] & left[2:, 1:-1] & left[1:-1, :-2] & left[1:-1, 2:]
        )
        if not peeled.any():
            rows, columns = np.nonzero(left)
            middle = len(rows) // 2
            return int(rows[middle]), int(columns[middle])
        left = peeled


def venn_svg(found: Answer) -> Figure | None:
    """The picture with its twin in words; None for more conditions than can be drawn."""
    names = [one.name for one in found.calibrated.conditions]
    if not 1 <= len(names) <= MOST_SETS:
        return None
    title = "Which cases have which combination"
    description = " ".join(_told(row, [name.present for name in names]) for row in found.table.rows)
    legend = [*_legend([name.present for name in names]), *_key()]
    bottom = _TOP + 2 * _REACH * _SCALE + 8
    texts = [Text((line,), 4, bottom + 14 + 17 * at, 13, colour=INK) for at, line in enumerate(legend)]
    svg = picture(
        [*_shapes(len(names)), *(part for row in found.table.rows for part in _region(row, len(names)))]
        + [text_element(text) for text in texts],
        size=(_WIDTH, bottom + 17 * len(legend) + 6),
        name="venn",
        title=title,
        description=description,
    )
    return Figure(svg=svg, title=title, description=description)


def _told(row: Row, names: Sequence[str]) -> str:
    held = [capital(name) for name, value in zip(names, row.values, strict=True) if value]
    with_ = f"With {listed(held)} and nothing else" if held else "With none of the conditions"
    if len(held) == len(names) and len(names) > 1:
        with_ = "With all of the conditions"
    return f"{with_}: {listed(list(row.cases))}, which {_SAYS[row.out]}."


def _place(x: float, y: float) -> tuple[float, float]:
    return _WIDTH / 2 + x * _SCALE, _TOP + (_REACH + y) * _SCALE


def _shapes(number: int) -> Iterator[str]:
    for at, oval in enumerate(ovals(number)):
        x, y = _place(oval.x, oval.y)
        degrees = oval.turn * 180 / pi
        yield element(
            "ellipse",
            cx=x,
            cy=y,
            rx=oval.long * _SCALE,
            ry=oval.short * _SCALE,
            fill=_TINTS[at],
            fill_opacity="0.1",
            stroke=_TINTS[at],
            stroke_width=2,
            transform=f"rotate({degrees:.1f} {x:.1f} {y:.1f})",
        )
    for at, letter in enumerate(_LETTERS[:number]):
        x, y = _letter_place(number, at)
        yield text_element(Text((letter,), x, y, 17, bold=True, anchor="middle", colour=_TINTS[at]))


def _letter_place(number: int, at: int) -> tuple[float, float]:
    """Just outside its own shape, on the side away from the others."""
    oval = ovals(number)[at]
    ends = [
        (
            oval.x + side * (oval.long + 0.1) * cos(oval.turn),
            oval.y + side * (oval.long + 0.1) * sin(oval.turn),
        )
        for side in (1, -1)
    ]
    if oval.long == oval.short:
        length = max((oval.x**2 + oval.y**2) ** 0.5, 1e-9)
        way = (oval.x / length, oval.y / length) if length > 1e-6 else (0.7, -0.7)
        ends = [(oval.x + (oval.long + 0.1) * way[0], oval.y + (oval.long + 0.1) * way[1])]
    x, y = max(ends, key=lambda end: end[0] ** 2 + end[1] ** 2)
    px, py = _place(x, y)
    return px, py + 6


def _region(row: Row, number: int) -> Iterator[str]:
    """The cases of a row in their region: by name where there is room, else how many they are."""
    region = sum(1 << at for at, value in enumerate(row.values) if value)
    x, y = _place(*region_points(number)[region])
    names = ", ".join(row.cases)
    room = _ROOM[number]
    label = names if text_width(names, 12, bold=True) <= room else f"{len(row.cases)}"
    colour = ENABLING if row.out is Out.POSITIVE else CONSTRAINING if row.out is Out.NEGATIVE else INK_SOFT
    lines = (f"{_MARKS[row.out]} {label}",)
    anchor = "start" if region == 0 else "middle"
    yield text_element(Text(lines, x, y + 4, 12, bold=True, anchor=anchor, colour=colour))


def _legend(names: Sequence[str]) -> list[str]:
    return [
        line
        for letter, name in zip(_LETTERS, names, strict=False)
        for line in wrapped(f"{letter}: {capital(name)}", _WIDTH - 8, 13)
    ]


def _key() -> list[str]:
    key = (
        "● goes with the outcome, ○ goes without it, ◐ contradicts itself, ? too few. A number counts cases."
    )
    return list(wrapped(key, _WIDTH - 8, 13, most=3))
