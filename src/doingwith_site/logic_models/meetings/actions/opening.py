"""Opening a meeting about a drawing, and closing it."""

from django.db import transaction
from django.utils import timezone

from doingwith_site.common.errors import Refused
from doingwith_site.consent.codes import with_free_code
from doingwith_site.logic_models.meeting_models import DrawingMeeting
from doingwith_site.logic_models.meetings.actions.shared import locked_drawing, record_in
from doingwith_site.logic_models.meetings.queries import open_meeting_of
from doingwith_site.logic_models.models import LogicModelVersion
from doingwith_site.people.models import User

__all__ = ["close_meeting", "open_meeting"]


@transaction.atomic
def open_meeting(*, by: User, row: LogicModelVersion) -> DrawingMeeting:
    """Let whoever has the code see the drawing and suggest cards. An open meeting stays the one."""
    row = locked_drawing(by, row)
    if row.is_frozen:
        raise Refused(
            f"Version {row.number} is frozen, so no cards can be suggested for it. "
            "Draw a new version from it first."
        )
    if found := open_meeting_of(row):
        return found
    row.meetings.filter(closed_at=None).update(closed_at=timezone.now())
    meeting = with_free_code(
        DrawingMeeting.objects.create, version=row, opened_by=by, opened_at=timezone.now()
    )
    record_in(by, "open", meeting)
    return meeting


@transaction.atomic
def close_meeting(*, by: User, row: LogicModelVersion) -> None:
    """Nobody sees the drawing by the code any more; who suggested a card still sees what becomes of it."""
    row = locked_drawing(by, row)
    for meeting in row.meetings.filter(closed_at=None):
        meeting.closed_at = timezone.now()
        meeting.save(update_fields=["closed_at"])
        record_in(by, "close", meeting)
