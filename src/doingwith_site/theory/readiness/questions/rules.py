"""Until when a question is open, how many may answer it, and when what they said is shown."""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from doingwith_site.common.errors import Refused
from doingwith_site.theory.question_models import ReadinessAnswer, ReadinessQuestion

__all__ = [
    "LASTS",
    "MOST_ANSWERS",
    "check_can_answer",
    "check_not_taken_back",
    "closes_at",
    "comments_kept_for",
    "comments_until",
    "is_open",
    "open_until",
]

LASTS = timedelta(days=14)
"""A question that nobody closes closes by itself."""
MOST_ANSWERS = 300


def is_open(question: ReadinessQuestion) -> bool:
    """Whether it can be answered now."""
    return question.closed_at is None and question.opened_at > timezone.now() - LASTS


def open_until(question: ReadinessQuestion) -> date:
    """The last day on which it can be, or could be, answered."""
    return timezone.localdate(question.closed_at or question.opened_at + LASTS)


def closes_at(question: ReadinessQuestion) -> datetime:
    """The moment at which it is closed when that is done now: not later than it closed by itself."""
    return min(timezone.now(), question.opened_at + LASTS)


def comments_kept_for() -> timedelta:
    """How long after a question is closed the words stay that people added."""
    return timedelta(days=settings.READINESS_COMMENT_DAYS)


def comments_until(question: ReadinessQuestion) -> date:
    """The last day on which they stand here."""
    return open_until(question) + comments_kept_for()


def check_can_answer(question: ReadinessQuestion, guest: str) -> None:
    """Refused when the question is closed, or very many have answered and this person is not among them."""
    if not is_open(question):
        raise Refused(_("This question is closed. It cannot be answered any more."))
    others = question.answers.exclude(guest=guest)
    if others.count() >= MOST_ANSWERS:
        raise Refused(
            _("%(number)s people have answered, and that is as many as can. Tell whoever gave you the code.")
            % {"number": MOST_ANSWERS}
        )


def check_not_taken_back(answer: ReadinessAnswer) -> None:
    """Refused when it is gone already."""
    if answer.taken_back_at:
        raise Refused(_("You have taken this back already."))
