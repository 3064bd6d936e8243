"""The zip file of a project: opened with care, whatever its names and sizes claim."""

import io
import lzma
import re
import zipfile
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from doingwith.exchange.refi_qda.problems import QdaRefused

__all__ = ["Container", "Limits", "opened", "packed"]

MEGABYTE = 1_000_000
MOST_PARTS = 50_000
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_PACKED_ALREADY = (".jpg", ".png", ".mp3", ".m4a", ".ogg", ".webm", ".mp4", ".docx", ".pdf")
_OUTSIDE = re.compile(r"^[/\\]|^[A-Za-z]:|(^|[/\\])\.\.([/\\]|$)")
"""Names that lead out of the file: what is called so is nobody's file, whatever else it says."""
_DAMAGED = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, NotImplementedError, EOFError, ValueError, OSError,
    RuntimeError, IndexError,
)  # fmt: skip
"""What a damaged zip file makes the readers of its parts raise."""


@dataclass(frozen=True, kw_only=True)
class Limits:
    """How much is unpacked, in bytes: all of it, one file in it, and the project's XML."""

    whole: int = 500 * MEGABYTE
    part: int = 100 * MEGABYTE
    project: int = 100 * MEGABYTE


@dataclass(frozen=True, kw_only=True)
class Container:
    """The project's XML, and its other files, which are unpacked when they are asked for.

    ``entries``: the files of each name, of which there should be one.
    """

    project: bytes
    archive: zipfile.ZipFile
    entries: Mapping[str, Sequence[zipfile.ZipInfo]]
    limits: Limits

    def part(self, path: str) -> bytes | None:
        """The file at a path as the XML writes it; None when it is not inside. Raises QdaRefused."""
        found = self.entries.get(_name(path), ())
        if len({(entry.CRC, entry.file_size) for entry in found}) > 1:
            raise QdaRefused(
                f"Two different files in the project are called “{_name(path)}”, and nobody can say which is "
                "meant. Export it again."
            )
        return _read(self.archive, found[-1], self.limits.part) if found else None


def opened(data: bytes, limits: Limits | None = None) -> Container:
    """The parts of a ``.qdpx`` file; raises QdaRefused. Nothing is written under a name of the file's."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _DAMAGED as error:
        raise _broken() from error
    return _parts(archive, limits or Limits())


def packed(project: bytes, files: Iterable[tuple[str, bytes]]) -> bytes:
    """A ``.qdpx`` file of the project's XML and its files: the same parts give the same bytes."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (("project.qde", project), *((f"sources/{name}", data) for name, data in files)):
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.compress_type = (
                zipfile.ZIP_STORED if name.endswith(_PACKED_ALREADY) else zipfile.ZIP_DEFLATED
            )
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data, compresslevel=FASTER)
    return whole.getvalue()


FASTER = 4
"""Texts become a tenth larger than at the usual 6, in half the time."""


def _parts(archive: zipfile.ZipFile, limits: Limits) -> Container:
    entries = [
        entry for entry in archive.infolist() if not (entry.is_dir() or _OUTSIDE.search(entry.filename))
    ]
    if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > limits.whole:
        raise QdaRefused(
            f"The project is too large to be read: at most {MOST_PARTS:,} files and "
            f"{limits.whole // MEGABYTE} MB unpacked."
        )
    projects = [entry for entry in entries if entry.filename.lower().endswith(".qde")]
    if len(projects) != 1:
        told = "no file" if not projects else f"{len(projects)} files"
        raise QdaRefused(
            f"A REFI-QDA project holds one file that ends in “.qde”; this has {told} of that kind."
        )
    named: dict[str, list[zipfile.ZipInfo]] = {}
    for entry in entries:
        if entry is not projects[0]:
            named.setdefault(_name(entry.filename), []).append(entry)
    project = _read(archive, projects[0], limits.project)
    return Container(project=project, archive=archive, limits=limits, entries=named)


def _name(path: str) -> str:
    """The last part of a path, however its sender wrote it."""
    return path.replace("\\", "/").rpartition("/")[2].lower()


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, largest: int) -> bytes:
    if entry.flag_bits & 1:
        raise QdaRefused("The file is protected with a password. Export it without one.")
    try:
        with archive.open(entry) as part:
            data = part.read(largest + 1)
    except _DAMAGED as error:
        raise QdaRefused(
            f"“{_name(entry.filename)}” in the project is broken and cannot be unpacked. Export it again."
        ) from error
    if len(data) > largest:
        raise QdaRefused(
            f"A file in the project is larger than {largest // MEGABYTE} MB. Leave it out and export again."
        )
    return data


def _broken() -> QdaRefused:
    return QdaRefused("This file is damaged, or it is not a REFI-QDA project. Export it again.")
