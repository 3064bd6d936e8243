"""Until when a meeting is open, how much may be suggested in it, and what may be answered."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from doingwith.logic_models.columns import Column
from doingwith_site.common.errors import Refused
from doingwith_site.logic_models.meeting_models import DrawingMeeting, Suggestion

__all__ = [
    "KEPT_FOR",
    "LASTS",
    "MOST_IN_A_MEETING",
    "MOST_OF_ONE",
    "check_can_suggest",
    "check_has_column",
    "check_not_answered",
    "check_not_taken_back",
    "is_open",
    "shows_its_drawing",
]

LASTS = timedelta(hours=12)
"""A meeting that nobody closes closes by itself."""
KEPT_FOR = timedelta(days=30)
"""How long the words of a suggestion that is not in the drawing are kept after its meeting."""
MOST_OF_ONE = 20
MOST_IN_A_MEETING = 300


def is_open(meeting: DrawingMeeting) -> bool:
    """Whether cards can be suggested now."""
    return meeting.closed_at is None and meeting.opened_at > timezone.now() - LASTS


def shows_its_drawing(meeting: DrawingMeeting) -> bool:
    """Whether people in the room see the drawing and can suggest cards: it is open, and not settled."""
    return is_open(meeting) and not meeting.version.is_frozen


def check_can_suggest(meeting: DrawingMeeting, guest: str) -> None:
    """Refused with a sentence when the meeting is over, the drawing is settled, or there are very many."""
    if not is_open(meeting):
        raise Refused(_("This meeting is over. You cannot suggest cards here any more."))
    if meeting.version.is_frozen:
        raise Refused(_("This drawing is finished. You cannot suggest cards for it any more."))
    if meeting.suggestions.count() >= MOST_IN_A_MEETING:
        raise Refused(
            _(
                "This meeting has %(number)s cards already, and that is as many as it can hold. "
                "Tell the person who leads it."
            )
            % {"number": MOST_IN_A_MEETING}
        )
    if meeting.suggestions.filter(guest=guest).exclude(became="taken_back").count() >= MOST_OF_ONE:
        raise Refused(
            _(
                "You have suggested %(number)s cards, and that is as many as one person can. "
                "Take one back if you want to suggest another."
            )
            % {"number": MOST_OF_ONE}
        )


def check_not_answered(suggestion: Suggestion) -> None:
    """Refused when somebody has placed it or set it aside, or its words are gone."""
    if suggestion.became == "taken_back":
        raise Refused("Whoever suggested this card has taken it back, so its words are gone.")
    if suggestion.became == "forgotten":
        raise Refused("The meeting was long ago, so the words of this card are gone.")
    if suggestion.became:
        raise Refused("Somebody has answered this suggestion meanwhile. Nothing was changed.")


def check_has_column(suggestion: Suggestion) -> Column:
    """The column that its writer meant it for. Refused when they were not sure."""
    if not suggestion.column:
        raise Refused("Choose a column for this card: whoever suggested it was not sure where it belongs.")
    return Column(suggestion.column)


def check_not_taken_back(suggestion: Suggestion) -> None:
    """Refused when its words are gone already."""
    if suggestion.became == "taken_back":
        raise Refused(_("You have taken this card back already."))
