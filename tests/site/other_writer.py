"""Somebody else who is writing, on a connection of their own, for as long as a test lets them."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.db.models import Model

__all__ = ["other_writer"]


@contextmanager
def other_writer(*rows: Model) -> Iterator[None]:
    """They have SQLite, which has one writer at a time; or these rows of PostgreSQL."""
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("BEGIN IMMEDIATE" if other.vendor == "sqlite" else "BEGIN")
            for row in rows:
                only = "" if other.vendor == "sqlite" else " FOR UPDATE"
                cursor.execute(f"SELECT id FROM {row._meta.db_table} WHERE id = %s{only}", [row.pk])
        yield
    finally:
        with other.cursor() as cursor:
            cursor.execute("ROLLBACK")
        other.close()
