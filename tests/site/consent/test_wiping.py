"""Overwriting freed bytes says whether they are gone, whoever else uses the database."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from django.db import connection

from doingwith_site.consent.proof import database_files, search
from doingwith_site.consent.wiping import wipe_freed_space
from doingwith_site.people.models import User

pytestmark = pytest.mark.django_db(transaction=True)

WORKER = os.environ.get("PYTEST_XDIST_WORKER", "alone")
PHRASE = f"a bittern boomed in the reeds of Œland at noon, {WORKER}"


def somebody_with_words() -> User:
    return User.objects.create_user(email="bea@example.org", name=PHRASE)


def found() -> tuple[str, ...]:
    try:
        return search([PHRASE], [path for path in database_files() if path.exists()]).found
    except PermissionError:
        pytest.skip("the files of this PostgreSQL cannot be read by whoever runs the tests")


def test_words_are_gone_when_nobody_uses_them() -> None:
    somebody_with_words().delete()

    assert wipe_freed_space()
    assert found() == ()


def test_words_that_somebody_still_reads_count_as_being_there_and_go_afterwards() -> None:
    there = somebody_with_words()
    with somebody_reads():
        there.delete()

        assert not wipe_freed_space()
        assert found()

    assert wipe_freed_space()
    assert found() == ()


@contextmanager
def somebody_reads() -> Iterator[None]:
    """A long transaction on a connection of its own, as a big export is."""
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            beginning = "BEGIN ISOLATION LEVEL REPEATABLE READ" if other.vendor == "postgresql" else "BEGIN"
            cursor.execute(beginning)
            cursor.execute("SELECT count(*) FROM django_migrations")
            yield
            cursor.execute("ROLLBACK")
    finally:
        other.close()


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite has one database in a file")
class TestOnAServer:
    def test_a_long_transaction_in_another_database_keeps_no_words(self) -> None:
        settings = connection.settings_dict
        there = somebody_with_words()
        with psycopg.connect(
            host=settings["HOST"], port=settings["PORT"], user=settings["USER"], dbname="postgres"
        ) as other:
            other.execute("SELECT pg_current_xact_id()")
            there.delete()

            assert wipe_freed_space()
            assert found() == ()

    def test_the_planner_samples_no_words(self) -> None:
        for number in range(10):
            User.objects.create_user(email=f"{number}@example.org", name=PHRASE)
        with connection.cursor() as cursor:
            cursor.execute("ANALYSE")
        User.objects.all().delete()

        assert wipe_freed_space()
        assert found() == ()
