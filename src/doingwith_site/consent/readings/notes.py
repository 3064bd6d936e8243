"""Readings that wait to stand on receipts, each in a file of its own beside the database.

A note holds keys, identifiers and a moment: no words, no name and no address. What is not finished
(``.making``) is of a page that was never shown.
"""

import json
import logging
import os
import secrets
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings

__all__ = ["Note", "are_waiting", "folder_of_notes", "put_away", "waiting"]

HOUR = 3600
LARGEST_KEY = 2**63 - 1
BROKEN = (ValueError, TypeError, KeyError, OverflowError, RecursionError)
SHUT = (IsADirectoryError, PermissionError)


@dataclass(frozen=True, kw_only=True)
class Note:
    """Somebody, by their key, read what was told under these agreements: identifiers by key."""

    reader: int
    read_at: datetime
    agreements: Mapping[int, str]


def folder_of_notes() -> Path:
    """Where they are."""
    return Path(settings.VAR) / "readings"


def are_waiting() -> bool:
    """Whether there is any."""
    return any(folder_of_notes().glob("*.json"))


def put_away(note: Note) -> None:
    """Writes it, down to the disk: it is there whole or not at all. OSError when it cannot be kept."""
    folder = folder_of_notes()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    making = folder / f"{secrets.token_hex(16)}.making"
    try:
        write_down(making, json.dumps(as_told(note)))
        making.replace(making.with_suffix(".json"))
    except OSError:
        making.unlink(missing_ok=True)
        raise
    to_disk(folder)


def waiting() -> dict[Path, Note]:
    """Every note that can be read, by its file. One that cannot is set aside, and the log says so."""
    forget_unfinished()
    read = {path: read_or_set_aside(path) for path in sorted(folder_of_notes().glob("*.json"))}
    return {path: note for path, note in read.items() if note}


def write_down(path: Path, words: str) -> None:
    """A private file, down to the disk."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(words)
        file.flush()
        os.fsync(file.fileno())


def to_disk(folder: Path) -> None:
    """The new name in the folder too outlives a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def read_or_set_aside(path: Path) -> Note | None:
    """What the file says; None when it is gone by now, or says nothing that can be understood."""
    try:
        return as_understood(json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:  # another process has brought it in
        return None
    except (*BROKEN, *SHUT):
        aside = path.replace(path.with_suffix(".unreadable"))
        logging.getLogger(__name__).warning(
            "A note of a reading could not be read. It is set aside as readings/%s.", aside.name
        )
        return None


def as_told(note: Note) -> dict[str, Any]:
    """The note as it stands in its file."""
    return {
        "reader": note.reader,
        "read_at": note.read_at.isoformat(),
        "agreements": sorted(note.agreements.items()),
    }


def as_understood(told: dict[str, Any]) -> Note:
    """The note that stands in a file; one of the errors in BROKEN when it is none."""
    read_at = datetime.fromisoformat(told["read_at"])
    if read_at.tzinfo is None:
        raise ValueError("no zone")
    return Note(
        reader=a_key(told["reader"]),
        read_at=read_at.astimezone(UTC),
        agreements={a_key(key): str(identifier) for key, identifier in told["agreements"]},
    )


def a_key(told: object) -> int:
    """The key of a row; ValueError when it cannot be one."""
    if type(told) is not int or not 0 < told <= LARGEST_KEY:
        raise ValueError("no key")
    return told


def forget_unfinished() -> None:
    """Removes what somebody began to write more than an hour ago: they were stopped."""
    for path in folder_of_notes().glob("*.making"):
        with suppress(FileNotFoundError):
            if path.stat().st_mtime < time.time() - HOUR:
                path.unlink()
