"""Pictures, recordings and documents that leave with a bundle, as far as their tellers let them be shown."""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import partial

from django.db.models.fields.files import FieldFile

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.exchange.bundle.limits import LARGEST_MEDIA, LARGEST_MEDIA_FILE
from doingwith.exchange.bundle.media import Read, media_path
from doingwith.exchange.permission import files_leaving
from doingwith_site.common.errors import Refused
from doingwith_site.evidence.queries import stored_files
from doingwith_site.programmes.models import Programme

__all__ = ["NOTHING", "FilesOut", "check_fits", "files_out"]

TOO_LARGE = (
    "The pictures, recordings and documents are larger than 150 MB together, which is more than a bundle "
    "holds. Export the bundle without them, or take one project at a time for other software."
)


@dataclass(frozen=True, kw_only=True)
class FilesOut:
    """What leaves, by its path in the bundle; how many bytes that is; and how many files are held back."""

    paths: Sequence[tuple[str, Read]] = ()
    size: int = 0
    held_back: int = 0


NOTHING = FilesOut()


def files_out(programme: Programme, record: ProgrammeRecord, hidden: Set[str]) -> FilesOut:
    """The files that leave with a record whose words may, but ``hidden``. None is read before asked for."""
    stored = stored_files(programme)
    leaves, held = files_leaving(record, hidden)
    here = [media for media in leaves if media.sha256 in stored and media.size <= LARGEST_MEDIA_FILE]
    named = [(media_path(media), stored[media.sha256]) for media in here]
    return FilesOut(
        paths=[(path, partial(_bytes_of, file)) for path, file in sorted(named, key=str) if path],
        size=sum(media.size for media in here),
        held_back=sum(1 for media in held if media.sha256 in stored),
    )


def check_fits(files: FilesOut) -> None:
    """Refused when they are more than a bundle holds."""
    if files.size > LARGEST_MEDIA:
        raise Refused(TOO_LARGE)


def _bytes_of(file: FieldFile) -> bytes:
    try:
        with file.storage.open(str(file.name)) as opened:
            return bytes(opened.read())
    except FileNotFoundError as gone:  # its teller took it back while the bundle was made
        raise Refused(
            "A picture or recording was taken back while the file was made. Nothing left. Try again."
        ) from gone
