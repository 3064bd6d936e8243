"""How far an answer holds: by hand, and whatever order the settings come in."""

from dataclasses import replace
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.methods.qca.test_properties import fuzzy_sets

from doingwith.methods.qca.budget import Budget
from doingwith.methods.qca.honesty import (
    every_deal,
    leave_one_out,
    noise,
    robust_range_of_consistency,
    robust_range_of_frequency,
    solver_of,
    ways_to_deal,
)
from doingwith.methods.qca.minimise import Model
from doingwith.methods.qca.reading import read_table, sets_of
from doingwith.methods.qca.robustness import (
    Anchors,
    case_robustness,
    fit_robustness,
    neighbours,
    robust_range_of_anchor,
)
from doingwith.methods.qca.robustness import settings as settings_of
from doingwith.methods.qca.solutions import Kind, model_fit, solve
from doingwith.methods.qca.table import Cuts, SetData, truth_table

RAW = "case,income,Y\na,5,0\nb,12,0\nc,25,1\nd,30,1\n"


def data_and_anchors() -> tuple[SetData, Anchors]:
    table = read_table(RAW)
    data = sets_of(table.calibrated("income", [10, 20, 40]), "Y")
    anchors = Anchors(condition="income", raw=tuple(table.numbers("income")), thresholds=(10, 20, 40))
    return data, anchors


def test_a_crossover_moves_up_to_the_next_threshold_or_until_a_case_falls_out() -> None:
    data, anchors = data_and_anchors()

    found = robust_range_of_anchor(data, anchors, 1, Cuts(incl=(0.6,)), Kind.PARSIMONIOUS)

    assert (found.lowest, found.highest, found.finished) == (10.25, 29.75, True)
    assert found.sentence == (
        "The answer is the same for any crossover of income from 10.25 to 29.75 (chosen: 20)."
    )


def test_ranges_of_cut_offs_stop_where_a_model_changes() -> None:
    data = sets_of(read_table("case,A,Y\na,1,1\nb,1,1\nc,1,1\nd,1,0\ne,0,0\n"), "Y")
    choice = (Cuts(incl=(0.7,)), Kind.PARSIMONIOUS)

    assert robust_range_of_consistency(data, *choice).sentence == (
        "The answer is the same for any consistency cut-off from 0.5 to 0.75 (chosen: 0.7)."
    )
    assert robust_range_of_frequency(data, *choice).sentence == (
        "The answer holds only at a least number of cases in a row of 1."
    )
    assert not robust_range_of_consistency(data, *choice, budget=Budget(seconds=-1)).finished


def test_noise_uses_the_expectations_and_is_the_same_for_the_same_seed() -> None:
    data = sets_of(read_table("case,A,B,Y\na,1,1,1\nb,1,0,1\nc,0,1,0\nd,0,0,0\ne,1,1,1\nf,0,0,0\n"), "Y")

    found = [noise(data, Cuts(), Kind.INTERMEDIATE, ["A"], shuffles=15, seed=7) for _ in range(2)]

    assert found[0] == found[1]
    assert (found[0].shuffles, found[0].all_ways) == (15, False)
    assert 0 < found[0].as_good < 8
    with pytest.raises(ValueError, match="“Z” is no condition here. The conditions are A, B."):
        noise(data, Cuts(), Kind.INTERMEDIATE, ["Z"], shuffles=1)


def test_with_few_cases_every_way_to_deal_the_outcome_out_is_tried_once() -> None:
    """One of twenty ways: only the cases with A have the outcome, and no other three share a literal."""
    data = sets_of(read_table("case,A,B,Y\na,1,1,1\nb,1,0,1\nc,0,1,0\nd,0,0,0\ne,1,1,1\nf,0,0,0\n"), "Y")

    found = noise(data, Cuts(), shuffles=20)

    assert (found.shuffles, found.as_good, found.all_ways) == (20, slow_as_good(data), True)
    assert found.sentence == f"Noise fits as well in {found.as_good} of all 20 ways to deal out the outcome."
    stopped = noise(data, Cuts(), shuffles=20, budget=Budget(seconds=-1))
    assert (stopped.shuffles, stopped.all_ways) == (0, False)


def slow_as_good(data: SetData) -> int:
    """By going through every order of the outcome, and counting equal ones once."""
    deals = sorted(set(permutations(data.outcome.tolist())))
    shortest = [
        solve(truth_table(replace(data, outcome=np.array(deal)), Cuts()), "parsimonious") for deal in deals
    ]
    return sum(
        1
        for deal, found in zip(deals, shortest, strict=True)
        if any(
            len(model) == 1 and fits(replace(data, outcome=np.array(deal)), model) for model in found.models
        )
    )


