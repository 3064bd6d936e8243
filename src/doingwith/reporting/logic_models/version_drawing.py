"""One version of a logic model as a drawing."""

from collections.abc import Iterator, Mapping

from doingwith.logic_models.columns import Column
from doingwith.logic_models.editing import in_reading_order
from doingwith.logic_models.links import Link, LinkKind
from doingwith.logic_models.model import ModelVersion
from doingwith.logic_models.nodes import Node, OutcomeStatus, Provenance
from doingwith.reporting.logic_models.drawing import Arrow, Card, Drawing
from doingwith.reporting.wording import count, word

__all__ = [
    "KIND_MARKS",
    "empty_columns",
    "kind_key",
    "link_words",
    "node_words",
    "size_words",
    "version_drawing",
]

KIND_MARKS: Mapping[LinkKind, str] = {
    LinkKind.LEADS_TO: "",
    LinkKind.HINDERS: "\u2212",
    LinkKind.CONDITION_OF: "if",
    LinkKind.FEEDBACK: "\u21ba",
}
"""What stands beside the number of a link that does not simply lead to something."""


def version_drawing(version: ModelVersion, title: str) -> Drawing:
    """The drawing of a version: every node a card, every link an arrow, numbered as in the table."""
    drawn = in_reading_order(version)
    return Drawing(
        title=title,
        size=size_words(version),
        elsewhere="The list and the table below say the same in words.",
        cards=tuple(_card(node) for node in drawn.nodes),
        arrows=tuple(_arrow(number, link, version) for number, link in enumerate(version.links, start=1)),
        empty=empty_columns(version),
        key=kind_key(version),
    )


def size_words(version: ModelVersion) -> str:
    """How much there is to see, in a sentence."""
    cards, links = count(len(version.nodes), "card"), count(len(version.links), "link")
    return f"A logic model with {cards} and {links}."


def empty_columns(version: ModelVersion) -> Mapping[Column, str]:
    """What to write where a column has no card."""
    return {
        column: version.notes(column).empty_because or "Nothing here yet."
        for column in Column
        if not version.in_column(column)
    }


def kind_key(version: ModelVersion) -> tuple[str, ...]:
    """What the marks beside the numbers mean, for the kinds that there are."""
    kinds = {link.kind for link in version.links}
    return tuple(f"{mark} {word(kind)}" for kind, mark in KIND_MARKS.items() if mark and kind in kinds)


def node_words(node: Node) -> tuple[str, ...]:
    """What is said of a node below its own words: its status, who does it, where it comes from."""
    return tuple(_node_words(node))


def _node_words(node: Node) -> Iterator[str]:
    if node.status is not OutcomeStatus.NOT_KNOWN:
        yield word(node.status).capitalize()
    if node.valence is not None:
        yield f"Not planned: {word(node.valence)}"
    if node.actor:
        yield f"By {node.actor}"
    if node.refers_to:
        yield "From the programme"
    if node.provenance is Provenance.INFERRED:
        yield word(node.provenance).capitalize()


def link_words(link: Link, version: ModelVersion) -> str:
    """A link as a sentence: “A” leads to “B” because of this."""
    start, end = (version.node_by_id[name].text for name in (link.from_, link.to))
    because = f", because {link.because}" if link.because else ""
    return f"“{start}” {word(link.kind)} “{end}”{because}"


def _card(node: Node) -> Card:
    below = node_words(node)
    spoken = ". ".join((f"{word(node.column)}: {node.text.rstrip('.')}", *below))
    return Card(id=node.id, column=node.column, text=node.text, spoken=f"{spoken}.", below=below)


def _arrow(number: int, link: Link, version: ModelVersion) -> Arrow:
    return Arrow(
        id=link.id,
        start=link.from_,
        end=link.to,
        number=number,
        spoken=f"{number}. {link_words(link, version)}",
        mark=KIND_MARKS[link.kind],
        kind=link.kind,
    )
