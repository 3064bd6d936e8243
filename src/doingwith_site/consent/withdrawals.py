"""Taking words back: from the moment of asking nothing new; then every copy goes; then the bytes.

Asking and erasing are two transactions. Should the site stop between them, the words are already
out of use, and ``doingwith-site finish_withdrawals`` or the next withdrawal finishes the work.
"""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from doingwith.consent.uses import Way
from doingwith_site.audit.actions import record_event
from doingwith_site.consent.erasers import ERASERS, Erased, Outcome, TakenBack
from doingwith_site.consent.ledger import brought_back, note
from doingwith_site.consent.models import Agreement, UseMade, Withdrawal, WithdrawalLine
from doingwith_site.consent.removals import note_removal, wipe_what_was_removed
from doingwith_site.people.models import User
from doingwith_site.programmes.actions import lock

__all__ = ["ask_to_withdraw", "erase", "erase_parts", "finish", "withdraw"]


def withdraw(*, by: User | None, agreement: Agreement, way: Way) -> Withdrawal:
    """Take back everything of one account, to the last byte as far as the site can reach."""
    withdrawal = ask_to_withdraw(by=by, agreement=agreement, way=way)
    erase(withdrawal)
    finish()
    withdrawal.refresh_from_db()
    return withdrawal


@transaction.atomic
def ask_to_withdraw(*, by: User | None, agreement: Agreement, way: Way) -> Withdrawal:
    """From now on no new use is made. Asking twice is asking once.

    That it was read may still wait in a file of ``consent.readings``: there is no receipt for it any more, so
    the file goes when its turn comes.
    """
    lock(agreement.programme)
    known = Withdrawal.objects.filter(
        programme=agreement.programme_id, identifier=agreement.identifier
    ).first()
    if known:
        return known
    agreement = Agreement.objects.select_for_update().get(pk=agreement.pk)
    agreement.withdrawn_at = timezone.now()
    agreement.save(update_fields=["withdrawn_at"])
    withdrawal = Withdrawal.objects.create(
        programme_id=agreement.programme_id,
        identifier=agreement.identifier,
        code_hash=agreement.code_hash,
        told_at=agreement.created_at,
        way=way,
        asked_at=agreement.withdrawn_at,
        asked_by=by,
    )
    _record(by, "ask", withdrawal)
    return withdrawal


@transaction.atomic
def erase(withdrawal: Withdrawal) -> None:
    """Remove every copy that the table of erasers knows, and write the list of what was done."""
    lock(withdrawal.programme)
    withdrawal = Withdrawal.objects.select_for_update().get(pk=withdrawal.pk)
    agreement = Agreement.objects.filter(
        programme=withdrawal.programme_id, identifier=withdrawal.identifier
    ).first()
    if agreement is None or withdrawal.erased_at:
        return
    lines = [*_copies_removed(TakenBack.of(agreement)), *_what_left(agreement)]
    for number, line in enumerate(lines, start=1):
        WithdrawalLine.objects.create(
            withdrawal=withdrawal, number=number, kind=line.kind, outcome=line.outcome,
            place=line.place, count=line.count,
        )  # fmt: skip
    agreement.delete()
    withdrawal.erased_at = timezone.now()
    withdrawal.save(update_fields=["erased_at"])
    note(withdrawal)
    _record(None, "erase", withdrawal)


@transaction.atomic
def erase_parts(agreement: Agreement, parts: Iterable[int]) -> list[Erased]:
    """Remove every copy of some parts, when their teller corrects or removes them.

    The programme must be locked, before the account is.
    """
    return _copies_removed(TakenBack.of(agreement, parts))


def finish() -> bool:
    """Do what earlier withdrawals left undone, then overwrite the freed bytes. Says whether all is done.

    Words that came back with a backup are taken back again.
    """
    for agreement, way in brought_back():
        erase(ask_to_withdraw(by=None, agreement=agreement, way=way))
    for withdrawal in Withdrawal.objects.filter(erased_at=None):
        erase(withdrawal)
    return wipe_what_was_removed()


def _copies_removed(taken: TakenBack) -> list[Erased]:
    note_removal()
    found = [line for remove in ERASERS.values() for line in remove(taken)]
    return [line for line in found if line.count]


def _what_left(agreement: Agreement) -> list[Erased]:
    """What had left the site before: it cannot be called back, and that is said."""
    gone = UseMade.objects.filter(agreement=agreement, published=True)
    return [Erased(kind=use.kind, outcome=Outcome.NOT_RECALLED, place=_when(use)) for use in gone]


def _when(use: UseMade) -> str:
    day = timezone.localtime(use.made_at).date().isoformat()
    return f"{use.place} {day}".strip()


def _record(by: User | None, verb: str, withdrawal: Withdrawal) -> None:
    record_event(
        by=by, verb=verb, noun="withdrawal", object_id=withdrawal.identifier,
        programme_id=withdrawal.programme_id,
    )  # fmt: skip
