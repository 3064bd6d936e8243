"""Removes files that somebody chose for a person in a form that they gave up, a day later."""

from typing import Any

from django.core.management.base import CommandError

from doingwith.reporting.wording import count
from doingwith_site.common.commands import SentenceCommand
from doingwith_site.consent.removals import wipe_what_was_removed
from doingwith_site.evidence.actions.parts import forget_held_files

__all__ = ["Command"]


class Command(SentenceCommand):
    """``doingwith-site forget_held_files``: run it once a day."""

    help = "Removes files of forms that were given up, and overwrites what was taken back: run it once a day."

    def handle(self, *args: Any, **options: Any) -> None:
        """Removes them, or says that the database is in use."""
        forgotten = forget_held_files()
        if not wipe_what_was_removed():
            raise CommandError("The database is in use just now, so not all was overwritten. Try again.")
        self.stdout.write(f"Removed {count(forgotten, 'file')} of forms that were given up.")
