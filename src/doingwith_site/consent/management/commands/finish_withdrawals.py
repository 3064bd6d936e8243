"""Finishes what withdrawals left undone because the database was busy or the site was stopped."""

from typing import Any

from django.core.management.base import CommandError

from doingwith.reporting.wording import count
from doingwith_site.common.commands import SentenceCommand
from doingwith_site.consent.models import Removal
from doingwith_site.consent.queries import unfinished_withdrawals
from doingwith_site.consent.withdrawals import finish

__all__ = ["Command"]


class Command(SentenceCommand):
    """``doingwith-site finish_withdrawals``: run it once a day."""

    help = "Finishes withdrawals to the last byte: run it once a day."

    def handle(self, *args: Any, **options: Any) -> None:
        """Finishes them, or says that the database is in use."""
        waiting, removed = unfinished_withdrawals().count(), Removal.objects.exists()
        if not finish():
            raise CommandError("The database is in use just now, so not all was overwritten. Try again.")
        if waiting:
            self.stdout.write(f"Finished {count(waiting, 'withdrawal')}.")
        else:
            self.stdout.write("Overwrote what was removed." if removed else "Nothing was left to finish.")
