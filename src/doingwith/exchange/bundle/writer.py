"""Writes a record as a bundle in its canonical form: the same record, the same bytes."""

from collections.abc import Iterator
from pathlib import Path

import yaml

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.exchange.bundle.layout import FOLDERS, FORMAT, FORMAT_FILE, SINGLE_FILES, VERSION
from doingwith.exchange.bundle.plain import to_plain

__all__ = ["bundle_files", "write_bundle"]


def bundle_files(record: ProgrammeRecord) -> Iterator[tuple[str, str]]:
    """Each file of the bundle as its path inside the folder and its text.

    A single file whose value is wholly default is left out.
    """
    yield FORMAT_FILE, _as_yaml({"format": FORMAT, "version": VERSION})
    for single in SINGLE_FILES:
        plain = to_plain(getattr(record, single.attribute))
        if plain or single.required:
            yield single.name, _as_yaml(plain)
    for folder in FOLDERS:
        for value in getattr(record, folder.attribute):
            yield f"{folder.name}/{value.id}.yaml", _as_yaml(to_plain(value))


def write_bundle(record: ProgrammeRecord, folder: Path) -> None:
    """Write the bundle into a folder, making it if need be. Files already there are replaced."""
    for name, text in bundle_files(record):
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")


def _as_yaml(plain: object) -> str:
    return yaml.safe_dump(plain, sort_keys=False, allow_unicode=True, width=100, default_flow_style=False)
