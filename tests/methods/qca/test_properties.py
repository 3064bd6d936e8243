"""The engine against its slow twin, and what holds of every answer."""

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.methods.qca.twin import Row, covers, problems, slow_models, slow_primes

from doingwith.methods.qca.minimise import minimise
from doingwith.methods.qca.solutions import solve
from doingwith.methods.qca.table import Cuts, Out, SetData, truth_table


@given(problems(most=7))
@settings(max_examples=150, deadline=None)
def test_primes_and_models_are_those_of_the_twin(
    problem: tuple[tuple[int, ...], list[Row], list[Row]],
) -> None:
    levels, on, off = problem
    found = minimise(on, off)
    primes = slow_primes(levels, on, off)
    models = list(found.models())

    if models:
        assert set(found.common_terms) == set.intersection(*map(set, models))
        literals = [{literal for term in model for literal in term} for model in models]
        assert set(found.common_literals) == set.intersection(*literals)

    assert found.n_prime_implicants == len(primes)
    if len(primes) <= 18:
        assert {frozenset(model) for model in found.models()} == slow_models(primes, on)
        assert found.n_models == len(slow_models(primes, on))


@given(problems(most=7))
@settings(max_examples=150, deadline=None)
def test_every_model_keeps_its_word(problem: tuple[tuple[int, ...], list[Row], list[Row]]) -> None:
    _, on, off = problem
    for everything in (False, True):
        found = minimise(on, off, all_irredundant=everything)
        models = found.first(40)

        for model in models:
            assert all(any(covers(term, row) for term in model) for row in on)
            assert not any(covers(term, row) for term in model for row in off)
            for term in model:
                others = [one for one in model if one != term]
                assert any(not any(covers(one, row) for one in others) for row in on), "needless term"
                for literal in term:
                    shorter = tuple(one for one in term if one != literal)
                    assert any(covers(shorter, row) for row in off), "not prime"
        assert found.n_models == len({frozenset(model) for model in found.models()})


@given(problems(), st.randoms())
@settings(max_examples=80, deadline=None)
def test_the_order_of_rows_and_conditions_makes_no_difference(
    problem: tuple[tuple[int, ...], list[Row], list[Row]], random: "np.random.Generator"
) -> None:
    levels, on, off = problem
    places = list(range(len(levels)))
    random.shuffle(places)
    random.shuffle(on)
    turned = minimise([[row[at] for at in places] for row in on], [[row[at] for at in places] for row in off])

    back = {
        frozenset(tuple(sorted((places[at], value) for at, value in term)) for term in model)
        for model in turned.models()
    }

    assert back == {frozenset(model) for model in minimise(on, off).models()}


fuzzy = st.integers(0, 10).map(lambda tenth: tenth / 10)


@st.composite
def fuzzy_sets(draw: st.DrawFn) -> SetData:
    k, n = draw(st.integers(1, 4)), draw(st.integers(1, 10))
    return SetData(
        cases=tuple(f"c{at}" for at in range(n)),
        conditions=tuple("ABCD"[:k]),
        levels=(2,) * k,
        memberships=np.array(draw(st.lists(st.lists(fuzzy, min_size=k, max_size=k), min_size=n, max_size=n))),
        outcome_name="Y",
        outcome=np.array(draw(st.lists(fuzzy, min_size=n, max_size=n))),
    )


@given(fuzzy_sets(), st.sampled_from(["conservative", "parsimonious", "intermediate"]))
@settings(max_examples=150, deadline=None)
def test_any_fuzzy_data_are_answered(data: SetData, kind: str) -> None:
    table = truth_table(data, Cuts(incl=(0.8, 0.5)))

    found = solve(table, kind, expectations=["A"] if kind == "intermediate" else [])

    assert bool(found.models) == bool(table.values("1"))
    assert found.models or found.sentence or not table.values("1")
    twice = truth_table(data.negated().negated(), table.cuts)
    assert [row.out for row in twice.rows] == [row.out for row in table.rows]


@given(fuzzy_sets())
@settings(max_examples=60, deadline=None)
def test_intermediate_models_lie_between_the_other_two(data: SetData) -> None:
    table = truth_table(data)
    found = solve(table, "intermediate", expectations=["A", "~B*C"] if len(data.conditions) > 2 else ["A"])

    for pair in found.pairs:
        for model in pair.models:
            for row in product((0, 1), repeat=len(data.conditions)):
                low, here, high = (
                    any(covers(term, row) for term in one)
                    for one in (pair.conservative, model, pair.parsimonious)
                )
                assert here or not (low and row in table.values(Out.POSITIVE))
                assert high or not here
