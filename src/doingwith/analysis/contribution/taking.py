"""Taking cards and links of a logic model over into a contribution record, with their identifiers.

What was drawn is what people thought; how it came about is told anew. So texts and identifiers come over,
and neither the reasons that stand at a drawn link nor its evidence.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from doingwith.analysis.contribution.editing import free_id, with_part
from doingwith.analysis.contribution.record import CausalKind, CausalLink, CausalNode, ContributionRecord
from doingwith.logic_models.links import Link, LinkKind
from doingwith.logic_models.model import ModelVersion
from doingwith.logic_models.nodes import Node

__all__ = ["KIND_OF_DRAWN", "cards_left", "links_left", "taken_over"]

KIND_OF_DRAWN: Mapping[LinkKind, CausalKind] = {
    LinkKind.LEADS_TO: CausalKind.BROUGHT_ABOUT,
    LinkKind.CONDITION_OF: CausalKind.BROUGHT_ABOUT,
    LinkKind.FEEDBACK: CausalKind.BROUGHT_ABOUT,
    LinkKind.HINDERS: CausalKind.HELD_BACK,
}
"""What a drawn link says that its first end did to its second."""


def cards_left(record: ContributionRecord, version: ModelVersion) -> tuple[Node, ...]:
    """The cards of a version that no node of the record names yet."""
    named = {name for node in record.nodes for name in node.model_nodes}
    return tuple(card for card in version.nodes if card.id not in named)


def links_left(record: ContributionRecord, version: ModelVersion) -> tuple[Link, ...]:
    """The links of a version that no link of the record names yet, without those inside one of its nodes."""
    named = {name for link in record.links for name in link.model_links}
    return tuple(link for link in version.links if link.id not in named and not _is_inside(record, link))


def taken_over(
    record: ContributionRecord,
    version: ModelVersion,
    *,
    cards: Collection[str] = (),
    links: Collection[str] = (),
) -> ContributionRecord:
    """The record with these cards and links of a version of a logic model, and with the ends of the links.

    Where the record has a node with the same words, or a link of the same kind between the same two, that one
    is given the identifier. A link whose two ends are one node of the record leads nowhere and is left out.
    """
    wanted = [link for link in links_left(record, version) if link.id in links]
    ends = {end for link in wanted for end in (link.from_, link.to)}
    for card in cards_left(record, version):
        if card.id in ends or card.id in cards:
            record = _with_card(record, card)
    for link in wanted:
        record = _with_link(record, link)
    return record


def _with_card(record: ContributionRecord, card: Node) -> ContributionRecord:
    same = next((one for one in record.nodes if _plain(one.text) == _plain(card.text)), None)
    node = same or CausalNode(id=free_id(record, "nodes"), text=card.text)
    return with_part(record, key="nodes", part=replace(node, model_nodes=(*node.model_nodes, card.id)))


def _with_link(record: ContributionRecord, drawn: Link) -> ContributionRecord:
    from_, to = _named(record.nodes, drawn.from_), _named(record.nodes, drawn.to)
    if from_ is None or to is None or from_ == to:
        return record
    kind = KIND_OF_DRAWN[drawn.kind]
    same = (one for one in record.links if (one.from_, one.to, one.kind) == (from_, to, kind))
    link = next(same, None) or CausalLink(id=free_id(record, "links"), from_=from_, to=to, kind=kind)
    return with_part(record, key="links", part=replace(link, model_links=(*link.model_links, drawn.id)))


def _is_inside(record: ContributionRecord, link: Link) -> bool:
    """Whether one node of the record names both ends."""
    return any({link.from_, link.to} <= {*node.model_nodes} for node in record.nodes)


def _named(nodes: Iterable[CausalNode], card: str) -> str | None:
    """The node of the record that names this card."""
    return next((node.id for node in nodes if card in node.model_nodes), None)


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold().rstrip(".")
