"""The cases for and against each clause."""

from doingwith.analysis.clause_bearings import (
    BEARINGS,
    Bearing,
    ClauseBearings,
    ClauseStanding,
    clause_bearings,
)
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.cases.held import held_judgements
from doingwith.common.judgements import Sign
from doingwith.theory.theory import Part


def test_every_sign_bears_one_way() -> None:
    assert set(BEARINGS) == set(Sign)
    assert set(BEARINGS.values()) == set(Bearing)


def test_all_17_when_clauses_of_the_revised_theory_have_cases(cocreate: ProgrammeRecord) -> None:
    whens = [one for one in _bearings(cocreate) if one.part is Part.WHEN]

    assert len(whens) == 17
    assert all(one.bearings for one in whens)


def test_parts_the_cases_into_for_against_both_ways_and_silent(cocreate: ProgrammeRecord) -> None:
    found = next(one for one in _bearings(cocreate) if one.clause.id == "toc2.rev.when2")

    assert {bearing: [one.case.id for one in found.cases(bearing)] for bearing in Bearing} == {
        Bearing.FOR: ["CS2", "CS4"],
        Bearing.AGAINST: ["CS1"],
        Bearing.BOTH_WAYS: ["CS3", "CS5"],
    }
    assert found.silent == ()


def test_a_clause_that_no_case_reports_has_every_case_silent(cocreate: ProgrammeRecord) -> None:
    found = next(one for one in _bearings(cocreate) if one.clause.id == "toc3.rev.then5")

    assert found.standing is ClauseStanding.NO_CASE
    assert len(found.silent) == 5


def test_finds_what_going_through_every_case_for_every_clause_finds(cocreate: ProgrammeRecord) -> None:
    for found in _bearings(cocreate):
        slowly = [
            (factor, case.id, held.sign)
            for factor in found.clause.factors
            for case in cocreate.cases
            for held in held_judgements(case)
            if held.factor == factor
        ]

        assert [(one.factor.id, one.case.id, one.held.sign) for one in found.bearings] == slowly


def _bearings(record: ProgrammeRecord) -> tuple[ClauseBearings, ...]:
    return clause_bearings(record, record.theory_by_id["revised"])
