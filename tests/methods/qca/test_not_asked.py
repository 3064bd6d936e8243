"""Conditions that were not asked of every case, as when one says which of two others came first."""

import pytest

from doingwith.exchange.qca_files.tables import fsqca_text, membership_text
from doingwith.methods.qca.fit import Sufficiency
from doingwith.methods.qca.minimise import minimise
from doingwith.methods.qca.problems import QcaRefused
from doingwith.methods.qca.reading import read_table, sets_of
from doingwith.methods.qca.solutions import model_fit, solve
from doingwith.methods.qca.table import Cuts, Out, SetData, truth_table

GROUPS = """case,TRAINED,PAID,TRAINED_FIRST,STAYED
Alder,1,1,1,1
Birch,1,1,0,0
Cedar,1,0,dc,1
Dogwood,0,1,DC,0
Elder,0,0,dc,0
"""
"""Invented: whether people were trained, were paid, and, where both, which came first."""


def groups(text: str = GROUPS) -> SetData:
    return sets_of(read_table(text), "STAYED")


def test_a_case_is_in_neither_literal_of_what_was_not_asked() -> None:
    data = groups()

    assert data.in_literal(2, 1).tolist() == [1, 0, 0, 0, 0]
    assert data.in_literal(2, 0).tolist() == [0, 1, 0, 0, 0]


def test_rows_are_numbered_with_one_digit_more_and_say_dc() -> None:
    table = truth_table(groups())

    assert [(row.number, row.told, row.out) for row in table.rows] == [
        (3, (0, 0, "dc"), Out.NEGATIVE),
        (6, (0, 1, "dc"), Out.NEGATIVE),
        (9, (1, 0, "dc"), Out.POSITIVE),
        (10, (1, 1, 0), Out.NEGATIVE),
        (11, (1, 1, 1), Out.POSITIVE),
    ]
    for row in table.rows:
        assert table.space.row_values(row.number) == row.values


def test_no_term_asks_a_case_what_was_not_asked_of_it() -> None:
    table = truth_table(groups())

    found = solve(table, "parsimonious")

    texts = {frozenset(map(table.space.text, model)) for model in found.models}
    assert texts == {frozenset({"TRAINED_FIRST", "TRAINED*~PAID"})}
    assert model_fit(table.data, found.models[0]).figures == Sufficiency(incl=1, pri=1, cov=1)


def test_a_row_is_a_contradiction_when_one_that_was_asked_more_speaks_against_it() -> None:
    text = GROUPS.replace("Cedar,1,0,dc,1", "Cedar,1,1,dc,1")

    table = truth_table(groups(text))

    assert {row.cases: row.out for row in table.rows}[("Cedar",)] is Out.CONTRADICTION
    with pytest.raises(QcaRefused) as refused:
        minimise([(1, -1)], [(1, 0)])
    assert str(refused.value) == (
        "A positive row has all that was asked of it in common with a negative one, so no term can tell "
        "them apart."
    )


def test_a_row_cannot_be_left_out_that_a_case_may_be_in() -> None:
    with pytest.raises(QcaRefused) as refused:
        solve(truth_table(groups()), "parsimonious", excluded_rows=[7])

    assert str(refused.value) == (
        "Row 7 cannot be left out: row 9, which is positive, has all that was asked of its cases in common "
        "with it."
    )


def test_what_a_dash_means_is_asked() -> None:
    with pytest.raises(QcaRefused) as refused:
        groups(GROUPS.replace("dc", "-"))

    assert str(refused.value) == (
        "“TRAINED_FIRST” is missing for the case “Cedar”. Missing is not absent: decide what it means "
        "(dc: it was not asked of this case), or leave the case out."
    )


def test_an_outcome_is_asked_of_every_case() -> None:
    with pytest.raises(QcaRefused, match="^“STAYED” is missing for the case “Elder”."):
        groups(GROUPS.replace("Elder,0,0,dc,0", "Elder,0,0,dc,dc"))


def test_it_leaves_for_r_and_not_for_fsqca() -> None:
    assert membership_text(groups()).splitlines()[3] == "Cedar,1,0,dc,1"
    with pytest.raises(QcaRefused) as refused:
        fsqca_text(sets_of(read_table(GROUPS.replace("_", "")), "STAYED"))
    assert str(refused.value) == (
        "“TRAINEDFIRST” was not asked of every case, which fsQCA cannot hold. Send it to R."
    )


def test_raw_figures_are_calibrated_beside_it() -> None:
    table = read_table("case,A,Y\nc1,5,1\nc2,dc,0\nc3,20,1\n").calibrated("A", [0, 10, 30])

    assert table.columns["A"][1] == "dc"
    assert truth_table(sets_of(table, "Y"), Cuts(incl=(0.6,))).rows[-1].told == ("dc",)
