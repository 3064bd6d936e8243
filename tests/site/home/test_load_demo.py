"""The demonstration loads once and loses nothing after."""

from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from pytest_django import Settings
from tests.site.programme import EXAMPLE, cocreate_record

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.evidence.media import Media
from doingwith.exchange.bundle.assembly import in_canonical_order
from doingwith.exchange.bundle.check import read_bundle
from doingwith_site.analysis.records import programme_record
from doingwith_site.audit.models import Event
from doingwith_site.evidence.models import DocumentVersion, MediaFile
from doingwith_site.exchange.records.whole import whole_record
from doingwith_site.people.demo import DEMO_PASSWORD, DEMO_PEOPLE
from doingwith_site.people.models import User
from doingwith_site.programmes.actions import edit_programme_details
from doingwith_site.programmes.models import Programme

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def demonstration(settings: Settings) -> None:
    settings.DEMO = True


def load_demo(*names: str) -> str:
    said = StringIO()
    call_command("load_demo", *names, stdout=said)
    return said.getvalue().strip()


def with_files_by_name(record: ProgrammeRecord) -> ProgrammeRecord:
    """The record, with files as it first named them: a picture is drawn anew when it is taken in."""

    def named(media: Media | None) -> Media | None:
        return media and Media(sha256=media.drawn_from or media.sha256, type="", size=0)

    return replace(
        record,
        accounts=tuple(
            replace(one, parts=tuple(replace(part, media=named(part.media)) for part in one.parts))
            for one in record.accounts
        ),
        documents=tuple(
            replace(one, versions=tuple(replace(each, media=named(each.media)) for each in one.versions))
            for one in record.documents
        ),
    )


def test_loads_the_programme_and_a_sign_in_for_each_role() -> None:
    assert load_demo() == "Co:Create is loaded, with a sign-in for each role."

    programme = Programme.objects.get()
    assert programme_record(programme) == cocreate_record()
    roles = dict(programme.memberships.values_list("person__email", "role"))
    assert roles == {person.email: person.role.code for person in DEMO_PEOPLE}
    assert all(user.check_password(DEMO_PASSWORD) for user in User.objects.all())


def test_loads_the_invented_example_beside_it_by_the_same_command() -> None:
    load_demo()

    said = load_demo(str(EXAMPLE))

    assert said == "Lantern Vale Together (invented example) is loaded, with a sign-in for each role."
    example = Programme.objects.get(identifier="lantern-vale")
    there, bundle = in_canonical_order(whole_record(example)), read_bundle(EXAMPLE)
    assert with_files_by_name(there) == with_files_by_name(bundle)
    assert (MediaFile.objects.filter(file="").count(), MediaFile.objects.count()) == (0, 3)
    assert DocumentVersion.objects.exclude(file="").get().document.identifier == "D2"
    assert example.memberships.count() == len(DEMO_PEOPLE)


def test_a_second_run_changes_nothing() -> None:
    load_demo()
    priya = User.objects.get(email="priya.lead@example.org")
    edit_programme_details(by=priya, programme=Programme.objects.get(), host="Another host")
    priya.set_password("a password of her own")
    priya.save()
    events = Event.objects.count()

    assert load_demo() == "Co:Create is there already."

    assert Programme.objects.get().host == "Another host"
    assert User.objects.get(email="priya.lead@example.org").check_password("a password of her own")
    assert Event.objects.count() == events


def test_is_refused_where_real_records_may_be(settings: Settings) -> None:
    settings.DEMO = False

    with pytest.raises(CommandError, match=r"^load_demo makes sign-ins whose password everybody knows\. "):
        load_demo()

    assert not User.objects.exists()


def test_a_folder_that_is_no_bundle_is_answered_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"^The demonstration was not loaded\.\n"):
        load_demo(str(tmp_path))

    assert not User.objects.exists()
