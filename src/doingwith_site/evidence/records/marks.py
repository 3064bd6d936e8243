"""Excerpts and codings: rows to library values and back."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Q, QuerySet
from django.utils import timezone

from doingwith.evidence import codes
from doingwith.evidence import excerpts as values
from doingwith_site.common.days import day_of, noon
from doingwith_site.common.inserting import Values, insert_values
from doingwith_site.evidence.excerpt_kinds import PartKind
from doingwith_site.evidence.models import AccountPart, Code, Coding, DocumentVersion, Excerpt
from doingwith_site.evidence.records.accounts import part_name
from doingwith_site.programmes.models import Programme

__all__ = ["Mark", "NewMarks", "StoredCoding", "excerpt_name", "marked_sources", "store_marks"]

Place = AccountPart | DocumentVersion
"""What can be marked."""


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

    places: Mapping[tuple[str | None, int], Place]
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


class Mark(NamedTuple):
    """An excerpt that is stored: its key, its project, and the agreement under which its words stand."""

    key: int
    project: int | None
    agreement: int | None


class StoredCoding(NamedTuple):
    """A coding that is stored: its key, and what its words are."""

    key: int
    mark: Mark
    code: Code
    memo: str


def store_marks(
    programme: Programme, marked: Collection[NewMarks], code_rows: Mapping[str, Code]
) -> list[StoredCoding]:
    """What is marked in these sources, as rows of nobody here. The new codings, which no index has yet."""
    found = _by_name(programme, marked, _store_excerpts(programme, marked))
    new = [
        (named[coding.excerpt], code_rows[coding.code], coding)
        for source, named in zip(marked, found, strict=True)
        for coding in source.codings
    ]
    keys = insert_values(Coding, (_coding_columns(mark, code, value) for mark, code, value in new))
    return [
        StoredCoding(key, mark, code, value.memo) for key, (mark, code, value) in zip(keys, new, strict=True)
    ]


def _store_excerpts(programme: Programme, marked: Collection[NewMarks]) -> list[Mark]:
    """The new excerpts as they are stored, source after source."""
    new = [
        (source.places[excerpt.part, excerpt.version], excerpt)
        for source in marked
        for excerpt in source.excerpts
    ]
    common = {"programme_id": programme.pk, "marked_at": timezone.now()}
    keys = insert_values(
        Excerpt, ({**common, **_place_columns(place), **_excerpt_columns(value)} for place, value in new)
    )
    return [
        Mark(key, _project_of(place), _agreement_of(place)) for key, (place, _) in zip(keys, new, strict=True)
    ]


def _by_name(
    programme: Programme, marked: Collection[NewMarks], stored: Iterable[Mark]
) -> list[dict[str, Mark]]:
    """For each source the excerpts that its codings may name: the new ones, and those that are there."""
    made = iter(stored)
    found = [{excerpt.id: next(made) for excerpt in new.excerpts} for new in marked]
    if any(new.rests_on_others for new in marked):
        there = _marked_already(programme, marked)
        for new, named in zip(marked, found, strict=True):
            for place in new.places.values() if new.rests_on_others else ():
                named.update(there[_whose(place)])
    return found


def _marked_already(
    programme: Programme, marked: Collection[NewMarks]
) -> Mapping[tuple[str, int], dict[str, Mark]]:
    """Whatever is marked in these texts, by the text and by what a bundle calls it."""
    places = {_whose(place): place for new in marked for place in new.places.values()}
    found: dict[tuple[str, int], dict[str, Mark]] = defaultdict(dict)
    rows = Excerpt.objects.filter(programme=programme).order_by("pk")
    columns = ("pk", "identifier", "token", "project", "version", "part")
    for key, identifier, token, project, version, part in rows.values_list(*columns):
        whose = ("version", version) if version else ("part", part or 0)
        if whose in places:
            mark = Mark(key, project, _agreement_of(places[whose]))
            found[whose][excerpt_name(identifier, token)] = mark
    return found


def _whose(place: Place) -> tuple[str, int]:
    """The name of the column that says what an excerpt is a part of, and its key there."""
    return "version" if isinstance(place, DocumentVersion) else "part", place.pk


def _project_of(place: Place) -> int | None:
    return place.document.project_id if isinstance(place, DocumentVersion) else place.account.project_id


def _agreement_of(place: Place) -> int | None:
    return None if isinstance(place, DocumentVersion) else place.account.agreement_id


def _place_columns(place: Place) -> dict[str, object]:
    """The columns that say what an excerpt is a part of."""
    if isinstance(place, DocumentVersion):
        return {"project_id": place.document.project_id, "version_id": place.pk}
    return {"project_id": place.account.project_id, "part_id": place.pk, "part_version": place.version}


def _coding_columns(mark: Mark, code: Code, value: codes.Coding) -> Values:
    return {
        "excerpt_id": mark.key,
        "code_id": code.pk,
        "memo": value.memo,
        "coder": value.coder,
        "coded_at": noon(value.on),
        "guid": value.guid,
    }


def _excerpt_columns(value: values.Excerpt) -> dict[str, object]:
    columns: dict[str, object] = {"identifier": value.id, "note": value.note, "guid": value.guid}
    if value.passage is not None:
        passage = value.passage
        columns |= {"kind": PartKind.TEXT.value, "quote": passage.quote}
        columns |= {"begins": passage.start, "ends": passage.end}
    elif value.span is not None:
        columns |= {"kind": PartKind.SOUND.value, "begins": value.span.begin_ms, "ends": value.span.end_ms}
    elif value.area is not None:
        area = value.area
        columns |= {"kind": PartKind.AREA.value, "unit": area.unit.value, "page": area.page}
        columns |= {"left": area.left, "top": area.top, "right": area.right, "bottom": area.bottom}
    return columns
