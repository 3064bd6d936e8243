"""A list of what was taken back, beside the database: a backup put back later must not bring it back.

Each line is a programme's identifier, an account's and the way, and no words. The file is to be kept
apart from the backups of the database, which know nothing of what happened after them.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from doingwith.consent.uses import Way
from doingwith_site.consent.models import Agreement, Withdrawal

__all__ = ["brought_back", "note", "path_of_ledger", "taken_back"]


def path_of_ledger() -> Path:
    """Where the list is."""
    return Path(settings.VAR) / "withdrawn.txt"


def note(withdrawal: Withdrawal) -> None:
    """Adds one line, down to the disk."""
    line = f"{withdrawal.programme.identifier} {withdrawal.identifier} {withdrawal.way}\n"
    with path_of_ledger().open("a", encoding="utf-8") as file:
        file.write(line)
        file.flush()
        os.fsync(file.fileno())


def taken_back(programme: str) -> frozenset[str]:
    """The accounts of the programme with this identifier that are on the list."""
    path = path_of_ledger()
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return frozenset(account for told, account, _ in map(str.split, lines) if told == programme)


def brought_back() -> Iterator[tuple[Agreement, Way]]:
    """The agreements on the list that are there all the same: a backup was put back."""
    path = path_of_ledger()
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    ways = {(programme, identifier): way for programme, identifier, way in map(str.split, lines)}
    rows = Agreement.objects.filter(identifier__in=[identifier for _, identifier in ways])
    for row in rows.select_related("programme"):
        if way := ways.get((row.programme.identifier, row.identifier)):
            yield row, Way(way)
