"""Questions and answers: through one's own programmes, the code handed out, or one's own code."""

from typing import TypeVar

from django.db.models import Q, QuerySet
from django.utils import timezone

from doingwith.consent.uses import Use
from doingwith.exchange.quoting import without_words
from doingwith.theory.readiness import Side
from doingwith_site.common.errors import NotYours
from doingwith_site.consent.codes import hashes_of
from doingwith_site.consent.held_words import held_words
from doingwith_site.programmes.models import Programme
from doingwith_site.theory.models import Readiness
from doingwith_site.theory.question_models import ReadinessAnswer, ReadinessQuestion
from doingwith_site.theory.readiness.questions.rules import LASTS, comments_kept_for

__all__ = [
    "as_guests_read_it",
    "comments_to_forget",
    "guest_of_code",
    "own_answer",
    "own_answers",
    "question_for_code",
    "questions_in",
    "questions_of",
    "questions_to",
    "rounds_answered_alone",
]

Value = TypeVar("Value")


def questions_in(programme: Programme) -> QuerySet[ReadinessQuestion]:
    """Every question of the programme with what was answered, in two queries."""
    return ReadinessQuestion.objects.filter(readiness__programme=programme).prefetch_related("answers")


def questions_of(row: Readiness) -> QuerySet[ReadinessQuestion]:
    """The questions of one project with what was answered, the oldest first."""
    return row.questions.prefetch_related("answers")


def questions_to(row: Readiness, round_number: int, side: Side) -> QuerySet[ReadinessQuestion]:
    """Those put to one side in one round."""
    return questions_of(row).filter(round_number=round_number, side=side.value)


def rounds_answered_alone(programme: Programme) -> frozenset[tuple[str, int]]:
    """The projects, by identifier, and rounds in which somebody has answered by a code."""
    rows = ReadinessAnswer.objects.filter(question__readiness__programme=programme, taken_back_at=None)
    names = rows.values_list("question__readiness__project__identifier", "question__round_number")
    return frozenset(names.distinct())


def question_for_code(code: str) -> ReadinessQuestion | None:
    """The question with this code, open or closed."""
    rows = ReadinessQuestion.objects.filter(code=code) if code else ReadinessQuestion.objects.none()
    return rows.select_related("readiness__programme", "readiness__project").first()


def guest_of_code(code: str) -> str:
    """How answers name whoever keeps this code; empty when nobody does."""
    found = ReadinessAnswer.objects.filter(guest__in=hashes_of(code)).first() if code else None
    return found.guest if found else ""


def own_answers(guest: str) -> QuerySet[ReadinessAnswer]:
    """What one person answered, the last first."""
    rows = ReadinessAnswer.objects.filter(guest=guest).exclude(guest="")
    joined = ("question__readiness__programme", "question__readiness__project")
    return rows.select_related(*joined).order_by("-pk")


def own_answer(guest: str, number: int) -> ReadinessAnswer:
    """The person's own answer with this key; NotYours if there is none."""
    found = own_answers(guest).filter(pk=number).first() if number < 2**63 else None
    if found is None:
        raise NotYours
    return found


def comments_to_forget() -> QuerySet[ReadinessAnswer]:
    """Answers with words to a question that has been closed, or has been over, for as long as words stay."""
    before = timezone.now() - comments_kept_for()
    over = Q(question__closed_at__lt=before) | Q(
        question__closed_at=None, question__opened_at__lt=before - LASTS
    )
    return ReadinessAnswer.objects.filter(over).exclude(comment="")


def as_guests_read_it(programme: Programme, value: Value) -> Value:
    """Without words of tellers who do not allow them to be quoted: guests are not of the team."""
    held = held_words(programme, Use.QUOTE_WITHOUT_NAME)
    return without_words(value, held.texts, held.names)[0]
