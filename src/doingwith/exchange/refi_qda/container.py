"""The zip file of a project: opened with care, whatever its names and sizes claim."""

import io
import lzma
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from doingwith.exchange.refi_qda.problems import QdaRefused

__all__ = ["Container", "opened"]

LARGEST = 500_000_000
LARGEST_PART = 100_000_000
MOST_PARTS = 50_000
_DAMAGED = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, NotImplementedError, EOFError, ValueError, OSError,
)  # fmt: skip
"""What a damaged zip file makes the readers of its parts raise."""


@dataclass(frozen=True, kw_only=True)
class Container:
    """The project's XML, and the source files under their names in small letters."""

    project: bytes
    sources: Mapping[str, bytes]


def opened(data: bytes) -> Container:
    """The parts of a ``.qdpx`` file; raises QdaRefused. Nothing is written under a name of the file's."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _parts(archive)
    except _DAMAGED as error:
        if isinstance(error, QdaRefused):
            raise
        raise QdaRefused(
            "This is no whole zip file, so it is no REFI-QDA project. Export it again."
        ) from error
    except RuntimeError as error:  # what zipfile raises for an encrypted part
        raise QdaRefused("The file is protected with a password. Export it without one.") from error


def _parts(archive: zipfile.ZipFile) -> Container:
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > LARGEST:
        raise QdaRefused("The project is too large to be read: at most 50,000 files and 500 MB unpacked.")
    projects = [entry for entry in entries if entry.filename.lower().endswith(".qde")]
    if len(projects) != 1:
        told = "no file" if not projects else f"{len(projects)} files"
        raise QdaRefused(
            f"A REFI-QDA project holds one file that ends in “.qde”; this has {told} of that kind."
        )
    return Container(
        project=_read(archive, projects[0]),
        sources={
            _name(entry.filename): _read(archive, entry)
            for entry in entries
            if entry is not projects[0] and entry.filename.lower().endswith(".txt")
        },
    )


def _name(path: str) -> str:
    """The last part of a path, however its sender wrote it."""
    return path.replace("\\", "/").rpartition("/")[2].lower()


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    with archive.open(entry) as part:
        data = part.read(LARGEST_PART + 1)
    if len(data) > LARGEST_PART:
        raise QdaRefused("A file in the project is larger than 100 MB. Leave it out and export again.")
    return data
