"""Tellings and accounts: through a person's own programmes, or through a teller's own code."""

import hashlib
from collections.abc import Iterable
from datetime import datetime
from typing import TypeVar

from django.db.models import Count, Prefetch, Q, QuerySet
from django.db.models.fields.files import FieldFile

from doingwith.consent.uses import Use
from doingwith_site.common.errors import NotYours
from doingwith_site.consent.models import Agreement
from doingwith_site.consent.rules import allowed_uses
from doingwith_site.evidence.models import (
    Account,
    AccountPart,
    DocumentVersion,
    MediaFile,
    Question,
    QuestionWords,
    Telling,
    TellingWords,
)
from doingwith_site.evidence.uploads.sniffing import Upload
from doingwith_site.programmes.models import Programme

Words = TypeVar("Words", TellingWords, QuestionWords)

__all__ = [
    "account_in",
    "account_of",
    "accounts_of",
    "any_account_in",
    "begun_for",
    "has_file",
    "hashes_at_hand",
    "hashes_missing",
    "open_telling_for",
    "part_in",
    "parts_held_since",
    "parts_of",
    "programme_numbered",
    "project_titles",
    "questions_of",
    "readable",
    "stored_files",
    "telling_in",
    "telling_numbered",
    "tellings_of",
    "words_of",
]


def stored_files(programme: Programme) -> dict[str, FieldFile]:
    """The programme's pictures, recordings and documents by their SHA-256, in two queries."""
    media = MediaFile.objects.filter(programme=programme)
    versions = DocumentVersion.objects.filter(document__programme=programme).defer("text")
    return {row.sha256: row.file for rows in (media, versions) for row in rows if row.file}


def hashes_at_hand(programme: Programme) -> frozenset[str]:
    """By which SHA-256 a record names what is stored already wherever it is named, in two queries."""
    rows = _named_files(programme)
    return frozenset(name for name, file in rows if file) - {name for name, file in rows if not file}


def hashes_missing(programme: Programme) -> frozenset[str]:
    """By which SHA-256 a record names what is known of here and not stored, in two queries."""
    return frozenset(name for name, file in _named_files(programme) if name and not file)


def _named_files(programme: Programme) -> list[tuple[str, str]]:
    media = MediaFile.objects.filter(programme=programme).values_list("sha256", "file")
    versions = DocumentVersion.objects.filter(document__programme=programme).values_list("sha256", "file")
    return [*media, *versions]


def tellings_of(programme: Programme) -> QuerySet[Telling]:
    """The programme's tellings with their words and how many have told, newest first."""
    told = Count("accounts", filter=Q(accounts__told_at__isnull=False), distinct=True)
    return programme.tellings.select_related("project").prefetch_related("words").annotate(number_told=told)


def telling_in(programme: Programme, identifier: str) -> Telling:
    """The programme's telling with this identifier, words included; NotYours if there is none."""
    found = tellings_of(programme).filter(identifier=identifier).first()
    if found is None:
        raise NotYours
    found.programme = programme
    return found


def open_telling_for(code: str) -> Telling | None:
    """The telling with this code, as long as it is open."""
    return (
        Telling.objects.filter(code=code, closed_at=None)
        .select_related("programme", "project")
        .prefetch_related("words")
        .first()
    )


def programme_numbered(number: int) -> Programme | None:
    """The programme with this key, for a form that we signed: nobody else can name one."""
    return Programme.objects.filter(pk=number).first()


def telling_numbered(number: int) -> Telling | None:
    """The telling with this key, open or closed, for a form that we signed."""
    return Telling.objects.filter(pk=number).prefetch_related("words").first()


def questions_of(telling: Telling) -> list[Question]:
    """The telling's questions in order, with their words in every language."""
    return list(telling.questions.prefetch_related("words"))


def words_of(rows: Iterable[Words], language: str, *, easy: bool) -> Words | None:
    """The words in this language and form; else the plain ones in it; else the first there are."""
    found = list(rows)
    wanted = [(language, easy), (language, False)]
    by_form = {(row.language, row.easy): row for row in found}
    fitting = (by_form[form] for form in wanted if form in by_form)
    return next(fitting, found[0] if found else None)


def begun_for(telling: Telling, number: int) -> Account | None:
    """The telling's account with this key, as long as it is neither finished nor taken back."""
    rows = telling.accounts.filter(pk=number, told_at=None, agreement__withdrawn_at=None)
    return rows.select_related("agreement", "programme", "telling").first()


def parts_held_since(moment: datetime) -> QuerySet[AccountPart]:
    """Files that somebody chose for a person before this moment, in accounts that were never finished and
    that nobody opened with their code: the form with which they came was given up.
    """
    return AccountPart.objects.filter(
        media__isnull=False,
        added_at__lt=moment,
        account__told_at=None,
        account__entered_by__isnull=False,
        account__agreement__code_used_at=None,
        account__agreement__withdrawn_at=None,
    ).select_related("account__programme", "account__agreement")


def account_of(agreement: Agreement) -> Account:
    """What was told under this agreement; NotYours when nothing was."""
    found = (
        Account.objects.filter(agreement=agreement)
        .select_related("agreement", "programme", "project", "telling")
        .first()
    )
    if found is None:
        raise NotYours
    return found


def parts_of(account: Account) -> QuerySet[AccountPart]:
    """The account's parts in the order of telling, with their pictures and recordings."""
    return account.parts.select_related("media", "question").prefetch_related("question__words", "typings")


def project_titles(programme: Programme) -> dict[str, str]:
    """What the programme's projects are called, by identifier."""
    return dict(programme.projects.order_by().values_list("identifier", "title"))


def part_in(account: Account, number: int) -> AccountPart:
    """The account's part with this number; NotYours when there is none."""
    found = parts_of(account).filter(number=number).first()
    if found is None:
        raise NotYours
    found.account = account
    return found


def has_file(account: Account, upload: Upload) -> bool:
    """Whether the account has just this picture or recording already."""
    fingerprint = hashlib.sha256(upload.content).hexdigest()
    return account.parts.filter(media__sha256=fingerprint).exists()


def accounts_of(programme: Programme) -> QuerySet[Account]:
    """The programme's finished accounts, with what decides whether they may be read; oldest first."""
    return (
        programme.accounts.filter(told_at__isnull=False, agreement__withdrawn_at=None)
        .select_related("agreement", "telling", "project", "entered_by")
        .prefetch_related("agreement__steps", "agreement__competences", "telling__words", Prefetch("parts"))
    )


def readable(accounts: QuerySet[Account]) -> list[Account]:
    """Those that the people working on the project may read now."""
    return [row for row in accounts if Use.PROJECT_TEAM in allowed_uses(row.agreement)]


def any_account_in(programme: Programme, identifier: str) -> Account:
    """The finished account with this identifier, whether or not it may be read; NotYours if there is none.

    For what is said of its agreement, not for its words.
    """
    found = accounts_of(programme).filter(identifier=identifier).first()
    if found is None:
        raise NotYours
    return found


def account_in(programme: Programme, identifier: str) -> Account:
    """The programme's account with this identifier if it may be read now; NotYours if not."""
    found = readable(accounts_of(programme).filter(identifier=identifier))
    if not found:
        raise NotYours
    found[0].programme = programme
    return found[0]
