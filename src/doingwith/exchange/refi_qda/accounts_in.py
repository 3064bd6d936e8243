"""Accounts put together again from their parts; what their tellers agree to comes with each of these."""

from collections.abc import Mapping, Sequence

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.consent.agreements import Agreement, Answer
from doingwith.consent.uses import SaidBy, Use, Way
from doingwith.evidence.accounts import Account, AccountPart, PartKind, Provenance, ReadBack, Wording
from doingwith.evidence.media import Media
from doingwith.exchange.refi_qda.xml import day, number

__all__ = ["account_of", "may_come_back"]

Values = Mapping[str, str]
USES = {use.value: use for use in Use}


def may_come_back(account: str, values: Values, base: ProgrammeRecord) -> bool:
    """Whether the project's team may have the account: it was not taken back, and its teller agrees."""
    return account not in base.tombstone_by_id and Use.PROJECT_TEAM in _uses(values)


def account_of(
    name: str, parts: Sequence[tuple[Values, str, Media | None]], base: ProgrammeRecord
) -> Account:
    """The account of these parts, each with what is known of it, its text and its file."""
    values = {key.removeprefix("Doing With "): value for key, value in parts[0][0].items()}
    project, telling = values.get("project"), values.get("telling")
    uses = set.intersection(*(set(_uses(one)) for one, _, _ in parts))
    yes = (Answer(use=use, agrees=True, said_by=SaidBy.TELLER) for use in Use if use in uses)
    return Account(
        id=name,
        teller=values.get("teller") or "not reported",
        agreement=Agreement(answers=tuple(yes)),
        project=project if project in base.project_by_id else None,
        parts=tuple(_part(*one) for one in parts),
        provenance=_provenance(values),
        telling=telling if telling in base.telling_by_id else None,
        told_on=day(values.get("date")),
        language=values.get("language", ""),
    )


def _uses(values: Values) -> list[Use]:
    told = values.get("Doing With uses", "").split(",")
    return [USES[name.strip()] for name in told if name.strip() in USES]


def _part(values: Values, text: str, media: Media | None) -> AccountPart:
    kind = values.get("Doing With kind", "")
    return AccountPart(
        id=values["Doing With part"],
        kind=PartKind(kind) if kind in set(PartKind) else PartKind.WRITING,
        text=text,
        media=media,
        version=max(1, number(values.get("Doing With version"))),
        question=values.get("Doing With question") or None,
    )


def _provenance(values: Values) -> Provenance:
    way, wording, read_back = (values.get(name, "") for name in ("way", "wording", "read back"))
    return Provenance(
        typed_by=values.get("typed by") or "teller",
        way=Way(way) if way in set(Way) else Way.PAGE,
        wording=Wording(wording) if wording in set(Wording) else Wording.OWN,
        read_back=ReadBack(read_back) if read_back in set(ReadBack) else None,
    )
