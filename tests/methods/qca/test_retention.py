"""How likely a truth table is to stay, against trying every set of cases."""

from itertools import chain, combinations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.methods.qca.answers import ELSEWHERE, read_sets

from doingwith.methods.qca.problems import QcaRefused
from doingwith.methods.qca.retention import Change, retention_of_each, retention_of_number
from doingwith.methods.qca.table import Cuts, SetData, TruthTable, truth_table


def table_of(rows: list[tuple[int, int, int]], cuts: Cuts) -> TruthTable:
    figures = np.array(rows, dtype=float)
    return truth_table(
        SetData(
            cases=tuple(f"c{at}" for at in range(len(rows))),
            conditions=("A", "B"),
            levels=(2, 2),
            memberships=figures[:, :2],
            outcome_name="Y",
            outcome=figures[:, 2],
        ),
        cuts,
    )


def outs(rows: list[tuple[int, int, int]], cuts: Cuts) -> dict[tuple[int, ...], str]:
    """The rows that say something."""
    told = table_of(rows, cuts).rows if rows else ()
    return {row.values: row.out for row in told if row.out != "?"}


def stays(rows: list[tuple[int, int, int]], chosen: tuple[int, ...], change: Change, cuts: Cuts) -> bool:
    changed = [
        (a, b, 1 - y if at in chosen else y)
        for at, (a, b, y) in enumerate(rows)
        if change is Change.WRONG or at not in chosen
    ]
    return outs(changed, cuts) == outs(rows, cuts)


crisp = st.lists(st.tuples(*(st.integers(0, 1),) * 3), min_size=1, max_size=7)
cut_offs = st.sampled_from([Cuts(incl=(0.8,)), Cuts(incl=(0.75, 0.4)), Cuts(incl=(1.0,), n=2)])


@given(crisp, cut_offs, st.sampled_from(Change), st.sampled_from([0.05, 0.3, 0.5]))
@settings(max_examples=60, deadline=None)
def test_the_probability_is_that_of_all_sets_of_cases(
    rows: list[tuple[int, int, int]], cuts: Cuts, change: Change, probability: float
) -> None:
    places = range(len(rows))
    sets = chain.from_iterable(combinations(places, size) for size in range(len(rows) + 1))
    whole = sum(
        probability ** len(chosen) * (1 - probability) ** (len(rows) - len(chosen))
        for chosen in sets
        if stays(rows, chosen, change, cuts)
    )

    assert retention_of_each(table_of(rows, cuts), change, probability) == pytest.approx(whole)


@given(crisp, cut_offs, st.sampled_from(Change), st.integers(0, 3))
@settings(max_examples=60, deadline=None)
def test_the_share_is_that_of_all_sets_of_so_many_cases(
    rows: list[tuple[int, int, int]], cuts: Cuts, change: Change, number: int
) -> None:
    number = min(number, len(rows))
    sets = list(combinations(range(len(rows)), number))
    share = sum(stays(rows, chosen, change, cuts) for chosen in sets) / len(sets)

    assert retention_of_number(table_of(rows, cuts), change, number) == pytest.approx(share)


def test_it_is_told_of_crisp_sets_only() -> None:
    fuzzy = truth_table(
        SetData(
            cases=("c1",),
            conditions=("A",),
            levels=(2,),
            memberships=np.array([[0.6]]),
            outcome_name="Y",
            outcome=np.array([1.0]),
        )
    )

    with pytest.raises(QcaRefused) as refused:
        retention_of_each(fuzzy, Change.WRONG, 0.1)
    assert str(refused.value) == (
        "How likely the table is to stay can be told of crisp sets only, with all asked of every case."
    )
    with pytest.raises(QcaRefused, match=r"^3 of 2 cases cannot change\.$"):
        retention_of_number(table_of([(0, 0, 1), (0, 1, 0)], Cuts()), Change.WRONG, 3)


@pytest.mark.skipif(not ELSEWHERE, reason="needs R's answers on data of R's own package")
def test_it_agrees_with_r() -> None:
    path = Path(ELSEWHERE) / "qca/data/shipped_LC.csv"
    table = truth_table(read_sets(path, "SURV", ["DEV", "URB", "LIT", "IND", "STB"]), Cuts(incl=(1.0,)))

    assert retention_of_each(table, Change.WRONG, 0.05) == pytest.approx(0.565888901859802, abs=1e-12)
    assert retention_of_each(table, Change.LEFT_OUT, 0.1) == pytest.approx(0.69950425937703, abs=1e-12)
