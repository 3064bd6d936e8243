"""Covers and their number, against trying every choice of groups."""

from functools import reduce
from itertools import combinations
from math import ceil, prod
from operator import or_

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from doingwith.methods.qca.budget import Budget, OutOfTime
from doingwith.methods.qca.counting import count_covers
from doingwith.methods.qca.covers import count_minimum, irredundant_covers, minimum_covers, smallest
from doingwith.methods.qca.groups import Chart, GivenTerms
from doingwith.methods.qca.prices import prices_of


def chart_of(groups: list[int], sizes: list[int], rows: int) -> Chart:
    words = -(-rows // 64)
    covers = [[group >> (64 * at) & (2**64 - 1) for at in range(words)] for group in groups]
    return Chart(np.array(covers, dtype=np.uint64), np.array(sizes), rows)


@st.composite
def charts(draw: st.DrawFn) -> tuple[list[int], list[int], int]:
    """Groups as bits of rows, some of them in a second word, that cover all rows together."""
    rows = draw(st.integers(1, 7))
    shift = draw(st.sampled_from([0, 60]))
    bits = draw(st.lists(st.integers(1, 2**rows - 1), min_size=1, max_size=10, unique=True))
    assume(reduce(or_, bits) == 2**rows - 1)
    base = 2**shift - 1
    sizes = draw(st.lists(st.integers(1, 5), min_size=len(bits), max_size=len(bits)))
    return [bit << shift | base for bit in bits], sizes, rows + shift


def slow_covers(groups: list[int], rows: int) -> list[tuple[int, ...]]:
    """Every choice of groups that covers all rows and has no group to spare."""
    whole = 2**rows - 1

    def is_cover(places: tuple[int, ...]) -> bool:
        return reduce(or_, (groups[at] for at in places), 0) == whole

    choices = [one for size in range(1, len(groups) + 1) for one in combinations(range(len(groups)), size)]
    return [
        one
        for one in choices
        if is_cover(one) and not any(is_cover(one[:at] + one[at + 1 :]) for at in range(len(one)))
    ]


@given(charts())
@settings(max_examples=200, deadline=None)
def test_covers_and_their_number_are_those_of_the_twin(problem: tuple[list[int], list[int], int]) -> None:
    groups, sizes, rows = problem
    chart = chart_of(groups, sizes, rows)
    slow = slow_covers(groups, rows)
    fewest = min(map(len, slow))
    expected = {one for one in slow if len(one) == fewest}
    largest = GivenTerms({}).largest(chart)

    found = smallest(chart, largest, Budget())

    assert found.size == fewest
    assert {tuple(sorted(one)) for one in minimum_covers(chart, found, Budget())} == expected
    assert {tuple(sorted(one)) for one in irredundant_covers(chart, Budget())} == set(slow)
    counted = count_minimum(chart, found, Budget())
    assert (counted.models, counted.exact) == (sum(prod(sizes[at] for at in one) for one in expected), True)
    assert tuple(sorted(chart.places_of(found.example))) in expected


@given(charts(), st.integers(1, 4))
@settings(max_examples=100, deadline=None)
def test_a_count_of_few_stages_is_never_too_high(
    problem: tuple[list[int], list[int], int], width: int
) -> None:
    groups, sizes, rows = problem
    chart = chart_of(groups, sizes, rows)
    slow = slow_covers(groups, rows)
    fewest = min(map(len, slow))
    whole = sum(prod(sizes[at] for at in one) for one in slow if len(one) == fewest)

    counted = count_covers(chart, fewest, prices_of(chart), width, Budget())

    assert counted.models <= whole
    assert counted.models == whole or not counted.exact


@given(charts())
@settings(max_examples=200, deadline=None)
def test_no_group_is_worth_more_than_one_and_so_the_bound_is_true(
    problem: tuple[list[int], list[int], int],
) -> None:
    groups, sizes, rows = problem
    chart = chart_of(groups, sizes, rows)
    price = prices_of(chart)

    assert price.rows.min() >= 0
    assert price.of(chart.covers).max() <= 1 + 1e-9
    assert price.of(chart.covers) == pytest.approx(chart.matrix @ price.rows)
    assert ceil(price.rows.sum() - 1e-7) <= min(map(len, slow_covers(groups, rows)))


def test_numbers_beyond_a_machine_word_are_counted_exactly() -> None:
    groups = [1 << at for at in range(30)]

    counted = count_covers(chart := chart_of(groups, [1_000] * 30, 30), 30, prices_of(chart), 1_000, Budget())

    assert (counted.models, counted.exact) == (1_000**30, True)


def test_a_count_that_has_no_time_says_so() -> None:
    chart = chart_of([1, 2, 3], [1, 1, 1], 2)

    with pytest.raises(OutOfTime):
        count_covers(chart, 1, prices_of(chart), 10, Budget(seconds=-1))
