"""Imports that wait for their person's yes."""

from collections.abc import Iterable
from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from doingwith.consent.uses import Use
from doingwith_site.common.errors import NotYours
from doingwith_site.consent.rules import allowed_uses
from doingwith_site.evidence.models import Account, AccountPart
from doingwith_site.evidence.records.accounts import part_name
from doingwith_site.exchange.models import PendingImport
from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme

__all__ = [
    "accounts_allowing",
    "begun_accounts",
    "crowded_imports",
    "expired_imports",
    "parts_standing",
    "pending_import_for",
    "told_accounts",
    "uses_allowed",
]

KEPT_FOR = timedelta(hours=24)
MOST_WAITING = 10
"""As many copies of bundles are kept for one person; nobody fills the disk with them."""


def told_accounts(programme: Programme) -> QuerySet[Account]:
    """The accounts that were told to the end and not taken back."""
    return programme.accounts.filter(told_at__isnull=False, agreement__withdrawn_at=None)


def begun_accounts(programme: Programme) -> frozenset[str]:
    """What accounts are called that somebody is still telling here."""
    return frozenset(programme.accounts.filter(told_at=None).values_list("identifier", flat=True))


def uses_allowed(programme: Programme) -> dict[str, frozenset[Use]]:
    """What each of them may be put to now, by its identifier; in three queries however many they are."""
    rows = told_accounts(programme).select_related("agreement")
    rows = rows.prefetch_related("agreement__steps", "agreement__competences")
    return {row.identifier: allowed_uses(row.agreement) for row in rows}


def accounts_allowing(programme: Programme, uses: Iterable[Use]) -> dict[Use, int]:
    """How many of them may leave for each use now: those that the project team may read as well."""
    allowed = list(uses_allowed(programme).values())
    return {use: sum({use, Use.PROJECT_TEAM} <= one for one in allowed) for use in uses}


def parts_standing(programme: Programme) -> set[tuple[str, str, int]]:
    """What a bundle calls each part that stands now: account, part and version of the part."""
    rows = AccountPart.objects.filter(account__in=told_accounts(programme)).select_related("account")
    return {(row.account.identifier, part_name(row), row.version) for row in rows.defer("text")}


def expired_imports() -> QuerySet[PendingImport]:
    """Everybody's imports that waited too long: the copies they hold are to go."""
    return PendingImport.objects.filter(created_at__lt=timezone.now() - KEPT_FOR)


def crowded_imports(person: User) -> QuerySet[PendingImport]:
    """The person's oldest imports, so many that with one more there are MOST_WAITING.

    Asked in one question: an import that came between two would be taken for an old one.
    """
    newest = PendingImport.objects.filter(person=person).order_by("-pk").values("pk")
    return PendingImport.objects.filter(person=person).exclude(pk__in=newest[: MOST_WAITING - 1])


def pending_import_for(person: User, token: str) -> PendingImport:
    """The person's own import with this token, programme included; NotYours when it is gone or not theirs."""
    found = PendingImport.objects.filter(
        person=person, token=token, created_at__gte=timezone.now() - KEPT_FOR
    )
    pending = found.select_related("programme", "imported_into").first()
    if pending is None:
        raise NotYours
    return pending
