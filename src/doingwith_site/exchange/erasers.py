"""Removes copies of accounts from bundles that wait for a yes."""

from django.db.models import Q

from doingwith_site.consent.erasers import Erased, TakenBack, eraser
from doingwith_site.exchange.models import PendingImport
from doingwith_site.programmes.models import Membership

__all__ = ["remove_waiting_imports"]


@eraser("waiting imports")
def remove_waiting_imports(taken: TakenBack) -> list[Erased]:
    """Bundles of the programme's members that wait may hold the account; each can be given again."""
    programme = taken.agreement.programme_id
    members = Membership.objects.filter(programme=programme).values("person")
    here = Q(programme=programme) | Q(programme=None, person__in=members)
    waiting = PendingImport.objects.filter(here, imported_into=None)
    count = waiting.count()
    waiting.delete()
    return [Erased(kind="copy", count=count)]
