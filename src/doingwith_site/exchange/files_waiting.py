"""Files that wait with their import: kept until its person says yes, and wiped otherwise."""

from collections.abc import Collection, Iterable
from functools import partial

from django.db import transaction
from django.db.models import QuerySet

from doingwith_site.consent.removals import note_removal
from doingwith_site.evidence.media import wipe_file
from doingwith_site.evidence.records.files import WaitingFile
from doingwith_site.exchange.models import PendingFile, PendingImport

__all__ = ["drop", "drop_all_but", "lock_waiting", "put_to_wait", "waiting_files"]


def put_to_wait(found: Iterable[PendingFile], pending: PendingImport) -> None:
    """The stored files wait with the import that they belong to."""
    rows = list(found)
    for one in rows:
        one.pending = pending
    PendingFile.objects.bulk_create(rows)


def waiting_files(pending: PendingImport) -> list[WaitingFile]:
    """The files of an import, as parts and documents take them."""
    return [
        WaitingFile(
            named=one.named, storage=one.file.storage, path=str(one.file.name), content_type=one.content_type,
            size=one.size, sha256=one.sha256, width=one.width, height=one.height, seconds=one.seconds,
            pages=one.pages,
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
    if keys:
        note_removal()
    _wipe(PendingFile.objects.filter(pending__in=keys))
    PendingImport.objects.filter(pk__in=keys).delete()
    return len(keys)


def lock_waiting() -> None:
    """Locks every import that waits, in the order in which taking words back drops them.

    Whoever takes words back locks them all, after the programme (decision 0085): with one's own locked first,
    two imports of two programmes would wait for each other.
    """
    waiting = PendingImport.objects.select_for_update().filter(imported_into=None)
    list(waiting.order_by("pk").values_list("pk"))


def _wipe(files: Iterable[PendingFile]) -> None:
    for one in files:
        wipe_file(one.file)
