"""What the doors of meetings do alike. Whoever suggests has no account: ``by`` is then nobody."""

from doingwith_site.audit.actions import record_event
from doingwith_site.logic_models.meeting_models import DrawingMeeting, Suggestion
from doingwith_site.logic_models.models import LogicModelVersion
from doingwith_site.logic_models.rules import check_can_draw
from doingwith_site.people.models import User
from doingwith_site.programmes.queries import membership_in

__all__ = ["as_it_is", "locked_drawing", "record_in"]


def locked_drawing(by: User, row: LogicModelVersion) -> LogicModelVersion:
    """The drawing as it is now, for somebody who may draw it; others wait until this is done."""
    locked = LogicModelVersion.objects.select_for_update().get(pk=row.pk)
    locked.model = row.model
    check_can_draw(membership_in(by, row.model.programme), row.model)
    return locked


def as_it_is(suggestion: Suggestion) -> Suggestion:
    """The suggestion now; whoever answers it or takes it back waits until this is done."""
    rows = Suggestion.objects.select_related("meeting__version__model").select_for_update(of=("self",))
    return rows.get(pk=suggestion.pk)


def record_in(by: User | None, verb: str, meeting: DrawingMeeting, **detail: int) -> None:
    """Keep that something was done in a meeting: numbers only."""
    model = meeting.version.model
    record_event(
        by=by,
        verb=verb,
        noun="drawing_meeting",
        object_id=model.identifier,
        programme_id=model.programme_id,
        detail={"version": meeting.version.number, **detail},
    )
