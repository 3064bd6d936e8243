"""“I am worried about this person”, on each page of staff that shows what somebody told."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from doingwith_site.evidence.models import Excerpt
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.navigation import ProgrammeFrame

__all__ = ["Worry", "accounts_in", "worries_about"]


@dataclass(frozen=True, kw_only=True)
class Worry:
    """Where a worry about who told this account goes."""

    account: str
    url: str


def worries_about(frame: ProgrammeFrame, accounts: Iterable[str]) -> list[Worry]:
    """One for each of these accounts, for who may read accounts: to the others the page shows none."""
    if not frame.may(Permission.READ_ACCOUNTS):
        return []
    return [
        Worry(account=one, url=reverse("evidence:concern", args=[frame.identifier, one]))
        for one in sorted(set(accounts))
    ]


def accounts_in(passages: Iterable[Excerpt]) -> list[str]:
    """The accounts, by their identifiers, in which these passages stand."""
    return [one.part.account.identifier for one in passages if one.part is not None]
