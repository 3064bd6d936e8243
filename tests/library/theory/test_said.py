"""What a theory of change says, statement by statement."""

from doingwith.theory.said import said_in_draft, said_in_theory
from doingwith.theory.theory import Advice, Clause, ClosedDraft, Decision, Fate, Statement, TheoryVersion

VERSION = TheoryVersion(
    id="theory-2",
    label="Second",
    statements=(
        Statement(
            id="s1", if_="people meet", when=(Clause(id="w", text="it is quiet"),),
            then=(Clause(id="t", text="they are heard"),), because=(Clause(id="b", text="someone listens"),),
        ),
    ),
    reason="it had changed",
    observations=("a line is missing",),
    decisions=(
        Decision(statement="s1", factors=(), proposed="money", fate=Fate.REJECTED, reason="too early"),
    ),
    advice=(Advice(text="say who", by="a carer", became="we did"),),
    closed_drafts=(ClosedDraft(reason="no time", advice=(Advice(text="wait", by="a carer"),)),),
)  # fmt: skip
STATEMENT = ("s1", "people meet\nit is quiet\nthey are heard\nsomeone listens")


def test_a_statement_is_one_part_and_the_making_of_the_version_another() -> None:
    assert list(said_in_theory(VERSION)) == [
        STATEMENT,
        ("", "it had changed\na line is missing\nmoney\ntoo early\nsay who\nwe did\nno time\nwait"),
    ]


def test_a_draft_says_its_statements_and_the_advice() -> None:
    assert list(said_in_draft(VERSION)) == [STATEMENT, ("", "say who\nwe did")]
