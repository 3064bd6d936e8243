"""Where everything stands in the picture of a logic model.

Columns stand side by side as the method gives them; inside a column the cards stand in an order
under which few links cross, each as near as can be to what it is linked with. A link that passes a
column goes between its cards. Each end of a link has a place of its own on its card's side, and the
link's number stands at its end, so numbers never lie on each other or on a card.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from doingwith.logic_models.columns import Column
from doingwith.methods.layers.crossings import few_crossings
from doingwith.methods.layers.graph import LayeredGraph, Way, layered
from doingwith.methods.layers.places import spread
from doingwith.reporting.figures.palette import INK, INK_SOFT
from doingwith.reporting.figures.svg import Box, Text, text_width, wrapped
from doingwith.reporting.logic_models.drawing import Arrow, Card, Drawing
from doingwith.reporting.wording import word

__all__ = ["CARD_WIDTH", "Label", "Layout", "PlacedArrow", "PlacedCard", "Point", "lay_out"]

Point = tuple[float, float]
CARD_WIDTH = 176.0
EMPTY_WIDTH = 130.0
PADDING = 12.0
MARGIN = 16.0
TOP = 76.0
APART = 18.0
PORT = 18.0
WAYPOINT = 6.0
LABEL_HEIGHT = 15.0
HEAD = 9.0
ROOM_FOR_CURVES = 48.0
MOST_LINES = 12
SETTLING = 8
"""How often each column is put in place by its neighbours, there and back."""


@dataclass(frozen=True)
class Label:
    """A link's number with its mark, in its own box."""

    text: str
    box: Box


@dataclass(frozen=True, kw_only=True)
class PlacedCard:
    """A card with its box and its lines of text."""

    card: Card
    box: Box
    texts: tuple[Text, ...]


@dataclass(frozen=True, kw_only=True)
class PlacedArrow:
    """An arrow's curve as cubic pieces (start, two controls, end, two controls, end …), and its label.

    ``points_left`` says which way its head points.
    """

    arrow: Arrow
    curve: tuple[Point, ...]
    label: Label
    points_left: bool

    @property
    def tip(self) -> Point:
        """Where the head touches the card."""
        return self.curve[-1]


@dataclass(frozen=True, kw_only=True)
class Layout:
    """The whole picture: headings over the columns, cards in reading order, arrows, the key."""

    width: float
    height: float
    headings: tuple[Text, ...]
    empties: tuple[tuple[Box, Text], ...]
    cards: tuple[PlacedCard, ...]
    arrows: tuple[PlacedArrow, ...]
    key: Text | None


def lay_out(drawing: Drawing) -> Layout:
    """Place everything. The same drawing gives the same layout.

    Raises KeyError when an arrow leads from or to a card that is not there.
    """
    return _Plan(drawing).layout()


