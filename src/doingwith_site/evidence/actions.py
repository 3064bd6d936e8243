"""The only door for changing tellings and accounts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from doingwith.consent.uses import Use, Way
from doingwith.evidence.accounts import PartKind, ReadBack, Wording
from doingwith_site.audit.actions import record_event
from doingwith_site.common.errors import NotYours, Refused
from doingwith_site.common.text import tidy
from doingwith_site.consent.actions import begin_agreement
from doingwith_site.consent.codes import with_free_code
from doingwith_site.consent.rules import TAKEN_BACK, check_not_withdrawn
from doingwith_site.consent.withdrawals import erase_parts
from doingwith_site.evidence.excerpt_kinds import PartKind as Marked
from doingwith_site.evidence.excerpts.following import follow_text
from doingwith_site.evidence.media import store
from doingwith_site.evidence.models import (
    Account,
    AccountPart,
    Excerpt,
    Question,
    QuestionWords,
    Telling,
    TellingWords,
    TypedAgain,
)
from doingwith_site.evidence.queries import parts_held_since
from doingwith_site.evidence.rules import (
    check_can_add,
    check_can_write_beside,
    check_is_looked_after,
    check_open,
    check_says_why,
)
from doingwith_site.evidence.uploads.sniffing import Upload
from doingwith_site.people.models import User
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.actions import lock
from doingwith_site.programmes.identifiers import next_numbered
from doingwith_site.programmes.models import Programme
from doingwith_site.programmes.queries import membership_in
from doingwith_site.programmes.rules import check_can
from doingwith_site.projects.models import Project

__all__ = [
    "Provenance",
    "add_part",
    "begin_account",
    "close_telling",
    "correct_part",
    "describe_teller",
    "finish_account",
    "forget_held_files",
    "open_telling",
    "remove_part",
    "say_provenance",
    "write_beside",
    "write_words",
]


HELD_FOR = timedelta(days=1)
"""So long the files of a form that came back wait for who sent it."""


@transaction.atomic
def open_telling(
    *,
    by: User,
    programme: Programme,
    words: Mapping[str, str],
    questions: Sequence[str],
    language: str,
    languages: Sequence[str],
    uses: Sequence[Use],
    kinds: Sequence[PartKind],
    minutes: int | None = None,
    project: Project | None = None,
    questions_by: str = "",
) -> Telling:
    """Ask people to tell. ``words`` are those of ``TellingWords`` in ``language``.

    Refused as long as the programme has no safeguarding lead: each page of the telling promises one.
    """
    check_can(membership_in(by, programme), Permission.OPEN_TELLING)
    programme = lock(programme)
    check_is_looked_after(programme)
    telling = with_free_code(
        Telling.objects.create,
        programme=programme,
        project=project,
        identifier=next_numbered("T", set(programme.tellings.values_list("identifier", flat=True))),
        uses=[use.value for use in uses],
        kinds=[kind.value for kind in kinds],
        languages=list(languages),
        minutes=minutes,
        opened_by=by,
        opened_at=timezone.now(),
    )
    TellingWords.objects.create(telling=telling, language=language, **_tidied(words))
    for number, text in enumerate(filter(None, map(tidy, questions)), start=1):
        question = Question.objects.create(telling=telling, number=number, written_by=tidy(questions_by))
        QuestionWords.objects.create(question=question, language=language, text=text)
    _record(by, "open", telling)
    return telling


@transaction.atomic
def write_words(
    *,
    by: User,
    telling: Telling,
    language: str,
    easy: bool,
    words: Mapping[str, str],
    questions: Mapping[int, str],
) -> None:
    """The telling in another language, or in Easy Read. ``questions`` are texts under their numbers."""
    check_can(membership_in(by, telling.programme), Permission.OPEN_TELLING)
    form: dict[str, Any] = {"language": language, "easy": easy}
    TellingWords.objects.update_or_create(telling=telling, **form, defaults=_tidied(words))
    for question in telling.questions.all():
        text = tidy(questions.get(question.number, ""))
        if text:
            QuestionWords.objects.update_or_create(question=question, **form, defaults={"text": text})
    if language not in telling.languages:
        telling.languages = [*telling.languages, language]
        telling.save(update_fields=["languages"])
    _record(by, "write_words", telling, language=language, easy=easy)


@transaction.atomic
def close_telling(*, by: User, telling: Telling) -> None:
    """Nobody is asked any more; who has told keeps their code."""
    check_can(membership_in(by, telling.programme), Permission.OPEN_TELLING)
    Telling.objects.filter(pk=telling.pk, closed_at=None).update(closed_at=timezone.now())
    _record(by, "close", telling)


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
    account = _locked(account)
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
    account = _locked(part.account)
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
    _record_account(by, "correct", account, part=part.number)
    return part


@transaction.atomic
def remove_part(*, by: User | None, part: AccountPart) -> None:
    """One piece goes, from everywhere it was used, with what was corrected in it meanwhile.

    Refused when the account was taken back meanwhile, NotYours when the part was taken out.
    """
    lock(part.account.programme)
    account = _locked(part.account)
    erase_parts(account.agreement, [_as_it_is(account, part).pk])
    _record_account(by, "remove_part", account, part=part.number)


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
    account = _locked(part.account)
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
    _record_account(by, "type_again", account, part=part.number, followed=typed.followed, left=typed.left)
    return part


@transaction.atomic
def describe_teller(*, by: User | None, account: Account, role: str, name_to_show: str) -> None:
    """The part the teller plays, and the name they chose to be quoted with."""
    account = _locked(account)
    account.teller_role, account.name_to_show = tidy(role), tidy(name_to_show)
    account.save(update_fields=["teller_role", "name_to_show"])


@transaction.atomic
def say_provenance(*, by: User, account: Account, provenance: Provenance) -> None:
    """How the words came to us, said by whoever wrote them down."""
    check_can(membership_in(by, account.programme), Permission.ENTER_ACCOUNT)
    account = _locked(account)
    account.entered_by = by
    account.way, account.wording = provenance.way, provenance.wording
    account.read_back = provenance.read_back or ""
    account.language = provenance.language or account.language
    account.save(update_fields=["entered_by", "way", "wording", "read_back", "language"])
    _record_account(by, "enter", account, way=provenance.way.value)


@transaction.atomic
def finish_account(*, by: User | None, account: Account) -> None:
    """The teller says that this is what they want to tell. They can still change it."""
    account = _locked(account)
    check_not_withdrawn(account.agreement)
    if account.told_at is None:
        account.told_at = timezone.now()
        account.save(update_fields=["told_at"])
        _record_account(by, "tell", account)


def _next_number(account: Account) -> int:
    return int(account.parts.aggregate(last=Max("number"))["last"] or 0) + 1


def _locked(account: Account) -> Account:
    rows = Account.objects.select_for_update(of=("self",))
    found = rows.select_related("agreement", "programme", "telling").filter(pk=account.pk).first()
    if found is None:
        raise Refused(TAKEN_BACK)
    return found


def _as_it_is(account: Account, part: AccountPart) -> AccountPart:
    """The part now: a correction in another window is a row of its own under the same number."""
    found = account.parts.select_related("media").filter(number=part.number).first()
    if found is None:
        raise NotYours
    return found


def _tidied(words: Mapping[str, str]) -> dict[str, str]:
    return {name: tidy(text) for name, text in words.items()}


def _record(by: User, verb: str, telling: Telling, **detail: str | int | bool) -> None:
    record_event(
        by=by, verb=verb, noun="telling", object_id=telling.pk,
        programme_id=telling.programme_id, detail=detail,
    )  # fmt: skip


def _record_account(by: User | None, verb: str, account: Account, **detail: str | int | bool) -> None:
    record_event(
        by=by, verb=verb, noun="account", object_id=account.identifier,
        programme_id=account.programme_id, detail=detail,
    )  # fmt: skip
