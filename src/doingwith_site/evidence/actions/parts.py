"""The only door for changing the parts of accounts."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from doingwith.evidence.accounts import PartKind
from doingwith_site.common.errors import NotYours
from doingwith_site.common.text import tidy
from doingwith_site.consent.rules import check_not_withdrawn
from doingwith_site.consent.withdrawals import erase_parts
from doingwith_site.evidence.actions.accounts import locked, record
from doingwith_site.evidence.excerpt_kinds import PartKind as Marked
from doingwith_site.evidence.excerpts.following import follow_text
from doingwith_site.evidence.media import store
from doingwith_site.evidence.models import Account, AccountPart, Excerpt, Question, TypedAgain
from doingwith_site.evidence.queries import parts_held_since
from doingwith_site.evidence.rules import check_can_add, check_can_write_beside, check_says_why
from doingwith_site.evidence.uploads.sniffing import Upload
from doingwith_site.people.models import User
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.actions import lock
from doingwith_site.programmes.queries import membership_in
from doingwith_site.programmes.rules import check_can

__all__ = ["add_part", "correct_part", "forget_held_files", "remove_part", "write_beside"]


HELD_FOR = timedelta(days=1)
"""So long the files of a form that came back wait for who sent it."""


@transaction.atomic
def add_part(
    *,
    by: User | None,
    account: Account,
    kind: PartKind,
    question: Question | None = None,
    text: str = "",
    upload: Upload | None = None,
) -> AccountPart:
    """A piece of what is told: writing, or a picture or recording with words beside it."""
    account = locked(account)
    check_can_add(account)
    now = timezone.now()
    return AccountPart.objects.create(
        account=account,
        question=question,
        number=_next_number(account),
        kind=kind,
        text=tidy(text),
        text_by=by,
        media=store(account.programme, upload) if upload else None,
        added_at=now,
        changed_at=now,
    )


@transaction.atomic
def correct_part(*, by: User | None, part: AccountPart, text: str) -> AccountPart:
    """Other words in the place of the old ones, which go from everywhere they were used.

    A picture or recording stays, with what is marked in it; what was marked in the old words beside it goes.
    Refused when the account was taken back meanwhile, NotYours when the part was taken out.
    """
    lock(part.account.programme)
    account = locked(part.account)
    check_not_withdrawn(account.agreement)
    part = _as_it_is(account, part)
    old = part.pk
    AccountPart.objects.filter(pk=old).update(number=_next_number(account), media=None)
    part.pk, part._state.adding = None, True
    part.text, part.text_by = tidy(text), by
    part.version, part.changed_at = part.version + 1, timezone.now()
    part.save()
    in_the_file = Excerpt.objects.filter(part=old).exclude(kind=Marked.TEXT)
    in_the_file.update(part=part, part_version=part.version)
    erase_parts(account.agreement, [old])
    record(by, "correct", account, part=part.number)
    return part


@transaction.atomic
def remove_part(*, by: User | None, part: AccountPart) -> None:
    """One piece goes, from everywhere it was used, with what was corrected in it meanwhile.

    Refused when the account was taken back meanwhile, NotYours when the part was taken out.
    """
    lock(part.account.programme)
    account = locked(part.account)
    erase_parts(account.agreement, [_as_it_is(account, part).pk])
    record(by, "remove_part", account, part=part.number)


def forget_held_files() -> int:
    """Take out files that somebody chose for a person a day ago or longer, in a form that they gave up.

    How many there were. Their bytes are overwritten with the next withdrawal, or by whoever asks for it.
    """
    parts = list(parts_held_since(timezone.now() - HELD_FOR))
    for part in parts:
        remove_part(by=None, part=part)
    return len(parts)


@transaction.atomic
def write_beside(*, by: User, part: AccountPart, text: str, reason: str = "") -> AccountPart:
    """The words of a recording, typed by somebody who listened to it; typed again when some stand there.

    Typing again is no taking back: a passage follows into the new words where its quote still stands, and
    stays as it was marked, out of every file, where it does not. What stood there is used no more; it is kept
    so that its teller sees it and a withdrawal finds it. Refused when its teller wrote words meanwhile: those
    stay; and without a reason when there is something to be typed again.
    """
    check_can(membership_in(by, part.account.programme), Permission.ENTER_ACCOUNT)
    lock(part.account.programme)
    account = locked(part.account)
    part = _as_it_is(account, part)
    check_not_withdrawn(account.agreement)
    check_can_write_beside(part)
    words, why = tidy(text), tidy(reason)
    if not part.text:
        return correct_part(by=by, part=part, text=text)
    if words == part.text:
        return part
    check_says_why(why)
    now = timezone.now()
    typed = TypedAgain(part=part, version=part.version, text=part.text, reason=why, by=by, at=now)
    part.text, part.text_by, part.version, part.changed_at = words, by, part.version + 1, now
    part.save()
    typed.followed, typed.left = follow_text(part, typed.text)
    typed.save()
    record(by, "type_again", account, part=part.number, followed=typed.followed, left=typed.left)
    return part


def _next_number(account: Account) -> int:
    return int(account.parts.aggregate(last=Max("number"))["last"] or 0) + 1


def _as_it_is(account: Account, part: AccountPart) -> AccountPart:
    """The part now: a correction in another window is a row of its own under the same number."""
    found = account.parts.select_related("media").filter(number=part.number).first()
    if found is None:
        raise NotYours
    return found
