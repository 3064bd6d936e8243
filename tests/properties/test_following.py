"""Following things through versions, against slow twins."""

from hypothesis import given
from hypothesis import strategies as st
from tests.properties.following import slow_ties, slow_way

from doingwith.common.following import reached, ties_along, turned, way_between

NAMES = st.sampled_from("abcd")
STEPS = st.lists(st.frozensets(st.tuples(NAMES, NAMES), max_size=6), min_size=2, max_size=4)


@st.composite
def trees(draw: st.DrawFn) -> dict[int, int | None]:
    """Versions of which each but the first may have been made from any before it."""
    size = draw(st.integers(1, 7))
    return {
        number: draw(st.none() | st.integers(0, number - 1)) if number else None for number in range(size)
    }


@given(trees(), st.data())
def test_the_way_is_the_one_that_a_search_finds(
    made_from: dict[int, int | None], data: st.DataObject
) -> None:
    first, last = (data.draw(st.sampled_from(sorted(made_from))) for _ in range(2))

    assert way_between(first, last, made_from) == slow_way(first, last, made_from)


@given(st.dictionaries(st.integers(0, 4), st.none() | st.integers(0, 6), min_size=1), st.data())
def test_a_circle_or_a_version_that_is_not_there_ends_the_line(
    made_from: dict[int, int | None], data: st.DataObject
) -> None:
    first, last = (data.draw(st.sampled_from(sorted(made_from))) for _ in range(2))

    way = way_between(first, last, made_from)

    assert len(set(way)) == len(way)
    assert not way or (way[0], way[-1]) == (first, last)


@given(STEPS, st.frozensets(st.tuples(NAMES, NAMES), max_size=4))
def test_ties_are_those_of_every_way_walked(
    steps: list[frozenset[tuple[str, str]]], own: frozenset[tuple[str, str]]
) -> None:
    assert ties_along(steps, own) == slow_ties([set(step) for step in steps], set(own))


@given(STEPS, NAMES)
def test_what_is_reached_leads_back(steps: list[frozenset[tuple[str, str]]], start: str) -> None:
    ends = {new for old, new in ties_along(steps, frozenset()) if old == start}

    assert ends | {start} <= reached({start}, steps)
    assert all(start in reached({end}, turned(steps)) for end in ends)
