"""Statements and versions of a theory of change."""

import pytest

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.theory.theory import Clause, Part, Statement, TheoryVersion


@pytest.fixture
def statement() -> Statement:
    return Statement(
        id="s",
        if_="we begin",
        when=(Clause(id="w", text="there is time", factors=("F3",)),),
        then=(Clause(id="t", text="people are heard", factors=("T4", "F3")),),
        because=(Clause(id="b", text="they decide"),),
    )


def test_clauses_stand_in_reading_order(statement: Statement) -> None:
    assert [(part, clause.id) for part, clause in statement.all_clauses()] == [
        (Part.WHEN, "w"),
        (Part.THEN, "t"),
        (Part.BECAUSE, "b"),
    ]


def test_if_is_one_sentence_and_has_no_clauses(statement: Statement) -> None:
    assert statement.clauses(Part.IF) == ()


def test_a_version_names_each_factor_once(statement: Statement) -> None:
    version = TheoryVersion(id="v", label="An invented theory", statements=(statement,))

    assert version.factors_used() == {"F3", "T4"}


def test_the_revised_theory_has_the_shape_of_the_report(cocreate: ProgrammeRecord) -> None:
    shapes = [
        (len(one.when), len(one.then), len(one.because))
        for one in cocreate.theory_by_id["revised"].statements
    ]

    assert shapes == [(6, 1, 0), (11, 2, 0), (0, 6, 0), (0, 1, 6)]
