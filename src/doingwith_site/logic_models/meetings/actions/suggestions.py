"""Suggesting a card, and answering it: it becomes one, or is set aside with a reason."""

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from doingwith.logic_models.columns import Column
from doingwith.logic_models.node_edits import AddNode
from doingwith.logic_models.suggestions import suggested_node
from doingwith_site.common.text import tidy
from doingwith_site.logic_models.actions.drawing import change_drawing
from doingwith_site.logic_models.meeting_models import DrawingMeeting, Suggestion
from doingwith_site.logic_models.meetings.actions.shared import as_it_is, locked_drawing, record_in
from doingwith_site.logic_models.meetings.queries import suggestions_for
from doingwith_site.logic_models.meetings.rules import (
    check_can_suggest,
    check_has_column,
    check_not_answered,
)
from doingwith_site.logic_models.models import LogicModelVersion
from doingwith_site.logic_models.queries import latest_number
from doingwith_site.people.models import User

__all__ = ["place_suggestion", "set_suggestion_aside", "suggest_card"]


@transaction.atomic
def suggest_card(
    *, meeting: DrawingMeeting, guest: str, column: Column | None, text: str, name_to_show: str, key: str
) -> Suggestion:
    """A card by somebody without an account. What is sent twice with one ``key`` is kept once.

    Without ``column`` they are not sure where it belongs, and whoever places it chooses.
    ``guest`` is what is stored of the code that they keep (``consent.codes.hash_of``). Raises Refused
    when the meeting is over, the drawing is frozen, or there are too many.
    """
    version = LogicModelVersion.objects.select_for_update().get(pk=meeting.version_id)
    if already := Suggestion.objects.filter(guest=guest, key=key).first():
        return already
    meeting.refresh_from_db(fields=["closed_at"])  # it may have been closed while we waited
    version.model = meeting.version.model
    meeting.version = version
    check_can_suggest(meeting, guest)
    last = suggestions_for(version).aggregate(last=Max("number"))["last"] or 0
    made = Suggestion.objects.create(
        meeting=meeting,
        number=last + 1,
        guest=guest,
        key=key,
        column=column.value if column else "",
        text=tidy(text),
        name_to_show=tidy(name_to_show),
        made_at=timezone.now(),
    )
    record_in(None, "suggest", meeting, suggestion=made.number)
    return made


@transaction.atomic
def place_suggestion(
    *, by: User, row: LogicModelVersion, suggestion: Suggestion, column: Column | None = None
) -> Suggestion:
    """The suggestion becomes a card at the end of ``column``, or else of the one that it was meant for.

    Refused when it was answered already, or when neither its writer nor anybody else chose a column.
    """
    row = locked_drawing(by, row)
    suggestion = as_it_is(suggestion)
    check_not_answered(suggestion)
    meant = column or check_has_column(suggestion)
    node = suggested_node(
        id=f"suggestion-{suggestion.pk}",
        column=meant,
        text=suggestion.text,
        name=suggestion.name_to_show,
    )
    change_drawing(
        by=by,
        row=row,
        seen=latest_number(row),
        verb="place_suggestion",
        edit=lambda _now: AddNode(node=node),
        part=node.id,
    )
    suggestion.card = node.id
    return _answered(by, suggestion, "placed")


@transaction.atomic
def set_suggestion_aside(
    *, by: User, row: LogicModelVersion, suggestion: Suggestion, reason: str
) -> Suggestion:
    """The suggestion is not taken up; whoever made it reads the reason."""
    locked_drawing(by, row)
    suggestion = as_it_is(suggestion)
    check_not_answered(suggestion)
    suggestion.reason = tidy(reason)
    record_in(by, "set_aside", suggestion.meeting, suggestion=suggestion.number)
    return _answered(by, suggestion, "aside")


def _answered(by: User, suggestion: Suggestion, became: str) -> Suggestion:
    suggestion.became, suggestion.answered_by, suggestion.answered_at = became, by, timezone.now()
    suggestion.save()
    return suggestion
