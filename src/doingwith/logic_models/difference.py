"""What changed between two drawings of a logic model, node by node and link by link.

Exact where identifiers match, where a node says what it came from, or where people have confirmed a
pair; never guessed. For drawings made apart, ``likeness.suggested_pairs`` proposes pairs to confirm.
The order of nodes and links is no difference. A version speaks only of the one it is based on: between
versions that are no neighbours nodes and links are followed step by step through those between.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from doingwith.common.following import Ties, reached, turned
from doingwith.logic_models.editing import in_reading_order
from doingwith.logic_models.families import Families, Family, families, node_ties
from doingwith.logic_models.fates import LinkChange, LinkFate, ModelDifference, NodeChange, NodeFate
from doingwith.logic_models.likeness import suggested_pairs
from doingwith.logic_models.lineage import reasons_on_the_way, versions_between
from doingwith.logic_models.link_pairs import link_ties, paired_links
from doingwith.logic_models.links import Link, LinkKind, Standing
from doingwith.logic_models.model import ModelVersion

__all__ = ["apply_difference", "model_difference"]


def model_difference(
    before: ModelVersion,
    after: ModelVersion,
    *,
    pairs: Iterable[tuple[str, str]] = (),
    versions: Iterable[ModelVersion] = (),
) -> ModelDifference:
    """What changed from one drawing to another.

    ``pairs`` are nodes (id before, id after) that people have confirmed to be the same; a pair that
    names a node which is not there is left alone. ``versions`` are those of the model when both drawings
    are of one: what was split, joined or led elsewhere more than once is followed through the versions
    between, and the reasons given there are told.
    """
    between = versions_between(before, after, versions)
    known = families(in_reading_order(before), in_reading_order(after), pairs, between)
    why = _Why(way=(before, *between, after))
    return ModelDifference(
        before=before,
        after=after,
        nodes=tuple(_node_change(family, why) for family in known.all),
        links=tuple(_link_changes(before, after, known, why)),
        suggestions=suggested_pairs(
            dropped=[node for family in known.all if not family.after for node in family.before],
            added=[node for family in known.all if not family.before for node in family.after],
        ),
        through=tuple(version.number for version in between),
    )


def apply_difference(difference: ModelDifference, before: ModelVersion) -> ModelVersion:
    """``before`` with every change made to its nodes and links: the drawing after, in another order maybe."""
    changed_nodes = [change for change in difference.nodes if not change.is_nothing]
    gone_nodes = {node.id for change in changed_nodes for node in change.before}
    changed_links = [change for change in difference.links if not change.is_nothing]
    gone_links = {change.before.id for change in changed_links if change.before}
    return replace(
        before,
        nodes=(
            *(node for node in before.nodes if node.id not in gone_nodes),
            *(node for change in changed_nodes for node in change.after),
        ),
        links=(
            *(link for link in before.links if link.id not in gone_links),
            *(change.after for change in changed_links if change.after),
        ),
    )


def _node_change(family: Family, why: "_Why") -> NodeChange:
    return NodeChange(
        before=family.before,
        after=family.after,
        fates=tuple(_fates(family)),
        reasons=why.of(
            {node.id for node in family.before}, {node.id for node in family.after}, why.node_steps
        ),
    )


def _fates(family: Family) -> Iterator[NodeFate]:
    before, after = family.before, family.after
    if not before or not after:
        yield NodeFate.DROPPED if before else NodeFate.ADDED
    elif len(before) == len(after) == 1:
        moved, reworded = before[0].column is not after[0].column, before[0].text != after[0].text
        yield from [fate for fate, so in ((NodeFate.MOVED, moved), (NodeFate.REWORDED, reworded)) if so] or [
            NodeFate.KEPT
        ]
    else:
        yield from [NodeFate.SPLIT] * (len(after) > 1)
        yield from [NodeFate.MERGED] * (len(before) > 1)


def _link_changes(
    before: ModelVersion, after: ModelVersion, known: Families, why: "_Why"
) -> Iterator[LinkChange]:
    pairs = paired_links(before, after, known, why.link_steps)
    for link in after.links:
        old = pairs.get(link.id)
        yield LinkChange(
            before=old,
            after=link,
            fate=_link_fate(old, link, known) if old else LinkFate.ADDED,
            reasons=why.of({old.id} if old else set(), {link.id}, why.link_steps),
        )
    left = {link.id for link in pairs.values()}
    for link in before.links:
        if link.id not in left:
            reasons = why.of({link.id}, set(), why.link_steps)
            yield LinkChange(before=link, after=None, fate=LinkFate.DROPPED, reasons=reasons)


def _link_fate(before: Link, after: Link, known: Families) -> LinkFate:
    was = known.of_before[before.from_], known.of_before[before.to]
    now = known.of_after[after.from_], known.of_after[after.to]
    if was != now:
        return LinkFate.REVERSED if was == now[::-1] else LinkFate.REDIRECTED
    if before.kind is not after.kind:
        turned_round = LinkKind.HINDERS in (before.kind, after.kind)
        return LinkFate.REVERSED if turned_round else LinkFate.CHANGED_KIND
    return _STANDINGS[after.standing]


_STANDINGS: Mapping[Standing, LinkFate] = {
    Standing.HELD: LinkFate.HELD,
    Standing.WEAKENED: LinkFate.WEAKENED,
    Standing.UNTESTED: LinkFate.UNTESTED,
}


@dataclass(frozen=True, kw_only=True)
class _Why:
    """The reasons that were given on the way from one drawing to another, both of which it includes."""

    way: Sequence[ModelVersion]

    @cached_property
    def node_steps(self) -> tuple[Ties, ...]:
        """The nodes that are one at each step; nothing when nothing lies between."""
        return tuple(node_ties(*step) for step in pairwise(self.way)) if len(self.way) > 2 else ()

    @cached_property
    def link_steps(self) -> tuple[Ties, ...]:
        """The links that are one at each step; nothing when nothing lies between."""
        return link_ties(self.way) if len(self.way) > 2 else ()

    def of(self, before: set[str], after: set[str], steps: Sequence[Ties]) -> tuple[str, ...]:
        """The reasons about these nodes or links, whatever they were called on the way."""
        names = reached(before, steps) | reached(after, turned(steps))
        return tuple(reason.text for reason in reasons_on_the_way(self.way) if reason.about in names)
