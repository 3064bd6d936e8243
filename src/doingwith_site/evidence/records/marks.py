"""Excerpts and codings: rows to library values and back."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from doingwith.evidence import codes
from doingwith.evidence import excerpts as values
from doingwith_site.common.days import day_of, noon
from doingwith_site.evidence.excerpt_kinds import PartKind
from doingwith_site.evidence.models import AccountPart, Code, Coding, DocumentVersion, Excerpt
from doingwith_site.evidence.records.accounts import part_name
from doingwith_site.programmes.models import Programme

__all__ = ["excerpt_name", "marked_sources", "store_marks"]


def excerpt_name(identifier: str, token: object) -> str:
    """What a bundle calls an excerpt: as it was called in one, else by its own token."""
    return identifier or str(token)


def marked_sources(
    programme: Programme,
    *,
    seen: Q,
    codings_seen: Q,
    documents: Mapping[int, str],
    code_names: Mapping[int, str],
    readers: Mapping[int, str],
) -> tuple[codes.MarkedSource, ...]:
    """What is marked in each source, as far as it may be seen and still stands there.

    ``documents`` and ``code_names`` say what a bundle calls them, ``readers`` what it calls people, each
    under its key. Passages marked in words that their teller has changed since are left out.
    """
    rows = _with_sources(Excerpt.objects.filter(seen, programme=programme))
    excerpts: dict[str, list[values.Excerpt]] = defaultdict(list)
    sources: dict[int, str] = {}
    for row in rows:
        if not _still_stands(row):
            continue
        source = documents[row.version.document_id] if row.version else row.part.account.identifier  # type: ignore[union-attr]
        sources[row.pk] = source
        excerpts[source].append(_excerpt_value(row))
    codings: dict[str, list[codes.Coding]] = defaultdict(list)
    given = Coding.objects.filter(codings_seen, excerpt__programme=programme).order_by("pk")
    for coding in given.select_related("excerpt"):
        if coding.excerpt_id in sources:
            codings[sources[coding.excerpt_id]].append(_coding_value(coding, code_names, readers))
    return tuple(
        codes.MarkedSource(id=source, excerpts=tuple(marked), codings=tuple(codings[source]))
        for source, marked in excerpts.items()
    )


def _with_sources(found: QuerySet[Excerpt]) -> Iterator[Excerpt]:
    """The excerpts with what they were marked in, each text fetched once however much is marked in it.

    Not with ``prefetch_related``: towards more than a thousand rows it asks what SQLite cannot answer.
    """
    versions = DocumentVersion.objects.in_bulk(_keys(found, "version"))
    parts = AccountPart.objects.select_related("account").in_bulk(_keys(found, "part"))
    for row in found.order_by("pk"):
        row.version, row.part = versions.get(row.version_id or 0), parts.get(row.part_id or 0)
        yield row


def _keys(found: QuerySet[Excerpt], name: str) -> set[int]:
    return set(found.order_by().exclude(**{name: None}).values_list(name, flat=True).distinct())


def _still_stands(row: Excerpt) -> bool:
    if row.part is not None and row.part_version != row.part.version:
        return False
    source = row.version or row.part
    text = source.text[row.begins : row.ends] if source else ""
    return row.kind != PartKind.TEXT or text == row.quote


def _excerpt_value(row: Excerpt) -> values.Excerpt:
    begins, ends = row.begins or 0, row.ends or 0
    is_text, is_sound = row.kind == PartKind.TEXT, row.kind == PartKind.SOUND
    return values.Excerpt(
        id=excerpt_name(row.identifier, row.token),
        part=part_name(row.part) if row.part else None,
        version=row.version.number if row.version else row.part_version or 1,
        passage=values.Passage(start=begins, end=ends, quote=row.quote) if is_text else None,
        area=_area_value(row) if row.kind == PartKind.AREA else None,
        span=values.Span(begin_ms=begins, end_ms=ends) if is_sound else None,
        note=row.note,
        guid=row.guid,
    )


def _area_value(row: Excerpt) -> values.Area:
    return values.Area(
        left=row.left or 0,
        top=row.top or 0,
        right=row.right or 0,
        bottom=row.bottom or 0,
        unit=values.AreaUnit(row.unit or values.AreaUnit.PIXEL),
        page=row.page,
    )


def _coding_value(row: Coding, names: Mapping[int, str], readers: Mapping[int, str]) -> codes.Coding:
    return codes.Coding(
        excerpt=excerpt_name(row.excerpt.identifier, row.excerpt.token),
        code=names[row.code_id],
        coder=row.coder or readers[row.coded_by_id or 0],
        on=day_of(row.coded_at),
        memo=row.memo,
        guid=row.guid,
    )


def store_marks(
    source: Mapping[tuple[str | None, int], AccountPart | DocumentVersion],
    excerpts: Iterable[values.Excerpt],
    codings: Iterable[codes.Coding],
    code_rows: Mapping[str, Code],
) -> list[Coding]:
    """What is marked in one source, as rows of nobody here. The new codings, which no index has yet.

    ``source`` are the parts of the account under their names, or the versions of the document, each
    with the number of its version.
    """
    rows = Excerpt.objects.bulk_create(
        _excerpt_row(source[excerpt.part, excerpt.version], excerpt) for excerpt in excerpts
    )
    by_name = {row.identifier: row for row in rows}
    if any(coding.excerpt not in by_name for coding in codings):
        by_name |= {excerpt_name(row.identifier, row.token): row for row in _marked_in(source.values())}
    return Coding.objects.bulk_create(
        Coding(
            excerpt=by_name[coding.excerpt],
            code=code_rows[coding.code],
            memo=coding.memo,
            coder=coding.coder,
            coded_at=noon(coding.on),
            guid=coding.guid,
        )
        for coding in codings
    )


def _marked_in(sources: Collection[AccountPart | DocumentVersion]) -> QuerySet[Excerpt]:
    """Whatever is marked in these texts."""
    parts = [one.pk for one in sources if isinstance(one, AccountPart)]
    versions = [one.pk for one in sources if isinstance(one, DocumentVersion)]
    rows = Excerpt.objects.filter(Q(part__in=parts) | Q(version__in=versions))
    return rows.select_related("part__account")


def _whose(source: AccountPart | DocumentVersion) -> dict[str, Any]:
    """The columns that say what an excerpt is a part of."""
    if isinstance(source, DocumentVersion):
        document = source.document
        return {"programme": document.programme, "project": document.project, "version": source}
    account = source.account
    return {
        "programme": account.programme,
        "project": account.project,
        "part": source,
        "part_version": source.version,
    }


def _excerpt_row(source: AccountPart | DocumentVersion, value: values.Excerpt) -> Excerpt:
    row = Excerpt(
        identifier=value.id,
        note=value.note,
        guid=value.guid,
        marked_at=timezone.now(),
        **_whose(source),
    )
    if value.passage is not None:
        row.kind, row.quote = PartKind.TEXT.value, value.passage.quote
        row.begins, row.ends = value.passage.start, value.passage.end
    elif value.span is not None:
        row.kind, row.begins, row.ends = PartKind.SOUND.value, value.span.begin_ms, value.span.end_ms
    elif value.area is not None:
        row.kind, row.unit, row.page = PartKind.AREA.value, value.area.unit.value, value.area.page
        row.left, row.top = value.area.left, value.area.top
        row.right, row.bottom = value.area.right, value.area.bottom
    return row
