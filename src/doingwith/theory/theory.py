"""A theory of change as data.

Statements follow the realist form: IF what the programme does, WHEN which conditions hold,
THEN what comes of it, BECAUSE of what. Each clause names the factors it speaks of.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

__all__ = [
    "Advice",
    "Clause",
    "ClosedDraft",
    "ConditionWords",
    "Decision",
    "Fate",
    "Part",
    "Statement",
    "TheoryVersion",
]


class Part(StrEnum):
    """The parts of a statement, in reading order."""

    IF = "if"
    WHEN = "when"
    THEN = "then"
    BECAUSE = "because"


@dataclass(frozen=True, kw_only=True)
class Clause:
    """One idea of a statement, with the factors it speaks of.

    ``keeps`` names clauses of the version before whose idea this clause carries on in other
    words or in another place; the same words in the same place need no mark.
    """

    id: str
    text: str
    factors: tuple[str, ...] = ()
    keeps: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Statement:
    """One statement of a theory. ``revises`` names the statement of the version before."""

    id: str
    if_: str
    when: tuple[Clause, ...] = ()
    then: tuple[Clause, ...] = ()
    because: tuple[Clause, ...] = ()
    when_frame: str = ""
    then_frame: str = ""
    revises: str | None = None

    def clauses(self, part: Part) -> tuple[Clause, ...]:
        """The clauses of WHEN, THEN or BECAUSE; none for IF, which is one sentence."""
        return {Part.IF: (), Part.WHEN: self.when, Part.THEN: self.then, Part.BECAUSE: self.because}[part]

    def all_clauses(self) -> Iterator[tuple[Part, Clause]]:
        """Every clause with the part it stands in."""
        for part in Part:
            for clause in self.clauses(part):
                yield part, clause


class Fate(StrEnum):
    """What became of a clause that the evidence proposed."""

    ACCEPTED = "accepted"
    REWORDED = "reworded"
    REJECTED = "rejected"


@dataclass(frozen=True, kw_only=True)
class Decision:
    """What people did with a proposed clause, and why.

    ``factors`` are the conditions that the cases pointed to, ``proposed`` the words in which they
    were proposed. ``clause`` names the clause that came of it; None when the proposal was rejected.
    """

    statement: str
    factors: tuple[str, ...]
    proposed: str
    fate: Fate
    reason: str
    clause: str | None = None


@dataclass(frozen=True, kw_only=True)
class Advice:
    """What somebody advised on the theory, and what became of it. ``by`` is a part, not a name.

    An empty ``became`` means that nobody has answered it yet.
    """

    text: str
    by: str
    given_on: date | None = None
    became: str = ""


@dataclass(frozen=True, kw_only=True)
class ClosedDraft:
    """A revision that was closed without a new version: why, and what was advised on it.

    An empty ``reason`` means that nobody was asked for one.
    """

    reason: str = ""
    closed_on: date | None = None
    advice: tuple[Advice, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ConditionWords:
    """How a WHEN clause is put to people in one language: ``plain`` words and ``easy`` ones (Easy Read).

    ``clause`` is the clause's identifier, ``language`` a code such as "pl". Empty: nobody has written them.
    """

    clause: str
    language: str
    plain: str = ""
    easy: str = ""
    written_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class TheoryVersion:
    """One version of a programme's theory. ``revises`` names the version before it.

    ``authors`` are those who wrote it together, by the part they play. ``reason`` says why the
    version before no longer did; empty when that was not reported. ``closed_drafts`` are revisions of this
    version that came to nothing. ``condition_words`` are only added: of two for the same clause and language
    the last holds.
    """

    id: str
    label: str
    statements: tuple[Statement, ...]
    revises: str | None = None
    authors: tuple[str, ...] = ()
    source: str = ""
    observations: tuple[str, ...] = ()
    reason: str = ""
    agreed_on: date | None = None
    decisions: tuple[Decision, ...] = ()
    advice: tuple[Advice, ...] = ()
    closed_drafts: tuple[ClosedDraft, ...] = ()
    condition_words: tuple[ConditionWords, ...] = ()

    def factors_used(self) -> frozenset[str]:
        """The identifiers of all factors that any clause names."""
        return frozenset(
            factor
            for statement in self.statements
            for _, clause in statement.all_clauses()
            for factor in clause.factors
        )
