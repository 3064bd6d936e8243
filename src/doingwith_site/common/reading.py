"""Reading a great deal as it stood at one moment, while others go on writing."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import local

from django.db import connection

__all__ = ["at_one_moment"]

BEGIN = {"sqlite": "BEGIN DEFERRED", "postgresql": "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"}

_reading = local()
"""Each thread has a connection of its own."""


@contextmanager
def at_one_moment() -> Iterator[None]:
    """Everything read inside stood so at the same moment, and nobody who writes waits for it.

    A transaction of Django's would keep all writers of SQLite waiting to its end, because it might write
    itself. Inside of one, or of another such moment, there is nothing to do. Nothing may be written inside,
    and no transaction begun.
    """
    if connection.in_atomic_block or getattr(_reading, "has_begun", False):
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute(BEGIN[connection.vendor])
    _reading.has_begun = True
    try:
        yield
    finally:
        _reading.has_begun = False
        with connection.cursor() as cursor:
            cursor.execute("ROLLBACK")
