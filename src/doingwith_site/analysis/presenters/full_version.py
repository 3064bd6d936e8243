"""A version of a theory to be read from beginning to end."""

from dataclasses import dataclass, replace

from doingwith.reporting.theory_making import (
    closed_advice_answer,
    closed_draft_sentence,
    decisions_in_words,
    origin_words,
)
from doingwith.reporting.wording import count, listed, word
from doingwith.theory.theory import ClosedDraft, Part, Statement, TheoryVersion
from doingwith_site.analysis.presenters.draft import AdviceRow, advice_row
from doingwith_site.analysis.presenters.statements import part_name

__all__ = ["FullPart", "FullVersion", "full_version"]


@dataclass(frozen=True, kw_only=True)
class FullPart:
    """IF, WHEN, THEN or BECAUSE with its words."""

    name: str
    texts: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ClosedRow:
    """A draft that came to nothing, and the advice that was given on it."""

    sentence: str
    advice: tuple[AdviceRow, ...]


@dataclass(frozen=True, kw_only=True)
class FullVersion:
    """A version with who wrote it, what was decided and advised, and what its transcriber observed."""

    label: str
    origin: str
    statements: tuple[tuple[FullPart, ...], ...]
    decisions: tuple[str, ...]
    advice: tuple[AdviceRow, ...]
    observations: tuple[str, ...]
    closed: tuple[ClosedRow, ...] = ()

    @property
    def summary(self) -> str:
        """The version's name, and how much was advised and decided on the way to it."""
        told = [
            *([count(len(self.decisions), "decision")] if self.decisions else []),
            *([count(len(self.advice), "piece", "pieces") + " of advice"] if self.advice else []),
            *([f"{count(len(self.closed), 'draft')} that came to nothing"] if self.closed else []),
        ]
        return f"{self.label} (with {listed(told)})" if told else self.label


def full_version(version: TheoryVersion) -> FullVersion:
    """The version in words."""
    return FullVersion(
        label=version.label,
        origin=origin_words(version),
        statements=tuple(_parts(statement) for statement in version.statements),
        decisions=tuple(decisions_in_words(version)),
        advice=tuple(advice_row(number, one) for number, one in enumerate(version.advice)),
        observations=version.observations,
        closed=tuple(map(_closed, version.closed_drafts)),
    )


def _closed(closed: ClosedDraft) -> ClosedRow:
    return ClosedRow(
        sentence=closed_draft_sentence(closed),
        advice=tuple(
            replace(advice_row(number, one), became=closed_advice_answer(closed, one))
            for number, one in enumerate(closed.advice)
        ),
    )


def _parts(statement: Statement) -> tuple[FullPart, ...]:
    first = FullPart(name=word(Part.IF), texts=(statement.if_,))
    rest = (
        FullPart(
            name=part_name(statement, part), texts=tuple(clause.text for clause in statement.clauses(part))
        )
        for part in (Part.WHEN, Part.THEN, Part.BECAUSE)
    )
    return (first, *(part for part in rest if part.texts))
