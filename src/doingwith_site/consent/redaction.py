"""Taking a teller's words out of what others wrote: reasons, notes, questions."""

from collections.abc import Sequence

from django.db.models import Model, QuerySet
from django.db.models.query_utils import Q

from doingwith.consent.redaction import without_words

__all__ = ["take_out"]


def take_out(rows: QuerySet[Model], fields: Sequence[str], taken: Sequence[str]) -> int:
    """Replaces the words in these text fields of the rows. Gives how many stretches were replaced.

    Rows are changed in place, also those that are otherwise only added to: words taken back are the
    one thing for which history is rewritten.
    """
    changed = 0
    for row in rows.exclude(Q(*[(field, "") for field in fields])):
        found = {field: without_words(str(getattr(row, field)), taken) for field in fields}
        number = sum(count for _, count in found.values())
        if number:
            texts = {field: text for field, (text, _) in found.items()}
            type(row)._base_manager.filter(pk=row.pk).update(**texts)
            changed += number
    return changed
