"""What is marked with a clause, and what tests it."""

from dataclasses import replace

from tests.support.theories import revised_again

from doingwith.analysis.clause_evidence import (
    ClauseEvidence,
    clause_evidence,
    held_beside,
    names_carried_on,
)
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.evidence.codes import Coding


def test_a_clause_has_the_passages_that_are_marked_with_it(example: ProgrammeRecord) -> None:
    found = clause_evidence(example, example.theory_by_id["first"])
    (passage,) = found["s1.when1"].passages

    assert (passage.source, passage.excerpt.id, passage.clause) == ("D1", "e11", "s1.when1")
    assert passage.coders == ("evaluator-a",)
    assert found["s1.then1"] == ClauseEvidence()
    assert found["s1.then1"].is_empty


def test_a_passage_that_two_people_marked_is_one_passage(example: ProgrammeRecord) -> None:
    again = Coding(excerpt="e11", code="t-power", coder="evaluator-b")
    sources = tuple(
        replace(one, codings=(*one.codings, again)) if one.id == "D1" else one
        for one in example.marked_sources
    )
    record = replace(example, marked_sources=sources)

    (passage,) = clause_evidence(record, record.theory_by_id["first"])["s1.when1"].passages

    assert passage.coders == ("evaluator-a", "evaluator-b")


def test_a_clause_carried_on_keeps_its_evidence_in_the_same_words_and_in_others(
    example: ProgrammeRecord,
) -> None:
    first = example.theory_by_id["first"]
    second = revised_again(first, s1_when2="nobody is hurried")
    third = revised_again(second)
    record = replace(example, theory_versions=(first, second, third))

    found = clause_evidence(record, third)

    assert found["first-2-2.s1.when1"].passages[0].excerpt.id == "e11"
    assert found["first-2-2.s1.when2"].passages[0].clause == "s1.when2"
    assert names_carried_on(third, record.theory_versions)["first-2-2.s1.when2"] == (
        "first-2-2.s1.when2",
        "first-2.s1.when2",
        "s1.when2",
    )


def test_claims_and_links_test_what_they_name_and_what_carries_it_on(cocreate: ProgrammeRecord) -> None:
    revised = cocreate.theory_by_id["revised"]
    record = replace(cocreate, theory_versions=(*cocreate.theory_versions, revised_again(revised)))

    now = clause_evidence(record, record.theory_versions[-1])
    found = [name for name, one in now.items() if one.tests]
    before = clause_evidence(cocreate, revised)

    assert found
    assert sum(len(one.tests) for one in now.values()) == sum(len(one.tests) for one in before.values())


def test_what_may_not_be_shown_is_counted(example: ProgrammeRecord) -> None:
    first, untested = example.theory_by_id["first"], replace(example, contributions=())
    whole = clause_evidence(untested, first)

    found = held_beside(clause_evidence(replace(untested, marked_sources=()), first), whole)

    assert found["s1.when1"] == ClauseEvidence(held_back=1)
    assert not found["s1.when1"].is_empty
