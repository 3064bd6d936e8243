"""Which claims and links test which clauses of the theory of change."""

from dataclasses import replace

from tests.support.contribution_making import item, link
from tests.support.contribution_making import record as contribution_record

from doingwith.analysis.contribution.changes import About
from doingwith.analysis.contribution.testing import clause_tests
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.reporting.clause_words import clause_choices, clause_names, clauses_sentence


def test_each_clause_has_the_claims_and_links_that_test_it_with_how_they_stand() -> None:
    made = contribution_record(
        item("E1", "L1"), links=(link("L1", "A", "B", clauses=("t.when1",)), link("L2", "B", "C"))
    )
    made = replace(made, claims=(replace(made.claims[0], clauses=("t", "t.when1")),))

    found = clause_tests([made, replace(made, id="S", project="P2", claims=())])

    assert found.keys() == {"t", "t.when1"}
    assert [(one.record.id, one.about, one.id, one.verdict.value) for one in found["t.when1"]] == [
        ("R", About.CLAIM, "K1", "not_shown"),
        ("R", About.LINK, "L1", "supported"),
        ("S", About.LINK, "L1", "supported"),
    ]


def test_every_statement_and_clause_of_a_version_can_be_chosen_once(cocreate: ProgrammeRecord) -> None:
    version = cocreate.theory_versions[-1]
    names = [name for name, _ in clause_choices(version)]

    assert len(names) == len({*names})
    assert {*names} == {
        name
        for statement in version.statements
        for name in (statement.id, *(clause.id for _, clause in statement.all_clauses()))
    }
    assert clause_names(cocreate.theory_versions).keys() >= {*names}


def test_what_is_tested_is_told_in_words_and_a_clause_that_is_gone_by_its_name() -> None:
    assert clauses_sentence((), {}) == ""
    assert clauses_sentence(("a", "b"), {"a": "WHEN there is time (statement 1)"}) == (
        "It tests, in the theory of change: “WHEN there is time (statement 1)” and “b”."
    )
