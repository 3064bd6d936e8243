"""Each case's membership in the answer against its membership in the outcome.

A case on or above the line has the outcome at least as much as the combinations that are said to go with
it; one below, at the right, has them and not the outcome (C. C. Ragin, Redesigning Social Inquiry, 2008).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from doingwith.analysis.configurations.answer import Answer
from doingwith.reporting.document import Figure
from doingwith.reporting.figures.palette import CONSTRAINING, ENABLING, INK_SOFT, LINE, LINE_STRONG, SHEET
from doingwith.reporting.figures.svg import Box, Text, element, picture, text_element, wrapped
from doingwith.reporting.wording import count, listed

__all__ = ["Point", "points_of", "xy_plot_svg"]

_SIDE, _LEFT, _TOP = 300.0, 44.0, 18.0
_WIDTH, _HEIGHT = 372.0, 400.0
_MOST_NAMED = 4
_SIZE = 13.0


@dataclass(frozen=True)
class Point:
    """Cases at one place: membership in the answer, membership in the outcome."""

    x: float
    y: float
    cases: tuple[str, ...]

    @property
    def is_deviant(self) -> bool:
        """Whether these cases have a combination and not the outcome."""
        return self.x > 0.5 >= self.y

    @property
    def name(self) -> str:
        """The cases, or how many they are."""
        if len(self.cases) > _MOST_NAMED:
            return count(len(self.cases), "case")
        return ", ".join(self.cases)


def points_of(found: Answer) -> tuple[Point, ...]:
    """The cases by place, for the first answer; none when there is no answer."""
    if not found.solution.models or found.solution.sentence:
        return ()
    inside = found.data.in_model(found.solution.models[0])
    places: dict[tuple[float, float], list[str]] = {}
    for case, x, y in zip(found.data.cases, inside.tolist(), found.data.outcome.tolist(), strict=True):
        places.setdefault((round(x, 4), round(y, 4)), []).append(case)
    return tuple(Point(x, y, tuple(cases)) for (x, y), cases in sorted(places.items()))


def xy_plot_svg(found: Answer) -> Figure | None:
    """The picture with its twin in words; None when there is no answer to draw."""
    points = points_of(found)
    if not points:
        return None
    title = "Every case in the answer and in the outcome"
    description = " ".join(_told(point) for point in points)
    below = wrapped(
        "Across: how far in the answer. Up: how far in the outcome. Filled: has the outcome. A square has a "
        "combination of the answer and not the outcome.",
        _WIDTH - 8,
        12,
        most=4,
    )
    svg = picture(
        [*_frame(), *_marks(points), *(text_element(text) for text in _labels(points)), *_words(below)],
        size=(_WIDTH, _HEIGHT + 16 * max(0, len(below) - 2)),
        name="xy-plot",
        title=title,
        description=description,
    )
    return Figure(svg=svg, title=title, description=description)


def _told(point: Point) -> str:
    verb = "is" if len(point.cases) == 1 else "are"
    return f"{listed(list(point.cases))} {verb} {point.x:.2f} in the answer and {point.y:.2f} in the outcome."


def _at(x: float, y: float) -> tuple[float, float]:
    return _LEFT + x * _SIDE, _TOP + (1 - y) * _SIDE


def _frame() -> list[str]:
    left, bottom = _at(0, 0)
    right, top = _at(1, 1)
    middle_x, middle_y = _at(0.5, 0.5)
    lines = [
        element("rect", x=left, y=top, width=_SIDE, height=_SIDE, fill="none", stroke=LINE_STRONG),
        _line(middle_x, top, middle_x, bottom, LINE),
        _line(left, middle_y, right, middle_y, LINE),
        _line(left, bottom, right, top, LINE_STRONG),
    ]
    figures = [
        Text((f"{value:g}",), _at(value, 0)[0], bottom + 18, 12, anchor="middle", colour=INK_SOFT)
        for value in (0, 0.5, 1)
    ] + [
        Text((f"{value:g}",), left - 8, _at(0, value)[1] + 4, 12, anchor="end", colour=INK_SOFT)
        for value in (0.5, 1)
    ]
    return lines + [text_element(text) for text in figures]


def _line(x1: float, y1: float, x2: float, y2: float, colour: str) -> str:
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=colour)


def _marks(points: Sequence[Point]) -> list[str]:
    return [_mark(point) for point in points]


def _mark(point: Point) -> str:
    x, y = _at(point.x, point.y)
    if point.is_deviant:
        return element("rect", x=x - 6, y=y - 6, width=12, height=12, fill=CONSTRAINING)
    fill = ENABLING if point.y > 0.5 else SHEET
    return element("circle", cx=x, cy=y, r=6.5, fill=fill, stroke=ENABLING, stroke_width=2)


def _labels(points: Sequence[Point]) -> list[Text]:
    """Each point's name beside it, where no other point or name stands if there is such a place."""
    taken = [Box(x - 7, y - 7, 14, 14) for x, y in (_at(point.x, point.y) for point in points)]
    labels: list[Text] = []
    for point in points:
        places = _places(point)
        free = [text for text in places if _fits(text.box) and not any(text.box.overlaps(b) for b in taken)]
        chosen = (free or [text for text in places if _fits(text.box)] or places)[0]
        taken.append(chosen.box)
        labels.append(chosen)
    return labels


def _places(point: Point) -> list[Text]:
    x, y = _at(point.x, point.y)
    sides = [("start", x + 11), ("end", x - 11)] if point.x <= 0.5 else [("end", x - 11), ("start", x + 11)]
    # Not on the frame's own line, where letters are hard to read.
    level = y - 8 if point.y < 0.05 else y + 18 if point.y > 0.95 else y + 4
    beside = [(anchor, at, level) for anchor, at in sides]
    around = [("middle", x, y - 12), ("middle", x, y + 22)]
    further = [(anchor, at, y + step) for step in (18, -12, 32, -26) for anchor, at in sides]
    return [
        Text((point.name,), at_x, at_y, _SIZE, bold=True, anchor=anchor)
        for anchor, at_x, at_y in (*beside, *around, *further)
    ]


def _fits(box: Box) -> bool:
    return (
        box.x >= 2 and box.x + box.width <= _WIDTH - 2 and box.y >= 2 and box.y + box.height <= _HEIGHT - 50
    )


def _words(lines: Sequence[str]) -> list[str]:
    return [
        text_element(Text((line,), 4, _TOP + _SIDE + 42 + 16 * at, 12, colour=INK_SOFT))
        for at, line in enumerate(lines)
    ]
