"""Removes the words of suggested cards that are in no drawing, 30 days after their meeting."""

from typing import Any

from django.core.management.base import CommandError

from doingwith.reporting.wording import count
from doingwith_site.common.commands import SentenceCommand
from doingwith_site.consent.removals import wipe_what_was_removed
from doingwith_site.logic_models.meetings.actions.leaving import forget_suggestions

__all__ = ["Command"]


class Command(SentenceCommand):
    """``doingwith-site forget_suggestions``: run it once a day."""

    help = "Removes old suggestions for drawings, and overwrites what was taken back: run it once a day."

    def handle(self, *args: Any, **options: Any) -> None:
        """Removes them, or says that the database is in use."""
        forgotten = forget_suggestions()
        if not wipe_what_was_removed():
            raise CommandError("The database is in use just now, so not all was overwritten. Try again.")
        self.stdout.write(f"Removed the words of {count(forgotten, 'suggestion')}.")
