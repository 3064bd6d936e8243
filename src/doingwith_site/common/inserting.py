"""Very many new rows at once, where what Django does for each value of each row is most of the work."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Any

from django.db import connection, models

__all__ = ["Values", "insert_values"]

ROWS_AT_ONCE = 500
"""Rows that one question to the database carries, where it can take so many."""
Values = Mapping[str, object]
"""What a row holds, under the names of its columns."""
Fields = Sequence["models.Field[Any, Any]"]


def insert_values(model: type[models.Model], new: Iterable[Values]) -> list[int]:
    """Add rows that hold these values, and give their keys in the same order.

    What is left out has the default of its field. For tables of tens of thousands of rows: ``bulk_create``
    makes an object of each and takes three times as long. As there, no signal is sent. Called in a
    transaction; what a row points to must be stored, and no value may be an expression.
    """
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    most = min(ROWS_AT_ONCE, connection.ops.bulk_batch_size(fields, [None] * ROWS_AT_ONCE))
    keys: list[int] = []
    with connection.cursor() as cursor:
        for rows in _lots(iter(new), most):
            cursor.execute(_statement(model, fields, len(rows)), _parameters(fields, rows))
            keys += [key for (key,) in cursor.fetchall()]
    return keys


def _lots(new: Iterator[Values], most: int) -> Iterator[list[Values]]:
    while rows := list(islice(new, most)):
        yield rows


def _statement(model: type[models.Model], fields: Fields, number: int) -> str:
    quoted = connection.ops.quote_name
    table, key = quoted(model._meta.db_table), quoted(str(model._meta.pk.column))
    columns = ", ".join(quoted(str(field.column)) for field in fields)
    rows = ", ".join([f"({', '.join(['%s'] * len(fields))})"] * number)
    return f"INSERT INTO {table} ({columns}) VALUES {rows} RETURNING {key}"  # noqa: S608 - our own tables


def _parameters(fields: Fields, rows: Sequence[Values]) -> list[Any]:
    """Row after row, as the database takes them."""
    columns = [_column(field, rows) for field in fields]
    return list(chain.from_iterable(zip(*columns, strict=True)))


def _column(field: "models.Field[Any, Any]", rows: Sequence[Values]) -> list[Any]:
    """What the database is given for the field of each row; a value that all share is asked about once."""
    name = field.attname
    given = [row[name] if name in row else field.get_default() for row in rows]
    first = given[0]
    if all(value is first for value in given):
        return [field.get_db_prep_save(first, connection)] * len(given)
    return [field.get_db_prep_save(value, connection) for value in given]
