"""A logic model as a PowerPoint slide of real shapes, which people can move and change.

Each card is a shape with its words, and has a connection site for each of its links, so that links do
not meet in one point. A link to the next column is a connector glued to both cards; one that passes a
column, stays in one or is steep is a shape with the layout's own curve, because programs would lead a
connector through the words of cards. Speaker notes and alternative texts hold the whole in words.
"""

from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.enum.dml import MSO_LINE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Pt

from doingwith.logic_models.links import LinkKind
from doingwith.reporting.figures.palette import INK, LINE_STRONG
from doingwith.reporting.figures.svg import Box, Text
from doingwith.reporting.logic_models.drawing import Drawing, Look
from doingwith.reporting.logic_models.layout import Layout, PlacedArrow, PlacedCard, Point, lay_out
from doingwith.reporting.logic_models.picture import CARD_COLOURS, LINE_COLOURS
from doingwith.reporting.logic_models.shapes import (
    add_card,
    add_connector,
    add_curve,
    add_head,
    colour,
    describe,
)

__all__ = ["to_pptx"]

_WIDE, _HIGH = 12_192_000, 6_858_000
_TITLE = 680_000
_TITLE_SIZE = 18
_HEADING_ROOM = 80
"""How far to both sides of its middle a heading may reach, in the units of the layout."""
_STEEP = 0.9
"""How much higher than wide a connector may be."""
_SAME_WORDS = "The alternative text of each card and each line, and the lines below, say the same in words."
_GLUED = (
    "A line that is glued follows its cards when you move them. A line that passes a column, stays in one "
    "or is steep is drawn as a shape and does not: move it by hand."
)


