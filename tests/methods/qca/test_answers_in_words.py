"""Where there is nothing to compare, or nothing comes of it, a sentence says so."""

import numpy as np
import pytest

from doingwith.methods.qca import assumptions
from doingwith.methods.qca.budget import Budget
from doingwith.methods.qca.honesty import diversity
from doingwith.methods.qca.minimise import minimise
from doingwith.methods.qca.problems import QcaRefused
from doingwith.methods.qca.reading import read_table, sets_of
from doingwith.methods.qca.solutions import solve
from doingwith.methods.qca.table import Cuts, truth_table


def answer(text: str, kind: str = "parsimonious") -> tuple[str, int]:
    found = solve(truth_table(sets_of(read_table(text), "Y")), kind)
    return found.sentence, found.n_models


def test_no_positive_row() -> None:
    assert answer("case,A,Y\nc1,1,0\nc2,0,0\n") == (
        "No row is positive for Y, so there is no solution: no combination goes with it.",
        0,
    )


def test_no_negative_row() -> None:
    assert answer("case,A,Y\nc1,1,1\nc2,0,1\n") == (
        "No row speaks against Y, so nothing can be told from these cases: any model holds.",
        1,
    )


def test_memberships_of_exactly_a_half_everywhere() -> None:
    table = truth_table(sets_of(read_table("case,A,Y\nc1,0.5,1\nc2,0.5,0\n"), "Y"))

    assert table.rows == ()
    assert table.nowhere == ("c1", "c2")
    assert table.data.ambiguous == (("c1", "A"), ("c2", "A"))
    assert answer("case,A,Y\nc1,0.5,1\nc2,0.5,0\n") == (
        "No case is in any row, because each has a membership of exactly 0.5 somewhere. "
        "Move a threshold, or decide for these cases whether they are in or out.",
        0,
    )


def test_a_near_name_is_offered() -> None:
    with pytest.raises(QcaRefused) as refused:
        sets_of(read_table("case,TRUST,Y\nc1,1,1\n"), "Y", ["TRUSTS"])

    assert (
        str(refused.value) == "There is no column “TRUSTS”. Did you mean “TRUST”? The columns are TRUST, Y."
    )


def test_two_cut_offs_and_a_least_number_of_cases_do_what_they_say_together() -> None:
    rows = "case,A,Y\nc1,1,1\nc2,1,1\nc3,1,0\nc4,0,1\n"

    table = truth_table(sets_of(read_table(rows), "Y"), Cuts(incl=(0.9, 0.3), n=2))

    assert [(row.values, row.out, row.n) for row in table.rows] == [((0,), "?", 1), ((1,), "C", 3)]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("case,A,Y\nc1,1,\n", "“Y” is missing for the case “c1”. Missing is not absent: decide what it means (dc: it was not asked of this case), or leave the case out."),  # noqa: E501
        ("case,A,Y\nc1,x,1\n", "“x” in column “A” for the case “c1” is no number. Write it like 0.8."),
        ("case,A,Y\nc1,1_0,1\n", "“1_0” in column “A” for the case “c1” is no number. Write it like 0.8."),
        ("case,A,Y\nc1,inf,1\n", "“inf” in column “A” for the case “c1” is no number to compare with."),
        ("case,A,Y\nc1,1.5,1\n", "“A” is 1.5 for the case “c1”. Memberships go from 0 to 1: calibrate it first."),  # noqa: E501
        ("case,A,A,Y\nc1,1,1,1\n", "The column “A” stands there twice. Give each column a name of its own."),
        ("case,A,Y\nc1,1,1\nc1,0,1\n", "The case “c1” stands there twice. Give each case a name of its own."),
        ("case,A,Y\nc1,1\n", "Line 2 has 2 cells, the first line has 3."),
        ("case,Y\nc1,1\n", "There is no condition. Name at least one."),
        ("", "A table has a line of column names, then a line for each case: its name, then numbers."),
    ],
)  # fmt: skip
def test_wrong_tables(text: str, sentence: str) -> None:
    with pytest.raises(QcaRefused) as refused:
        sets_of(read_table(text), "Y")

    assert str(refused.value) == sentence


def test_what_is_not_finished_in_time_is_said() -> None:
    random = np.random.default_rng(5)
    rows, outs = random.integers(0, 2, (300, 40)), random.integers(0, 2, 300)

    found = minimise(rows[outs == 1].tolist(), rows[outs == 0].tolist(), budget=Budget(seconds=0.3))

    assert not found.n_models_exact
    assert found.unfinished


def test_the_terms_of_a_group_are_written_out_within_the_budget() -> None:
    random = np.random.default_rng(5)
    rows, outs = random.integers(0, 2, (25, 60)), random.integers(0, 2, 25)
    found = minimise(rows[outs == 1].tolist(), rows[outs == 0].tolist())

    assert found.n_models_exact
    assert list(found.models(Budget(seconds=-1))) == []
    assert len(found.first(3)) == 3


def test_what_too_many_models_assume_is_not_half_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assumptions, "MOST_MODELS", 1)
    table = truth_table(sets_of(read_table("case,A,B,Y\na,1,1,1\nb,0,0,0\n"), "Y"))

    with pytest.raises(QcaRefused) as refused:
        assumptions.contradictory_assumptions(table)

    assert str(refused.value) == (
        "There are too many parsimonious models for Y to tell what all of them assume. Use fewer conditions."
    )


def test_one_condition_is_one_condition() -> None:
    data = sets_of(read_table("case,A,Y\na,1,1\nb,0,0\n"), "Y")

    assert diversity(data).sentence == (
        "2 of 2 possible combinations have a case in them; 2 cases for 1 condition: 2.0 cases a condition."
    )
