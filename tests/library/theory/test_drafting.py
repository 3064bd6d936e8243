"""What can be done to a draft of a theory."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doingwith.analysis.theory_difference import theory_difference
from doingwith.theory import drafting
from doingwith.theory.theory import Advice, Clause, Decision, Fate, Part, Statement, TheoryVersion


def before() -> TheoryVersion:
    return TheoryVersion(
        id="v1",
        label="First",
        statements=(
            Statement(
                id="s1",
                if_="we listen",
                when=(
                    Clause(id="w1", text="there is time", factors=("F3",)),
                    Clause(id="w2", text="there is trust"),
                ),
                then=(Clause(id="t1", text="people are heard", factors=("T4",)),),
            ),
            Statement(id="s2", if_="we share power"),
        ),
    )


def draft() -> TheoryVersion:
    return drafting.begin_revision(before(), id="v2")


def test_a_draft_begins_as_the_version_before() -> None:
    begun = draft()

    assert (begun.id, begun.revises) == ("v2", "v1")
    assert [one.id for one in begun.statements] == ["v2.s1", "v2.s2"]
    assert begun.statements[0].when[0] == Clause(
        id="v2.s1.when1", text="there is time", factors=("F3",), keeps=("w1",)
    )
    assert theory_difference(before(), begun).is_empty


def test_a_finished_draft_marks_only_what_was_reworded() -> None:
    changed = drafting.edit_clause(draft(), "v2.s1.when2", text="people trust each other", factors=())

    when = drafting.finished(changed, before()).statements[0].when

    assert [clause.keeps for clause in when] == [(), ("w2",)]


def test_clauses_are_added_changed_moved_and_taken_out() -> None:
    grown = drafting.add_clause(draft(), "v2.s1", Part.WHEN, text="there is food", factors=("F6",))
    moved = drafting.move_clause(grown, "v2.s1.when3", -5)
    left = drafting.remove_clause(moved, "v2.s1.when1")

    assert [clause.text for clause in left.statements[0].when] == ["there is food", "there is trust"]
    assert drafting.statement_of(left, "v2.s1.when3") == (left.statements[0], Part.WHEN)


def test_statements_are_added_moved_and_taken_out() -> None:
    grown = drafting.move_statement(drafting.add_statement(draft(), "we pay people"), "v2.s3", -1)

    assert [one.if_ for one in grown.statements] == ["we listen", "we pay people", "we share power"]
    assert [one.id for one in drafting.remove_statement(grown, "v2.s1").statements] == ["v2.s3", "v2.s2"]


def test_deciding_again_takes_the_earlier_decision_back() -> None:
    first = Decision(statement="v2.s1", factors=("C3",), proposed="x", fate=Fate.REJECTED, reason="too few")
    second = Decision(statement="v2.s1", factors=("C3",), proposed="x", fate=Fate.ACCEPTED, reason="now more")

    decided = drafting.add_decision(drafting.add_decision(draft(), first), second)

    assert decided.decisions == (second,)


def test_advice_keeps_what_became_of_it() -> None:
    advised = drafting.add_advice(draft(), Advice(text="Say it shorter.", by="advisory group"))

    assert drafting.answer_advice(advised, 0, "It is shorter.").advice[0].became == "It is shorter."


@pytest.mark.parametrize(
    "change",
    [
        lambda one: drafting.edit_clause(one, "gone", text="x", factors=()),
        lambda one: drafting.remove_statement(one, "gone"),
        lambda one: drafting.add_clause(one, "gone", Part.WHEN, text="x"),
        lambda one: drafting.answer_advice(one, 0, "x"),
    ],
)
def test_what_is_gone_is_said_to_be_gone(change: drafting.Callable[[TheoryVersion], TheoryVersion]) -> None:
    with pytest.raises(drafting.NotInDraft):
        change(draft())


@given(st.integers(-3, 3), st.sampled_from(["v2.s1.when1", "v2.s1.when2", "v2.s1.then1"]))
def test_moving_loses_nothing(places: int, clause: str) -> None:
    moved = drafting.move_clause(draft(), clause, places)

    assert {one for each in moved.statements for _, one in each.all_clauses()} == {
        one for each in draft().statements for _, one in each.all_clauses()
    }
