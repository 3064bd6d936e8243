"""Documents of project files: rows to library values and back."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import count
from typing import Any, NamedTuple

from django.utils import timezone

from doingwith.evidence import documents as values
from doingwith.evidence.media import Media
from doingwith.exchange.bundle.limits import LONGEST_IDENTIFIER
from doingwith.exchange.bundle.plain import from_plain, to_plain
from doingwith_site.common.inserting import insert_rows
from doingwith_site.evidence.file_types import FILE_TYPES
from doingwith_site.evidence.models import Document, DocumentVersion
from doingwith_site.programmes.models import Programme
from doingwith_site.projects.models import Project

__all__ = ["TYPES", "document_names", "document_values", "store_documents", "store_versions"]

OWN = "programme"
TEXTS_AT_ONCE = 50
"""Whole texts that one question to the database carries."""
TYPES = {kind.media_type: code for code, kind in FILE_TYPES.items()}


def document_names(programme: Programme) -> dict[int, str]:
    """What a bundle calls each document, under its key.

    On the site a document's identifier stands once in its project, in a bundle once in the programme:
    all but the first to have it are named with their project (or as of the programme), and with a number
    where that is taken too. What a document is called does not depend on those that were added after it.
    """
    names: dict[int, str] = {}
    taken = {name.casefold() for name in programme.accounts.values_list("identifier", flat=True)}
    rows = Document.objects.filter(programme=programme).order_by("pk")
    for key, identifier, project in rows.values_list("pk", "identifier", "project__identifier"):
        wanted = _wanted(identifier, project or OWN)
        names[key] = next(name for name in wanted if name.casefold() not in taken)
        taken.add(names[key].casefold())
    return names


def _wanted(identifier: str, project: str) -> Iterator[str]:
    """What a document may be called, the best first."""
    yield identifier
    longer = f"{project}-{identifier}"
    yield _shortened(longer)
    for number in count(2):
        yield _shortened(longer, f"-{number}")


def _shortened(name: str, suffix: str = "") -> str:
    """Its end, as long as an identifier may be; it begins with a letter or digit."""
    return name[len(suffix) - LONGEST_IDENTIFIER :].lstrip("._-") + suffix


def document_values(programme: Programme) -> tuple[values.Document, ...]:
    """Every document with its versions, in the same number of queries however many there are.

    What comes or goes while they are read is left out.
    """
    names, versions = document_names(programme), _versions_of(programme)
    rows = Document.objects.filter(programme=programme).order_by("pk")
    return tuple(
        values.Document(
            id=names[key],
            title=title,
            kind=values.DocumentKind(kind),
            project=project,
            versions=tuple(versions[key]),
        )
        for key, title, kind, project in rows.values_list("pk", "title", "kind", "project__identifier")
        if key in names and key in versions
    )


class VersionRow(NamedTuple):
    """The columns of a version. As objects of Django, a thousand take twice as long, and hold each other."""

    document_id: int
    number: int
    file: str
    media: dict[str, Any]
    file_type: str
    size: int
    sha256: str
    width: int | None
    height: int | None
    text: str
    dated_on: date | None
    note: str
    guid: str


def _versions_of(programme: Programme) -> Mapping[int, list[values.DocumentVersion]]:
    """The versions of each document under its key, the first one first."""
    found: dict[int, list[values.DocumentVersion]] = defaultdict(list)
    rows = DocumentVersion.objects.filter(document__programme=programme).order_by("document", "number")
    for row in map(VersionRow._make, rows.values_list(*VersionRow._fields)):
        found[row.document_id].append(_version_value(row))
    return found


def _version_value(row: VersionRow) -> values.DocumentVersion:
    return values.DocumentVersion(
        version=row.number,
        text=row.text,
        dated_on=row.dated_on,
        media=_media_value(row),
        note=row.note,
        guid=row.guid,
    )


def _media_value(row: VersionRow) -> Media | None:
    if not row.file:
        return from_plain(Media, row.media) if row.media else None
    return Media(
        sha256=row.sha256,
        type=FILE_TYPES[row.file_type].media_type,
        size=row.size,
        width=row.width,
        height=row.height,
        drawn_from=row.media.get("drawn_from", ""),
    )


def store_documents(
    programme: Programme, new: Iterable[values.Document], projects: Mapping[str, Project]
) -> Sequence[DocumentVersion]:
    """Documents as rows; one without a project is the whole programme's. Their versions, in no index yet."""
    documents = list(new)
    rows = insert_rows(
        [
            Document(
                programme=programme,
                project=projects[value.project] if value.project else None,
                identifier=value.id,
                kind=value.kind,
                title=value.title,
                added_at=timezone.now(),
            )
            for value in documents
        ]
    )
    return store_versions(
        (row, version) for row, value in zip(rows, documents, strict=True) for version in value.versions
    )


def store_versions(new: Iterable[tuple[Document, values.DocumentVersion]]) -> Sequence[DocumentVersion]:
    """These versions beside those that are there, in no index yet: texts, and what is known of files."""
    return insert_rows([_version_row(document, value) for document, value in new], TEXTS_AT_ONCE)


def _version_row(document: Document, value: values.DocumentVersion) -> DocumentVersion:
    media = value.media
    return DocumentVersion(
        document=document,
        number=value.version,
        media=to_plain(media) if media else {},
        file_type=TYPES.get(media.type, "text") if media else "text",
        size=media.size if media else len(value.text.encode()),
        sha256=media.sha256[:64] if media else "",
        width=media.width if media else None,
        height=media.height if media else None,
        text=value.text,
        starts=[0] if value.text else [],
        dated_on=value.dated_on,
        note=value.note,
        guid=value.guid,
        added_at=timezone.now(),
    )
