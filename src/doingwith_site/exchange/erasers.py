"""Removes copies of accounts from bundles that wait for a yes."""

from doingwith_site.consent.erasers import Erased, TakenBack, eraser
from doingwith_site.exchange.files_waiting import drop
from doingwith_site.exchange.models import PendingImport

__all__ = ["remove_waiting_imports"]


@eraser("waiting imports")
def remove_waiting_imports(taken: TakenBack) -> list[Erased]:
    """Any bundle that waits may hold the account, whoever gave it; each can be given again."""
    return [Erased(kind="copy", count=drop(PendingImport.objects.filter(imported_into=None)))]
