"""Excerpts and codings: rows to library values and back."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
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

__all__ = ["NewMarks", "excerpt_name", "marked_sources", "store_marks"]

MARKS_AT_ONCE = 500
"""Excerpts or codings that one question to the database carries, where it can take so many."""


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


@dataclass(frozen=True, kw_only=True)
class NewMarks:
    """What is new in one source.

    ``places`` are the parts of the account under their names, or the versions of the document, each with the
    number of its version.
    """

    places: Mapping[tuple[str | None, int], AccountPart | DocumentVersion]
    excerpts: Collection[values.Excerpt]
    codings: Collection[codes.Coding]

    @property
    def names(self) -> set[str]:
        """What the new excerpts are called."""
        return {excerpt.id for excerpt in self.excerpts}

    @property
    def rests_on_others(self) -> bool:
        """Whether a code is given to an excerpt that was there before."""
        return not self.names.issuperset(coding.excerpt for coding in self.codings)


def store_marks(
    programme: Programme, marked: Collection[NewMarks], code_rows: Mapping[str, Code]
) -> list[Coding]:
    """What is marked in these sources, as rows of nobody here. The new codings, which no index has yet."""
    rows = Excerpt.objects.bulk_create(
        [
            _excerpt_row(programme, new.places[excerpt.part, excerpt.version], excerpt)
            for new in marked
            for excerpt in new.excerpts
        ],
        batch_size=MARKS_AT_ONCE,
    )
    found = _by_name(programme, marked, rows)
    return Coding.objects.bulk_create(
        [
            _coding_row(named[coding.excerpt], code_rows[coding.code], coding)
            for new, named in zip(marked, found, strict=True)
            for coding in new.codings
        ],
        batch_size=MARKS_AT_ONCE,
    )


def _by_name(
    programme: Programme, marked: Collection[NewMarks], rows: Iterable[Excerpt]
) -> list[dict[str, Excerpt]]:
    """For each source the excerpts that its codings may name: the new ones, and those that are there."""
    made = iter(rows)
    found = [{row.identifier: row for row in islice(made, len(new.excerpts))} for new in marked]
    if any(new.rests_on_others for new in marked):
        there = _marked_already(programme, marked)
        for new, named in zip(marked, found, strict=True):
            for place in new.places.values() if new.rests_on_others else ():
                named.update({excerpt_name(row.identifier, row.token): row for row in there[_whose(place)]})
    return found


def _marked_already(
    programme: Programme, marked: Collection[NewMarks]
) -> Mapping[tuple[str, int], list[Excerpt]]:
    """Whatever is marked in these texts, by the text."""
    places = {_whose(place): place for new in marked for place in new.places.values()}
    found: dict[tuple[str, int], list[Excerpt]] = defaultdict(list)
    for row in Excerpt.objects.filter(programme=programme).defer("quote", "note").order_by("pk"):
        whose = ("version", row.version_id) if row.version_id else ("part", row.part_id or 0)
        place = places.get(whose)
        if isinstance(place, AccountPart):
            row.part = place
        found[whose].append(row)
    return found


def _whose(place: AccountPart | DocumentVersion) -> tuple[str, int]:
    """The name of the column that says what an excerpt is a part of, and its key there."""
    return "version" if isinstance(place, DocumentVersion) else "part", place.pk


def _columns(place: AccountPart | DocumentVersion) -> dict[str, Any]:
    """The columns that say what an excerpt is a part of."""
    if isinstance(place, DocumentVersion):
        return {"project_id": place.document.project_id, "version_id": place.pk}
    return {"project_id": place.account.project_id, "part": place, "part_version": place.version}


def _coding_row(excerpt: Excerpt, code: Code, value: codes.Coding) -> Coding:
    return Coding(
        excerpt=excerpt,
        code=code,
        memo=value.memo,
        coder=value.coder,
        coded_at=noon(value.on),
        guid=value.guid,
    )


def _excerpt_row(
    programme: Programme, place: AccountPart | DocumentVersion, value: values.Excerpt
) -> Excerpt:
    row = Excerpt(
        programme=programme,
        **_columns(place),
        identifier=value.id,
        note=value.note,
        guid=value.guid,
        marked_at=timezone.now(),
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
