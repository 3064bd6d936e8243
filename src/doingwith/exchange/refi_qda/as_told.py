"""Texts of another program as what somebody told: the project's team may read them, and nobody else yet."""

from collections import Counter
from collections.abc import Collection
from dataclasses import replace
from hashlib import sha256
from uuid import uuid5

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.consent.agreements import Agreement, Answer
from doingwith.consent.uses import SaidBy, Use, Way
from doingwith.evidence.accounts import (
    FROM_OTHER_SOFTWARE,
    Account,
    AccountPart,
    PartKind,
    Provenance,
    Wording,
)
from doingwith.evidence.codes import MarkedSource
from doingwith.evidence.documents import Document, DocumentKind, DocumentVersion
from doingwith.evidence.excerpts import Excerpt
from doingwith.exchange.refi_qda.identity import Identity

__all__ = ["account_name", "as_told", "for_the_team"]

TEAM_ONLY = Agreement(answers=(Answer(use=Use.PROJECT_TEAM, agrees=True, said_by=SaidBy.TELLER),))
NOT_KNOWN = Provenance(typed_by=FROM_OTHER_SOFTWARE, way=Way.PAPER, wording=Wording.VERBATIM)
KINDS = {"image": PartKind.PHOTO, "audio": PartKind.VOICE, "video": PartKind.VOICE}
NAMES = "names of texts that people told (an account has none, because names name people)"
NOTES = "notes on texts that people told"
MARKS = "areas and stretches of sound in texts that people told"


def account_name(programme: str, document: Document) -> str:
    """What the text is called as an account of this programme: the same whenever it comes again.

    So a text that its teller took back is known when its file is given once more. What has no words is known
    by its file, and without one by its name.
    """
    first = document.versions[0]
    file = first.media.drawn_from or first.media.sha256 if first.media else ""
    words = first.text or file or document.title
    told = first.guid or sha256(words.encode("utf-8", "replace")).hexdigest()
    return f"A-{uuid5(Identity(programme).programme, f'told/{told}').hex[:12]}"


def for_the_team(account: Account, tellings: Collection[str]) -> Account:
    """An account of a programme of ours as it comes where it is not kept: agreed to for the team alone.

    What else its teller said yes to was said elsewhere, and a file may say anything. ``tellings`` are those
    that are here: without theirs, parts answer no question.
    """
    told = replace(account, agreement=TEAM_ONLY)
    if account.telling in tellings:
        return told
    return replace(told, telling=None, parts=tuple(replace(part, question=None) for part in account.parts))


def as_told(
    record: ProgrammeRecord, names: Collection[str], programme: str
) -> tuple[ProgrammeRecord, Counter[str]]:
    """The record with these documents as accounts of the programme, and what was lost by that.

    Each is agreed to for the project's team and for nothing else; who told it is not reported.
    """
    told = {one.id: account_name(programme, one) for one in record.documents if one.id in names}
    kept = _Parts(record, told)
    lost: Counter[str] = Counter()
    lost[NAMES] += len(told)
    lost[NOTES] += sum(
        bool(version.note) for one in record.documents if one.id in told for version in one.versions
    )
    marked = tuple(kept.marks(source, lost) for source in record.marked_sources)
    groups = tuple(
        replace(group, sources=tuple(told.get(name, name) for name in group.sources))
        for group in record.groups.groups
    )
    changed = replace(
        record,
        accounts=(*record.accounts, *kept.accounts()),
        documents=tuple(one for one in record.documents if one.id not in told),
        marked_sources=tuple(one for one in marked if one.excerpts),
        groups=replace(record.groups, groups=groups),
    )
    return changed, +lost


class _Parts:
    """Versions of documents as parts of accounts, each called by the number of its version."""

    def __init__(self, record: ProgrammeRecord, told: dict[str, str]) -> None:
        self.record, self.told = record, told

    def accounts(self) -> list[Account]:
        """Each text that was told; one that stands in the file twice comes once."""
        found: dict[str, Account] = {}
        for document in self.record.documents:
            name = self.told.get(document.id)
            if name is not None and name not in found:
                found[name] = Account(
                    id=name,
                    teller="not reported",
                    agreement=TEAM_ONLY,
                    project=document.project,
                    parts=tuple(_part(document, version) for version in document.versions),
                    provenance=NOT_KNOWN,
                )
        return list(found.values())

    def marks(self, source: MarkedSource, lost: Counter[str]) -> MarkedSource:
        """What is marked in a source, as far as it can be marked in an account."""
        if source.id not in self.told:
            return source
        document = self.record.document_by_id[source.id]
        fits = [one for one in source.excerpts if _fits(one, document)]
        lost[MARKS] += len(source.excerpts) - len(fits)
        names = {one.id for one in fits}
        return MarkedSource(
            id=self.told[source.id],
            excerpts=tuple(replace(one, part=str(one.version), version=1) for one in fits),
            codings=tuple(coding for coding in source.codings if coding.excerpt in names),
        )


def _part(document: Document, version: DocumentVersion) -> AccountPart:
    kind = _kind(version)
    media = version.media if kind is not PartKind.WRITING else None
    if kind is PartKind.PHOTO and document.kind is DocumentKind.DRAWING:
        kind = PartKind.DRAWING
    return AccountPart(id=str(version.version), kind=kind, text=version.text, media=media)


def _kind(version: DocumentVersion) -> PartKind:
    broad = version.media.type.partition("/")[0] if version.media else ""
    return KINDS.get(broad, PartKind.WRITING)


def _fits(excerpt: Excerpt, document: Document) -> bool:
    version = document.version(excerpt.version)
    kind = _kind(version) if version else PartKind.WRITING
    if excerpt.passage is not None:
        return True
    return kind is (PartKind.PHOTO if excerpt.area is not None else PartKind.VOICE)
