"""Closing questions: by whoever opened them, or with the round that they belong to."""

from collections.abc import Iterable

from doingwith_site.audit.actions import record_event
from doingwith_site.people.models import User
from doingwith_site.theory.question_models import ReadinessQuestion
from doingwith_site.theory.readiness.questions.rules import closes_at

__all__ = ["close_questions", "record_question"]


def close_questions(questions: Iterable[ReadinessQuestion]) -> list[ReadinessQuestion]:
    """Closes those that nobody closed, also when their time is over, and gives them."""
    found = [question for question in questions if question.closed_at is None]
    for question in found:
        question.closed_at = closes_at(question)
        question.save(update_fields=["closed_at"])
    return found


def record_question(by: User, verb: str, question: ReadinessQuestion) -> None:
    """What was done with the question, with its round."""
    record_event(
        by=by,
        verb=verb,
        noun="readiness_question",
        object_id=question.identifier,
        programme_id=question.readiness.programme_id,
        detail={"round": question.round_number},
    )
