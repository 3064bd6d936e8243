"""Pictures, recordings and documents that come in: looked at like any upload, and kept while they wait."""

import secrets
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial

from django.core.files.base import ContentFile

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.evidence.media import Media
from doingwith.exchange.bundle.check import BundleRefused, LocatedProblem
from doingwith.exchange.bundle.media import Read, media_path
from doingwith_site.evidence.media import checksum, wipe_file
from doingwith_site.evidence.uploads.bundle_files import taken_for_account, taken_for_document
from doingwith_site.evidence.uploads.sniffing import Upload, UploadRefused
from doingwith_site.exchange.models import PendingFile

__all__ = [
    "LookedAt",
    "NamedFile",
    "NotTaken",
    "check_all_taken",
    "files_of_accounts",
    "files_of_bundle",
    "looked_at",
    "not_here_yet",
]

TAKE_OUT = "Mend the file, or take it out of the bundle: the words come without it."
Taker = Callable[[bytes], Upload]


@dataclass(frozen=True, kw_only=True)
class NamedFile:
    """A file that a record names: of which account or document, where there, and how it is looked at."""

    owner: str
    place: str
    media: Media
    taker: Taker


@dataclass(frozen=True, kw_only=True)
class NotTaken:
    """A file that is not kept, and the sentence that says why."""

    file: NamedFile
    why: str


@dataclass(kw_only=True)
class LookedAt:
    """Files that were looked at: those that are stored and can wait, and those that are not kept."""

    found: list[PendingFile] = field(default_factory=list)
    refused: list[NotTaken] = field(default_factory=list)


@contextmanager
def looked_at(named: Iterable[NamedFile], files: Mapping[str, Read]) -> Iterator[LookedAt]:
    """Each of the files that is at hand, looked at and stored.

    They are stored before anything is written to the database, one after the other, and go again when what
    comes after fails.
    """
    looked = LookedAt()
    try:
        _look(named, files, looked)
        yield looked
    except BaseException:
        for one in looked.found:
            wipe_file(one.file)
        raise


def _look(named: Iterable[NamedFile], files: Mapping[str, Read], looked: LookedAt) -> None:
    seen: set[str] = set()
    for one in named:
        media = one.media
        read = files.get(media.sha256) or files.get(media.drawn_from)
        if read is None or media.sha256 in seen:
            continue
        seen.add(media.sha256)
        try:
            looked.found.append(_stored(media, one.taker(read())))
        except UploadRefused as refused:
            looked.refused.append(NotTaken(file=one, why=str(refused)))


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


def _stored(media: Media, upload: Upload) -> PendingFile:
    pending = PendingFile(
        named=media.sha256,
        content_type=upload.content_type,
        size=len(upload.content),
        sha256=checksum(upload.content),
        width=upload.width,
        height=upload.height,
        seconds=upload.seconds,
    )
    pending.file.save(secrets.token_hex(16), ContentFile(upload.content), save=False)
    return pending
