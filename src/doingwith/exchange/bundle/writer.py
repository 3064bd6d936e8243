"""Writes a record as a bundle in its canonical form: the same record, the same bytes."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.exchange.bundle.layout import FOLDERS, FORMAT, FORMAT_FILE, SINGLE_FILES, SUFFIX, VERSION
from doingwith.exchange.bundle.media import FILES_FOLDER, Read, is_media
from doingwith.exchange.bundle.plain import to_plain
from doingwith.exchange.bundle.yaml_writer import as_yaml

__all__ = ["bundle_files", "write_bundle"]

_HALF_WRITTEN = ".new"


def bundle_files(record: ProgrammeRecord) -> Iterator[tuple[str, str]]:
    """Each file of the bundle as its path inside the folder and its text.

    A single file whose value is wholly default is left out.
    """
    yield FORMAT_FILE, as_yaml({"format": FORMAT, "version": VERSION})
    for single in SINGLE_FILES:
        plain = to_plain(getattr(record, single.attribute))
        if plain or single.required:
            yield single.name, as_yaml(plain)
    for folder in FOLDERS:
        for value in getattr(record, folder.attribute):
            yield f"{folder.name}/{value.id}{SUFFIX}", as_yaml(to_plain(value))


def write_bundle(
    record: ProgrammeRecord, folder: Path, *, replace: bool = False, media: Iterable[tuple[str, Read]] = ()
) -> None:
    """Write the bundle into a folder, making it if need be. Files of the same name are replaced.

    ``media`` are pictures, recordings and documents by their path in the bundle.

    All files are written beside their places first and put there only when every one is whole,
    so that a full disk leaves an older bundle as it was. With ``replace``, files of a bundle
    that this record does not have (a project that was taken out) are removed; files that no
    bundle has are never touched. Raises OSError when the folder cannot be written.
    """
    names: set[str] = set()
    written: list[tuple[Path, Path]] = []
    try:
        for name, content in _contents(record, media):
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            beside = target.with_name(f".{target.name}{_HALF_WRITTEN}")
            written.append((beside, target))
            beside.write_bytes(content)
            names.add(name)
        for beside, target in written:
            os.replace(beside, target)
    finally:
        for beside, _ in written:
            beside.unlink(missing_ok=True)
    if replace:
        for stale in _bundle_files_in(folder):
            if stale.relative_to(folder).as_posix() not in names:
                stale.unlink()


def _contents(record: ProgrammeRecord, media: Iterable[tuple[str, Read]]) -> Iterator[tuple[str, bytes]]:
    for name, text in bundle_files(record):
        yield name, text.encode("utf-8")
    for name, read in media:
        yield name, read()


def _bundle_files_in(folder: Path) -> Iterator[Path]:
    for single in SINGLE_FILES:
        if (folder / single.name).is_file():
            yield folder / single.name
    for known in FOLDERS:
        yield from sorted((folder / known.name).glob(f"[!.]*{SUFFIX}"))
    for path in sorted((folder / FILES_FOLDER).glob("[!.]*")):
        if is_media(f"{FILES_FOLDER}/{path.name}"):
            yield path
