"""The only door for changing accounts as a whole."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from doingwith.consent.uses import Way
from doingwith.evidence.accounts import ReadBack, Wording
from doingwith_site.audit.actions import record_event
from doingwith_site.common.errors import Refused
from doingwith_site.common.text import tidy
from doingwith_site.consent.actions import begin_agreement
from doingwith_site.consent.rules import TAKEN_BACK, check_not_withdrawn
from doingwith_site.evidence.models import Account, Telling
from doingwith_site.evidence.rules import check_open
from doingwith_site.people.models import User
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.queries import membership_in
from doingwith_site.programmes.rules import check_can

__all__ = [
    "Provenance",
    "begin_account",
    "describe_teller",
    "finish_account",
    "locked",
    "record",
    "say_provenance",
]


@dataclass(frozen=True, kw_only=True)
class Provenance:
    """How words came to us when somebody else wrote them down. ``language`` is the one they were told in."""

    way: Way
    wording: Wording = Wording.OWN
    read_back: ReadBack | None = None
    language: str = ""


@transaction.atomic
def begin_account(
    *, by: User | None, telling: Telling, seed: str, language: str, way: Way = Way.PAGE
) -> Account:
    """An empty account, opened by ``personal_code(seed)``. ``by`` is whoever writes for the teller."""
    check_open(telling)
    if by is not None:
        check_can(membership_in(by, telling.programme), Permission.ENTER_ACCOUNT)
    agreement = begin_agreement(by=by, programme=telling.programme, seed=seed)
    return Account.objects.create(
        agreement=agreement,
        programme=telling.programme,
        project=telling.project,
        telling=telling,
        identifier=agreement.identifier,
        language=language,
        way=way,
        wording=Wording.OWN,
        entered_by=by,
        started_at=timezone.now(),
    )


@transaction.atomic
def describe_teller(*, by: User | None, account: Account, role: str, name_to_show: str) -> None:
    """The part the teller plays, and the name they chose to be quoted with."""
    account = locked(account)
    account.teller_role, account.name_to_show = tidy(role), tidy(name_to_show)
    account.save(update_fields=["teller_role", "name_to_show"])


@transaction.atomic
def say_provenance(*, by: User, account: Account, provenance: Provenance) -> None:
    """How the words came to us, said by whoever wrote them down."""
    check_can(membership_in(by, account.programme), Permission.ENTER_ACCOUNT)
    account = locked(account)
    account.entered_by = by
    account.way, account.wording = provenance.way, provenance.wording
    account.read_back = provenance.read_back or ""
    account.language = provenance.language or account.language
    account.save(update_fields=["entered_by", "way", "wording", "read_back", "language"])
    record(by, "enter", account, way=provenance.way.value)


@transaction.atomic
def finish_account(*, by: User | None, account: Account) -> None:
    """The teller says that this is what they want to tell. They can still change it."""
    account = locked(account)
    check_not_withdrawn(account.agreement)
    if account.told_at is None:
        account.told_at = timezone.now()
        account.save(update_fields=["told_at"])
        record(by, "tell", account)


def locked(account: Account) -> Account:
    """The account as it is now, which nobody else changes meanwhile; refused when it was taken back."""
    rows = Account.objects.select_for_update(of=("self",))
    found = rows.select_related("agreement", "programme", "telling").filter(pk=account.pk).first()
    if found is None:
        raise Refused(TAKEN_BACK)
    return found


def record(by: User | None, verb: str, account: Account, **detail: str | int | bool) -> None:
    """That something was done with an account, without its words."""
    record_event(
        by=by, verb=verb, noun="account", object_id=account.identifier,
        programme_id=account.programme_id, detail=detail,
    )  # fmt: skip
