import pytest

from doingwith_site.audit.actions import record_event
from doingwith_site.audit.models import AuditIsFinalError, Event
from doingwith_site.people.models import User


def one_event(by: User | None) -> Event:
    return record_event(
        by=by, verb="move", noun="project", object_id=7, programme_id=3, detail={"to": "develop"}
    )


class TestRecordEvent:
    def test_keeps_who_did_what_to_which_thing(self, priya: User) -> None:
        one_event(priya)

        event = Event.objects.get()
        assert (event.by, event.verb, event.noun, event.object_id) == (priya, "move", "project", "7")
        assert (event.programme_id, event.detail) == (3, {"to": "develop"})
        assert str(event) == "move project 7"

    def test_stays_when_the_person_goes(self, priya: User) -> None:
        one_event(priya)

        priya.delete()

        assert Event.objects.get().by is None


class TestEvent:
    def test_is_never_changed(self, priya: User) -> None:
        event = one_event(priya)
        event.verb = "stop"

        with pytest.raises(AuditIsFinalError, match="A line of the audit log is never changed."):
            event.save()
        with pytest.raises(AuditIsFinalError, match="A line of the audit log is never changed."):
            Event.objects.update(verb="stop")

    def test_is_never_removed(self, priya: User) -> None:
        event = one_event(priya)

        with pytest.raises(AuditIsFinalError, match="A line of the audit log is never removed."):
            event.delete()
        with pytest.raises(AuditIsFinalError, match="A line of the audit log is never removed."):
            Event.objects.all().delete()
