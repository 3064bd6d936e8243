"""PostgreSQL's planner samples each column. Of people's words it gets none.

It keeps its samples in a table of its own, where no withdrawal reaches them, and keeps them for ever
once the last row of a table went.
"""

from django.db import connection
from django.db.models import Field

from doingwith_site.common.privacy import models_with_words

__all__ = ["columns_with_words", "never_sample_words"]

SAMPLED = """
    SELECT class.relname, attribute.attname, attribute.atttypid = 'tsvector'::regtype
    FROM pg_attribute AS attribute JOIN pg_class AS class ON class.oid = attribute.attrelid
    WHERE class.relnamespace = current_schema()::regnamespace AND class.relname = ANY(%s)
    AND attribute.attnum > 0 AND NOT attribute.attisdropped AND attribute.attstattarget IS DISTINCT FROM 0
"""
"""The columns of some tables that are sampled, and whether each holds words cut up for searching."""


def never_sample_words(**signal: object) -> None:
    """Tells PostgreSQL to sample no column with people's words. Called whenever tables may have changed."""
    if connection.vendor != "postgresql":
        return
    quoted = connection.ops.quote_name
    wordy = columns_with_words()
    with connection.cursor() as cursor:
        cursor.execute(SAMPLED, [[table for table, _ in wordy]])
        for table, column, cut_up in cursor.fetchall():
            if cut_up or (table, column) in wordy:
                cursor.execute(f"ALTER TABLE {quoted(table)} ALTER {quoted(column)} SET STATISTICS 0")


def columns_with_words() -> set[tuple[str, str | None]]:
    """Each table with a column of it that may hold people's words."""
    return {
        (model._meta.db_table, field.column)
        for model in models_with_words()
        for field in model._meta.get_fields()
        if isinstance(field, Field) and field.name in getattr(model, "Privacy").personal_words  # noqa: B009
    }
