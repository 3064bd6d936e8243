"""What a theory of change says, statement by statement, for looking words up in it."""

from collections.abc import Iterator

from doingwith.common.said import Said, said
from doingwith.theory.theory import Advice, Statement, TheoryVersion

__all__ = ["said_in_draft", "said_in_theory"]


def said_in_theory(version: TheoryVersion) -> Iterator[Said]:
    """Each statement with its clauses, then what was observed, decided and advised on the way to it."""
    yield from _statements(version)
    closed = [words for one in version.closed_drafts for words in (one.reason, *_advice(one.advice))]
    decided = [words for one in version.decisions for words in (one.proposed, one.reason)]
    yield said("", version.reason, *version.observations, *decided, *_advice(version.advice), *closed)


def said_in_draft(draft: TheoryVersion) -> Iterator[Said]:
    """Each statement with its clauses, then the advice that was given on the draft."""
    yield from _statements(draft)
    yield said("", *_advice(draft.advice))


def _statements(version: TheoryVersion) -> Iterator[Said]:
    return (said(one.id, *_words(one)) for one in version.statements)


def _words(statement: Statement) -> Iterator[str]:
    yield statement.if_
    yield from (clause.text for clause in statement.when)
    yield from (clause.text for clause in statement.then)
    yield from (clause.text for clause in statement.because)


def _advice(given: tuple[Advice, ...]) -> list[str]:
    return [words for one in given for words in (one.text, one.became)]
