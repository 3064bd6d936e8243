"""Shapes of a slide that python-pptx has no word for: connection sites, curves, heads of arrows."""

from collections.abc import Sequence
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Emu

__all__ = ["add_card", "add_connector", "add_curve", "add_head", "colour", "describe"]

Place = tuple[int, int]
"""A place on the slide or in a shape, in EMU: 914 400 to the inch."""
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_CORNER = 0.06
"""How far a card's corner is rounded, as a part of its shorter side."""
_QUARTER, _HALF = 5_400_000, 10_800_000
"""Angles, in 60 000ths of a degree."""


def add_card(
    shapes: Any,  # noqa: ANN401 (python-pptx has no types)
    place: tuple[int, int, int, int],
    sites: Sequence[Place],
) -> Any:  # noqa: ANN401
    """A rectangle with round corners: left, top, width, height. ``sites`` are places at its left and right
    side, from its corner, to which connectors can be glued, after the four in the middle of its sides.
    """
    shape = shapes.add_shape(MSO_SHAPE.RECTANGLE, *map(Emu, place))
    width, height = place[2:]
    usual = [(width // 2, 0), (0, height // 2), (width // 2, height), (width, height // 2)]
    angles = [3 * _QUARTER, _HALF, _QUARTER, 0, *(_HALF if x < width / 2 else 0 for x, _ in sites)]
    glue = list(zip([*usual, *sites], angles, strict=True))
    _shape_as(shape, _geometry(width, height, _rounded(width, height), glue))
    return shape


def add_connector(
    shapes: Any,  # noqa: ANN401
    start: Place,
    end: Place,
    cards: tuple[Any, Any],
    sites: tuple[int, int],
) -> Any:  # noqa: ANN401
    """A curved connector from one card to another, glued to one of the ``sites`` of each."""
    line = shapes.add_connector(MSO_CONNECTOR.CURVE, *map(Emu, (*start, *end)))
    line._connect_begin_to(cards[0], 4 + sites[0])
    line._connect_end_to(cards[1], 4 + sites[1])
    _without_shadow(line)
    return line


def add_curve(shapes: Any, points: Sequence[Place]) -> Any:  # noqa: ANN401
    """A line of cubic pieces: start, two controls, end, two controls, end …"""
    left, top = min(x for x, _ in points), min(y for _, y in points)
    width, height = max(x for x, _ in points) - left, max(y for _, y in points) - top
    shape = shapes.add_shape(MSO_SHAPE.RECTANGLE, Emu(left), Emu(top), Emu(width), Emu(height))
    moved = [(x - left, y - top) for x, y in points]
    pieces = "".join(
        f"<a:cubicBezTo>{''.join(_at(one) for one in moved[at : at + 3])}</a:cubicBezTo>"
        for at in range(1, len(moved), 3)
    )
    path = f"<a:moveTo>{_at(moved[0])}</a:moveTo>{pieces}"
    _shape_as(shape, _geometry(width, height, path, [], fill="none"))
    shape.fill.background()
    return shape


def add_head(line: Any, kind: str) -> None:  # noqa: ANN401
    """A head at the end of a line: a triangle, or an oval, which stands for a stop."""
    drawn = line.line._get_or_add_ln()
    drawn.append(drawn.makeelement(qn("a:tailEnd"), {"type": kind}))


def describe(shape: Any, name: str, description: str) -> None:  # noqa: ANN401
    """Gives a shape its name and its alternative text."""
    properties = next(iter(shape._element.iter(qn("p:cNvPr"))))
    properties.set("name", name[:120])
    properties.set("descr", description)


def colour(code: str) -> Any:  # noqa: ANN401
    """A colour of the palette, such as "#1d2733", as python-pptx takes it."""
    make: Any = RGBColor
    return make(*bytes.fromhex(code.removeprefix("#")))


def _shape_as(shape: Any, geometry: str) -> None:  # noqa: ANN401
    preset = shape._element.spPr.find(qn("a:prstGeom"))
    preset.addprevious(parse_xml(geometry))
    preset.getparent().remove(preset)
    _without_shadow(shape)


def _without_shadow(shape: Any) -> None:  # noqa: ANN401
    """The theme gives a shadow to every shape."""
    for effect in shape._element.iter(qn("a:effectRef")):
        effect.set("idx", "0")


def _geometry(
    width: int, height: int, path: str, sites: Sequence[tuple[Place, int]], *, fill: str = "norm"
) -> str:
    """A custom geometry as PowerPoint writes its own: the sites are parts of the shape's width and height."""
    guides = "".join(
        f'<a:gd name="siteX{at}" fmla="*/ {x} w {max(width, 1)}"/>'
        f'<a:gd name="siteY{at}" fmla="*/ {y} h {max(height, 1)}"/>'
        for at, ((x, y), _) in enumerate(sites)
    )
    glue = "".join(
        f'<a:cxn ang="{angle}"><a:pos x="siteX{at}" y="siteY{at}"/></a:cxn>'
        for at, (_, angle) in enumerate(sites)
    )
    return (
        f'<a:custGeom xmlns:a="{_DRAWING}"><a:avLst/><a:gdLst>{guides}</a:gdLst><a:ahLst/>'
        f'<a:cxnLst>{glue}</a:cxnLst><a:rect l="l" t="t" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{width}" h="{height}" fill="{fill}">{path}</a:path></a:pathLst></a:custGeom>'
    )


def _rounded(width: int, height: int) -> str:
    """The outline of a rectangle with round corners, from its top on, clockwise."""
    round_ = int(min(width, height) * _CORNER)
    ends = (
        (width - round_, 0, 3 * _QUARTER),
        (width, height - round_, 0),
        (round_, height, _QUARTER),
        (0, round_, _HALF),
    )
    path = f"<a:moveTo>{_at((round_, 0))}</a:moveTo>"
    for x, y, turn in ends:
        path += f"<a:lnTo>{_at((x, y))}</a:lnTo>"
        path += f'<a:arcTo wR="{round_}" hR="{round_}" stAng="{turn}" swAng="{_QUARTER}"/>'
    return f"{path}<a:close/>"


def _at(place: Place) -> str:
    return f'<a:pt x="{place[0]}" y="{place[1]}"/>'