def fits(data: SetData, model: Model) -> bool:
    figures = model_fit(data, model).figures
    return (figures.incl, figures.cov) == (1, 1)


def test_cases_that_other_settings_lose_are_shaky_and_cases_they_win_are_possible() -> None:
    data = sets_of(read_table("case,A,B,Y\na,1,0,1\nb,0,1,1\nc,0,1,1\nd,0,1,0\ne,0,0,0\n"), "Y")
    solve = solver_of(Kind.CONSERVATIVE, (), Budget())
    strict, easy = Cuts(incl=(0.9,)), Cuts(incl=(0.6,))

    from_strict = case_robustness(data, solve(data, strict), list(settings_of(data, [easy], solve)))
    from_easy = case_robustness(data, solve(data, easy), list(settings_of(data, [strict], solve)))

    assert (from_strict.robust, from_strict.shaky, from_strict.possible) == (("a",), (), ("b", "c", "d"))
    assert (from_easy.robust, from_easy.shaky, from_easy.possible) == (("a",), ("b", "c", "d"), ())
    assert from_easy.typical == pytest.approx(1 / 3)
    assert from_easy.deviant == 0
    fit = fit_robustness(data, solve(data, easy), list(settings_of(data, [strict], solve)))
    assert (fit.consistency, fit.coverage) == (pytest.approx(0.75), pytest.approx(1 / 3))
    assert (fit.least, fit.most) == (pytest.approx(0.25), pytest.approx(0.25))


@given(fuzzy_sets(), st.randoms())
@settings(max_examples=40, deadline=None)
def test_the_order_of_the_settings_makes_no_difference_and_shares_go_from_0_to_1(
    data: SetData, random: object
) -> None:
    solve = solver_of(Kind.PARSIMONIOUS, (), Budget())
    others = list(settings_of(data, neighbours(Cuts()), solve))
    turned = others.copy()
    random.shuffle(turned)  # type: ignore[attr-defined]
    chosen = solve(data, Cuts())

    fit = fit_robustness(data, chosen, others)
    cases = case_robustness(data, chosen, others)

    assert fit == fit_robustness(data, chosen, turned)
    assert cases == case_robustness(data, chosen, turned)
    assert all(
        one is None or 0 <= one <= 1 + 1e-9 for one in (fit.coverage, fit.least, fit.most, cases.typical)
    )
    assert not set(cases.robust) & {*cases.shaky, *cases.possible}


def test_the_same_settings_change_nothing() -> None:
    data = sets_of(read_table("case,A,Y\na,1,1\nb,0,0\n"), "Y")
    solve = solver_of(Kind.PARSIMONIOUS, (), Budget())
    chosen = solve(data, Cuts())

    fit = fit_robustness(data, chosen, list(settings_of(data, [Cuts()], solve)))

    assert (fit.consistency, fit.coverage, fit.least, fit.most) == (1, 1, 1, 1)


def test_a_case_that_carries_the_answer_is_named() -> None:
    data = sets_of(read_table("case,A,B,Y\na,1,0,1\nb,0,1,1\nc,0,0,0\nd,1,0,1\n"), "Y")

    found = leave_one_out(data, Cuts(), Kind.CONSERVATIVE)

    assert {one.case: one.same for one in found} == {"a": True, "b": False, "c": True, "d": True}
    assert [one.case for one in leave_one_out(replace(data), Cuts(), Kind.CONSERVATIVE)] == list(data.cases)


def test_very_many_cases_with_one_outcome_are_dealt_out_too() -> None:
    lines = "".join(f"c{at},{int(at == 0)},{int(at == 0)}\n" for at in range(1_500))

    found = noise(sets_of(read_table(f"case,A,Y\n{lines}"), "Y"), Cuts(), shuffles=1_500)

    assert (found.as_good, found.shuffles, found.all_ways) == (1, 1_500, True)


@given(st.lists(st.sampled_from([0.0, 0.5, 1.0]), max_size=6))
def test_every_deal_is_every_order_once(values: list[float]) -> None:
    deals = list(every_deal(values))

    assert deals == [list(one) for one in sorted(set(permutations(values)))]
    assert len(deals) == ways_to_deal(values)
