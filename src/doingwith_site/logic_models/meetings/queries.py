"""Meetings and suggestions: through one's own programmes, the code in the room, or one's own code."""

from collections import defaultdict
from collections.abc import Iterable, Set
from typing import TypeVar

from django.db.models import QuerySet
from django.utils import timezone

from doingwith.consent.uses import Use
from doingwith.exchange.quoting import without_words
from doingwith.logic_models.model import ModelVersion
from doingwith_site.common.errors import NotYours
from doingwith_site.consent.codes import hashes_of
from doingwith_site.consent.held_words import held_words
from doingwith_site.logic_models.meeting_models import DrawingMeeting, Suggestion
from doingwith_site.logic_models.meetings.rules import KEPT_FOR, LASTS, is_open, shows_its_drawing
from doingwith_site.logic_models.models import LogicModelVersion
from doingwith_site.logic_models.records import version_value
from doingwith_site.programmes.models import Programme

__all__ = [
    "drawing_for_guests",
    "guest_of_code",
    "last_meeting",
    "meeting_for_code",
    "open_meeting_of",
    "own_suggestion",
    "own_suggestions",
    "reasons_for_guests",
    "suggestion_in",
    "suggestions_for",
    "suggestions_to_forget",
]

Value = TypeVar("Value")


def open_meeting_of(version: LogicModelVersion) -> DrawingMeeting | None:
    """The drawing's meeting that is open now."""
    found = version.meetings.filter(closed_at=None).first()
    return found if found and is_open(found) else None


def last_meeting(version: LogicModelVersion) -> DrawingMeeting | None:
    """The drawing's newest meeting, open or not."""
    return version.meetings.first()


def meeting_for_code(code: str) -> DrawingMeeting | None:
    """The meeting with this code, open or over."""
    return (
        DrawingMeeting.objects.filter(code=code)
        .select_related("version__model__programme", "version__model__project")
        .first()
    )


def drawing_for_guests(meeting: DrawingMeeting) -> tuple[str, ModelVersion | None]:
    """The title and the drawing as people in the room see them: as a file would show them, for they are not
    of the team. No drawing once the meeting is over.
    """
    model = meeting.version.model
    drawn = version_value(meeting.version) if shows_its_drawing(meeting) else None
    return _for_guests(model.programme, (model.title, drawn), frozenset(model.evidence_withdrawn))


def reasons_for_guests(suggestions: Iterable[Suggestion]) -> dict[int, str]:
    """Why suggestions were set aside, by their keys, as those read it who made them."""
    given: dict[Programme, dict[int, str]] = defaultdict(dict)
    for one in suggestions:
        if one.reason:
            given[one.meeting.version.model.programme][one.pk] = one.reason
    found: dict[int, str] = {}
    for programme, reasons in given.items():
        found |= zip(reasons, _for_guests(programme, tuple(reasons.values())), strict=True)
    return found


def _for_guests(programme: Programme, value: Value, lost: Set[str] = frozenset()) -> Value:
    held = held_words(programme, Use.QUOTE_WITHOUT_NAME)
    return without_words(value, held.texts, held.names, lost)[0]


def guest_of_code(code: str) -> str:
    """How suggestions name whoever keeps this code; empty when nobody does."""
    found = Suggestion.objects.filter(guest__in=hashes_of(code)).first() if code else None
    return found.guest if found else ""


def own_suggestions(guest: str) -> QuerySet[Suggestion]:
    """What one person suggested, the last first."""
    return Suggestion.objects.filter(guest=guest).exclude(guest="").select_related("meeting").order_by("-pk")


def own_suggestion(guest: str, number: int) -> Suggestion:
    """The person's own suggestion with this key; NotYours if there is none."""
    found = own_suggestions(guest).filter(pk=number).first()
    if found is None:
        raise NotYours
    return found


def suggestions_for(version: LogicModelVersion) -> QuerySet[Suggestion]:
    """Every suggestion for the drawing, with who answered it, in the order in which they came."""
    return Suggestion.objects.filter(meeting__version=version).select_related("meeting", "answered_by")


def suggestion_in(version: LogicModelVersion, number: int) -> Suggestion:
    """The drawing's suggestion with this number; NotYours if there is none."""
    found = suggestions_for(version).filter(number=number).first()
    if found is None:
        raise NotYours
    found.meeting.version = version
    return found


def suggestions_to_forget() -> QuerySet[Suggestion]:
    """Suggestions with words that are in no drawing, long after their meeting."""
    before = timezone.now() - KEPT_FOR - LASTS
    return Suggestion.objects.filter(meeting__opened_at__lt=before, became__in=("", "aside")).exclude(text="")
