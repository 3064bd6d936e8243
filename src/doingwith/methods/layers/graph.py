"""A graph in layers, whose edges lead only from one layer to the next."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

__all__ = ["LayeredGraph", "Layers", "Way", "layered"]

Layers = tuple[tuple[int, ...], ...]


@dataclass(frozen=True, kw_only=True)
class Way:
    """The items that an edge passes, from its start to its end; those between are its own waypoints."""

    items: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class LayeredGraph:
    """Items numbered from 0, in the order in which they were given; waypoints come after them.

    ``layers`` hold items from the top. ``edges`` lead from one layer to the next.
    """

    layers: Layers
    edges: tuple[tuple[int, int], ...]

    @cached_property
    def before(self) -> Mapping[int, Sequence[int]]:
        """For each item, those of the layer before that it is joined with."""
        return _gathered(self, ((end, start) for start, end in self.edges))

    @cached_property
    def after(self) -> Mapping[int, Sequence[int]]:
        """For each item, those of the layer after that it is joined with."""
        return _gathered(self, self.edges)


def layered(
    layer_of: Sequence[int], edges: Sequence[tuple[int, int]], *, layers: int
) -> tuple[LayeredGraph, tuple[Way, ...]]:
    """The graph with a waypoint in every layer that an edge skips, and the way of each edge.

    ``layer_of`` has the layer of each item, from 0. Edges lead from a lower layer to a higher one;
    raises ValueError for any other (turn it round or leave it out before). Waypoints stand under the
    items of their layer. Sugiyama, Tagawa and Toda, IEEE Transactions on Systems, Man, and Cybernetics
    11(2), 1981.
    """
    stacked = [[item for item, layer in enumerate(layer_of) if layer == at] for at in range(layers)]
    ways, count = [], len(layer_of)
    for start, end in edges:
        if layer_of[start] >= layer_of[end]:
            raise ValueError("An edge must lead from a lower layer to a higher one.")
        between = list(range(count, count + layer_of[end] - layer_of[start] - 1))
        for waypoint, layer in zip(between, range(layer_of[start] + 1, layer_of[end]), strict=True):
            stacked[layer].append(waypoint)
        count += len(between)
        ways.append(Way(items=(start, *between, end)))
    pieces = (piece for way in ways for piece in zip(way.items, way.items[1:], strict=False))
    graph = LayeredGraph(layers=tuple(map(tuple, stacked)), edges=tuple(pieces))
    return graph, tuple(ways)


def _gathered(graph: LayeredGraph, pairs: Iterable[tuple[int, int]]) -> Mapping[int, Sequence[int]]:
    found: dict[int, list[int]] = {item: [] for layer in graph.layers for item in layer}
    for item, other in pairs:
        found[item].append(other)
    return found