class _Plan:
    """The steps of a layout, each worked out once."""

    def __init__(self, drawing: Drawing) -> None:
        self.drawing = drawing
        self.cards = sorted(drawing.cards, key=lambda card: card.column.place)
        self.index = {card.id: at for at, card in enumerate(self.cards)}
        self.column = [card.column.place for card in self.cards]

    def layout(self) -> Layout:
        """The whole picture."""
        bottom = max((self.y[item] + self.height[item] for item in self.y), default=TOP + 60)
        bottom = max([bottom, *(box.y + box.height for box, _ in self._empties())])
        key = self._key(bottom + 30)
        ordered = sorted(range(len(self.cards)), key=lambda at: (self.column[at], self.y[at]))
        return Layout(
            width=self.left[-1] + self.widths[-1] + self.gaps[-1] + MARGIN,
            height=(key.box.y + key.box.height if key else bottom) + MARGIN,
            headings=tuple(self._headings()),
            empties=tuple(self._empties()),
            cards=tuple(self._placed(at) for at in ordered),
            arrows=tuple(self._arrow(at) for at in range(len(self.drawing.arrows))),
            key=key,
        )

    @cached_property
    def ends(self) -> list[tuple[int, int]]:
        """Both cards of each arrow, as numbers."""
        return [(self.index[arrow.start], self.index[arrow.end]) for arrow in self.drawing.arrows]

    @cached_property
    def crossing(self) -> list[int]:
        """The arrows that lead to another column."""
        return [at for at, (a, b) in enumerate(self.ends) if self.column[a] != self.column[b]]

    @cached_property
    def graph(self) -> tuple[LayeredGraph, Mapping[int, Way]]:
        """The cards in columns with waypoints, in an order with few crossings, and each arrow's way."""
        pairs = [self._rightwards(at) for at in self.crossing]
        graph, ways = layered(self.column, pairs, layers=len(Column))
        return few_crossings(graph), dict(zip(self.crossing, ways, strict=True))

    def _rightwards(self, at: int) -> tuple[int, int]:
        a, b = self.ends[at]
        return (a, b) if self.column[a] < self.column[b] else (b, a)

    def _is_leftward(self, at: int) -> bool:
        a, b = self.ends[at]
        return self.column[a] >= self.column[b]

    @cached_property
    def ports(self) -> Mapping[tuple[int, str], list[tuple[int, str]]]:
        """For each card's side, the ends of arrows there, as (arrow, "start" or "end"), not yet in order."""
        found: dict[tuple[int, str], list[tuple[int, str]]] = defaultdict(list)
        for at, (a, b) in enumerate(self.ends):
            same = self.column[a] == self.column[b]
            back = self._is_leftward(at)
            found[a, "left" if back and not same else "right"].append((at, "start"))
            found[b, "right" if back else "left"].append((at, "end"))
        return found

    @cached_property
    def words(self) -> list[tuple[Text, ...]]:
        """Each card's texts, as if its box began at 0 0."""
        return [_texts(card) for card in self.cards]

    @cached_property
    def height(self) -> Mapping[int, float]:
        """How high each card and waypoint is."""
        graph, _ = self.graph
        heights = {item: WAYPOINT for layer in graph.layers for item in layer}
        for at, texts in enumerate(self.words):
            last = texts[-1].box
            most = max(len(self.ports.get((at, side), ())) for side in ("left", "right"))
            heights[at] = max(last.y + last.height + PADDING - 4, most * PORT + 6)
        return heights

    @cached_property
    def y(self) -> Mapping[int, float]:
        """Where each card and waypoint begins."""
        graph, _ = self.graph
        middle: dict[int, float] = {}
        for layer in graph.layers:
            at = TOP
            for item in layer:
                middle[item] = at + self.height[item] / 2
                at += self.height[item] + APART
        for _ in range(SETTLING):
            for layer in (*graph.layers, *reversed(graph.layers)):
                self._settle(layer, middle, graph)
        top = {item: middle[item] - self.height[item] / 2 for item in middle}
        lift = min(top.values(), default=TOP) - TOP
        return {item: place - lift for item, place in top.items()}

    def _settle(self, layer: Sequence[int], middle: dict[int, float], graph: LayeredGraph) -> None:
        wanted = []
        for item in layer:
            near = [middle[one] for one in (*graph.before[item], *graph.after[item])]
            wanted.append(sum(near) / len(near) if near else middle[item])
        sizes = [self.height[item] for item in layer]
        for item, begins, size in zip(layer, spread(wanted, sizes, APART), sizes, strict=True):
            middle[item] = begins + size / 2

    @cached_property
    def gaps(self) -> list[float]:
        """How much room stands right of each column: for the labels at both sides, and for curves."""
        rooms = [[0.0, 0.0] for _ in Column]
        for at, arrow in enumerate(self.drawing.arrows):
            column, room = self.column[self.ends[at][1]], _label_width(arrow.label) + HEAD + 4
            if self._is_leftward(at):
                rooms[column][0] = max(rooms[column][0], room)
            elif column:
                rooms[column - 1][1] = max(rooms[column - 1][1], room)
        return [
            left + right + ROOM_FOR_CURVES
            if column < len(Column) - 1
            else left + (ROOM_FOR_CURVES if left else 0)
            for column, (left, right) in enumerate(rooms)
        ]

    @cached_property
    def left(self) -> list[float]:
        """Where each column begins."""
        places = [MARGIN]
        for width, gap in zip(self.widths[:-1], self.gaps[:-1], strict=True):
            places.append(places[-1] + width + gap)
        return places

    @cached_property
    def widths(self) -> list[float]:
        """How wide each column is: one without a card takes less room."""
        standing = set(self.column)
        return [CARD_WIDTH if column.place in standing else EMPTY_WIDTH for column in Column]

    @cached_property
    def port_y(self) -> Mapping[tuple[int, str], float]:
        """The height at which each end of each arrow stands."""
        found: dict[tuple[int, str], float] = {}
        for (item, _), ends in self.ports.items():
            ordered = sorted(ends, key=lambda end: (self._towards(*end), end))
            middle = self.y[item] + self.height[item] / 2
            for place, end in enumerate(ordered):
                found[end] = middle + (place - (len(ordered) - 1) / 2) * PORT
        return found

    def _towards(self, at: int, end: str) -> float:
        """The height of what the arrow comes from or goes to next, seen from one of its ends."""
        a, b = self.ends[at]
        here, there = (a, b) if end == "start" else (b, a)
        way = self.graph[1].get(at)
        if way is not None:
            there = way.items[1] if way.items[0] == here else way.items[-2]
        return self.y[there] + self.height[there] / 2

    def _arrow(self, at: int) -> PlacedArrow:
        arrow, (a, b) = self.drawing.arrows[at], self.ends[at]
        back = self._is_leftward(at)
        start_y, end_y = self.port_y[at, "start"], self.port_y[at, "end"]
        if self.column[a] == self.column[b]:
            right = self.left[self.column[a]] + CARD_WIDTH
            bulge = right + self._bulge(self.column[a])
            curve: tuple[Point, ...] = ((right, start_y), (bulge, start_y), (bulge, end_y), (right, end_y))
        else:
            stations = self._stations(at, start_y, end_y)
            curve = _smooth(list(reversed(stations)) if back else stations)
        return PlacedArrow(
            arrow=arrow, curve=curve, label=_label(arrow.label, curve[-1], back), points_left=back
        )

    def _bulge(self, column: int) -> float:
        return self.gaps[column] * 0.6

    def _stations(self, at: int, start_y: float, end_y: float) -> list[Point]:
        """The points an arrow passes, from the left: both sides of each column on its way."""
        back = self._is_leftward(at)
        first, last = self._rightwards(at)
        left_y, right_y = (end_y, start_y) if back else (start_y, end_y)
        points = [(self.left[self.column[first]] + CARD_WIDTH, left_y)]
        _, ways = self.graph
        for step, item in enumerate(ways[at].items[1:-1], start=1):
            x, y = self.left[self.column[first] + step], self.y[item] + self.height[item] / 2
            points += [(x, y), (x + self.widths[self.column[first] + step], y)]
        return [*points, (self.left[self.column[last]], right_y)]

    def _placed(self, at: int) -> PlacedCard:
        x, y = self.left[self.column[at]], self.y[at]
        moved = tuple(
            Text(text.lines, text.x + x, text.y + y, text.size, text.bold, text.anchor, text.colour)
            for text in self.words[at]
        )
        return PlacedCard(card=self.cards[at], box=Box(x, y, CARD_WIDTH, self.height[at]), texts=moved)

    def _headings(self) -> Iterator[Text]:
        for column in Column:
            x = self.left[column.place] + self.widths[column.place] / 2
            yield Text((word(column),), x, TOP - 26, 18, bold=True, anchor="middle")

    def _empties(self) -> Iterator[tuple[Box, Text]]:
        for column, words in self.drawing.empty.items():
            x = self.left[column.place]
            lines = wrapped(words, EMPTY_WIDTH - 2 * PADDING, 12, most=8)
            text = Text(lines, x + PADDING, TOP + PADDING + 11, 12, colour=INK_SOFT)
            yield Box(x, TOP, EMPTY_WIDTH, text.box.height + 2 * PADDING), text

    def _key(self, y: float) -> Text | None:
        if not self.drawing.key:
            return None
        room = self.left[-1] + self.widths[-1] - MARGIN
        return Text(
            wrapped("At the links: " + "; ".join(self.drawing.key) + ".", room, 13, most=3), MARGIN, y, 13,
            colour=INK_SOFT,
        )  # fmt: skip


