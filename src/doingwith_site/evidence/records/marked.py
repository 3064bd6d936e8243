"""Excerpts and codings: rows to library values. As objects of Django they take five times as long."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime
from functools import cache
from typing import NamedTuple

from django.db.models import Q, QuerySet

from doingwith.evidence import codes
from doingwith.evidence import excerpts as values
from doingwith.evidence.documents import Document
from doingwith_site.common.days import day_of
from doingwith_site.evidence.excerpt_kinds import PartKind
from doingwith_site.evidence.models import AccountPart, Coding, DocumentVersion, Excerpt
from doingwith_site.evidence.records.accounts import part_name
from doingwith_site.evidence.records.documents import document_names
from doingwith_site.evidence.records.marks import excerpt_names
from doingwith_site.programmes.models import Programme

__all__ = ["marked_sources"]


def marked_sources(
    programme: Programme,
    documents: Iterable[Document],
    *,
    seen: Q,
    codings_seen: Q,
    code_names: Mapping[int, str],
    readers: Mapping[int, str],
) -> tuple[codes.MarkedSource, ...]:
    """What is marked in each source, as far as it may be seen and still stands there.

    ``documents`` are the programme's, ``code_names`` and ``readers`` what a bundle calls codes and people, by
    their keys. Passages marked in words that their teller has changed since are left out, and so is whatever
    came while this was read.
    """
    found = Excerpt.objects.filter(seen, programme=programme)
    names = excerpt_names(found)
    excerpts: dict[str, list[values.Excerpt]] = defaultdict(list)
    sources: dict[int, str] = {}
    for row, place in _standing(found, _versions(programme, documents), _parts(found)):
        if row.pk in names:
            sources[row.pk] = place.source
            excerpts[place.source].append(_excerpt_value(row, place, names[row.pk]))
    codings: dict[str, list[codes.Coding]] = defaultdict(list)
    given = Coding.objects.filter(codings_seen, excerpt__programme=programme)
    for key, coding in _codings(given, names, code_names, readers):
        if key in sources:
            codings[sources[key]].append(coding)
    return tuple(
        codes.MarkedSource(id=source, excerpts=tuple(marked), codings=tuple(codings[source]))
        for source, marked in excerpts.items()
    )


class Place(NamedTuple):
    """What an excerpt is a part of: the source, the part of an account, the version, and the text."""

    source: str
    part: str | None
    version: int
    text: str


def _versions(programme: Programme, documents: Iterable[Document]) -> dict[int, Place]:
    """Each version of a document under its key, with the text that was read already."""
    texts = {(one.id, each.version): each.text for one in documents for each in one.versions}
    names = document_names(programme)
    rows = DocumentVersion.objects.filter(document__programme=programme)
    keys = rows.values_list("pk", "document", "number")
    named = ((key, names.get(document, ""), number) for key, document, number in keys)
    return {
        key: Place(name, None, number, texts[name, number])
        for key, name, number in named
        if (name, number) in texts
    }


def _parts(found: QuerySet[Excerpt]) -> dict[int, Place]:
    """Each part of an account in which anything is marked, under its key."""
    keys: Collection[int] = set(found.exclude(part=None).order_by().values_list("part", flat=True).distinct())
    rows = AccountPart.objects.select_related("account").in_bulk(keys)
    return {
        key: Place(row.account.identifier, part_name(row), row.version, row.text) for key, row in rows.items()
    }


class Row(NamedTuple):
    """The columns of an excerpt."""

    pk: int
    version_id: int | None
    part_id: int | None
    part_version: int | None
    kind: str
    begins: int | None
    ends: int | None
    quote: str
    left: int | None
    top: int | None
    right: int | None
    bottom: int | None
    unit: str
    page: int | None
    note: str
    guid: str


def _standing(
    found: QuerySet[Excerpt], versions: Mapping[int, Place], parts: Mapping[int, Place]
) -> Iterator[tuple[Row, Place]]:
    """The excerpts that are still what stands in their place, with it."""
    for row in map(Row._make, found.order_by("pk").values_list(*Row._fields)):
        place = versions.get(row.version_id or 0) or parts.get(row.part_id or 0)
        if place is None or (row.part_id and row.part_version != place.version):
            continue
        if row.kind != PartKind.TEXT or place.text[row.begins : row.ends] == row.quote:
            yield row, place


def _excerpt_value(row: Row, place: Place, name: str) -> values.Excerpt:
    begins, ends = row.begins or 0, row.ends or 0
    is_text, is_sound = row.kind == PartKind.TEXT, row.kind == PartKind.SOUND
    return values.Excerpt(
        id=name,
        part=place.part,
        version=place.version,
        passage=values.Passage(start=begins, end=ends, quote=row.quote) if is_text else None,
        area=_area_value(row) if row.kind == PartKind.AREA else None,
        span=values.Span(begin_ms=begins, end_ms=ends) if is_sound else None,
        note=row.note,
        guid=row.guid,
    )


def _area_value(row: Row) -> values.Area:
    return values.Area(
        left=row.left or 0,
        top=row.top or 0,
        right=row.right or 0,
        bottom=row.bottom or 0,
        unit=values.AreaUnit(row.unit or values.AreaUnit.PIXEL),
        page=row.page,
    )


class Given(NamedTuple):
    """The columns of a coding."""

    excerpt_id: int
    code_id: int
    coder: str
    coded_by_id: int | None
    coded_at: datetime | None
    memo: str
    guid: str


def _codings(
    found: QuerySet[Coding],
    excerpts: Mapping[int, str],
    code_names: Mapping[int, str],
    readers: Mapping[int, str],
) -> Iterator[tuple[int, codes.Coding]]:
    """The codings of excerpts that may be seen, the first given first, each with the key of its excerpt."""
    day = cache(day_of)  # those of a bundle were given on few days
    for row in map(Given._make, found.order_by("pk").values_list(*Given._fields)):
        if row.excerpt_id in excerpts and row.code_id in code_names:
            yield (
                row.excerpt_id,
                codes.Coding(
                    excerpt=excerpts[row.excerpt_id],
                    code=code_names[row.code_id],
                    coder=row.coder or readers[row.coded_by_id or 0],
                    on=day(row.coded_at),
                    memo=row.memo,
                    guid=row.guid,
                ),
            )
