"""Removes the words that people added to answers of readiness, some time after their question was closed."""

from typing import Any

from django.core.management.base import CommandError

from doingwith.reporting.wording import count
from doingwith_site.common.commands import SentenceCommand
from doingwith_site.consent.removals import wipe_what_was_removed
from doingwith_site.theory.readiness.asking.actions import forget_comments

__all__ = ["Command"]


class Command(SentenceCommand):
    """``doingwith-site forget_comments``: run it once a day."""

    help = "Removes old words added to answers of readiness, and overwrites them: run it once a day."

    def handle(self, *args: Any, **options: Any) -> None:
        """Removes them, or says that the database is in use."""
        forgotten = forget_comments()
        if not wipe_what_was_removed():
            raise CommandError("The database is in use just now, so not all was overwritten. Try again.")
        self.stdout.write(
            f"Removed the words of {count(forgotten, 'person', 'people')} who answered by a code."
        )
