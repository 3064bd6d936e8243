"""Pictures, recordings and documents that come in: looked at like any upload, and kept while they wait."""

import secrets
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from django.core.files.base import ContentFile

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.evidence.media import Media
from doingwith.exchange.bundle.check import BundleRefused, LocatedProblem
from doingwith.exchange.bundle.media import Read, media_path
from doingwith_site.evidence.documents.extraction.run import UnreadableFile, text_in
from doingwith_site.evidence.media import checksum, wipe_file
from doingwith_site.evidence.uploads.bundle_files import taken_for_account, taken_for_document
from doingwith_site.evidence.uploads.sniffing import Upload, UploadRefused
from doingwith_site.exchange.models import PendingFile

__all__ = [
    "LookedAt",
    "NamedFile",
    "NotTaken",
    "check_all_taken",
    "files_of_bundle",
    "looked_at",
    "not_here_yet",
]

TAKE_OUT = "Mend the file, or take it out of the bundle: the words come without it."
PATIENCE = 120
"""Seconds for which documents are read, and files of other software looked at, while their person waits."""
PAGED = ("pdf", "slides", "sheet")
DOCUMENTS = (*PAGED, "word", "text")
Taker = Callable[[bytes], Upload]


@dataclass(frozen=True, kw_only=True)
class NamedFile:
    """A file that a record names: of which account or document, where there, and how it is looked at.

    ``must_be_read``: a document that cannot be opened is not kept.
    """

    owner: str
    place: str
    media: Media
    taker: Taker
    must_be_read: bool = False


@dataclass(frozen=True, kw_only=True)
class NotTaken:
    """A file that is not kept, and the sentence that says why and, for who chose it, what to do.

    ``inside`` says only why: for who cannot choose another, as inside a project of other software.
    """

    file: NamedFile
    why: str
    inside: str


@dataclass(kw_only=True)
class LookedAt:
    """Files that were looked at: those that are stored and can wait, and those that are not kept.

    ``not_reached`` is how many were not looked at, because it took too long.
    """

    found: list[PendingFile] = field(default_factory=list)
    refused: list[NotTaken] = field(default_factory=list)
    not_reached: int = 0


@contextmanager
def looked_at(
    named: Iterable[NamedFile], files: Mapping[str, Read], *, all_of_them: bool = True
) -> Iterator[LookedAt]:
    """Each of the files that is at hand, looked at and stored; not ``all_of_them`` when that takes too long.

    They are stored before anything is written to the database, one after the other, and go again when what
    comes after fails.
    """
    looked = LookedAt()
    try:
        _look(named, files, looked, time.monotonic() + PATIENCE, all_of_them=all_of_them)
        yield looked
    except BaseException:
        for one in looked.found:
            wipe_file(one.file)
        raise


def _look(
    named: Iterable[NamedFile],
    files: Mapping[str, Read],
    looked: LookedAt,
    until: float,
    *,
    all_of_them: bool,
) -> None:
    seen: set[str] = set()
    for one in named:
        media = one.media
        read = files.get(media.sha256) or files.get(media.drawn_from)
        if read is None or media.sha256 in seen:
            continue
        seen.add(media.sha256)
        if not all_of_them and time.monotonic() > until:
            looked.not_reached += 1
            continue
        try:
            upload = one.taker(read())
            looked.found.append(_stored(media, upload, _pages(upload, until, must=one.must_be_read)))
        except UploadRefused as refused:
            looked.refused.append(NotTaken(file=one, why=str(refused), inside=refused.inside))


def _pages(upload: Upload, until: float, *, must: bool) -> dict[str, Any]:
    """Where the pages of a document begin and how large they are; UploadRefused where it ``must`` be read."""
    if upload.content_type not in (DOCUMENTS if must else PAGED) or not (must or time.monotonic() < until):
        return {}
    try:
        found = text_in(upload.content_type, upload.content)
    except UnreadableFile as reason:
        if must:
            raise UploadRefused(str(reason), inside=reason.inside) from reason
        return {}
    return {"text": checksum(found.text.encode()), "starts": found.starts, "sizes": found.sizes}


def check_all_taken(looked: LookedAt) -> None:
    """BundleRefused with a sentence for each file that is not kept: a bundle comes whole or not at all."""
    problems = [
        LocatedProblem(
            file=media_path(one.file.media) or one.file.media.sha256,
            line=None,
            wrong=f"{one.file.place}: {one.why}",
            remedy=TAKE_OUT,
        )
        for one in looked.refused
    ]
    if problems:
        raise BundleRefused(tuple(problems))


def not_here_yet(
    named: Iterable[NamedFile], here: Collection[str], known: Collection[str]
) -> Iterator[NamedFile]:
    """Those that the programme has not. ``here`` are the files it has, ``known`` its accounts and documents.

    A new account brings the picture that another has too: each keeps its own.
    """
    return (one for one in named if one.media.sha256 not in here or one.owner not in known)


def files_of_bundle(record: ProgrammeRecord) -> Iterator[NamedFile]:
    """Everything that the record of a bundle names as a file."""
    yield from files_of_accounts(record)
    for document in record.documents:
        for version in document.versions:
            if version.media:
                yield NamedFile(
                    owner=document.id,
                    place=f"Document {document.id}",
                    media=version.media,
                    taker=taken_for_document,
                )


def files_of_accounts(record: ProgrammeRecord) -> Iterator[NamedFile]:
    """Pictures and recordings that are parts of accounts."""
    for account in record.accounts:
        for part in account.parts:
            if part.media:
                yield NamedFile(
                    owner=account.id,
                    place=f"Part {part.id} of account {account.id}",
                    media=part.media,
                    taker=partial(taken_for_account, part.kind),
                )


def _stored(media: Media, upload: Upload, pages: Mapping[str, Any]) -> PendingFile:
    pending = PendingFile(
        named=media.sha256,
        content_type=upload.content_type,
        size=len(upload.content),
        sha256=checksum(upload.content),
        width=upload.width,
        height=upload.height,
        seconds=upload.seconds,
        pages=pages,
    )
    pending.file.save(secrets.token_hex(16), ContentFile(upload.content), save=False)
    return pending
