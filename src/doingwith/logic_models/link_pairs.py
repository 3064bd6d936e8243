"""Which link before is which link after."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from doingwith.common.following import Ties, ties_along
from doingwith.logic_models.families import Families, families
from doingwith.logic_models.links import Link
from doingwith.logic_models.model import ModelVersion

__all__ = ["link_ties", "paired_links"]

Way = Callable[[int, int, Link], Hashable]
"""What two links must share to be one: made of the families of both ends and of what the link says."""
_WAYS: tuple[tuple[Way, Way], ...] = (
    (lambda start, end, link: (start, end, link.kind), lambda start, end, link: (start, end, link.kind)),
    (lambda start, end, link: (start, end, link.kind), lambda start, end, link: (end, start, link.kind)),
    (lambda start, end, _: (start, end), lambda start, end, _: (start, end)),
)
"""Before and after, in the order in which they are tried: the same; turned round; of another kind."""


def paired_links(
    before: ModelVersion, after: ModelVersion, known: Families, steps: Sequence[Ties] = ()
) -> Mapping[str, Link]:
    """The link before under the id of the link after, each once.

    By id; else through the versions between, by the ties of each of the ``steps``; else by kind and the
    same two ends. What is left then is paired where it has the same kind and ends the other way round, and
    at last where it has the same ends and another kind: one that was taken out and drawn anew, turned.
    Among several that would do the order of their ids decides, so that the order in a drawing decides
    nothing. ``known`` are the families of the two versions.
    """
    pairs = {link.id: before.link_by_id[link.id] for link in after.links if link.id in before.link_by_id}
    for old, new in sorted(ties_along(steps, frozenset())):
        if old not in after.link_by_id and new not in pairs:
            pairs[new] = before.link_by_id[old]
    for way_before, way_after in _WAYS:
        left = _by_way(before.links, known.of_before, way_before, {link.id for link in pairs.values()})
        come = _by_way(after.links, known.of_after, way_after, pairs.keys())
        for way, links in come.items():
            pairs |= {new.id: old for old, new in zip(left.get(way, ()), links, strict=False)}
    return pairs


def _by_way(
    links: Iterable[Link], families_of: Mapping[str, int], way: Way, paired: Iterable[str]
) -> Mapping[Hashable, list[Link]]:
    """The links that are not paired yet, in the order of their ids, by what they share with others."""
    taken, found = set(paired), defaultdict(list)
    for link in sorted(links, key=lambda link: link.id):
        if link.id not in taken:
            found[way(families_of[link.from_], families_of[link.to], link)].append(link)
    return found


def link_ties(way: Sequence[ModelVersion]) -> tuple[Ties, ...]:
    """The links that are one at each step along the way."""
    return tuple(_step_ties(way))


def _step_ties(way: Sequence[ModelVersion]) -> Iterator[Ties]:
    for before, after in pairwise(way):
        pairs = paired_links(before, after, families(before, after))
        yield frozenset((old.id, new) for new, old in pairs.items())
