"""What people answered by a code as library values: counted together, or nothing. No single answer leaves."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from doingwith.exchange.bundle.plain import from_plain
from doingwith.theory.condition_words import inherited_words
from doingwith.theory.readiness import Rating, Readiness, ReadinessRound, Side, SideAnswers, counted_answers
from doingwith.theory.theory import ConditionWords, TheoryVersion
from doingwith_site.common.plain import kept_plain
from doingwith_site.theory.question_models import ReadinessAnswer, ReadinessQuestion
from doingwith_site.theory.readiness.questions.rules import is_open, open_until

__all__ = [
    "answers_shown",
    "can_open_again",
    "kept_words",
    "ratings_of",
    "with_answers",
    "without_answers",
    "words_of",
]


def kept_words(name: str, versions: Sequence[TheoryVersion]) -> list[dict[str, Any]]:
    """The programme's words for the conditions of the version of that name, as a question keeps them."""
    theory = next((one for one in versions if one.id == name), None)
    return [kept_plain(words) for words in inherited_words(theory, versions)] if theory else []


def words_of(question: ReadinessQuestion) -> tuple[ConditionWords, ...]:
    """The programme's words with which the question was opened."""
    return tuple(from_plain(ConditionWords, plain) for plain in question.words)


def ratings_of(answer: ReadinessAnswer) -> Mapping[str, Rating]:
    """What one person answered, by clause."""
    return {clause: Rating(value) for clause, value in answer.ratings.items()}


def answers_shown(question: ReadinessQuestion) -> SideAnswers | None:
    """What people answered, as others may see it: after the question is closed, and never of too few."""
    if is_open(question):
        return None
    return counted_answers(
        [ratings_of(answer) for answer in question.answers.all()],
        name=question.identifier,
        side=Side(question.side),
        asked_until=open_until(question),
    )


def can_open_again(question: ReadinessQuestion) -> bool:
    """Whether a closed question may go on with what was answered: only when nobody has seen it.

    Where somebody took an answer back, it may have been seen before: one newcomer more would then be told
    from the others by comparing.
    """
    return answers_shown(question) is None and not any(one.taken_back_at for one in question.answers.all())


def with_answers(value: Readiness, questions: Sequence[ReadinessQuestion]) -> Readiness:
    """The record with what people answered here, as it stands now; in place of what a bundle says of it."""
    counted: dict[int, list[SideAnswers]] = {}
    for question in questions:
        if shown := answers_shown(question):
            counted.setdefault(question.round_number, []).append(shown)
    left = without_answers(value, (question.identifier for question in questions))
    rounds = tuple(replace(one, answers=(*one.answers, *counted.get(one.number, ()))) for one in left.rounds)
    return replace(value, rounds=rounds)


def without_answers(value: Readiness, names: Iterable[str]) -> Readiness:
    """The record without the counts of these questions: they are counted anew each time, and never kept."""
    known = frozenset(names)
    return replace(value, rounds=tuple(_without(one, known) for one in value.rounds)) if known else value


def _without(one: ReadinessRound, names: frozenset[str]) -> ReadinessRound:
    return replace(one, answers=tuple(told for told in one.answers if told.id not in names))
