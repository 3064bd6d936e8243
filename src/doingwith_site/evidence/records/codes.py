"""Codes: rows to library values and back."""

from collections.abc import Collection, Mapping

from django.db.models import Q, QuerySet

from doingwith.evidence import codes as values
from doingwith_site.evidence.models import Code, Coding
from doingwith_site.evidence.records import or_not_reported, unless_not_reported
from doingwith_site.programmes.models import Programme

__all__ = ["code_names", "code_rows", "code_values", "store_codes"]

CODES_AT_ONCE = 200
"""Codes that one question to the database carries."""


def code_rows(programme: Programme, codings_seen: Q) -> QuerySet[Code]:
    """Codes that came with a bundle, and those that were given where it may be seen."""
    given = Coding.objects.filter(codings_seen, excerpt__programme=programme)
    came = ~Q(identifier="")
    return programme.codes.filter(came | Q(pk__in=given.values("code"))).order_by("pk")


def code_names(rows: Collection[Code]) -> dict[int, str]:
    """What a bundle calls each code, under its key."""
    taken = {row.identifier for row in rows}
    names = {}
    for row in rows:
        name = row.identifier or f"code-{row.token}"
        while not row.identifier and name in taken:
            name += "_"
        taken.add(name)
        names[row.pk] = name
    return names


def code_values(
    rows: Collection[Code], names: dict[int, str], known: Mapping[values.CodeKind, Collection[str]]
) -> tuple[values.Code, ...]:
    """Each of these codes. ``known`` are the factors and clauses that the record has.

    A code for a factor or clause that is no longer there leaves as a code in words: what was given
    with it is not lost.
    """
    return tuple(_value(row, names, known) for row in rows)


def _value(row: Code, names: dict[int, str], known: Mapping[values.CodeKind, Collection[str]]) -> values.Code:
    kind = values.CodeKind(row.kind)
    if kind in known and row.key not in known[kind]:
        kind = values.CodeKind.FREE
    return values.Code(
        id=names[row.pk],
        label=or_not_reported(row.label or row.key),
        kind=kind,
        refers_to="" if kind is values.CodeKind.FREE else row.key,
        parent=names.get(row.parent_id or 0),
        memo=row.memo,
        colour=row.colour,
        is_folder=row.is_folder,
        guid=row.guid,
    )


def store_codes(programme: Programme, new: Collection[values.Code]) -> None:
    """These codes as rows of nobody here, the ones above them set once all are there."""
    Code.objects.bulk_create(_row(programme, value) for value in new)
    rows = {row.identifier: row for row in programme.codes.exclude(identifier="")}
    below = [value for value in new if value.parent is not None]
    for value in below:
        rows[value.id].parent = rows[value.parent or ""]
    Code.objects.bulk_update([rows[value.id] for value in below], ["parent"], batch_size=CODES_AT_ONCE)


def _row(programme: Programme, value: values.Code) -> Code:
    label = unless_not_reported(value.label)
    return Code(
        programme=programme,
        kind=value.kind.value,
        key=(value.refers_to or label or value.id)[:200],
        label=label,
        identifier=value.id,
        memo=value.memo,
        colour=value.colour,
        is_folder=value.is_folder,
        guid=value.guid,
    )
