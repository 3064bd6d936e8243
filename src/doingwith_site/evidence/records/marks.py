"""Excerpts and codings as rows: what they are called, and how those of a bundle are stored."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import QuerySet
from django.utils import timezone

from doingwith.evidence import codes
from doingwith.evidence import excerpts as values
from doingwith_site.common.days import noon
from doingwith_site.common.inserting import Values, insert_values
from doingwith_site.evidence.excerpt_kinds import PartKind
from doingwith_site.evidence.models import AccountPart, Code, Coding, DocumentVersion, Excerpt
from doingwith_site.programmes.models import Programme

__all__ = ["Mark", "NewMarks", "StoredCoding", "excerpt_name", "excerpt_names", "store_marks"]

Place = AccountPart | DocumentVersion
"""What can be marked."""


def excerpt_name(identifier: str, token: object) -> str:
    """What a bundle calls an excerpt: as it was called in one, else by its own token."""
    return identifier or str(token)


def excerpt_names(found: QuerySet[Excerpt]) -> dict[int, str]:
    """What a bundle calls each of these excerpts, under its key."""
    rows = found.order_by("pk")  # a token costs as much to read as all else, and is seldom the name
    names = dict(rows.exclude(identifier="").values_list("pk", "identifier"))
    return names | {key: str(token) for key, token in rows.filter(identifier="").values_list("pk", "token")}


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
    rows = Excerpt.objects.filter(programme=programme)
    names = excerpt_names(rows)
    for key, project, version, part in rows.order_by("pk").values_list("pk", "project", "version", "part"):
        whose = ("version", version) if version else ("part", part or 0)
        if whose in places:
            found[whose][names[key]] = Mark(key, project, _agreement_of(places[whose]))
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
