"""Conservative and intermediate solutions against the slow twin."""

from collections.abc import Iterable
from itertools import product

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.methods.qca.twin import Row, covers, own, problems, slow_models, slow_primes

from doingwith.methods.qca import solutions
from doingwith.methods.qca.minimise import Model
from doingwith.methods.qca.solutions import solve
from doingwith.methods.qca.table import Cuts, SetData, TruthTable, truth_table
from doingwith.methods.qca.terms import Term

Problem = tuple[tuple[int, ...], list[Row], list[Row]]


def table_of(levels: tuple[int, ...], on: list[Row], off: list[Row]) -> TruthTable:
    """One case for each row."""
    data = SetData(
        cases=tuple(f"c{at}" for at in range(len(on) + len(off))),
        conditions=tuple("ABCDEFG"[: len(levels)]),
        levels=levels,
        memberships=np.array([*on, *off], dtype=float),
        outcome_name="Y",
        outcome=np.array([1.0] * len(on) + [0.0] * len(off)),
    )
    return truth_table(data, Cuts(incl=(1.0,)))


def every_row(levels: tuple[int, ...]) -> list[Row]:
    return list(product(*(range(level) for level in levels)))


def slow_solution(
    levels: tuple[int, ...], on: list[Row], off: list[Row], usable: Iterable[Row]
) -> set[frozenset[Term]]:
    """The shortest models that cover the positive rows and nothing but what is usable."""
    allowed = {*on, *usable, *(row for row in every_row(levels) if any(covers(own(one), row) for one in on))}
    primes = slow_primes(levels, on, [*off, *(row for row in every_row(levels) if row not in allowed)])
    assume(len(primes) <= 16)
    return slow_models(primes, on)


@given(problems(most=7))
@settings(max_examples=60, deadline=None)
def test_conservative_models_use_no_row_that_nobody_observed(problem: Problem) -> None:
    levels, on, off = problem
    assume(on)

    found = solve(table_of(levels, on, off), "conservative", limit=10_000)

    assert {frozenset(model) for model in found.models} == slow_solution(levels, on, off, [])
    assert (found.n_models, found.n_models_exact) == (len(found.models), True)


@st.composite
def with_expectations(draw: st.DrawFn) -> tuple[Problem, dict[int, int], list[Term]]:
    """A problem, what is expected of single conditions, and of conditions together."""
    levels, on, off = draw(problems(most=7))
    places = st.sampled_from(range(len(levels)))
    single = {at: draw(st.integers(0, levels[at] - 1)) for at in draw(st.sets(places))}
    joint: list[Term] = []
    if len(levels) > 1:
        pairs = draw(st.lists(st.tuples(places, places).filter(lambda two: two[0] < two[1]), max_size=2))
        joint = [tuple((at, draw(st.integers(0, levels[at] - 1))) for at in pair) for pair in pairs]
    return (levels, on, off), single, joint


def is_easy(row: Row, low: Term, high: Term, single: dict[int, int], joint: list[Term]) -> bool:
    """Whether what is expected lets the row be used between a term and a shorter one that it holds.

    The row agrees with the longer term, except where the shorter is silent and the longer one has a
    value that nobody expected to help; or it has an expected combination in place of the term's values.
    """
    kept = {at: value for at, value in low if (at, value) in high or single.get(at, value) == value}
    needed = dict(high)
    ways = [kept]
    for wanted in joint:
        if all(needed.get(at, value) == value for at, value in wanted):
            ways.append(kept | dict(wanted))
    return any(all(row[at] == value for at, value in way.items()) for way in ways)


def slow_easy(
    levels: tuple[int, ...], low: Model, high: Model, single: dict[int, int], joint: list[Term]
) -> list[Row]:
    return [
        row
        for row in every_row(levels)
        if any(
            is_easy(row, longer, shorter, single, joint)
            for longer in low
            for shorter in high
            if set(shorter) <= set(longer)
        )
    ]


@given(with_expectations())
@settings(max_examples=60, deadline=None)
def test_intermediate_models_use_what_is_expected_and_nothing_else(
    asked: tuple[Problem, dict[int, int], list[Term]],
) -> None:
    (levels, on, off), single, joint = asked
    assume(on)
    table = table_of(levels, on, off)
    texts = [table.space.text(term) for term in ([(one,) for one in single.items()] + joint)]

    found = solve(table, "intermediate", expectations=texts, limit=10_000)

    every: set[frozenset[Term]] = set()
    for pair in found.pairs:
        usable = slow_easy(levels, pair.conservative, pair.parsimonious, single, joint)
        assert all(not any(covers(term, row) for term in pair.parsimonious) for row in off)
        wanted = slow_solution(levels, on, off, usable)
        assert {frozenset(model) for model in pair.models} == wanted
        every |= wanted
    assert {frozenset(model) for model in found.models} == every
    assert (found.n_models, found.n_models_exact) == (len(every), True)


def test_of_too_many_pairs_the_first_are_gone_through_and_the_number_is_at_least(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Rows that differ in every condition: any one of them tells the positive rows from the negative."""
    table = table_of((2,) * 6, [(1,) * 6, (0, 1, 1, 1, 1, 1)], [(0,) * 6])
    whole = solve(table, "intermediate", expectations=["B", "C"], limit=10_000)
    assert (len(whole.pairs), whole.n_models_exact) == (5, True)

    monkeypatch.setattr(solutions, "MOST_PAIRS", 4)
    monkeypatch.setattr(solutions, "FIRST_PAIRS", 2)
    part = solve(table, "intermediate", expectations=["B", "C"], limit=10_000)

    assert [pair.models for pair in part.pairs] == [pair.models for pair in whole.pairs[:2]]
    assert set(part.models) <= set(whole.models)
    assert (part.n_models, part.n_models_exact) == (len(part.models), False)
