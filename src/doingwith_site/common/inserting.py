"""Very many new rows at once, where what Django does for each value of each row is most of the work."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache, partial
from itertools import chain, islice
from sqlite3 import SQLITE_LIMIT_VARIABLE_NUMBER
from types import NoneType
from typing import Any, TypeAlias, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.backends.base.base import BaseDatabaseWrapper

__all__ = ["Values", "insert_rows", "insert_values", "room_for_keys"]

ROWS_AT_ONCE = 500
"""Rows that one question to the database carries, where it can take so many."""
AS_IT_IS = {
    "CharField": str,
    "TextField": str,
    "ForeignKey": int,
    "IntegerField": int,
    "PositiveIntegerField": int,
}
"""Fields that give every database exactly what they hold, if it is of this type or nothing."""
Values = Mapping[str, object]
"""What a row holds, under the names of its columns."""
Field: TypeAlias = "models.Field[Any, Any]"
Row = TypeVar("Row", bound=models.Model)


@contextmanager
def room_for_keys() -> Iterator[None]:
    """SQLite keeps 16 MB of the file in memory meanwhile, where it mostly keeps 2.

    There the keys of a site with several large programmes find no room: they are read and written anew.
    """
    database = connections[DEFAULT_DB_ALIAS]
    if database.vendor != "sqlite":
        yield
        return
    with database.cursor() as cursor:
        (usual,) = cursor.execute("PRAGMA cache_size").fetchone()
        cursor.execute("PRAGMA cache_size = -16000")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA cache_size = {usual}")


def insert_values(model: type[models.Model], new: Iterable[Values], at_once: int = ROWS_AT_ONCE) -> list[int]:
    """Add rows that hold these values, and give their keys in the same order.

    What is left out has the default of its field. For tables of tens of thousands of rows: ``bulk_create``
    makes an object of each and takes three times as long. As there, no signal is sent. Called in a
    transaction; what a row points to must be stored, and no value may be an expression.
    """
    database = connections[DEFAULT_DB_ALIAS]  # itself: what stands for it looks it up for each value
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    most = min(at_once, _most_at_once(database, len(fields)))
    keys: list[int] = []
    with database.cursor() as cursor:
        for rows in _lots(iter(new), most):
            named = frozenset().union(*rows)
            columns = {field: _column(database, field, rows, named) for field in fields}
            said = {field: values for field, values in columns.items() if values.count(None) < len(rows)}
            cursor.execute(
                _statement(database, model, said, len(rows)),
                list(chain.from_iterable(zip(*said.values(), strict=True))),
            )
            keys += [key for (key,) in cursor.fetchall()]
    return keys


def insert_rows(rows: Sequence[Row], at_once: int = ROWS_AT_ONCE) -> Sequence[Row]:
    """The same of rows that were made as objects and none of whose fields is filled while saving."""
    if rows:
        keys = insert_values(type(rows[0]), map(vars, rows), at_once)
        for row, key in zip(rows, keys, strict=True):
            row.pk, row._state.adding = key, False
    return rows


def _most_at_once(database: BaseDatabaseWrapper, columns: int) -> int:
    """Django goes by the fewest values that a SQLite may be made to take; this asks the one that is here."""
    if database.vendor != "sqlite":
        return ROWS_AT_ONCE
    database.ensure_connection()
    most: int = database.connection.getlimit(SQLITE_LIMIT_VARIABLE_NUMBER)
    return most // columns


def _lots(new: Iterator[Values], most: int) -> Iterator[list[Values]]:
    while rows := list(islice(new, most)):
        yield rows


def _statement(
    database: BaseDatabaseWrapper, model: type[models.Model], fields: Collection[Field], number: int
) -> str:
    quoted = database.ops.quote_name
    table, key = quoted(model._meta.db_table), quoted(str(model._meta.pk.column))
    columns = ", ".join(quoted(str(field.column)) for field in fields)
    rows = ", ".join([f"({', '.join(['%s'] * len(fields))})"] * number)
    return f"INSERT INTO {table} ({columns}) VALUES {rows} RETURNING {key}"  # noqa: S608 - our own tables


def _column(
    database: BaseDatabaseWrapper, field: Field, rows: Sequence[Values], named: Collection[str]
) -> list[Any]:
    """What the database is given for the field of each row; each value is asked about once."""
    given = _given(field, rows, named)
    if set(map(type, given)) <= {AS_IT_IS.get(field.get_internal_type()), NoneType}:
        return given
    prepare = partial(field.get_db_prep_save, connection=database)
    # No value comes twice, or none can be known again.
    if field.unique or isinstance(field, models.JSONField):
        return list(map(prepare, given))
    if given.count(given[0]) == len(given):
        return [prepare(given[0])] * len(given)
    return list(map(lru_cache(maxsize=None, typed=True)(prepare), given))


def _given(field: Field, rows: Sequence[Values], named: Collection[str]) -> list[Any]:
    """The value of each row, or its default; one that is made is made anew each time."""
    name = field.attname
    if field.has_default() and callable(field.default):
        return [row[name] if name in row else field.get_default() for row in rows]
    default = field.get_default()
    return [row.get(name, default) for row in rows] if name in named else [default] * len(rows)
