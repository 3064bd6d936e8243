"""Accounts: rows to library values and back."""

from collections.abc import Iterable, Iterator, Mapping

from django.db.models import Prefetch
from django.utils import timezone

from doingwith.consent.uses import Way
from doingwith.evidence import accounts as values
from doingwith.evidence.media import Media
from doingwith_site.common.days import day_of, noon
from doingwith_site.consent.models import Agreement
from doingwith_site.consent.records import agreement_value, store_agreements
from doingwith_site.evidence.models import Account, AccountPart, MediaFile, Question, Telling
from doingwith_site.evidence.records import or_not_reported, unless_not_reported
from doingwith_site.programmes.models import Programme
from doingwith_site.projects.models import Project

__all__ = ["account_values", "part_name", "store_accounts"]

TELLER = "teller"
SOMEBODY = "somebody"
"""Who typed, when all that is known is that the teller did not."""
LONGEST_NUMBER = 6
PARTS_AT_ONCE = 100
"""Parts that one question to the database carries."""


def account_values(programme: Programme) -> tuple[values.Account, ...]:
    """Every finished account that was not taken back, whatever its teller allows.

    Whoever gives them out asks the agreements first. In the same number of queries however many.
    """
    roles = dict(programme.memberships.values_list("person", "role"))
    parts = AccountPart.objects.select_related("media", "question")
    rows = programme.accounts.filter(told_at__isnull=False, agreement__withdrawn_at=None)
    rows = rows.select_related("agreement", "project", "telling").prefetch_related(
        "agreement__steps", "agreement__competences", Prefetch("parts", queryset=parts)
    )
    return tuple(_value(row, roles) for row in rows.order_by("pk"))


def _value(row: Account, roles: Mapping[int, str]) -> values.Account:
    return values.Account(
        id=row.identifier,
        teller=or_not_reported(row.teller_role),
        agreement=agreement_value(row.agreement),
        project=row.project.identifier if row.project else None,
        parts=tuple(_part_value(part) for part in row.parts.all()),
        provenance=values.Provenance(
            typed_by=_typed_by(row, roles),
            way=Way(row.way),
            wording=values.Wording(row.wording or values.Wording.OWN),
            read_back=values.ReadBack(row.read_back) if row.read_back else None,
        ),
        telling=row.telling.identifier if row.telling else None,
        told_on=day_of(row.told_at) if row.day_known else None,
        language=row.language,
    )


def _typed_by(row: Account, roles: Mapping[int, str]) -> str:
    if row.typed_by or row.entered_by_id:
        return row.typed_by or roles.get(row.entered_by_id or 0, SOMEBODY)
    return TELLER if row.way == Way.PAGE else SOMEBODY


def _part_value(row: AccountPart) -> values.AccountPart:
    question = row.question
    return values.AccountPart(
        id=part_name(row),
        kind=values.PartKind(row.kind),
        text=row.text,
        media=_media_value(row.media) if row.media else None,
        version=row.version,
        question=(question.identifier or str(question.number)) if question else None,
    )


def part_name(row: AccountPart) -> str:
    """What a bundle calls the part."""
    return row.identifier or str(row.number)


def _media_value(row: MediaFile) -> Media:
    return Media(
        sha256=row.sha256,
        type=row.content_type,
        size=row.size,
        length_ms=None if row.seconds is None else round(row.seconds * 1000),
        width=row.width,
        height=row.height,
        drawn_from=row.drawn_from,
    )


def store_accounts(
    programme: Programme,
    new: Iterable[values.Account],
    projects: Mapping[str, Project],
    tellings: Mapping[str, Telling],
) -> list[AccountPart]:
    """Accounts as rows. No personal code opens them: codes are known to their tellers only.

    Gives their parts, which no index has yet.
    """
    told = list(new)
    agreements = store_agreements(
        programme, ((value.id, value.agreement, value.provenance.way) for value in told)
    )
    rows = Account.objects.bulk_create(
        _account_row(agreement, value, projects, tellings)
        for agreement, value in zip(agreements, told, strict=True)
    )
    parts = [part for row, value in zip(rows, told, strict=True) for part in _part_rows(row, value)]
    MediaFile.objects.bulk_create(part.media for part in parts if part.media)
    return AccountPart.objects.bulk_create(parts, batch_size=PARTS_AT_ONCE)


def _account_row(
    agreement: Agreement,
    value: values.Account,
    projects: Mapping[str, Project],
    tellings: Mapping[str, Telling],
) -> Account:
    moment = noon(value.told_on) or timezone.now()
    return Account(
        agreement=agreement,
        programme=agreement.programme,
        project=projects[value.project] if value.project else None,
        telling=tellings[value.telling] if value.telling else None,
        identifier=value.id,
        language=value.language,
        teller_role=unless_not_reported(value.teller),
        way=value.provenance.way,
        wording=value.provenance.wording,
        read_back=value.provenance.read_back or "",
        typed_by=value.provenance.typed_by,
        started_at=moment,
        told_at=moment,
        day_known=value.told_on is not None,
    )


def _part_rows(account: Account, value: values.Account) -> Iterator[AccountPart]:
    telling = account.telling
    asked = {one.identifier or str(one.number): one for one in telling.questions.all()} if telling else {}
    number = 0
    for part in value.parts:
        number = _number_of(part.id, after=number)
        yield _part_row(account, number, part, asked.get(part.question or ""))


def _number_of(name: str, *, after: int) -> int:
    """The part's number: the one it is called by where that counts on, else the next."""
    is_number = name.isascii() and name.isdigit() and len(name) <= LONGEST_NUMBER
    return int(name) if is_number and name == str(int(name)) and int(name) > after else after + 1


def _part_row(
    account: Account, number: int, value: values.AccountPart, question: Question | None
) -> AccountPart:
    return AccountPart(
        account=account,
        question=question,
        number=number,
        identifier="" if value.id == str(number) else value.id,
        kind=value.kind,
        text=value.text,
        version=value.version,
        media=_media_row(account.programme, value.media) if value.media else None,
        added_at=account.started_at,
        changed_at=account.started_at,
    )


def _media_row(programme: Programme, value: Media) -> MediaFile:
    """What is known of a picture or recording that did not come along."""
    return MediaFile(
        programme=programme,
        content_type=value.type,
        size=value.size,
        sha256=value.sha256,
        drawn_from=value.drawn_from,
        width=value.width,
        height=value.height,
        seconds=None if value.length_ms is None else value.length_ms / 1000,
    )
