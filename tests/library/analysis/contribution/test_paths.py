"""Minimum cut and whole-path sources, beside slow twins."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain, combinations

from hypothesis import given
from hypothesis import strategies as st
from tests.support.contribution_making import link

from doingwith.analysis.contribution.paths import (
    beginnings,
    helps_about,
    minimum_cut,
    reaches,
    whole_path_sources,
)
from doingwith.analysis.contribution.record import CausalKind, CausalLink

NODES = "ABCDE"


def test_the_published_trap_has_a_cut_of_two_and_one_whole_path_source() -> None:
    """Workshops, trust, service: S1, S2, S3 tell the first link and S3, S5 the second."""
    links = [link("L1", "workshops", "trust"), link("L2", "trust", "service")]
    told = {"L1": ("S1", "S2", "S3"), "L2": ("S3", "S5")}

    assert whole_path_sources(links, "service", told) == ("S3",)
    assert minimum_cut([("workshops", "trust", 3), ("trust", "service", 2)], ("workshops",), "service") == 2


def test_two_ways_side_by_side_are_harder_to_cut() -> None:
    arrows = [("A", "B", 1), ("B", "D", 1), ("A", "C", 2), ("C", "D", 1)]

    assert minimum_cut(arrows, ("A",), "D") == 2


def test_no_way_has_nothing_to_cut() -> None:
    assert minimum_cut([("A", "B", 3)], ("A",), "C") == 0
    assert minimum_cut([], (), "C") == 0
    assert minimum_cut([], ("C",), "C") == 0


def test_a_link_without_a_source_breaks_the_way() -> None:
    assert minimum_cut([("A", "B", 3), ("B", "C", 0)], ("A",), "C") == 0


ends = st.tuples(st.sampled_from(NODES), st.sampled_from(NODES)).filter(lambda pair: pair[0] != pair[1])
graphs = st.lists(st.tuples(ends, st.integers(0, 3)), max_size=7).map(
    lambda found: [(tail, head, number) for (tail, head), number in found]
)


@given(graphs, st.sets(st.sampled_from("ABCD"), max_size=2))
def test_finds_the_cut_that_trying_every_cut_finds(
    arrows: list[tuple[str, str, int]], starts: set[str]
) -> None:
    assert minimum_cut(arrows, sorted(starts), "E") == _slow_cut(arrows, starts)


def _slow_cut(arrows: Sequence[tuple[str, str, int]], starts: set[str]) -> int:
    """The cheapest set of arrows without which nothing leads from a start to E."""
    every = chain.from_iterable(combinations(range(len(arrows)), size) for size in range(len(arrows) + 1))
    return min(
        sum(arrows[at][2] for at in cut)
        for cut in every
        if not reaches(
            [link(str(at), one[0], one[1]) for at, one in enumerate(arrows) if at not in cut and one[2]],
            sorted(starts),
            "E",
        )
    )


@given(graphs, st.data())
def test_finds_the_sources_that_walking_every_way_finds(
    arrows: list[tuple[str, str, int]], data: st.DataObject
) -> None:
    links = [link(str(at), tail, head) for at, (tail, head, _) in enumerate(arrows)]
    told = {one.id: data.draw(st.sets(st.sampled_from(["s", "t", "u"]))) for one in links}

    assert whole_path_sources(links, "E", told) == tuple(sorted(_slow_sources(links, told)))


def _slow_sources(links: Sequence[CausalLink], told: Mapping[str, Collection[str]]) -> set[str]:
    ways = list(_ways(links, beginnings(links), "E"))
    return {
        source for source in ("s", "t", "u") for way in ways if all(source in told[one.id] for one in way)
    }


onward = ends.filter(lambda pair: pair[0] < pair[1])


@given(st.lists(st.tuples(onward, st.sampled_from(CausalKind)), max_size=8))
def test_a_way_helps_when_walking_it_passes_an_even_number_of_links_that_held_back(
    arrows: list[tuple[tuple[str, str], CausalKind]],
) -> None:
    links = [link(str(at), tail, head, kind=kind) for at, ((tail, head), kind) in enumerate(arrows)]
    starts = beginnings(links)
    held = [[one.kind for one in way].count(CausalKind.HELD_BACK) for way in _ways(links, starts, "E")]

    assert helps_about(links, starts, "E") is any(number % 2 == 0 for number in held)


def _ways(
    links: Sequence[CausalLink], starts: Sequence[str], goal: str, walked: tuple[CausalLink, ...] = ()
) -> Iterator[tuple[CausalLink, ...]]:
    for one in links:
        if one not in walked and (one.from_ == walked[-1].to if walked else one.from_ in starts):
            way = (*walked, one)
            if one.to == goal:
                yield way
            yield from _ways(links, starts, goal, way)
