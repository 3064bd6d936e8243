"""The picture of a logic model as SVG.

Outlines, words and marks say everything that colour says. Cards stand in reading order, columns from
the left, each from the top; with links they can be reached by keyboard.
"""

from collections.abc import Callable
from dataclasses import replace
from html import escape

from doingwith.logic_models.links import LinkKind
from doingwith.reporting.document import Figure
from doingwith.reporting.figures.palette import CONSTRAINING, ENABLING, INK, LINE_STRONG, SHEET
from doingwith.reporting.figures.svg import Text, element, picture, text_element
from doingwith.reporting.logic_models.drawing import Drawing, Look
from doingwith.reporting.logic_models.layout import HEAD, PlacedArrow, PlacedCard, Point, lay_out

__all__ = ["CARD_COLOURS", "LINE_COLOURS", "drawing_figure"]

CARD_COLOURS: dict[Look, tuple[str, str]] = {
    Look.PLAIN: (LINE_STRONG, "#fbf8f3"),
    Look.NEW: (ENABLING, "#d5ebe7"),
    Look.CHANGED: ("#5b3a82", "#ebe2f5"),
    Look.GONE: (CONSTRAINING, SHEET),
}
"""Outline and fill of a card."""
LINE_COLOURS: dict[Look, str] = {
    Look.PLAIN: "#4b5563",
    Look.NEW: ENABLING,
    Look.CHANGED: "#5b3a82",
    Look.GONE: CONSTRAINING,
}


def drawing_figure(
    drawing: Drawing,
    *,
    card_link: Callable[[str], str] | None = None,
    name: str = "logic-model",
    description: str = "",
    scale: float = 1,
) -> Figure:
    """The drawing as a figure. ``card_link`` gives the address of a card, by its identifier.

    ``name`` keeps identifiers apart where several pictures stand on one page; ``description`` takes the
    place of the drawing's own where its words do not stand below it. ``scale`` is how large it is shown.
    """
    drawing = replace(drawing, size=description, elsewhere="") if description else drawing
    layout = lay_out(drawing)
    parts = [*(text_element(text) for text in layout.headings)]
    parts += [
        _empty(box.x, box.y, box.width, box.height) + text_element(text) for box, text in layout.empties
    ]
    parts += [_arrow(arrow) for arrow in layout.arrows]
    parts += [_card(card, card_link) for card in layout.cards]
    parts += [_label(arrow) for arrow in layout.arrows]
    parts += [text_element(layout.key)] if layout.key else []
    return Figure(
        svg=picture(
            parts,
            size=(layout.width, layout.height),
            name=name,
            title=drawing.title,
            description=drawing.description,
            linked=card_link is not None,
            scale=scale,
        ),
        title=drawing.title,
        description=drawing.description,
        wide=True,
    )


def _empty(x: float, y: float, width: float, height: float) -> str:
    return element(
        "rect", x=x, y=y, width=width, height=height, rx=6, fill="none", stroke=LINE_STRONG,
        stroke_dasharray="2 5",
    )  # fmt: skip


def _card(placed: PlacedCard, card_link: Callable[[str], str] | None) -> str:
    inside = element("title", escape(placed.card.spoken)) + _box(placed)
    inside += "".join(text_element(text) for text in placed.texts)
    if card_link is None:
        return element("g", inside)
    return element(
        "a",
        inside,
        href=card_link(placed.card.id),
        class_="figure-link",
        aria_label=placed.card.spoken,
    )


def _box(placed: PlacedCard) -> str:
    stroke, fill = CARD_COLOURS[placed.card.look]
    box, look = placed.box, placed.card.look
    dashes = {"stroke_dasharray": "7 4"} if look is Look.GONE else {}
    drawn = element(
        "rect", x=box.x, y=box.y, width=box.width, height=box.height, rx=6, fill=fill, stroke=stroke,
        stroke_width=1.5 if look is Look.PLAIN else 2, **dashes,
    )  # fmt: skip
    if look is not Look.NEW:
        return drawn
    return drawn + element(
        "rect", x=box.x + 3.5, y=box.y + 3.5, width=box.width - 7, height=box.height - 7, rx=3, fill="none",
        stroke=stroke, stroke_width=1,
    )  # fmt: skip


def _arrow(placed: PlacedArrow) -> str:
    arrow = placed.arrow
    colour = LINE_COLOURS[arrow.look]
    dashes = {"stroke_dasharray": "7 4"} if arrow.look is Look.GONE else {}
    if arrow.kind is LinkKind.FEEDBACK:
        dashes = {"stroke_dasharray": "2 4"}
    line = element(
        "path", d=_way(placed.curve), fill="none", stroke=colour,
        stroke_width=2 if arrow.look is Look.NEW else 1.5, **dashes,
    )  # fmt: skip
    return element("g", element("title", escape(arrow.spoken)) + line + _head(placed, colour))


def _way(curve: tuple[Point, ...]) -> str:
    first, *rest = (f"{x:.1f} {y:.1f}" for x, y in curve)
    pieces = ("C" + ",".join(rest[at : at + 3]) for at in range(0, len(rest), 3))
    return f"M{first}{''.join(pieces)}"


def _head(placed: PlacedArrow, colour: str) -> str:
    x, y = placed.tip
    back = x + HEAD if placed.points_left else x - HEAD
    if placed.arrow.kind is LinkKind.HINDERS:
        return element("line", x1=x, x2=x, y1=y - 7, y2=y + 7, stroke=colour, stroke_width=4)
    return element("path", d=f"M{x:.1f} {y:.1f}L{back:.1f} {y - 5:.1f}L{back:.1f} {y + 5:.1f}Z", fill=colour)


def _label(placed: PlacedArrow) -> str:
    box, colour = placed.label.box, LINE_COLOURS[placed.arrow.look]
    frame = element(
        "rect", x=box.x, y=box.y, width=box.width, height=box.height, rx=7, fill=SHEET, stroke=colour
    )
    text = Text(
        (placed.label.text,), box.x + box.width / 2, box.y + 11.5, 11, bold=True, anchor="middle", colour=INK
    )
    return frame + text_element(text)
