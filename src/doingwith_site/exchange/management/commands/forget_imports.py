"""Removes bundles and projects that were given for import and are more than a day old, with their files."""

from typing import Any

from django.core.management.base import CommandError

from doingwith.reporting.wording import count
from doingwith_site.common.commands import SentenceCommand
from doingwith_site.consent.removals import wipe_what_was_removed
from doingwith_site.exchange.files_waiting import drop
from doingwith_site.exchange.queries import expired_imports

__all__ = ["Command"]


class Command(SentenceCommand):
    """``doingwith-site forget_imports``: run it once a day."""

    help = "Removes files given for import more than a day ago, and overwrites them: run it once a day."

    def handle(self, *args: Any, **options: Any) -> None:
        """Removes them, or says that the database is in use."""
        dropped = drop(expired_imports())
        if not wipe_what_was_removed():
            raise CommandError("The database is in use just now, so not all was overwritten. Try again.")
        self.stdout.write(f"Removed {count(dropped, 'import')} of more than a day ago.")
