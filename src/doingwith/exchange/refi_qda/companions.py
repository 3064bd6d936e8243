"""What the standard has no element for, in notes of the project: the bundle's own readable files.

Other programs show them as notes. A file of ours is put together again from them, with what was changed
in the project's own elements meanwhile.
"""

from collections import Counter
from collections.abc import Collection
from dataclasses import replace
from typing import Any

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.evidence.groups import Groups
from doingwith.exchange.bundle.layout import FOLDERS, FORMAT_FILE, SINGLE_FILES, folder_of
from doingwith.exchange.bundle.values import read_value
from doingwith.exchange.bundle.writer import bundle_files
from doingwith.exchange.refi_qda.identity import Identity
from doingwith.exchange.refi_qda.placing import is_identifier
from doingwith.exchange.refi_qda.project import QdaKind, QdaSource

__all__ = [
    "ACCOUNTS",
    "EXCERPTS",
    "LISTS",
    "accounts_note",
    "as_notes",
    "excerpt_order",
    "is_companion",
    "order_note",
    "read_companions",
]

PREFIX = "Doing With "
EXCERPTS = f"{PREFIX}excerpts.txt"
"""The note that holds the identifiers of the excerpts, each in a line, with its GUID if that is not made."""
ACCOUNTS = f"{PREFIX}accounts.txt"
"""The note that says which sources are parts of accounts: a GUID in each line."""
LISTS = (EXCERPTS, ACCOUNTS)
WORDS = ("accounts", "documents", "marked_sources")
_ATTRIBUTES = {single.name: single.attribute for single in SINGLE_FILES}
KINDS = {
    **{single.name: single.name.removesuffix(".yaml").replace("_", " ") for single in SINGLE_FILES},
    **{folder.name: folder.name for folder in FOLDERS},
}


def as_notes(record: ProgrammeRecord, identity: Identity) -> tuple[list[QdaSource], Counter[str]]:
    """A note for each file of the bundle that holds no words of sources, and how many there are."""
    names = tuple(
        replace(group, sources=(), codes=(), excerpts=(), memo="") for group in record.groups.groups
    )
    bare = replace(record, groups=Groups(groups=names), accounts=(), documents=(), marked_sources=())
    notes, counts = [], Counter[str]()
    for file, text in bundle_files(bare):
        if file == FORMAT_FILE:
            continue
        folder = folder_of(file)
        counts[KINDS[folder.name if folder else file]] += 1
        notes.append(_note(identity, f"{PREFIX}{file}", text))
    return notes, counts


def order_note(record: ProgrammeRecord, placed: Collection[str], identity: Identity) -> QdaSource:
    """The note that keeps how excerpts are called and in which order they stand: those that are placed."""
    lines = [
        f"{one.id} {one.guid}".rstrip()
        for marked in record.marked_sources
        for one in marked.excerpts
        if one.id in placed
    ]
    return _note(identity, EXCERPTS, "\n".join(lines))


def accounts_note(record: ProgrammeRecord, identity: Identity) -> QdaSource:
    """The note that keeps which sources are parts of accounts, so that none is taken for a document."""
    guids = [
        identity.of("part", account.id, part.id) for account in record.accounts for part in account.parts
    ]
    return _note(identity, ACCOUNTS, "\n".join(guids))


def excerpt_order(text: str, identity: Identity) -> dict[str, str]:
    """The identifier of each excerpt under its GUID, in order."""
    pairs = (line.split() for line in text.splitlines() if line.strip())
    return {
        identity.of("excerpt", name, guid="".join(guid)): name for name, *guid in pairs if is_identifier(name)
    }


def is_companion(note: QdaSource) -> bool:
    """Whether a note is one of ours, by its name."""
    return note.kind is QdaKind.NOTE and note.name.startswith(PREFIX)


def read_companions(notes: list[QdaSource]) -> tuple[dict[str, Any], list[QdaSource]]:
    """The parts of a record that stand in notes, by attribute, and the notes that do not fit any more."""
    parts: dict[str, Any] = {}
    spoilt = []
    for note in notes:
        file = note.name.removeprefix(PREFIX)
        read = read_value(file, (note.text or "").encode("utf-8", "replace"))
        if read.value is None or read.problems:
            spoilt.append(note)
            continue
        folder = folder_of(file)
        if folder is not None and folder.attribute not in WORDS:
            parts[folder.attribute] = (*parts.get(folder.attribute, ()), read.value)
        elif file in _ATTRIBUTES:
            parts[_ATTRIBUTES[file]] = read.value
    return parts, spoilt


def _note(identity: Identity, name: str, text: str) -> QdaSource:
    return QdaSource(guid=identity.of("note", name), name=name, kind=QdaKind.NOTE, text=text)
