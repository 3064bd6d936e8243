"""Taking a teller's words out of what others wrote: reasons, notes, questions."""

from collections.abc import Mapping, Sequence, Set
from typing import Any

from django.db.models import Model, QuerySet
from django.db.models.query_utils import Q

from doingwith.consent.redaction import Taken, taken_from, without

__all__ = ["note_withdrawn", "take_out", "take_out_of_json"]


def take_out(rows: QuerySet[Model], fields: Sequence[str], taken: Sequence[str]) -> int:
    """Replaces the words in these text fields of the rows. Gives how many stretches were replaced.

    Rows are changed in place, also those that are otherwise only added to: words taken back are the
    one thing for which history is rewritten.
    """
    changed, prepared = 0, taken_from(taken)
    for row in rows.exclude(Q(*[(field, "") for field in fields])):
        found = {field: without(str(getattr(row, field)), prepared) for field in fields}
        number = sum(count for _, count in found.values())
        if number:
            texts = {field: text for field, (text, _) in found.items()}
            type(row)._base_manager.filter(pk=row.pk).update(**texts)
            changed += number
    return changed


def take_out_of_json(rows: QuerySet[Any], field: str, taken: Sequence[str]) -> int:
    """As ``take_out``, in every text inside a column of plain data, however deep it stands."""
    changed, prepared = 0, taken_from(taken)
    for row in rows:
        found, number = _without(getattr(row, field), prepared)
        if number:
            type(row)._base_manager.filter(pk=row.pk).update(**{field: found})
            changed += number
    return changed


def note_withdrawn(rows: QuerySet[Any], found: Mapping[int, Set[str]]) -> None:
    """Keep which parts of records rested on words that go. ``found`` are the parts, by the record's key.

    The records have a column ``evidence_withdrawn`` for that.
    """
    for row in rows.order_by("pk").select_for_update(no_key=True):
        known = sorted({*row.evidence_withdrawn, *found.get(row.pk, ())})
        if known != row.evidence_withdrawn:
            row.evidence_withdrawn = known
            row.save(update_fields=["evidence_withdrawn"])


def _without(value: Any, taken: Taken) -> tuple[Any, int]:  # noqa: ANN401 (plain data)
    """Plain data without these words in its texts. A text without a space is an identifier, and stays."""
    if isinstance(value, str):
        return without(value, taken) if any(map(str.isspace, value)) else (value, 0)
    if isinstance(value, list):
        found = [_without(each, taken) for each in value]
        return [each for each, _ in found], sum(count for _, count in found)
    if isinstance(value, dict):
        inside = {key: _without(each, taken) for key, each in value.items()}
        return {key: each for key, (each, _) in inside.items()}, sum(count for _, count in inside.values())
    return value, 0
