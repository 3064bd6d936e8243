"""A logic model as a PowerPoint slide of real shapes, which people can move and change.

Each card is a rounded rectangle with its words; each link is a connector that stays glued to both
cards when they are moved. Speaker notes and alternative texts hold the whole in words.
"""

from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from doingwith.logic_models.links import LinkKind
from doingwith.reporting.figures.palette import INK
from doingwith.reporting.figures.svg import Box, Text
from doingwith.reporting.logic_models.drawing import Arrow, Drawing, Look
from doingwith.reporting.logic_models.layout import Layout, PlacedArrow, PlacedCard, lay_out
from doingwith.reporting.logic_models.picture import CARD_COLOURS, LINE_COLOURS

__all__ = ["to_pptx"]

_WIDE, _HIGH = 12_192_000, 6_858_000
_TITLE = 640_000
_LEFT, _RIGHT = 1, 3
"""Where a connector is glued to a rectangle: PowerPoint counts top, left, bottom, right from 0."""


def to_pptx(drawing: Drawing) -> bytes:
    """One slide with the drawing, as the bytes of a .pptx file."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Emu(_WIDE), Emu(_HIGH)
    slide: Any = deck.slides.add_slide(deck.slide_layouts[5])
    _title(slide, drawing.title)
    _Slide(slide, lay_out(drawing)).draw()
    spoken = [card.spoken for card in drawing.cards] + [arrow.spoken for arrow in drawing.arrows]
    slide.notes_slide.notes_text_frame.text = "\n".join([drawing.description, *spoken, *drawing.key])
    deck.core_properties.title = drawing.title
    file = BytesIO()
    deck.save(file)
    return file.getvalue()


def _title(slide: Any, title: str) -> None:  # noqa: ANN401 (python-pptx has no types)
    shape = slide.shapes.title
    shape.left, shape.top, shape.width, shape.height = (
        Emu(200_000),
        Emu(80_000),
        Emu(_WIDE - 400_000),
        Emu(_TITLE),
    )
    shape.text_frame.text = title
    shape.text_frame.paragraphs[0].font.size = Pt(24)


class _Slide:
    """One slide and the scale at which the layout fits on it."""

    def __init__(self, slide: Any, layout: Layout) -> None:  # noqa: ANN401
        self.shapes = slide.shapes
        # Without it every new shape looks through all those before it.
        self.shapes.turbo_add_enabled = True
        self.layout = layout
        self.scale = min(_WIDE / layout.width, (_HIGH - _TITLE - 100_000) / layout.height)

    def draw(self) -> None:
        """Headings, cards in reading order, then links."""
        for heading in self.layout.headings:
            self._words(heading.box, heading.lines, heading, name=f"Column: {heading.lines[0]}")
        for box, text in self.layout.empties:
            self._words(box, text.lines, text, name="Empty column")
        shapes = {placed.card.id: self._card(placed) for placed in self.layout.cards}
        for placed in self.layout.arrows:
            self._link(placed, shapes)
        if self.layout.key:
            self._words(self.layout.key.box, self.layout.key.lines, self.layout.key, name="Key")

    def _place(self, box: Box) -> tuple[Emu, Emu, Emu, Emu]:
        x, y = box.x * self.scale, box.y * self.scale + _TITLE
        return Emu(int(x)), Emu(int(y)), Emu(int(box.width * self.scale)), Emu(int(box.height * self.scale))

    def _size(self, units: float) -> Pt:
        return Pt(max(1, round(units * self.scale / 12_700, 1)))

    def _words(self, box: Box, lines: tuple[str, ...], text: Text, *, name: str) -> None:
        shape = self.shapes.add_textbox(*self._place(box))
        shape.name = name
        self._write(shape.text_frame, [(" ".join(lines), text)])

    def _card(self, placed: PlacedCard) -> Any:  # noqa: ANN401
        shape = self.shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, *self._place(placed.box))
        shape.adjustments[0] = 0.06
        line, fill = CARD_COLOURS[placed.card.look]
        shape.fill.solid()
        shape.fill.fore_color.rgb = _colour(fill)
        shape.line.color.rgb = _colour(line)
        shape.line.width = Pt(1)
        if placed.card.look is Look.GONE:
            shape.line.dash_style = MSO_LINE.DASH
        shape.shadow.inherit = False
        _describe(shape, placed.card.text, placed.card.spoken)
        whole = (*placed.card.above, placed.card.text, *placed.card.below)
        self._write(shape.text_frame, list(zip(whole, placed.texts, strict=True)))
        return shape

    def _write(self, frame: Any, paragraphs: list[tuple[str, Text]]) -> None:  # noqa: ANN401
        frame.word_wrap = True
        frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        frame.margin_left = frame.margin_right = Emu(int(8 * self.scale))
        frame.margin_top = frame.margin_bottom = Emu(int(3 * self.scale))
        for at, (words, text) in enumerate(paragraphs):
            paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
            run = paragraph.add_run()
            run.text = words
            run.font.size, run.font.bold = self._size(text.size), text.bold
            run.font.color.rgb = _colour(text.colour)

    def _link(self, placed: PlacedArrow, shapes: dict[str, Any]) -> None:
        arrow = placed.arrow
        kind = MSO_CONNECTOR.CURVE
        (x, y), (to_x, to_y) = (self._point(*point) for point in (placed.curve[0], placed.tip))
        line = self.shapes.add_connector(kind, x, y, to_x, to_y)
        start, end = shapes[arrow.start], shapes[arrow.end]
        back = placed.points_left
        same = start.left == end.left
        line.begin_connect(start, _RIGHT if same or not back else _LEFT)
        line.end_connect(end, _RIGHT if back else _LEFT)
        line.line.color.rgb = _colour(LINE_COLOURS[arrow.look])
        line.line.width = Pt(1)
        if arrow.look is Look.GONE or arrow.kind is LinkKind.FEEDBACK:
            line.line.dash_style = MSO_LINE.DASH
        _add_head(line, arrow)
        _describe(line, f"Link {arrow.number}", arrow.spoken)
        label = self.shapes.add_textbox(*self._place(placed.label.box))
        label.name = f"Number of link {arrow.number}"
        label.fill.solid()
        label.fill.fore_color.rgb = _colour("#ffffff")
        label.text_frame.margin_left = label.text_frame.margin_right = Emu(0)
        label.text_frame.margin_top = label.text_frame.margin_bottom = Emu(0)
        run = label.text_frame.paragraphs[0].add_run()
        run.text = arrow.label
        run.font.size, run.font.bold = self._size(11), True
        run.font.color.rgb = _colour(INK)

    def _point(self, x: float, y: float) -> tuple[Emu, Emu]:
        return Emu(int(x * self.scale)), Emu(int(y * self.scale + _TITLE))


def _add_head(line: Any, arrow: Arrow) -> None:  # noqa: ANN401
    """An arrow's head; a link that hinders ends in a flat oval, which stands for a stop."""
    head = line.line._get_or_add_ln().makeelement(
        qn("a:tailEnd"), {"type": "oval" if arrow.kind is LinkKind.HINDERS else "triangle"}
    )
    line.line._get_or_add_ln().append(head)


def _describe(shape: Any, name: str, description: str) -> None:  # noqa: ANN401
    properties = next(iter(shape._element.iter(qn("p:cNvPr"))))
    properties.set("name", name[:120])
    properties.set("descr", description)


def _colour(code: str) -> Any:  # noqa: ANN401
    make: Any = RGBColor
    return make(*bytes.fromhex(code.removeprefix("#")))
