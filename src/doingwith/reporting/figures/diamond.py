"""The Double Diamond with every project placed where its data says.

The Double Diamond is the Design Council's (CC BY 4.0). A cross is a stop, a bar is held back
and an arrow goes on; the words beside each lane say the same.
"""

from collections.abc import Callable
from html import escape

from doingwith.analysis.diamond import DiamondPositions, Outcome
from doingwith.programmes.scales import DesignStage
from doingwith.projects.project import Project
from doingwith.reporting.document import Figure
from doingwith.reporting.figures.diamond_layout import Lane, Layout, lay_out
from doingwith.reporting.figures.palette import CONSTRAINING, ENABLING, LINE, LINE_STRONG, SHEET
from doingwith.reporting.figures.svg import element, picture, text_element
from doingwith.reporting.wording import count, position_words

__all__ = ["LINE_KEY", "MAX_LANES", "diamond_svg"]

MAX_LANES = 12
LINE_KEY = "A cross marks a stop, a bar a project held back, an arrow one that goes on."


def diamond_svg(
    positions: DiamondPositions,
    *,
    max_lanes: int = MAX_LANES,
    narrow: bool = False,
    link: Callable[[Project], str] | None = None,
) -> Figure:
    """Draw the first ``max_lanes`` projects and say how many more there are.

    ``narrow`` draws for a phone, 360 units wide. ``link`` gives the address of a project's page.
    """
    drawn = positions.placed[:max_lanes]
    notes = _notes(positions, len(drawn))
    layout = lay_out(drawn, notes, narrow=narrow)
    title = "Where the projects got to on the Double Diamond"
    description = " ".join([*(_sentence(lane) for lane in layout.lanes), *notes])
    parts = [_diamonds(layout), *(text_element(text) for text in layout.headings + layout.notes)]
    parts += [_lane(layout, lane, link) for lane in layout.lanes]
    svg = picture(
        parts,
        size=(layout.width, layout.height),
        name="diamond-narrow" if narrow else "diamond",
        title=title,
        description=description,
        linked=link is not None and bool(drawn),
    )
    return Figure(svg=svg, title=title, description=description)


def _notes(positions: DiamondPositions, drawn: int) -> list[str]:
    notes = []
    more = len(positions.placed) - drawn
    unknown = len(positions.not_reported)
    if more:
        notes.append(f"{count(more, 'more project')} in the table.")
    if not positions.placed:
        notes.append("No project\u2019s stage has been reported yet.")
    elif unknown:
        notes.append(f"For {count(unknown, 'project')} the stage was not reported.")
    return notes


def _sentence(lane: Lane) -> str:
    return f"{lane.position.project.title}: {position_words(lane.position)}."


def _diamonds(layout: Layout) -> str:
    middle = (layout.top + layout.bottom) / 2
    drawn = []
    for stage in (DesignStage.DISCOVER, DesignStage.DEVELOP):
        left = layout.edge(stage)
        waist, right = left + layout.stage, left + 2 * layout.stage
        path = (
            f"M{left:g} {middle:g}L{waist:g} {layout.top:g}L{right:g} {middle:g}L{waist:g} {layout.bottom:g}Z"
        )
        drawn.append(
            element(
                "path", d=path, fill="#fbf8f3", stroke=LINE_STRONG, stroke_width=1.5, stroke_linejoin="round"
            )
        )
        drawn.append(_vertical(waist, layout.top, layout.bottom))
    return "".join(drawn)


def _vertical(x: float, top: float, bottom: float) -> str:
    return element(
        "line", x1=x, x2=x, y1=top, y2=bottom, stroke=LINE, stroke_width=1.5, stroke_dasharray="3 6"
    )


def _lane(layout: Layout, lane: Lane, link: Callable[[Project], str] | None) -> str:
    project = lane.position.project
    inside = element("title", escape(project.title)) + text_element(lane.title) + text_element(lane.standing)
    if layout.narrow:
        inside += _track(layout, lane.y)
    inside += _path(lane)
    if link is None:
        return element("g", inside)
    return element("a", _touchable(layout, lane) + inside, href=link(project), class_="figure-link")


def _touchable(layout: Layout, lane: Lane) -> str:
    """The whole lane, unseen, so that a finger need not hit a letter or the line."""
    words = (lane.title.box, lane.standing.box)
    top = min(lane.y - 12, *(box.y for box in words))
    bottom = max(lane.y + 12, *(box.y + box.height for box in words))
    return element(
        "rect", x=0, y=top, width=layout.width, height=bottom - top, fill="none", pointer_events="all"
    )


def _track(layout: Layout, y: float) -> str:
    """The four stages as a thin line with a tick where each begins."""
    right = layout.left + 4 * layout.stage
    ticks = [element("line", x1=layout.left, x2=right, y1=y, y2=y, stroke=LINE, stroke_width=2)]
    for x in (*(layout.edge(stage) for stage in DesignStage), right):
        ticks.append(element("line", x1=x, x2=x, y1=y - 5, y2=y + 5, stroke=LINE_STRONG, stroke_width=1))
    return "".join(ticks)


def _path(lane: Lane) -> str:
    colour = ENABLING if lane.position.outcome is Outcome.GOES_ON else CONSTRAINING
    line = element(
        "line",
        x1=lane.start,
        x2=lane.end,
        y1=lane.y,
        y2=lane.y,
        stroke=colour,
        stroke_width=6,
        stroke_linecap="round",
    )
    return line + _END[lane.position.outcome](lane, colour)


def _arrow(lane: Lane, colour: str) -> str:
    side = 1 if lane.end >= lane.start else -1
    tip, back = lane.end + side * 10, lane.end - side * 4
    return element(
        "path", d=f"M{back:g} {lane.y - 9:g}L{tip:g} {lane.y:g}L{back:g} {lane.y + 9:g}Z", fill=colour
    )


def _bar(lane: Lane, colour: str) -> str:
    return element(
        "line", x1=lane.end, x2=lane.end, y1=lane.y - 12, y2=lane.y + 12, stroke=colour, stroke_width=5
    )


def _cross(lane: Lane, colour: str) -> str:
    x, y = lane.end, lane.y
    path = f"M{x - 8:g} {y - 9:g}L{x + 8:g} {y + 9:g}M{x - 8:g} {y + 9:g}L{x + 8:g} {y - 9:g}"
    # A white edge lifts the cross off the line it ends.
    edge = element("path", d=path, fill="none", stroke=SHEET, stroke_width=8)
    return edge + element("path", d=path, fill="none", stroke=colour, stroke_width=4.5)


_END: dict[Outcome, Callable[[Lane, str], str]] = {
    Outcome.GOES_ON: _arrow,
    Outcome.HELD_BACK: _bar,
    Outcome.STOPPED: _cross,
}
