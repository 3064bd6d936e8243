"""Which link before is which link after."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from doingwith.common.following import Ties, ties_along
from doingwith.logic_models.families import Families, families
from doingwith.logic_models.links import Link, LinkKind
from doingwith.logic_models.model import ModelVersion

__all__ = ["link_ties", "paired_links"]


def paired_links(
    before: ModelVersion, after: ModelVersion, known: Families, steps: Sequence[Ties] = ()
) -> Mapping[str, Link]:
    """The link before under the id of the link after, each once.

    By id; else through the versions between, by the ties of each of the ``steps``; else by kind and the
    same two ends. ``known`` are the families of the two versions.
    """
    pairs = {link.id: before.link_by_id[link.id] for link in after.links if link.id in before.link_by_id}
    for old, new in sorted(ties_along(steps, frozenset())):
        if old not in after.link_by_id and new not in pairs:
            pairs[new] = before.link_by_id[old]
    left = {link.id for link in pairs.values()}
    ways: dict[tuple[int, int, LinkKind], list[Link]] = {}
    for link in before.links:
        if link.id not in left:
            way = (known.of_before[link.from_], known.of_before[link.to], link.kind)
            ways.setdefault(way, []).append(link)
    for link in after.links:
        alike = ways.get((known.of_after[link.from_], known.of_after[link.to], link.kind))
        if link.id not in pairs and alike:
            pairs[link.id] = alike.pop(0)
    return pairs


def link_ties(way: Sequence[ModelVersion]) -> tuple[Ties, ...]:
    """The links that are one at each step along the way."""
    return tuple(_step_ties(way))


def _step_ties(way: Sequence[ModelVersion]) -> Iterator[Ties]:
    for before, after in pairwise(way):
        pairs = paired_links(before, after, families(before, after))
        yield frozenset((old.id, new) for new, old in pairs.items())
