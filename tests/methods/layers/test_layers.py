"""Few crossings, and places without overlap, against slow and obvious twins."""

from itertools import combinations, permutations, product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doingwith.methods.layers.crossings import barycentre_sweeps, crossings, few_crossings
from doingwith.methods.layers.graph import LayeredGraph, layered
from doingwith.methods.layers.places import spread


def slow_crossings(graph: LayeredGraph) -> int:
    """Looks at every pair of edges."""
    place = {item: (at, row) for at, layer in enumerate(graph.layers) for row, item in enumerate(layer)}
    count = 0
    for (a, b), (c, d) in combinations(graph.edges, 2):
        same_gap = place[a][0] == place[c][0]
        count += same_gap and (place[a][1] - place[c][1]) * (place[b][1] - place[d][1]) < 0
    return count


def slow_sweeps(graph: LayeredGraph) -> int:
    """The sweeps of the textbook, written down again with nothing clever: how few crossings they find."""
    layers = [list(layer) for layer in graph.layers]

    def mean(item: int, layer: list[int], other: list[int]) -> float:
        near = [
            other.index(b if a == item else a)
            for a, b in graph.edges
            if item in (a, b) and {a, b} & set(other)
        ]
        return sum(near) / len(near) if near else layer.index(item)

    def count() -> int:
        return slow_crossings(LayeredGraph(layers=tuple(map(tuple, layers)), edges=graph.edges))

    fewest = count()
    for _ in range(8):
        there = [(at, at - 1) for at in range(1, len(layers))]
        back = [(at, at + 1) for at in range(len(layers) - 2, -1, -1)]
        for at, beside in there + back:
            means = {item: mean(item, layers[at], layers[beside]) for item in layers[at]}
            layers[at] = sorted(layers[at], key=lambda item, means=means: means[item])  # type: ignore[misc]
        if count() >= fewest:
            break
        fewest = count()
    return fewest


@st.composite
def graphs(draw: st.DrawFn, most: int = 14) -> LayeredGraph:
    layer_of = draw(st.lists(st.integers(0, 4), min_size=2, max_size=most))
    pairs = [(a, b) for a, b in product(range(len(layer_of)), repeat=2) if layer_of[a] < layer_of[b]]
    edges = draw(st.lists(st.sampled_from(pairs), max_size=20)) if pairs else []
    return layered(layer_of, edges, layers=5)[0]


many = settings(max_examples=200, deadline=None, derandomize=True)


@many
@given(graphs())
def test_crossings_are_counted_as_by_looking_at_every_pair(graph: LayeredGraph) -> None:
    assert crossings(graph) == slow_crossings(graph)


@many
@given(graphs())
def test_never_more_crossings_than_by_barycentre_sweeps(graph: LayeredGraph) -> None:
    assert crossings(few_crossings(graph)) <= crossings(barycentre_sweeps(graph)) == slow_sweeps(graph)


@many
@given(graphs())
def test_every_item_stays_in_its_layer(graph: LayeredGraph) -> None:
    ordered = few_crossings(graph)

    assert [sorted(layer) for layer in ordered.layers] == [sorted(layer) for layer in graph.layers]
    assert ordered.edges == graph.edges


@many
@given(graphs())
def test_the_same_graph_gives_the_same_order(graph: LayeredGraph) -> None:
    assert few_crossings(graph) == few_crossings(graph)


def test_exchanges_find_what_sweeps_do_not() -> None:
    fewer = sum(
        crossings(few_crossings(graph)) < crossings(barycentre_sweeps(graph))
        for graph in (_random(seed) for seed in range(40))
    )

    assert fewer > 0


def _random(seed: int) -> LayeredGraph:
    chance = Random(seed)
    layer_of = [at % 4 for at in range(20)]
    steps = [(a, b) for a, b in product(range(20), repeat=2) if layer_of[b] == layer_of[a] + 1]
    return layered(layer_of, chance.sample(steps, 26), layers=4)[0]


def test_a_ladder_is_drawn_without_a_crossing() -> None:
    layer_of = [0, 0, 0, 1, 1, 1]
    graph, _ = layered(layer_of, [(0, 5), (1, 4), (2, 3)], layers=2)

    assert (crossings(graph), crossings(few_crossings(graph))) == (3, 0)


def test_on_small_graphs_the_search_finds_the_fewest_there_are() -> None:
    """K(3,3) cannot be drawn in two layers with fewer than nine crossings, in whatever order."""
    graph, _ = layered([0, 0, 0, 1, 1, 1], [(a, b) for a in range(3) for b in range(3, 6)], layers=2)
    fewest = min(
        crossings(LayeredGraph(layers=(upper, lower), edges=graph.edges))
        for upper, lower in product(permutations(range(3)), permutations(range(3, 6)))
    )

    assert crossings(few_crossings(graph)) == fewest == 9


def test_an_edge_that_skips_layers_passes_a_waypoint_in_each() -> None:
    graph, (way,) = layered([0, 3], [(0, 1)], layers=4)

    assert way.items == (0, 2, 3, 1)
    assert graph.layers == ((0,), (2,), (3,), (1,))
    assert graph.edges == ((0, 2), (2, 3), (3, 1))


@pytest.mark.parametrize("edge", [(1, 0), (0, 0)])
def test_an_edge_back_or_aside_is_refused(edge: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="from a lower layer to a higher one"):
        layered([0, 1], [edge], layers=2)


sizes = st.floats(1, 100)
wishes = st.lists(st.tuples(st.floats(-500, 500), sizes), min_size=1, max_size=5)


@many
@given(wishes, st.floats(0, 20))
def test_things_stand_in_order_and_apart(things: list[tuple[float, float]], gap: float) -> None:
    places = spread([want for want, _ in things], [size for _, size in things], gap)

    for (at, (_, size)), after in zip(zip(places, things, strict=True), places[1:], strict=False):
        assert after >= at + size + gap - 1e-6


def test_things_that_do_not_meet_stand_where_they_want() -> None:
    assert spread([5, 50], [10, 10], 4) == [0, 45]


def test_things_that_meet_share_what_they_miss() -> None:
    assert spread([10, 10], [10, 10], 0) == [0, 10]


@many
@given(wishes, st.floats(0, 20), st.lists(st.floats(-20, 20), min_size=5, max_size=5))
def test_no_other_places_miss_less(things: list[tuple[float, float]], gap: float, moved: list[float]) -> None:
    """Any other places that are allowed, here found by moving each and pushing the rest, miss more."""
    wanted, widths = [want for want, _ in things], [size for _, size in things]

    def missed(places: list[float]) -> float:
        return sum((at + size / 2 - want) ** 2 for at, size, want in zip(places, widths, wanted, strict=True))

    best = spread(wanted, widths, gap)
    other = [at + by for at, by in zip(best, moved, strict=False)]
    for at in range(1, len(other)):
        other[at] = max(other[at], other[at - 1] + widths[at - 1] + gap)

    assert missed(best) <= missed(other) + 1e-6
