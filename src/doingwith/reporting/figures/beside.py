"""Two columns of tiles with a mark and words between: what stood before and after, or what leads to what.

Every word is whole: a tile is as high as its words need. What a mark means is written below it, and the
outline of a tile only repeats it, so that nothing is told by colour or line alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from doingwith.reporting.document import Figure
from doingwith.reporting.figures.palette import ENABLING, INK, INK_SOFT, LINE_STRONG, SHEET
from doingwith.reporting.figures.svg import Box, Text, element, picture, text_element, wrapped

__all__ = ["Beside", "Group", "Outline", "Placed", "Tiles", "beside_figure", "lay_out"]

_WIDTH, _EDGE, _TILE, _BETWEEN = 960.0, 16.0, 360.0, 208.0
_SIZE, _SMALL, _HEADING = 14.0, 13.0, 16.0
_LINE, _PAD, _GAP = 1.25, 10.0, 10.0
_MOST_LINES = 200


class Outline(StrEnum):
    """How a tile is outlined."""

    PLAIN = "plain"
    NEW = "new"
    CHANGED = "changed"
    GONE = "gone"
    EMPTY = "empty"


_LINES: dict[Outline, dict[str, str | float]] = {
    Outline.PLAIN: {"stroke": LINE_STRONG, "stroke_width": 1},
    Outline.NEW: {"stroke": ENABLING, "stroke_width": 3},
    Outline.CHANGED: {"stroke": LINE_STRONG, "stroke_width": 3},
    Outline.GONE: {"stroke": LINE_STRONG, "stroke_width": 2, "stroke_dasharray": "6 4"},
    Outline.EMPTY: {"stroke": "none", "stroke_width": 0},
}


@dataclass(frozen=True, kw_only=True)
class Tiles:
    """One row: a tile on each side, and what stands between: a mark, and words that say what it means.

    A side without a tile says in its text why there is none.
    """

    left: str
    right: str
    mark: str
    between: str
    left_outline: Outline = Outline.PLAIN
    right_outline: Outline = Outline.PLAIN

    @property
    def spoken(self) -> str:
        """The row in a sentence."""
        return f"{self.left.rstrip('.')} ({self.between}) {self.right.rstrip('.')}."


@dataclass(frozen=True, kw_only=True)
class Group:
    """Rows under a heading; ``note`` stands below it, and alone where there is no row."""

    heading: str
    rows: tuple[Tiles, ...]
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Beside:
    """All that the picture says. ``left`` and ``right`` are the headings of its two columns."""

    title: str
    left: str
    right: str
    groups: tuple[Group, ...]
    note: str = ""

    @property
    def twin(self) -> str:
        """The whole picture in words."""
        return " ".join(_sentences(self))


@dataclass(frozen=True, kw_only=True)
class Placed:
    """Where everything stands. ``tiles`` are boxes with their outlines, ``height`` is that of the picture."""

    texts: tuple[Text, ...]
    tiles: tuple[tuple[Box, Outline], ...]
    height: float


def beside_figure(told: Beside, *, name: str) -> Figure:
    """The picture and its words. ``name`` makes its identifiers unique on a page."""
    placed = lay_out(told)
    boxes = (
        element(
            "rect", x=box.x, y=box.y, width=box.width, height=box.height, rx=6, fill=SHEET, **_LINES[look]
        )
        for box, look in placed.tiles
    )
    svg = picture(
        [*boxes, *map(text_element, placed.texts)],
        size=(_WIDTH, placed.height),
        name=name,
        title=told.title,
        description=told.twin,
    )
    return Figure(svg=svg, title=told.title, description=told.twin, wide=True)


def lay_out(told: Beside) -> Placed:
    """Rows below each other; every row is as high as the most words in it need."""
    texts, tiles, top = list[Text](), list[tuple[Box, Outline]](), _EDGE
    for words, bold in ((told.title, True), (told.note, False)):
        top = _across(texts, words, top, bold=bold)
    for group in told.groups:
        top = _across(texts, group.heading, top + _GAP, bold=True)
        top = _across(texts, group.note, top, bold=False)
        for x, words in ((_EDGE, told.left), (_right(), told.right)):
            texts += [_text(words, x, top, _SMALL, colour=INK_SOFT)] if group.rows else []
        top += (_SMALL * _LINE + _GAP / 2) if group.rows else 0
        for row in group.rows:
            height = _row(texts, tiles, row, top)
            top += height + _GAP
    return Placed(texts=tuple(texts), tiles=tuple(tiles), height=top + _EDGE)


def _across(texts: list[Text], words: str, top: float, *, bold: bool) -> float:
    """Words over the whole width; where the next thing begins."""
    if not words:
        return top
    size = _HEADING if bold else _SIZE
    text = _text(words, _EDGE, top, size, width=_WIDTH - 2 * _EDGE, bold=bold)
    texts.append(text)
    return top + len(text.lines) * size * _LINE + _GAP / 2


def _row(texts: list[Text], tiles: list[tuple[Box, Outline]], row: Tiles, top: float) -> float:
    inside = _TILE - 2 * _PAD
    left = _text(row.left, _EDGE + _PAD, top + _PAD, _SIZE, width=inside)
    right = _text(row.right, _right() + _PAD, top + _PAD, _SIZE, width=inside)
    middle = _WIDTH / 2
    mark = _text(row.mark, middle, top + _PAD, _HEADING, bold=True, anchor="middle")
    below = _HEADING * _LINE + 2
    words = _text(row.between, middle, top + _PAD + below, _SMALL, width=_BETWEEN - 2 * _PAD, anchor="middle")
    height = 2 * _PAD + max(
        len(left.lines) * _SIZE * _LINE,
        len(right.lines) * _SIZE * _LINE,
        below + len(words.lines) * _SMALL * _LINE,
    )
    texts += [left, mark, words, right]
    tiles += [
        (Box(_EDGE, top, _TILE, height), row.left_outline),
        (Box(_right(), top, _TILE, height), row.right_outline),
    ]
    return height


def _text(
    words: str,
    x: float,
    top: float,
    size: float,
    *,
    width: float = _TILE,
    bold: bool = False,
    anchor: str = "start",
    colour: str = INK,
) -> Text:
    lines = wrapped(words, width, size, bold=bold, most=_MOST_LINES)
    return Text(lines, round(x, 1), round(top + size, 1), size, bold=bold, anchor=anchor, colour=colour)


def _right() -> float:
    return _WIDTH - _EDGE - _TILE


def _sentences(told: Beside) -> Iterator[str]:
    if told.note:
        yield told.note
    for group in told.groups:
        yield f"{group.heading.rstrip('.')}."
        if group.note:
            yield group.note
        yield from (row.spoken for row in group.rows)
