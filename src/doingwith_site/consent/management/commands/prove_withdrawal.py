"""Proves that words taken back are gone, by looking for them in the raw bytes of everything kept."""

import sys
from pathlib import Path
from typing import Any, TextIO

from django.core.management.base import CommandError, CommandParser

from doingwith_site.common.commands import SentenceCommand
from doingwith_site.consent.proof import files_kept, search

__all__ = ["Command"]

SHORTEST = 8


class Command(SentenceCommand):
    """``doingwith-site prove_withdrawal FILE``: one phrase a line; ``-`` reads them from the terminal."""

    help = (
        "Searches database, write-ahead log, files, mail and all else in the site's folder for phrases, "
        "one on each line of FILE (- for what is typed, so that no copy of them is made)."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """The phrases, and further folders to search, such as backups or logs."""
        parser.add_argument("phrases", metavar="FILE")
        parser.add_argument("--folder", action="append", type=Path, default=[], metavar="FOLDER")

    def handle(self, *args: Any, phrases: str, folder: list[Path], **options: Any) -> None:
        """Searches, and says what was searched; ends with 1 and the places when anything is found."""
        looked_for = read_phrases(phrases, options.get("stdin"))
        try:
            places = [*files_kept(), *folder]
        except OSError as error:
            raise CommandError(
                "The files of the database cannot be read from here. "
                "Run this on the database's own machine, as a user who may read them."
            ) from error
        outcome = search(
            looked_for, [place for place in places if place.resolve() != Path(phrases).resolve()]
        )
        searched = (
            f"Searched {outcome.files:,} files ({outcome.size:,} bytes) and {outcome.tables} tables "
            f"for {len(looked_for)} phrases."
        )
        if outcome.found:
            raise CommandError("\n".join([searched, "Found in:", *outcome.found]))
        self.stdout.write(f"{searched} None was found.")


def read_phrases(name: str, stdin: TextIO | None) -> list[str]:
    """The phrases; a sentence when there are none, or one is so short that it stands anywhere."""
    try:
        text = (stdin or sys.stdin).read() if name == "-" else Path(name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"The file {name} cannot be read as text.") from error
    phrases = [line.strip() for line in text.splitlines() if line.strip()]
    if not phrases:
        raise CommandError("No phrases were given. Write one on each line.")
    short = [phrase for phrase in phrases if len(phrase) < SHORTEST]
    if short:
        raise CommandError(
            f"{len(short)} of the phrases have fewer than {SHORTEST} characters and could stand anywhere. "
            "Use longer ones."
        )
    return phrases
