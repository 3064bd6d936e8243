"""Agreements by a personal code, and what a programme's tellers allow now."""

from collections.abc import Collection
from typing import TypeVar

from django.db.models import Count, QuerySet
from django.utils.crypto import constant_time_compare

from doingwith.consent.uses import Use
from doingwith_site.common.errors import NotYours
from doingwith_site.consent.codes import hashes_of
from doingwith_site.consent.models import Agreement, Concern, UseMade, Withdrawal
from doingwith_site.consent.rules import allowed_uses
from doingwith_site.people.models import User
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.models import Programme
from doingwith_site.programmes.queries import holders_in

Row = TypeVar("Row", Agreement, Withdrawal)

__all__ = [
    "agreement_for_code",
    "agreements_allowing",
    "concern_in",
    "concerns_of",
    "open_agreement",
    "open_concerns",
    "safeguarding_leads",
    "unfinished_withdrawals",
    "uses_of",
    "withdrawal_for_code",
    "withdrawal_of",
]


def agreement_for_code(code: str) -> Agreement | None:
    """The agreement that the personal code opens; None when it opens none."""
    return _opened_by(code, Agreement.objects.filter(withdrawn_at=None))


def open_agreement(number: int) -> Agreement | None:
    """The agreement with this key, unless its words were taken back."""
    return Agreement.objects.filter(pk=number, withdrawn_at=None).select_related("programme").first()


def withdrawal_for_code(code: str) -> Withdrawal | None:
    """What is left of the words that the personal code opened once."""
    return _opened_by(code, Withdrawal.objects.all())


def _opened_by(code: str, rows: QuerySet[Row]) -> Row | None:
    hashes = hashes_of(code)
    found = rows.filter(code_hash__in=hashes).first()
    fits = found is not None and any(constant_time_compare(found.code_hash, known) for known in hashes)
    return found if fits else None


def withdrawal_of(number: int) -> Withdrawal | None:
    """The withdrawal with this key."""
    return Withdrawal.objects.filter(pk=number).first()


def uses_of(agreement: Agreement) -> QuerySet[UseMade]:
    """Every use that was made, the first one first."""
    return agreement.uses_made.all()


def agreements_allowing(
    programme: Programme, use: Use, *, among: frozenset[int] | None = None
) -> frozenset[int]:
    """The keys of the programme's agreements that allow this use now, in three queries.

    ``among`` names those that are asked about; None: all of them. Of none, nothing is asked.
    """
    rows = programme.agreements.filter(withdrawn_at=None, held_since=None)
    if among is not None:
        rows = rows.filter(pk__in=among)
    return frozenset(
        row.pk for row in rows.prefetch_related("steps", "competences") if use in allowed_uses(row)
    )


def unfinished_withdrawals() -> QuerySet[Withdrawal]:
    """Withdrawals that were asked for and are not done to the last byte."""
    return Withdrawal.objects.filter(wiped_at=None)


def concerns_of(programme: Programme) -> QuerySet[Concern]:
    """What people are worried about, newest first. For the safeguarding lead only."""
    return programme.concerns.select_related("agreement", "raised_by")


def open_concerns(programmes: Collection[int]) -> dict[int, int]:
    """How many worries are open in each of these programmes, by its key, where there are any."""
    rows = Concern.objects.filter(programme__in=programmes, closed_at=None).order_by()
    return dict(rows.values("programme").annotate(number=Count("pk")).values_list("programme", "number"))


def safeguarding_leads(programme: Programme) -> list[User]:
    """Who looks into worries in this programme. Empty: nobody, and nobody reads what is raised."""
    return holders_in(programme, Permission.LOOK_INTO_CONCERNS)


def concern_in(programme: Programme, number: int) -> Concern:
    """The programme's concern with this number; NotYours when there is none."""
    found = concerns_of(programme).filter(pk=number).first()
    if found is None:
        raise NotYours
    return found
