"""Where everything stands in the picture of the Double Diamond.

Wide: titles in a column left of the diamonds, where each project stands in a column right of
them, so that no words lie on a line. Narrow, for a phone: the diamonds stand as a heading and
each project's words above its own lane.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from doingwith.analysis.diamond import Position
from doingwith.programmes.scales import DesignStage
from doingwith.projects.stages import StageStatus
from doingwith.reporting.figures.palette import INK_SOFT
from doingwith.reporting.figures.svg import Text, fit, wrapped
from doingwith.reporting.wording import position_words, word

__all__ = ["Lane", "Layout", "lay_out"]

_LINE = 1.25

# How far into a stage each standing is drawn, as a part of the stage's width. A picture of
# order, not of measure: the sources tell what was reached and never how far by any scale.
_REACH: dict[StageStatus, float] = {
    StageStatus.ENTERED: 0.4,
    StageStatus.REACHED: 0.92,
    StageStatus.PARTLY: 0.55,
    StageStatus.LIMITED: 0.3,
    StageStatus.BLOCKED: 0.16,
    StageStatus.UNCLEAR: 0.4,
    StageStatus.NOT_REACHED: -0.08,
}
_STAGE_HINTS: dict[DesignStage, str] = {
    DesignStage.DISCOVER: "opens the question",
    DesignStage.DEFINE: "settles the focus",
    DesignStage.DEVELOP: "tries solutions",
    DesignStage.DELIVER: "puts them to work",
}
_SHORTEST_LINE = 16.0


@dataclass(frozen=True)
class Lane:
    """One project in the picture: its words, and its line from where it came in to where it stands."""

    position: Position
    title: Text
    standing: Text
    y: float
    start: float
    end: float


@dataclass(frozen=True)
class Layout:
    """The picture's measures: where the diamonds stand, how wide a stage is, and the words around them."""

    width: float
    height: float
    left: float
    stage: float
    top: float
    bottom: float
    headings: tuple[Text, ...]
    lanes: tuple[Lane, ...]
    notes: tuple[Text, ...]
    narrow: bool

    def edge(self, stage: DesignStage) -> float:
        """Where a stage begins."""
        return self.left + stage.position * self.stage


def lay_out(positions: Sequence[Position], notes: Sequence[str], *, narrow: bool = False) -> Layout:
    """Place the positions, one lane each, with notes below."""
    return _narrow(positions, notes) if narrow else _wide(positions, notes)


def _wide(positions: Sequence[Position], notes: Sequence[str]) -> Layout:
    left, stage, top, pitch, pad = 250.0, 150.0, 62.0, 50.0, 34.0
    inside = max(150.0, (len(positions) - 1) * pitch)
    first = top + pad + (inside - max(0, len(positions) - 1) * pitch) / 2
    bottom = top + inside + 2 * pad
    lanes = []
    for index, position in enumerate(positions):
        y = first + index * pitch
        start, end = _reach(position, left, stage)
        title = _centred(wrapped(position.project.title, left - 26, 15, bold=True), 4, y, 15, bold=True)
        standing = _centred(wrapped(position_words(position), 192, 14), left + 4 * stage + 14, y, 14)
        lanes.append(Lane(position, title, standing, y, start, end))
    headings = [
        text
        for each in DesignStage
        for text in _heading(each, left + (each.position + 0.5) * stage, 22.0, 17, 13)
    ]
    return Layout(
        width=1060,
        height=bottom + 18 + 22 * len(notes),
        left=left,
        stage=stage,
        top=top,
        bottom=bottom,
        headings=tuple(headings),
        lanes=tuple(lanes),
        notes=_notes(notes, 4, bottom + 30, 14, 1050),
        narrow=False,
    )


def _narrow(positions: Sequence[Position], notes: Sequence[str]) -> Layout:
    left, stage, top, bottom = 8.0, 86.0, 34.0, 104.0
    y = bottom + 14
    lanes = []
    for position in positions:
        title = Text(wrapped(position.project.title, 342, 16, bold=True), left, y + 18, 16, bold=True)
        below = title.y + len(title.lines) * 16 * _LINE
        standing = Text((fit(position_words(position), 342, 14),), left, below, 14, colour=INK_SOFT)
        start, end = _reach(position, left, stage)
        lanes.append(Lane(position, title, standing, below + 20, start, end))
        y = below + 42
    notes = [line for note in notes for line in wrapped(note, 342, 14, most=3)]
    return Layout(
        width=360,
        height=y + 10 + 20 * len(notes),
        left=left,
        stage=stage,
        top=top,
        bottom=bottom,
        headings=tuple(
            Text((word(each),), left + (each.position + 0.5) * stage, 20, 14, bold=True, anchor="middle")
            for each in DesignStage
        ),
        lanes=tuple(lanes),
        notes=_notes(notes, left, y + 16, 14, 350),
        narrow=True,
    )


def _reach(position: Position, left: float, stage: float) -> tuple[float, float]:
    """Where a project's line begins and ends. It may run backwards."""
    start = left + (position.start.position + 0.08) * stage
    end = left + (position.end.stage.position + _REACH[position.end.status]) * stage
    return (end - _SHORTEST_LINE if abs(end - start) < _SHORTEST_LINE else start), end


def _centred(lines: tuple[str, ...], x: float, y: float, size: float, *, bold: bool = False) -> Text:
    first = y + size * 0.35 - (len(lines) - 1) * size * _LINE / 2
    return Text(lines, x, first, size, bold=bold)


def _heading(stage: DesignStage, x: float, y: float, size: float, small: float) -> tuple[Text, Text]:
    name = Text((word(stage),), x, y, size, bold=True, anchor="middle")
    return name, Text((_STAGE_HINTS[stage],), x, y + 20, small, anchor="middle", colour=INK_SOFT)


def _notes(lines: Sequence[str], x: float, y: float, size: float, width: float) -> tuple[Text, ...]:
    return tuple(
        Text((fit(line, width, size),), x, y + index * 20, size, colour=INK_SOFT)
        for index, line in enumerate(lines)
    )
