"""What a version of a theory tells of its own making: who wrote it and why, what was decided and advised."""

from doingwith.reporting.wording import day, listed, sentence, word
from doingwith.theory.theory import Advice, ClosedDraft, Decision, TheoryVersion

__all__ = [
    "advice_answer",
    "advice_given",
    "closed_advice_answer",
    "closed_draft_sentence",
    "decision_sentence",
    "decisions_in_words",
    "origin_words",
]


def origin_words(version: TheoryVersion) -> str:
    """Who wrote the version, why the one before no longer did, and where it stands."""
    who = f"Written by {listed(version.authors)}." if version.authors else "Who wrote it was not reported."
    why = sentence(f"Why: {version.reason}") if version.reason else ""
    source = sentence(f"Source: {version.source}") if version.source else ""
    return " ".join(part for part in (who, why, source) if part)


def decision_sentence(decision: Decision) -> str:
    """What became of a proposed clause, and why."""
    return sentence(f"“{decision.proposed}” was {word(decision.fate)}: {decision.reason}")


def decisions_in_words(version: TheoryVersion) -> list[str]:
    """What became of every proposed clause, and why, with the statement that it was proposed for."""
    numbers = {statement.id: number for number, statement in enumerate(version.statements, start=1)}
    return [f"{_where(numbers.get(one.statement))}{decision_sentence(one)}" for one in version.decisions]


def _where(number: int | None) -> str:
    """The statement was taken out after the decision when it has no number."""
    return f"Statement {number}: " if number else "A statement that was taken out: "


def closed_draft_sentence(closed: ClosedDraft) -> str:
    """That a revision came to nothing, when, and why."""
    when = f" on {day(closed.closed_on)}" if closed.closed_on else ""
    if not closed.reason:
        return f"A draft was closed{when} without a new version. Why was not reported."
    return sentence(f"A draft was closed{when} without a new version, because: {closed.reason}")


def closed_advice_answer(closed: ClosedDraft, advice: Advice) -> str:
    """What became of advice on a draft that came to nothing: what people answered, and that it was closed."""
    why = f"The draft was closed, because: {closed.reason}" if closed.reason else "The draft was closed"
    return " ".join(sentence(told) for told in (advice.became, why) if told)


def advice_given(advice: Advice) -> str:
    """Who gave the advice, and on which day when that is known."""
    return f"{advice.by}, {day(advice.given_on)}" if advice.given_on else advice.by


def advice_answer(advice: Advice) -> str:
    """What became of the advice, or that nobody has said so."""
    return advice.became or "Nobody has said yet what became of it."
