"""Which nodes before belong to which nodes after."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from doingwith.common.following import Ties, ties_along
from doingwith.logic_models.model import ModelVersion
from doingwith.logic_models.nodes import Node

__all__ = ["Families", "Family", "families", "node_ties"]


@dataclass(frozen=True, kw_only=True)
class Family:
    """Nodes that are one idea, before and after; one side is empty where it was added or dropped."""

    before: tuple[Node, ...]
    after: tuple[Node, ...]


@dataclass(frozen=True, kw_only=True)
class Families:
    """All families of two versions in reading order, and in which of them each node stands."""

    all: tuple[Family, ...]
    of_before: Mapping[str, int]
    of_after: Mapping[str, int]


def families(
    before: ModelVersion,
    after: ModelVersion,
    pairs: Iterable[tuple[str, str]] = (),
    between: Sequence[ModelVersion] = (),
) -> Families:
    """The families of two versions.

    A node belongs to the node of the other version with the same id, to those it came from or that
    came from it, and to those with which people paired it: ``pairs`` of (id before, id after). Through
    the versions ``between`` nodes are followed step by step. Whatever is joined in this way, over however
    many steps, is one family. In the order of the nodes after; what was dropped stands last.
    """
    own = node_ties(before, after)
    steps = [node_ties(*step) for step in pairwise((before, *between, after))]
    ties = [*ties_along(steps, own), *((old, new) for old, new in pairs)]
    home = {("after", node.id): at for at, node in enumerate(after.nodes)}
    home |= {("before", node.id): len(home) + at for at, node in enumerate(before.nodes)}
    roots = list(range(len(home)))
    for old, new in ties:
        if ("before", old) in home and ("after", new) in home:
            _join(roots, home["before", old], home["after", new])
    numbered = {root: number for number, root in enumerate(sorted({_root(roots, at) for at in roots}))}
    numbers = {key: numbered[_root(roots, at)] for key, at in home.items()}
    of_before = {name: number for (side, name), number in numbers.items() if side == "before"}
    of_after = {name: number for (side, name), number in numbers.items() if side == "after"}
    old_ones, new_ones = _members(before, of_before), _members(after, of_after)
    return Families(
        all=tuple(
            Family(before=tuple(old_ones[number]), after=tuple(new_ones[number]))
            for number in range(len(numbered))
        ),
        of_before=of_before,
        of_after=of_after,
    )


def _members(version: ModelVersion, numbers: Mapping[str, int]) -> Mapping[int, list[Node]]:
    members: dict[int, list[Node]] = defaultdict(list)
    for node in version.nodes:
        members[numbers[node.id]].append(node)
    return members


def node_ties(before: ModelVersion, after: ModelVersion) -> Ties:
    """Nodes of two versions that they themselves say are one idea: the same id, or what one came from."""
    return frozenset(
        (old, new)
        for old, new in _told(before, after)
        if old in before.node_by_id and new in after.node_by_id
    )


def _told(before: ModelVersion, after: ModelVersion) -> Iterator[tuple[str, str]]:
    for node in after.nodes:
        yield node.id, node.id
        yield from ((name, node.id) for name in node.came_from)
    for node in before.nodes:
        yield from ((node.id, name) for name in node.came_from)


def _join(roots: list[int], one: int, other: int) -> None:
    """Lets two belong together; the one that is read first stands for both (union-find)."""
    first, second = sorted((_root(roots, one), _root(roots, other)))
    roots[second] = first


def _root(roots: list[int], at: int) -> int:
    while roots[at] != at:
        at = roots[at]
    return at
