"""Overwriting the bytes on which removed words stood, in the database's own files.

A removed row leaves its bytes until something else takes their place. Decision 0027 says what each
database needs for that, and what it costs.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.db import DatabaseError, OperationalError, connection

from doingwith_site.common.privacy import models_with_words

if TYPE_CHECKING:  # it is not there where the site uses SQLite
    from psycopg.errors import Diagnostic

__all__ = ["wipe_freed_space"]

LOCK_WAIT = "10s"


def wipe_freed_space() -> bool:
    """Whether the freed bytes are gone. False when somebody is using them now: try again later."""
    if connection.in_atomic_block:
        return False
    try:
        return WIPERS[connection.vendor]()
    except OperationalError:
        return False


def wipe_sqlite() -> bool:
    """The whole file is written anew, then the write-ahead log is put into it and cut to nothing."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        busy = cursor.fetchone()[0]
    return not busy


def wipe_postgresql() -> bool:
    """Each table with people's words is written anew, and so is what the planner once sampled.

    Whatever a reader who began earlier could still ask for is written anew with the rest, so it counts as
    being used. The write-ahead log is begun anew where this user of the database may do so.
    """
    with connection.cursor() as cursor, counting_kept_rows() as kept:
        cursor.execute(f"SET lock_timeout = '{LOCK_WAIT}'")
        try:
            for model in models_with_words():
                write_anew(connection.ops.quote_name(model._meta.db_table))
            write_anew("pg_catalog.pg_statistic")
        finally:
            cursor.execute("RESET lock_timeout")
    begin_log_anew()
    return not sum(kept)


def write_anew(table: str) -> None:
    """The table without its removed rows.

    The first statement removes them. The second alone would keep those that were removed after any
    transaction of the whole server began, in other databases too, and write them down once more.
    """
    with connection.cursor() as cursor:
        cursor.execute(f"VACUUM (ANALYSE) {table}")
        cursor.execute(f"VACUUM (FULL, VERBOSE) {table}")


@contextmanager
def counting_kept_rows() -> Iterator[list[int]]:
    """How many removed rows each table still holds: the first number of what PostgreSQL reports on it."""
    kept: list[int] = []

    def count(notice: "Diagnostic") -> None:
        kept.extend(int(number) for number in re.findall(r"\d+", notice.message_detail or "")[:1])

    connection.ensure_connection()
    session = connection.connection
    session.add_notice_handler(count)
    try:
        yield kept
    finally:
        session.remove_notice_handler(count)


def begin_log_anew() -> None:
    """Only an administrator of PostgreSQL may; for others its log is overwritten as it goes on."""
    for statement in ("SELECT pg_switch_wal()", "CHECKPOINT"):
        try:
            with connection.cursor() as cursor:
                cursor.execute(statement)
        except DatabaseError:
            return


WIPERS: dict[str, Callable[[], bool]] = {"sqlite": wipe_sqlite, "postgresql": wipe_postgresql}
