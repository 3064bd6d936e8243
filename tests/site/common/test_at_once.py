"""A transaction that begins at once or not at all."""

import pytest
from django.db import DatabaseError, IntegrityError, connection
from tests.site.other_writer import other_writer

from doingwith_site.common.at_once import OthersWrite, without_waiting
from doingwith_site.people.models import User
from doingwith_site.programmes.actions import create_programme
from doingwith_site.programmes.models import Programme

pytestmark = pytest.mark.django_db(transaction=True)


def patience() -> str:
    """How long the database waits for others on this connection."""
    asked = {"sqlite": "PRAGMA busy_timeout", "postgresql": "SHOW lock_timeout"}
    with connection.cursor() as cursor:
        cursor.execute(asked[connection.vendor])
        return str(cursor.fetchone()[0])


def renamed(programme: Programme, name: str) -> None:
    """In the way that waits for whoever has the row."""
    Programme.objects.select_for_update().get(pk=programme.pk)
    Programme.objects.filter(pk=programme.pk).update(name=name)


@pytest.fixture
def programme(priya: User) -> Programme:
    return create_programme(by=priya, name="Better Together")


def test_what_is_written_while_nobody_else_writes_is_kept(programme: Programme) -> None:
    before = patience()

    with without_waiting():
        assert patience() in {"20", "20ms"}
        renamed(programme, "Now")

    assert Programme.objects.get().name == "Now"
    assert patience() == before


def test_nothing_is_written_and_nobody_waits_while_others_write(programme: Programme) -> None:
    before = patience()

    with other_writer(programme), pytest.raises(OthersWrite), without_waiting():
        renamed(programme, "Now")

    assert Programme.objects.get().name == "Better Together"
    assert patience() == before
    with without_waiting():
        renamed(programme, "Now")
    assert Programme.objects.get().name == "Now"


def test_what_goes_wrong_otherwise_is_said_as_it_is(programme: Programme) -> None:
    before = patience()

    with pytest.raises(DatabaseError, match="nowhere"), without_waiting(), connection.cursor() as cursor:
        cursor.execute("SELECT * FROM nowhere")
    with pytest.raises(IntegrityError), without_waiting():
        Programme.objects.create(identifier=programme.identifier, name="Two of one name")

    assert Programme.objects.get().name == "Better Together"
    assert patience() == before


@pytest.mark.django_db(transaction=False)
def test_inside_a_transaction_it_is_a_part_of_it(programme: Programme) -> None:
    before = patience()

    with without_waiting():
        renamed(programme, "Now")
    assert patience() == before
    with pytest.raises(ZeroDivisionError), without_waiting():
        renamed(programme, f"Never {1 / 0}")

    assert Programme.objects.get().name == "Now"
    assert patience() == before
