"""Statements and clauses of a theory of change as other pages name them."""

from collections.abc import Iterable, Mapping, Sequence

from doingwith.reporting.wording import listed, word
from doingwith.theory.theory import Clause, TheoryVersion

__all__ = ["clause_choices", "clause_line", "clause_names", "clauses_sentence"]


def clause_choices(version: TheoryVersion) -> tuple[tuple[str, str], ...]:
    """Every statement of a version and every clause in it: its identifier, and its words."""
    return tuple(
        choice
        for number, statement in enumerate(version.statements, start=1)
        for choice in (
            (statement.id, f"Statement {number} as a whole: IF {statement.if_}"),
            *(
                (clause.id, f"{word(part)} {clause.text} (statement {number})")
                for part, clause in statement.all_clauses()
            ),
        )
    )


def clause_names(versions: Iterable[TheoryVersion]) -> Mapping[str, str]:
    """The words of every statement and clause of these versions, by identifier."""
    return {name: words for version in versions for name, words in clause_choices(version)}


def clauses_sentence(clauses: Sequence[str], names: Mapping[str, str]) -> str:
    """What a link or a claim tests of the theory of change; empty when nothing is named."""
    if not clauses:
        return ""
    return f"It tests, in the theory of change: {listed([f'“{names.get(name, name)}”' for name in clauses])}."


def clause_line(clause: Clause) -> str:
    """The words of a clause, with the factors that it names behind them."""
    return f"{clause.text} [{', '.join(clause.factors)}]" if clause.factors else clause.text
