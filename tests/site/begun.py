"""A programme that many tests begin with: imported once, afterwards its rows are put where they were."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.db import connection, models, transaction

from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme

__all__ = ["Begun"]

Insert = tuple[str, list[Any] | None]
"""A statement with the values it asks for, or with all values written into it already."""
MOST_VALUES = 30_000
"""SQLite takes 32 766 in one statement, and after each it writes its index of words."""


@dataclass(frozen=True)
class Rows:
    """All rows of one table, as the database gives and takes them, and the columns that name the lead."""

    table: str
    inserts: list[Insert]
    names_people: tuple[str, ...]

    def put(self, *, then: int, now: int) -> None:
        """Put them into the empty table, for the lead with the key ``now`` in the place of ``then``."""
        with connection.cursor() as cursor:
            for insert in self.inserts:
                cursor.execute(*insert)
            for column in self.names_people if then != now else ():
                cursor.execute(f'UPDATE "{self.table}" SET "{column}" = {now} WHERE "{column}" = {then}')


class Begun:
    """Gives each test the programme that ``make`` makes for its lead.

    The first time it is made. Its rows, with their keys, are what every later test gets. Where a test has
    stored something before, which may stand in their place, it is made again.
    """

    def __init__(self, make: Callable[[User], Programme]) -> None:
        self.make = make
        self.kept: tuple[int, int, list[Rows]] | None = None

    def __call__(self, lead: User) -> Programme:
        if anything_stored():
            return self.make(lead)
        if self.kept is None:
            programme = self.make(lead)
            self.kept = lead.pk, programme.pk, list(everything_stored())
            return programme
        then, key, tables = self.kept
        with transaction.atomic(), references_known_to_be_good():  # what points to a row may come before it
            for rows in tables:
                rows.put(then=then, now=lead.pk)
        return Programme.objects.get(pk=key)


@contextmanager
def references_known_to_be_good() -> Iterator[None]:
    """PostgreSQL asks once more for each row whether what it points to is there: it was when it was made."""
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        yield
        cursor.execute("SET LOCAL session_replication_role = origin")


@cache
def tables() -> list[type[models.Model]]:
    """Ours, but for people's accounts."""
    return [
        model
        for app in apps.get_app_configs()
        if app.name.startswith("doingwith_site.")
        for model in app.get_models(include_auto_created=True)
        if model is not User
    ]


def anything_stored() -> bool:
    """Whether any of our tables holds a row, people's accounts aside."""
    each = " OR ".join(f'EXISTS (SELECT 1 FROM "{model._meta.db_table}")' for model in tables())
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT 1 WHERE {each}")
        return cursor.fetchone() is not None


def everything_stored() -> Iterator[Rows]:
    """The rows of each table that has any."""
    for model in tables():
        fields = model._meta.concrete_fields
        columns = ", ".join(f'"{field.column}"' for field in fields)
        table = model._meta.db_table
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT {columns} FROM "{table}"')
            rows = cursor.fetchall()
        if rows:
            yield Rows(
                table=table,
                inserts=list(inserts(f'INSERT INTO "{table}" ({columns}) VALUES', rows)),
                names_people=tuple(str(field.column) for field in fields if field.related_model is User),
            )


def inserts(into: str, rows: list[tuple[Any, ...]]) -> Iterator[Insert]:
    """As many rows in one statement as it takes."""
    one = f"({', '.join(['%s'] * len(rows[0]))})"
    at_once = MOST_VALUES // len(rows[0])
    for start in range(0, len(rows), at_once):
        these = rows[start : start + at_once]
        statement = f"{into} {', '.join([one] * len(these))}"
        values = [value for row in these for value in row]
        yield (statement, values) if connection.vendor == "sqlite" else (written_out(statement, values), None)


def written_out(statement: str, values: list[Any]) -> str:
    """PostgreSQL's driver takes long over values, so it takes them once."""
    with connection.cursor() as cursor:
        return str(cursor.mogrify(statement, values))
