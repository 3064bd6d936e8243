"""Pairs of nodes that people confirmed to be one idea, in the drawings they confirmed them for and in others.

Whoever confirms a pair speaks of two drawings. The same two ideas stand in other versions of their models:
there each of the two is followed through the versions between, by what these themselves say.
"""

from dataclasses import dataclass
from itertools import pairwise, product

from doingwith.logic_models.families import node_ties
from doingwith.logic_models.lineage import versions_between
from doingwith.logic_models.model import LogicModel, ModelVersion

__all__ = ["Confirmed", "Place", "nodes_at", "pairs_of"]


@dataclass(frozen=True, kw_only=True)
class Place:
    """A node in one version of one model, all by identifier."""

    model: str
    version: int
    node: str


@dataclass(frozen=True, kw_only=True)
class Confirmed:
    """That people hold two nodes for one idea. ``by`` is who said so; empty when nobody knows."""

    before: Place
    after: Place
    by: str = ""


def nodes_at(place: Place, model: LogicModel, version: ModelVersion) -> frozenset[str]:
    """The nodes of this version of the model that the one at ``place`` became, or came from.

    None where the place is in another model, or in a version that is not there. What was split on the way is
    several.
    """
    start = next((one for one in model.versions if one.number == place.version), None)
    if place.model != model.id or start is None or place.node not in start.node_by_id:
        return frozenset()
    if start.number == version.number:
        return frozenset({place.node})
    way = (start, *versions_between(start, version, model.versions), version)
    found = {place.node}
    for step in pairwise(way):
        found = {new for old, new in node_ties(*step) if old in found}
    return frozenset(found)


def pairs_of(
    confirmed: Confirmed, before: tuple[LogicModel, ModelVersion], after: tuple[LogicModel, ModelVersion]
) -> frozenset[tuple[str, str]]:
    """The pairs (id before, id after) that the confirmation makes of two drawings, whichever is the later."""
    ways = ((confirmed.before, confirmed.after), (confirmed.after, confirmed.before))
    return frozenset(
        pair for one, other in ways for pair in product(nodes_at(one, *before), nodes_at(other, *after))
    )
