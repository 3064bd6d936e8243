"""Pairs of nodes that people confirmed to be one idea, in the drawings they confirmed them for and in others.

Whoever confirms a pair speaks of two drawings. The same two ideas stand in other versions of their models:
there each of the two is followed through the versions between, by what these themselves say.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise, product

from doingwith.logic_models.families import node_ties
from doingwith.logic_models.lineage import versions_between
from doingwith.logic_models.model import LogicModel, ModelVersion

__all__ = ["Confirmed", "Place", "SameNodes", "nodes_at", "pairs_of"]


@dataclass(frozen=True, kw_only=True)
class Place:
    """A node in one version of one model, all by identifier."""

    model: str
    version: int
    node: str


@dataclass(frozen=True, kw_only=True)
class Confirmed:
    """That people hold two nodes for one idea.

    ``by`` is who said so, in a bundle by the part they play; empty when nobody knows.
    """

    before: Place
    after: Place
    by: str = ""


@dataclass(frozen=True, kw_only=True)
class SameNodes:
    """The pairs of nodes, in versions of logic models, that people confirmed to be one idea."""

    pairs: tuple[Confirmed, ...] = ()

    def joined(self, other: "SameNodes") -> "SameNodes":
        """All of both, each pair once, in the order of places. Who said so is whoever is known first."""
        found: dict[tuple[Place, Place], Confirmed] = {}
        for one in (*self.pairs, *other.pairs):
            known = found.get((one.before, one.after))
            found[one.before, one.after] = known if known and known.by else one
        return SameNodes(pairs=tuple(sorted(found.values(), key=_order)))

    def standing_in(self, models: Iterable[LogicModel]) -> "SameNodes":
        """Those of which both nodes stand in these models: a drawing that is not frozen may lose a card."""
        there = {
            Place(model=model.id, version=version.number, node=node)
            for model in models
            for version in model.versions
            for node in version.node_by_id
        }
        return SameNodes(pairs=tuple(one for one in self.pairs if {one.before, one.after} <= there))

    def between(
        self, before: tuple[LogicModel, ModelVersion], after: tuple[LogicModel, ModelVersion]
    ) -> tuple[tuple[tuple[str, str], Confirmed], ...]:
        """The pairs (id before, id after) of two drawings that count as one, each with who said so."""
        return tuple((pair, one) for one in self.pairs for pair in sorted(pairs_of(one, before, after)))


def _order(one: Confirmed) -> tuple[str, int, str, str, int, str]:
    before, after = one.before, one.after
    return before.model, before.version, before.node, after.model, after.version, after.node


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
