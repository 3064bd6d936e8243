"""A transaction that begins at once or not at all, for what a page writes only because it is looked at."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

from django.db import OperationalError, connection, transaction

__all__ = ["OthersWrite", "without_waiting"]

PATIENCE = 20
"""Milliseconds: the short writing of another page is let pass, and nobody notices."""

IN_USE = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
LOCK_NOT_AVAILABLE = "55P03"
"""PostgreSQL's number for it. Its driver is not there where the site uses SQLite."""


class OthersWrite(Exception):  # noqa: N818 - it reads as a sentence
    """Somebody else is writing what was to be written, so nothing was."""


@contextmanager
def without_waiting() -> Iterator[None]:
    """A transaction, or a part of the one that is open, in which nothing waits for others who write.

    Raises OthersWrite, with nothing kept, where it would have to; other errors are raised as they are.
    """
    try:
        with TRANSACTIONS[connection.vendor]():
            yield
    except OperationalError as error:
        if is_for_others(error):
            raise OthersWrite from error
        raise


def is_for_others(error: OperationalError) -> bool:
    """Whether the database says that somebody else writes, and not that something is wrong with it."""
    cause = error.__cause__
    if isinstance(cause, sqlite3.Error):
        return cause.sqlite_errorcode & 0xFF in IN_USE  # the rest of the number says in which way
    return getattr(cause, "sqlstate", "") == LOCK_NOT_AVAILABLE


@contextmanager
def impatient_sqlite() -> Iterator[None]:
    """SQLite waits for its one writer when a transaction begins, so its patience is shortened before."""
    before = int(answer_to("PRAGMA busy_timeout"))
    answer_to(f"PRAGMA busy_timeout = {PATIENCE}")
    try:
        with transaction.atomic():
            yield
    finally:
        answer_to(f"PRAGMA busy_timeout = {before}")


@contextmanager
def impatient_postgresql() -> Iterator[None]:
    """PostgreSQL waits for a row or a table, so the patience is that of the transaction."""
    with transaction.atomic():
        before = answer_to("SHOW lock_timeout")
        answer_to(LOCAL_PATIENCE, f"{PATIENCE}ms")
        yield
        answer_to(LOCAL_PATIENCE, before)  # the transaction around it, where there is one, goes on as before


LOCAL_PATIENCE = "SELECT set_config('lock_timeout', %s, true)"


def answer_to(statement: str, *values: str) -> str:
    """The one word that the database answers."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return str(cursor.fetchone()[0])


TRANSACTIONS: dict[str, Callable[[], AbstractContextManager[None]]] = {
    "sqlite": impatient_sqlite,
    "postgresql": impatient_postgresql,
}
