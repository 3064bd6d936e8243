"""Files that came with a bundle, put to the parts and documents that name them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import Storage

from doingwith.evidence.accounts import PartKind
from doingwith.evidence.file_kinds import ENDINGS, FAMILIES
from doingwith.evidence.media import Media
from doingwith.exchange.bundle.plain import to_plain
from doingwith_site.evidence.file_types import FILE_TYPES
from doingwith_site.evidence.models import DocumentVersion, MediaFile
from doingwith_site.evidence.uploads.bundle_files import FITTING
from doingwith_site.programmes.models import Programme

__all__ = ["WaitingFile", "place_files"]


@dataclass(frozen=True, kw_only=True)
class WaitingFile:
    """A file that was looked at and stored. ``named`` is the SHA-256 by which the record names it.

    ``content_type`` is a type such as image/jpeg, or the code of a kind of document. ``pages`` of a document:
    where they begin in the ``text`` with that SHA-256, and their sizes.
    """

    named: str
    storage: Storage
    path: str
    content_type: str
    size: int
    sha256: str
    width: int | None = None
    height: int | None = None
    seconds: float | None = None
    pages: Mapping[str, Any] = field(default_factory=dict)

    def known_as(self, drawn_from: str) -> str:
        """By which SHA-256 bundles of before know it, when it was drawn anew."""
        return drawn_from or ("" if self.sha256 == self.named else self.named)


def place_files(programme: Programme, waiting: Iterable[WaitingFile]) -> frozenset[str]:
    """Each file to every part and document that names it and has none: a copy for each of them.

    The words of one teller may be wiped with their file, and the file of another must stay. The paths that
    are the programme's from now on; a file whose path is not among them is nobody's.
    """
    files = {one.named: one for one in waiting}
    placed: set[str] = set()
    paths = {name: _paths(one) for name, one in files.items()}
    media = MediaFile.objects.filter(programme=programme, file="", sha256__in=files, part__isnull=False)
    for row in media.select_related("part"):
        if not _fits(row.part.kind, files[row.sha256].content_type):
            continue
        placed.add(path := next(paths[row.sha256]))
        _fill_media(row, files[row.sha256], path)
    versions = DocumentVersion.objects.filter(document__programme=programme, file="", sha256__in=files)
    for version in versions:
        if _document_type(files[version.sha256]) not in FILE_TYPES:
            continue  # a recording is no document
        placed.add(path := next(paths[version.sha256]))
        _fill_version(version, files[version.sha256], path)
    return frozenset(placed)


def _fits(kind: str, content_type: str) -> bool:
    """Whether a part of this kind is a picture or recording of this type."""
    return FAMILIES.get(ENDINGS.get(content_type, ""), "") == FITTING.get(PartKind(kind))


def _document_type(one: WaitingFile) -> str:
    """The code of the kind of document that it is."""
    return "image" if one.content_type.startswith("image/") else one.content_type


def _paths(one: WaitingFile) -> Iterator[str]:
    """The file's own place, then those of copies."""
    yield one.path
    while True:
        with one.storage.open(one.path) as file:
            yield one.storage.save(one.path, ContentFile(file.read()))


def _fill_media(row: MediaFile, one: WaitingFile, path: str) -> None:
    row.drawn_from = one.known_as(row.drawn_from)
    row.file.name = path
    row.content_type, row.size, row.sha256 = one.content_type, one.size, one.sha256
    row.width, row.height = one.width or row.width, one.height or row.height
    row.seconds = one.seconds or row.seconds
    row.save()


def _fill_version(row: DocumentVersion, one: WaitingFile, path: str) -> None:
    known: Mapping[str, str] = row.media
    kind = _document_type(one)
    row.file.name = path
    row.file_type, row.size, row.sha256 = kind, one.size, one.sha256
    row.width, row.height = one.width or row.width, one.height or row.height
    media = Media(sha256=one.sha256, type=FILE_TYPES[kind].media_type, size=one.size)
    row.media = to_plain(replace(media, drawn_from=one.known_as(known.get("drawn_from", ""))))
    row.sizes = one.pages.get("sizes", [])
    if one.pages.get("text") == sha256(row.text.encode()).hexdigest():  # they count in these very words
        row.starts = one.pages["starts"]
    row.save()
