"""What must be the same after a record was in a REFI-QDA project and came back."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.consent.agreements import allowed_uses
from doingwith.evidence.accounts import Account
from doingwith.evidence.codes import Codebook, MarkedSource
from doingwith.evidence.groups import Group, Groups
from doingwith.exchange.refi_qda.marks_out import kind_of
from doingwith.exchange.refi_qda.project import QdaKind

__all__ = ["rest_of", "without_what_is_told", "words_of"]


def words_of(record: ProgrammeRecord) -> dict[str, Any]:
    """Sources and everything that people made of them."""
    return {
        "documents": record.documents,
        "marked_sources": tuple(one for one in record.marked_sources if one.excerpts),
        "codebook": record.codebook,
        "groups": record.groups,
        "accounts": tuple(map(known_of, record.accounts)),
    }


def rest_of(record: ProgrammeRecord) -> ProgrammeRecord:
    """Everything else."""
    return replace(record, documents=(), marked_sources=(), accounts=(), codebook=Codebook(), groups=Groups())


def known_of(account: Account) -> Any:
    """An account without when its teller said yes and no, and how old they are: that is told as lost."""
    return replace(account, agreement=None), allowed_uses(account.agreement)  # type: ignore[arg-type]


def without_what_is_told(record: ProgrammeRecord, lost: Mapping[str, int]) -> ProgrammeRecord:
    """The record without what the export said that it would lose, which must be as much as it said."""
    empty = {account.id for account in record.accounts if not account.parts}
    assert lost.get("accounts without a part", 0) == len(empty)
    marked = tuple(sounding(record, source) for source in record.marked_sources)
    gone = sum(len(source.excerpts) for source in record.marked_sources) - sum(
        len(source.excerpts) for source in marked
    )
    assert lost.get("stretches of sound on what is no recording", 0) == gone
    left = {one.id for source in marked for one in source.excerpts}
    return replace(
        record,
        accounts=tuple(account for account in record.accounts if account.id not in empty),
        marked_sources=marked,
        groups=replace(
            record.groups, groups=tuple(members(group, empty, left) for group in record.groups.groups)
        ),
    )


def sounding(record: ProgrammeRecord, source: MarkedSource) -> MarkedSource:
    """Stretches of sound are kept on recordings, by their file or by that they are marked so."""
    account = record.account_by_id.get(source.id)
    kept = []
    for excerpt in source.excerpts:
        part = account.part(excerpt.part or "") if account else None
        beside = [one for one in source.excerpts if one.part == excerpt.part]
        kind = kind_of(part.media if part else None, beside)
        if excerpt.span is None or kind in (QdaKind.AUDIO, QdaKind.VIDEO):
            kept.append(excerpt)
    names = {excerpt.id for excerpt in kept}
    codings = tuple(coding for coding in source.codings if coding.excerpt in names)
    return replace(source, excerpts=tuple(kept), codings=codings)


def members(group: Group, empty: set[str], left: set[str]) -> Group:
    return replace(
        group,
        sources=tuple(name for name in group.sources if name not in empty),
        excerpts=tuple(name for name in group.excerpts if name in left),
    )
