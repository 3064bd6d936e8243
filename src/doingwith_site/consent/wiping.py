"""Overwriting the bytes on which removed words stood, in the database's own files.

A removed row leaves its bytes until something else takes their place. Decision 0027 says what each
database needs for that, and what it costs.
"""

from collections.abc import Callable

from django.db import DatabaseError, OperationalError, connection

from doingwith_site.common.privacy import models_with_words

__all__ = ["tables_with_words", "wipe_freed_space"]

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
    """Each table with people's words is written anew, and so are the samples the planner keeps of them.

    The write-ahead log is begun anew where this user of the database may do so.
    """
    with connection.cursor() as cursor:
        cursor.execute(f"SET lock_timeout = '{LOCK_WAIT}'")
        try:
            for table in tables_with_words():
                cursor.execute(f"VACUUM (FULL, ANALYSE) {connection.ops.quote_name(table)}")
            cursor.execute("VACUUM FULL pg_catalog.pg_statistic")
        finally:
            cursor.execute("RESET lock_timeout")
    begin_log_anew()
    return True


def begin_log_anew() -> None:
    """Only an administrator of PostgreSQL may; for others its log is overwritten as it goes on."""
    for statement in ("SELECT pg_switch_wal()", "CHECKPOINT"):
        try:
            with connection.cursor() as cursor:
                cursor.execute(statement)
        except DatabaseError:
            return


def tables_with_words() -> list[str]:
    """The tables of ours whose ``Privacy`` names personal words."""
    return [model._meta.db_table for model in models_with_words()]


WIPERS: dict[str, Callable[[], bool]] = {"sqlite": wipe_sqlite, "postgresql": wipe_postgresql}
