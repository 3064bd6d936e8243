"""Pictures, recordings and documents of a bundle: looked at like any upload, and kept while they wait."""

import secrets
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import QuerySet

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.evidence.media import Media
from doingwith.exchange.bundle.check import BundleRefused, LocatedProblem
from doingwith.exchange.bundle.media import Read, media_path
from doingwith_site.evidence.media import checksum, wipe_file
from doingwith_site.evidence.queries import hashes_at_hand
from doingwith_site.evidence.records.files import WaitingFile
from doingwith_site.evidence.uploads.bundle_files import taken_for_account, taken_for_document
from doingwith_site.evidence.uploads.sniffing import Upload, UploadRefused
from doingwith_site.exchange.models import PendingFile, PendingImport
from doingwith_site.programmes.models import Programme

__all__ = ["drop", "drop_all_but", "lock_waiting", "looked_at", "waiting_files"]

TAKE_OUT = "Mend the file, or take it out of the bundle: the words come without it."
Taker = Callable[[bytes], Upload]


@contextmanager
def looked_at(
    record: ProgrammeRecord, files: Mapping[str, Read], into: Programme | None
) -> Iterator[list[PendingFile]]:
    """The files that the record names and the programme has not, each looked at and stored.

    They are stored before anything is written to the database, one after the other, and go again when what
    comes after fails. BundleRefused with a sentence for each that is not kept.
    """
    found: list[PendingFile] = []
    try:
        problems = list(_taken(record, files, hashes_at_hand(into) if into else frozenset(), found))
        if problems:
            raise BundleRefused(tuple(problems))
        yield found
    except BaseException:
        for one in found:
            wipe_file(one.file)
        raise


def _taken(
    record: ProgrammeRecord, files: Mapping[str, Read], here: frozenset[str], found: list[PendingFile]
) -> Iterator[LocatedProblem]:
    """Adds to ``found`` what is taken, and gives a sentence for what is not."""
    seen: set[str] = set()
    for place, media, taker in _named(record):
        read = files.get(media.sha256) or files.get(media.drawn_from)
        if read is None or media.sha256 in here or media.sha256 in seen:
            continue
        seen.add(media.sha256)
        try:
            found.append(_stored(media, taker(read())))
        except UploadRefused as refused:
            path = media_path(media) or media.sha256
            yield LocatedProblem(file=path, line=None, wrong=f"{place}: {refused}", remedy=TAKE_OUT)


def _named(record: ProgrammeRecord) -> Iterator[tuple[str, Media, Taker]]:
    """Everything that is named as a file: where, as what, and how such a file is looked at."""
    for account in record.accounts:
        for part in account.parts:
            if part.media:
                place = f"Part {part.id} of account {account.id}"
                yield place, part.media, partial(taken_for_account, part.kind)
    for document in record.documents:
        for version in document.versions:
            if version.media:
                yield f"Document {document.id}", version.media, taken_for_document


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


def waiting_files(pending: PendingImport) -> list[WaitingFile]:
    """The files of an import, as parts and documents take them."""
    return [
        WaitingFile(
            named=one.named, storage=one.file.storage, path=str(one.file.name), content_type=one.content_type,
            size=one.size, sha256=one.sha256, width=one.width, height=one.height, seconds=one.seconds,
        )
        for one in pending.files.all()
    ]  # fmt: skip


def drop_all_but(placed: Collection[str], pending: PendingImport) -> None:
    """The files of an import that nothing names go, once it is stored what became of the others.

    Their rows stand until then: should the site stop before, they go with those of imports that expired.
    """
    pending.files.filter(file__in=placed).delete()  # Their bytes lie where the programme has them now.
    transaction.on_commit(partial(_drop_files, pending))


def _drop_files(pending: PendingImport) -> None:
    _wipe(pending.files.all())
    pending.files.all().delete()


@transaction.atomic
def drop(imports: QuerySet[PendingImport]) -> int:
    """Imports that nobody waits for go, with their files, to the last byte. How many there were.

    One that is being confirmed is waited for: its files may be the programme's by then.
    """
    keys = list(imports.select_for_update().order_by("pk").values_list("pk", flat=True))
    _wipe(PendingFile.objects.filter(pending__in=keys))
    PendingImport.objects.filter(pk__in=keys).delete()
    return len(keys)


def lock_waiting() -> None:
    """Locks every import that waits, in the order in which taking words back drops them.

    Whoever takes words back locks them all: with one's own locked first, each would wait for the other.
    """
    waiting = PendingImport.objects.select_for_update().filter(imported_into=None)
    list(waiting.order_by("pk").values_list("pk"))


def _wipe(files: Iterable[PendingFile]) -> None:
    for one in files:
        wipe_file(one.file)
