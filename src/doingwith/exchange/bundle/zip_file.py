"""A bundle as one zip file, out and in."""

import io
import stat
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import IO

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.exchange.bundle.check import BundleRefused
from doingwith.exchange.bundle.layout import FOLDERS, kind_of
from doingwith.exchange.bundle.limits import LARGEST_ZIP, MOST_PROBLEMS_A_FILE, in_megabytes
from doingwith.exchange.bundle.located import LocatedProblem, in_reading_order, shown
from doingwith.exchange.bundle.media import FILES_FOLDER, Read, is_media
from doingwith.exchange.bundle.names import is_ignored, largest, size_problems
from doingwith.exchange.bundle.writer import bundle_files

__all__ = ["bundle_zip", "read_zip"]

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_ORDINARY_FILE = (stat.S_IFREG | 0o644) << 16
_MADE_ON_UNIX = 3
_ENCRYPTED = 0x1
_OF_THE_SYSTEM = ("__MACOSX/",)
_OWN_FOLDERS = {FILES_FOLDER, *(folder.name for folder in FOLDERS)}


def bundle_zip(record: ProgrammeRecord, media: Iterable[tuple[str, Read]] = ()) -> bytes:
    """The bundle as a zip file inside one folder named by the programme's id.

    ``media`` are pictures, recordings and documents by their path in the bundle; each is read when its turn
    comes. The same record and files give the same bytes: no date of today stands in it.
    """
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in bundle_files(record):
            archive.writestr(_entry(record, name, zipfile.ZIP_DEFLATED), text.encode("utf-8"))
        for name, read in media:  # pictures and recordings are packed already
            archive.writestr(_entry(record, name, zipfile.ZIP_STORED), read())
    return whole.getvalue()


def _entry(record: ProgrammeRecord, name: str, packed: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(f"{record.programme.id}/{name}", _FIRST_DAY)
    entry.create_system, entry.external_attr = _MADE_ON_UNIX, _ORDINARY_FILE
    entry.compress_type = packed
    return entry


class _Files(Mapping[str, bytes]):
    """The files of a bundle. Pictures, recordings and documents are unpacked when they are asked for."""

    def __init__(self, files: Mapping[str, bytes], media: Mapping[str, Read]) -> None:
        self.files, self.media = files, media

    def __getitem__(self, name: str) -> bytes:
        return self.media[name]() if name in self.media else self.files[name]

    def __iter__(self) -> Iterator[str]:
        yield from self.files
        yield from self.media

    def __len__(self) -> int:
        return len(self.files) + len(self.media)


def read_zip(source: bytes | IO[bytes]) -> Mapping[str, bytes]:
    """The files of a zipped bundle, for ``check_files``; one folder around them all is taken off.

    Nothing is written to the disk and no more is unpacked than a bundle may hold, whatever the
    zip file claims. Pictures, recordings and documents are unpacked when they are asked for, so the
    source must stay open until then. Raises BundleRefused with sentences when it is not a zip file, is
    locked by a password, is too large, or holds links, paths that lead out of it or files that stand twice.
    """
    try:
        stream = io.BytesIO(source) if isinstance(source, bytes) else source
        _refuse(_too_large(stream))
        return _files_of(zipfile.ZipFile(stream))
    except BundleRefused:
        raise
    except Exception as error:  # a damaged zip file makes zipfile raise a dozen kinds of error
        problem = _problem(
            "This is not a zip file, or it is damaged.", "Make it again, or give another file."
        )
        raise BundleRefused((problem,)) from error


def _files_of(archive: zipfile.ZipFile) -> Mapping[str, bytes]:
    entries = {entry.filename: entry for entry in archive.infolist() if _matters(entry)}
    _refuse(_stands_twice(archive))
    around = _folder_around(list(entries))
    _refuse(
        problem
        for name, entry in entries.items()
        for problem in _entry_problems(name, entry, largest(name.removeprefix(around)))
    )
    _refuse(size_problems({name.removeprefix(around): one.file_size for name, one in entries.items()}))
    inside = {name.removeprefix(around): entry for name, entry in entries.items()}
    media = {name: _reader(archive, name, entry) for name, entry in inside.items() if is_media(name)}
    files = {
        name: archive.read(entry) if kind_of(name) else b""
        for name, entry in inside.items()
        if name not in media
    }
    return _Files(files, media)


def _reader(archive: zipfile.ZipFile, name: str, entry: zipfile.ZipInfo) -> Read:
    """Gives what is in the entry; nothing where the zip file is damaged there, which its hash then shows."""

    def read() -> bytes:
        try:
            return archive.read(entry)
        except Exception:  # noqa: BLE001 - as above: a damaged entry raises a dozen kinds of error
            return b""

    return read


def _matters(entry: zipfile.ZipInfo) -> bool:
    return not (
        entry.is_dir() or entry.filename.startswith(_OF_THE_SYSTEM) or is_ignored(_last(entry.filename))
    )


def _last(name: str) -> str:
    return name.rpartition("/")[2]


def _folder_around(names: list[str]) -> str:
    """The one folder that all files stand in, with its slash, unless it is a folder of the bundle's own."""
    tops = {name.partition("/")[0] + "/" for name in names if "/" in name}
    if len(tops) == 1 and all("/" in name for name in names):
        (top,) = tops
        return top if top.rstrip("/") not in _OWN_FOLDERS else ""
    return ""


def _too_large(stream: IO[bytes]) -> Iterator[LocatedProblem]:
    size = stream.seek(0, io.SEEK_END)
    stream.seek(0)
    if size > LARGEST_ZIP:
        yield _problem(
            f"The zip file is {in_megabytes(size)} large; at most {in_megabytes(LARGEST_ZIP)} are read.",
            "Take out what does not belong in a bundle.",
        )


def _stands_twice(archive: zipfile.ZipFile) -> Iterator[LocatedProblem]:
    seen: set[str] = set()
    for name in archive.namelist():
        if name in seen:
            yield _problem("The file stands in the zip file twice.", "Keep one of the two.", name)
        seen.add(name)


def _entry_problems(name: str, entry: zipfile.ZipInfo, most: int) -> Iterator[LocatedProblem]:
    if _leads_out(name):
        yield _problem(
            "This path leads out of the zip file's own folder.", "Pack the bundle's folder anew.", name
        )
    if stat.S_ISLNK(entry.external_attr >> 16):
        yield _problem("This is a link to another file.", "Pack the file itself.", name)
    if entry.flag_bits & _ENCRYPTED:
        yield _problem("The file is locked by a password.", "Pack the bundle without a password.", name)
    if entry.file_size > most:
        yield _problem(
            f"The file is {in_megabytes(entry.file_size)} long; the largest that is read is "
            f"{in_megabytes(most)}.",
            "Split it, or take out what does not belong in it.",
            name,
        )


def _leads_out(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return "\\" in name or ":" in parts[0] or any(part in ("", ".", "..") for part in parts)


def _refuse(problems: Iterable[LocatedProblem]) -> None:
    found = in_reading_order(islice(problems, MOST_PROBLEMS_A_FILE))
    if found:
        raise BundleRefused(found)


def _problem(wrong: str, remedy: str, file: str = "") -> LocatedProblem:
    return LocatedProblem(file=shown(file), line=None, wrong=wrong, remedy=remedy)
