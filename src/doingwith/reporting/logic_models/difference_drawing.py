"""Two drawings of a logic model as one picture: what stayed, what came, what went."""

from collections.abc import Iterator, Mapping

from doingwith.logic_models.columns import Column
from doingwith.logic_models.fates import LinkChange, LinkFate, ModelDifference, NodeChange, NodeFate
from doingwith.logic_models.nodes import Node
from doingwith.reporting.logic_models.drawing import Arrow, Card, Drawing, Look
from doingwith.reporting.logic_models.link_sayings import NO_NAMES, FactorNames, otherwise_words
from doingwith.reporting.logic_models.version_drawing import KIND_MARKS, kind_key, link_words, node_words
from doingwith.reporting.wording import count, listed, sentence, word

__all__ = ["FATE_MARKS", "card_of", "counts_in_words", "difference_drawing"]

FATE_MARKS: Mapping[LinkFate, str] = {
    LinkFate.HELD: "\u2713",
    LinkFate.WEAKENED: "~",
    LinkFate.UNTESTED: "?",
    LinkFate.REVERSED: "\u21c4",
    LinkFate.REDIRECTED: "\u2933",
    LinkFate.CHANGED_KIND: "\u2260",
    LinkFate.ADDED: "+",
    LinkFate.DROPPED: "\u00d7",
}
"""What stands beside the number of a link for what became of it."""
_LOOKS: Mapping[NodeFate, Look] = {
    NodeFate.KEPT: Look.PLAIN,
    NodeFate.REWORDED: Look.CHANGED,
    NodeFate.MOVED: Look.CHANGED,
    NodeFate.SPLIT: Look.CHANGED,
    NodeFate.MERGED: Look.CHANGED,
    NodeFate.ADDED: Look.NEW,
    NodeFate.DROPPED: Look.GONE,
}
_LINK_LOOKS: Mapping[LinkFate, Look] = {
    LinkFate.HELD: Look.PLAIN,
    LinkFate.WEAKENED: Look.CHANGED,
    LinkFate.UNTESTED: Look.PLAIN,
    LinkFate.REVERSED: Look.CHANGED,
    LinkFate.REDIRECTED: Look.CHANGED,
    LinkFate.CHANGED_KIND: Look.CHANGED,
    LinkFate.ADDED: Look.NEW,
    LinkFate.DROPPED: Look.GONE,
}
_GONE = "before:"


def difference_drawing(difference: ModelDifference, title: str, factors: FactorNames = NO_NAMES) -> Drawing:
    """The drawing after, with what was dropped since the drawing before still in it, crossed out in words.

    Whoever hears a link hears what it says otherwise than before; ``factors`` are the labels of factors.
    """
    cards = [card for change in difference.nodes for card in _cards(change)]
    standing = {card.column for card in cards}
    ends = _ends(difference)
    arrows = (
        _arrow(number, change, difference, ends, factors)
        for number, change in enumerate(difference.links, start=1)
    )
    return Drawing(
        title=title,
        size=counts_in_words(difference),
        elsewhere="The tables below say the same in words.",
        cards=tuple(sorted(cards, key=lambda card: card.column.place)),
        arrows=tuple(arrow for arrow in arrows if arrow is not None),
        empty={column: "Nothing in either version." for column in Column if column not in standing},
        key=_key(difference),
    )


def card_of(name: str) -> tuple[str, bool]:
    """Which node a card of the picture is, and whether only the drawing before has it."""
    return name.removeprefix(_GONE), name.startswith(_GONE)


def counts_in_words(difference: ModelDifference) -> str:
    """How many cards and links became what, in two sentences."""
    cards = [(len(difference.nodes_that(fate)), word(fate)) for fate in NodeFate]
    links = [(len(difference.links_that(fate)), word(fate)) for fate in LinkFate]
    return (
        f"Of {count(len(difference.nodes), 'card')}, {_numbered(cards)}. "
        f"Of {count(len(difference.links), 'link')}, {_numbered(links)}."
    )


def _numbered(counts: list[tuple[int, str]]) -> str:
    return listed([f"{number} {words}" for number, words in counts if number]) or "none"


def _cards(change: NodeChange) -> Iterator[Card]:
    look = _LOOKS[change.fates[0]]
    for node in change.after or change.before:
        above = tuple(_fate_words(change, node))
        below = node_words(node)
        spoken = ". ".join((*above, f"{word(node.column)}: {node.text.rstrip('.')}", *below))
        name = node.id if change.after else _GONE + node.id
        yield Card(
            id=name,
            column=node.column,
            text=node.text,
            spoken=f"{spoken}.",
            above=tuple(words.upper() for words in above),
            below=below,
            look=look,
        )


def _fate_words(change: NodeChange, node: Node) -> Iterator[str]:
    for fate in change.fates:
        if fate is NodeFate.ADDED:
            yield "New"
        elif fate is NodeFate.DROPPED:
            yield "Not in the later version"
        elif fate is NodeFate.MOVED:
            yield f"Moved from {word(change.before[0].column).lower()}"
        elif fate is NodeFate.SPLIT:
            yield "Split from one card"
        elif fate is NodeFate.MERGED:
            yield f"Merged from {len(change.before)} cards"
        elif fate is NodeFate.REWORDED:
            yield "Reworded"


def _ends(difference: ModelDifference) -> Mapping[str, str]:
    """Where a link of the drawing before ends in the picture: its node after, or the one that is gone."""
    return {
        old.id: change.after[0].id if change.after else _GONE + old.id
        for change in difference.nodes
        for old in change.before
    }


def _arrow(
    number: int,
    change: LinkChange,
    difference: ModelDifference,
    ends: Mapping[str, str],
    factors: FactorNames,
) -> Arrow | None:
    """The arrow of a link; None where both its ends are now one card."""
    if change.after is not None:
        link, version, start, end = change.after, difference.after, change.after.from_, change.after.to
    elif change.before is not None:
        link, version = change.before, difference.before
        start, end = ends[link.from_], ends[link.to]
    else:
        return None
    if start == end:
        return None
    told = sentence(f"{number}. {word(change.fate).capitalize()}: {link_words(link, version)}")
    return Arrow(
        id=link.id if change.after else _GONE + link.id,
        start=start,
        end=end,
        number=number,
        spoken=" ".join(filter(None, (told, otherwise_words(change, factors)))),
        mark=" ".join(filter(None, (KIND_MARKS[link.kind], FATE_MARKS[change.fate]))),
        kind=link.kind,
        look=_LINK_LOOKS[change.fate],
    )


def _key(difference: ModelDifference) -> tuple[str, ...]:
    kinds = dict.fromkeys((*kind_key(difference.after), *kind_key(difference.before)))
    fates = {change.fate for change in difference.links}
    return (*kinds, *(f"{mark} {word(fate)}" for fate, mark in FATE_MARKS.items() if fate in fates))