def _texts(card: Card) -> tuple[Text, ...]:
    """A card's words from its top: what stands above, its own, what stands below."""
    room = CARD_WIDTH - 2 * PADDING
    texts: list[Text] = []
    y = PADDING
    for words, size, bold, colour in (
        *((words, 11.0, True, INK_SOFT) for words in card.above),
        (card.text, 14.0, False, INK),
        *((words, 12.0, False, INK_SOFT) for words in card.below),
    ):
        text = Text(
            wrapped(_breakable(words, room, size), room, size, bold=bold, most=MOST_LINES),
            PADDING,
            y + size,
            size,
            bold,
            colour=colour,
        )
        texts.append(text)
        y = text.box.y + text.box.height + 2
    return tuple(texts)


def _breakable(text: str, room: float, size: float) -> str:
    """The text with words that are wider than the card in pieces, so that none is cut."""
    most = max(1, int(room / text_width("x", size, bold=True)))
    pieces = (word[at : at + most] for word in text.split() for at in range(0, len(word), most))
    return " ".join(pieces)


def _label_width(text: str) -> float:
    return text_width(text, 11, bold=True) + 10


def _label(text: str, tip: Point, points_left: bool) -> Label:
    width = _label_width(text)
    x = tip[0] + HEAD + 2 if points_left else tip[0] - HEAD - 2 - width
    return Label(text, Box(x, tip[1] - LABEL_HEIGHT / 2, width, LABEL_HEIGHT))


def _smooth(stations: Sequence[Point]) -> tuple[Point, ...]:
    """Cubic pieces through the stations, level at each, so that the way bends only between columns."""
    curve = [stations[0]]
    for (x, y), (to_x, to_y) in zip(stations, stations[1:], strict=False):
        half = (x + to_x) / 2
        curve += [(half, y), (half, to_y), (to_x, to_y)]
    return tuple(curve)
