"""Makes the search index of every programme anew."""

from typing import Any

from django.db import transaction

from doingwith_site.cases.search_index import index_again
from doingwith_site.common.commands import SentenceCommand
from doingwith_site.programmes.models import Programme

__all__ = ["Command"]


class Command(SentenceCommand):
    """``doingwith-site index_search``: needed once after an update that brings the index, and never else."""

    help = "Make the search index of every programme anew, for example: doingwith-site index_search"

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        """Index each programme and say how much there is."""
        number = sum(index_again(programme) for programme in Programme.objects.all())
        self.stdout.write(f"{number:,} texts can be searched.")
