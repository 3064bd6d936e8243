"""Imports that wait for their person's yes."""

from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from doingwith.consent.uses import Use
from doingwith_site.common.errors import NotYours
from doingwith_site.consent.queries import agreements_allowing
from doingwith_site.evidence.models import Account
from doingwith_site.exchange.models import PendingImport
from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme

__all__ = [
    "accounts_allowing",
    "crowded_imports",
    "expired_imports",
    "pending_import_for",
    "told_accounts",
]

KEPT_FOR = timedelta(hours=24)
MOST_WAITING = 10
"""As many copies of bundles are kept for one person; nobody fills the disk with them."""


def told_accounts(programme: Programme) -> QuerySet[Account]:
    """The accounts that were told to the end and not taken back."""
    return programme.accounts.filter(told_at__isnull=False, agreement__withdrawn_at=None)


def accounts_allowing(programme: Programme, use: Use) -> int:
    """How many of them may leave for this use now: those that the project team may read as well."""
    both = agreements_allowing(programme, use) & agreements_allowing(programme, Use.PROJECT_TEAM)
    return told_accounts(programme).filter(agreement__in=both).count()


def expired_imports() -> QuerySet[PendingImport]:
    """Everybody's imports that waited too long: the copies they hold are to go."""
    return PendingImport.objects.filter(created_at__lt=timezone.now() - KEPT_FOR)


def crowded_imports(person: User) -> QuerySet[PendingImport]:
    """The person's oldest imports, so many that with one more there are MOST_WAITING."""
    newest = PendingImport.objects.filter(person=person).order_by("-pk").values_list("pk", flat=True)
    return PendingImport.objects.filter(person=person).exclude(pk__in=list(newest[: MOST_WAITING - 1]))


def pending_import_for(person: User, token: str) -> PendingImport:
    """The person's own import with this token, programme included; NotYours when it is gone or not theirs."""
    found = PendingImport.objects.filter(
        person=person, token=token, created_at__gte=timezone.now() - KEPT_FOR
    )
    pending = found.select_related("programme", "imported_into").first()
    if pending is None:
        raise NotYours
    return pending
