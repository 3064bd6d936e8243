"""Which nodes can be reached from which, along the links."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from doingwith.logic_models.links import Link, LinkKind
from doingwith.logic_models.model import ModelVersion

__all__ = ["CARRYING", "arrows", "reached_from"]

CARRYING = (LinkKind.LEADS_TO, LinkKind.CONDITION_OF)
"""Kinds of link along which one thing brings about another: not hindering, and not feedback."""


def arrows(version: ModelVersion, kinds: Collection[LinkKind]) -> Mapping[str, Sequence[str]]:
    """Where the links of these kinds lead, from every node of the version."""
    led: dict[str, list[str]] = {node.id: [] for node in version.nodes}
    for link in version.links:
        if link.kind in kinds:
            led.setdefault(link.from_, []).append(link.to)
    return led


def reached_from(starts: Iterable[str], links: Iterable[Link], *, backwards: bool = False) -> frozenset[str]:
    """The starts and every node to which these links lead from them, over however many steps.

    ``backwards``: from which links lead to the starts.
    """
    onward: dict[str, list[str]] = defaultdict(list)
    for link in links:
        start, end = (link.to, link.from_) if backwards else (link.from_, link.to)
        onward[start].append(end)
    waiting = list(starts)
    reached = set(waiting)
    while waiting:
        for node in onward[waiting.pop()]:
            if node not in reached:
                reached.add(node)
                waiting.append(node)
    return frozenset(reached)