def to_pptx(drawing: Drawing) -> bytes:
    """One slide with the drawing, as the bytes of a .pptx file."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Emu(_WIDE), Emu(_HIGH)
    slide: Any = deck.slides.add_slide(deck.slide_layouts[5])
    _title(slide, drawing.title)
    _Slide(slide, lay_out(drawing)).draw()
    slide.notes_slide.notes_text_frame.text = _notes(drawing)
    deck.core_properties.title = drawing.title
    file = BytesIO()
    deck.save(file)
    return file.getvalue()


def _notes(drawing: Drawing) -> str:
    spoken = [card.spoken for card in drawing.cards] + [arrow.spoken for arrow in drawing.arrows]
    return "\n".join([drawing.size, _SAME_WORDS, _GLUED, *spoken, *drawing.key])


def _title(slide: Any, title: str) -> None:  # noqa: ANN401 (python-pptx has no types)
    shape = slide.shapes.title
    shape.left, shape.top, shape.width, shape.height = (
        Emu(200_000),
        Emu(40_000),
        Emu(_WIDE - 400_000),
        Emu(_TITLE - 40_000),
    )
    frame = shape.text_frame
    frame.text = title
    frame.margin_top = frame.margin_bottom = Emu(0)
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    frame.paragraphs[0].font.size = Pt(_TITLE_SIZE)


class _Slide:
    """One slide and the scale at which the layout fits on it."""

    def __init__(self, slide: Any, layout: Layout) -> None:  # noqa: ANN401
        self.shapes = slide.shapes
        # Without it every new shape looks through all those before it.
        self.shapes.turbo_add_enabled = True
        self.layout = layout
        self.scale = min(_WIDE / layout.width, (_HIGH - _TITLE - 100_000) / layout.height)
        self.left = (_WIDE - layout.width * self.scale) / 2

    def draw(self) -> None:
        """Headings, cards in reading order, links, and their numbers over all of it."""
        for heading in self.layout.headings:
            self._heading(heading)
        for box, text in self.layout.empties:
            self._empty(box, text)
        shapes = {placed.card.id: self._card(placed) for placed in self.layout.cards}
        for placed in self.layout.arrows:
            self._link(placed, shapes)
        for placed in self.layout.arrows:
            self._number(placed)
        if self.layout.key:
            self._words(self.layout.key.box, self.layout.key, name="Key")

    def _place(self, box: Box) -> tuple[Emu, Emu, Emu, Emu]:
        x, y = self._point((box.x, box.y))
        return Emu(x), Emu(y), Emu(int(box.width * self.scale)), Emu(int(box.height * self.scale))

    def _size(self, units: float) -> Pt:
        return Pt(max(1, round(units * self.scale / 12_700, 1)))

    def _heading(self, heading: Text) -> None:
        box = Box(heading.x - _HEADING_ROOM, heading.box.y, 2 * _HEADING_ROOM, heading.box.height)
        shape = self._words(box, heading, name=f"Column: {heading.lines[0]}", align=PP_ALIGN.CENTER)
        shape.text_frame.word_wrap = False

    def _empty(self, box: Box, text: Text) -> None:
        shape = self._words(box, text, name="Empty column")
        shape.line.color.rgb, shape.line.dash_style = colour(LINE_STRONG), MSO_LINE.ROUND_DOT

    def _words(self, box: Box, text: Text, *, name: str, align: Any = PP_ALIGN.LEFT) -> Any:  # noqa: ANN401
        shape = self.shapes.add_textbox(*self._place(box))
        shape.name = name
        self._write(shape.text_frame, [(" ".join(text.lines), text)], align)
        return shape

    def _card(self, placed: PlacedCard) -> Any:  # noqa: ANN401
        shape = add_card(self.shapes, self._place(placed.box), self._sites(placed))
        line, fill = CARD_COLOURS[placed.card.look]
        shape.fill.solid()
        shape.fill.fore_color.rgb = colour(fill)
        shape.line.color.rgb = colour(line)
        shape.line.width = Pt(1)
        if placed.card.look is Look.GONE:
            shape.line.dash_style = MSO_LINE.DASH
        describe(shape, placed.card.text, placed.card.spoken)
        whole = (*placed.card.above, placed.card.text, *placed.card.below)
        self._write(shape.text_frame, list(zip(whole, placed.texts, strict=True)), PP_ALIGN.LEFT)
        return shape

    def _sites(self, placed: PlacedCard) -> list[tuple[int, int]]:
        """Where links begin and end at a card, from its corner."""
        x, y, *_ = self._place(placed.box)
        return [(to_x - x, to_y - y) for to_x, to_y in map(self._point, _ends_at(self.layout, placed))]

    def _write(
        self,
        frame: Any,  # noqa: ANN401
        paragraphs: list[tuple[str, Text]],
        align: Any,  # noqa: ANN401
    ) -> None:
        frame.word_wrap = True
        frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        frame.margin_left = frame.margin_right = Emu(int(8 * self.scale))
        frame.margin_top = frame.margin_bottom = Emu(int(3 * self.scale))
        for at, (words, text) in enumerate(paragraphs):
            paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
            paragraph.alignment = align
            run = paragraph.add_run()
            run.text = words
            run.font.size, run.font.bold = self._size(text.size), text.bold
            run.font.color.rgb = colour(text.colour)

    def _link(self, placed: PlacedArrow, shapes: dict[str, Any]) -> None:
        arrow, points = placed.arrow, [self._point(point) for point in placed.curve]
        if _is_drawn_alike(placed):
            ends = (shapes[arrow.start], shapes[arrow.end])
            line = add_connector(self.shapes, points[0], points[-1], ends, self._sites_of(placed))
        else:
            line = add_curve(self.shapes, points)
        line.line.color.rgb = colour(LINE_COLOURS[arrow.look])
        line.line.width = Pt(1)
        if arrow.look is Look.GONE or arrow.kind is LinkKind.FEEDBACK:
            line.line.dash_style = MSO_LINE.DASH
        add_head(line, "oval" if arrow.kind is LinkKind.HINDERS else "triangle")
        describe(line, f"Link {arrow.number}", arrow.spoken)

    def _sites_of(self, placed: PlacedArrow) -> tuple[int, int]:
        """Which of the sites of its two cards a link is glued to."""
        cards = {one.card.id: one for one in self.layout.cards}
        arrow = placed.arrow
        start, end = (_ends_at(self.layout, cards[name]) for name in (arrow.start, arrow.end))
        return start.index(placed.curve[0]), end.index(placed.tip)

    def _number(self, placed: PlacedArrow) -> None:
        shape = self.shapes.add_textbox(*self._place(placed.label.box))
        shape.name = f"Number of link {placed.arrow.number}"
        shape.fill.solid()
        shape.fill.fore_color.rgb = colour("#ffffff")
        label = Text((placed.arrow.label,), 0, 0, 11, bold=True, colour=INK)
        self._write(shape.text_frame, [(placed.arrow.label, label)], PP_ALIGN.CENTER)
        frame = shape.text_frame
        frame.word_wrap = False
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Emu(0)

    def _point(self, point: Point) -> tuple[int, int]:
        x, y = point
        return int(x * self.scale + self.left), int(y * self.scale + _TITLE)


def _is_drawn_alike(placed: PlacedArrow) -> bool:
    """Whether a glued connector looks as the layout has it: it goes to the next column, and not steeply.

    Impress draws a connector that is higher than wide from the card's top or bottom, through its words.
    """
    (x, y), (to_x, to_y) = placed.curve[0], placed.tip
    return len(placed.curve) == 4 and abs(to_y - y) < _STEEP * abs(to_x - x)


def _ends_at(layout: Layout, placed: PlacedCard) -> list[Point]:
    """The places at a card's sides at which links begin or end, in the order of the links."""
    found: list[Point] = []
    for one in layout.arrows:
        found += [one.curve[0]] * (one.arrow.start == placed.card.id)
        found += [one.tip] * (one.arrow.end == placed.card.id)
    return found
