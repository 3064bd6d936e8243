"""Clauses that the cases propose."""

from dataclasses import replace

from doingwith.analysis.clause_bearings import Bearing
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.analysis.theory_revision import Proposal, propose_clauses
from doingwith.cases.readings import Judgement
from doingwith.common.judgements import Basis, Sign
from doingwith.reporting.bearing_words import bearing_heading
from doingwith.theory.theory import Part


def ids(cases: tuple[object, ...]) -> list[str]:
    return [case.id for case in cases]  # type: ignore[attr-defined]


def proposal(record: ProgrammeRecord, factor: str, statement: int = 3) -> Proposal:
    found = propose_clauses(record, record.theory_versions[-1].statements[statement])
    return next(one for one in found.proposals if one.factor.id == factor)


def test_what_helped_where_it_came_about_and_hindered_where_it_did_not_is_proposed(
    cocreate: ProgrammeRecord,
) -> None:
    found = proposal(cocreate, "C1")

    assert ids(found.enabled) == ["CS2", "CS5"]
    assert ids(found.missed) == ["CS1"]
    assert (found.support, found.against, found.is_contested) == (3, (), False)


def test_what_helped_and_got_in_the_way_at_once_speaks_neither_way_and_is_named_apart(
    cocreate: ProgrammeRecord,
) -> None:
    found, alone = proposal(cocreate, "A1"), proposal(cocreate, "C15")

    assert ids(found.enabled) == ["CS2", "CS4"]
    assert (ids(found.missed), ids(found.both_ways), ids(found.against)) == (["CS1"], ["CS3", "CS5"], [])
    assert (alone.support, ids(alone.both_ways), alone.is_contested) == (0, ["CS5"], False)


def test_what_speaks_against_a_condition_stands_beside_it(cocreate: ProgrammeRecord) -> None:
    found = proposal(cocreate, "H1")

    assert ids(found.enabled) == ["CS3"]
    assert ids(found.both_ways) == ["CS2"]
    assert ids(found.against) == ["CS4", "CS5"]
    assert found.is_contested


def test_a_case_that_does_not_report_the_condition_says_nothing(cocreate: ProgrammeRecord) -> None:
    found = proposal(cocreate, "L3")

    assert ids(found.enabled) == ["CS5"]
    assert ids(found.silent) == ["CS2", "CS3", "CS4", "CS1"]


def test_a_statement_whose_then_names_no_result_cannot_be_asked(cocreate: ProgrammeRecord) -> None:
    statement = cocreate.theory_versions[-1].statements[0]

    assert propose_clauses(cocreate, statement).proposals == ()
    assert ids(propose_clauses(cocreate, statement, ["U6"]).outcome.results) == ["U6"]


def test_conditions_that_the_statement_names_already_are_not_proposed_again(
    cocreate: ProgrammeRecord,
) -> None:
    statement = cocreate.theory_versions[-1].statements[1]

    found = {one.factor.id for one in propose_clauses(cocreate, statement, ["U6", "T1"]).proposals}

    assert not found & {factor for clause in statement.when for factor in clause.factors}


def test_readers_who_differ_count_on_both_sides(cocreate: ProgrammeRecord) -> None:
    case = cocreate.cases[1]
    reading = case.readings[0]
    other = replace(
        reading,
        reader="second",
        conditions=(Judgement(factor="C3", sign=Sign.CONSTRAINING, basis=Basis.INFERRED),),
        results=(),
    )
    record = replace(
        cocreate,
        cases=(cocreate.cases[0], replace(case, readings=(reading, other)), *cocreate.cases[2:]),
    )

    assert "CS2" in ids(proposal(record, "C3").enabled)


def test_no_cell_is_judged_in_opposite_ways_here_and_beside_the_clause(cocreate: ProgrammeRecord) -> None:
    """F3 got in the way in CS1, where the results failed: that speaks for it, and the theory says no more."""
    theory = cocreate.theory_versions[-1]
    found = propose_clauses(cocreate, theory.statements[3])
    headings = [bearing_heading(bearing, Part.WHEN) for bearing in Bearing]

    assert ids(next(one for one in found.proposals if one.factor.id == "F3").missed) == ["CS1"]
    assert headings == [
        "Cases in which it was at work",
        "Cases in which it was in the way",
        "Cases in which it was both at once",
    ]
