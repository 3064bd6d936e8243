"""Sources of a project as documents of a programme; parts of accounts as what they were."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.evidence.accounts import Account
from doingwith.evidence.documents import Document, DocumentKind, DocumentVersion
from doingwith.evidence.media import Media
from doingwith.exchange.refi_qda.accounts_in import account_of
from doingwith.exchange.refi_qda.cleaning import CleanText, cleaned, printable
from doingwith.exchange.refi_qda.identity import Identity
from doingwith.exchange.refi_qda.media_in import media_of
from doingwith.exchange.refi_qda.notes_in import NotesIn
from doingwith.exchange.refi_qda.placing import Place, Placing
from doingwith.exchange.refi_qda.project import QdaKind, QdaProject, QdaSource
from doingwith.exchange.refi_qda.xml import day

__all__ = ["LeftOut", "PlacedSource", "SourcesIn"]

ALWAYS = "Doing With "
GONE = "parts of accounts that were taken back, or whose tellers agree to nothing"


@dataclass(frozen=True, kw_only=True)
class PlacedSource:
    """A source and where it stands in the record: of which account or document, part and version."""

    source: QdaSource
    owner: str
    part: str | None
    version: int
    clean: CleanText
    media: Media | None


@dataclass(frozen=True, kw_only=True)
class LeftOut:
    """A file that is named and does not come: of which account or document, how that is called, and why."""

    owner: str
    name: str
    why: str


class SourcesIn:
    """Gives each source its place. ``owners``: our identifier of each, under the file's."""

    def __init__(
        self,
        project: QdaProject,
        base: ProgrammeRecord,
        identity: Identity,
        notes: NotesIn,
        lost: Counter[str],
        told: Collection[str] = (),
    ) -> None:
        self.base, self.identity, self.notes, self.lost = base, identity, notes, lost
        self.exact = project.is_ours
        self.files: dict[str, bytes] = {}
        self.left_out: list[LeftOut] = []
        self.owners: dict[str, str] = {}
        self.placed: list[PlacedSource] = []
        documents: dict[str, list[PlacedSource]] = {}
        accounts: dict[str, list[PlacedSource]] = {}
        sources = [*project.sources, *notes.alone]
        placing = Placing(sources, base, told)
        for source in sources:
            if source.text is None and source.kind in (QdaKind.TEXT, QdaKind.NOTE):
                continue
            place = placing.of(source)
            if place is None:
                self.lost[GONE] += 1
                continue
            self.lost["values of variables"] += sum(not name.startswith(ALWAYS) for name in source.values)
            (documents if place.part is None else accounts).setdefault(place.owner, []).append(
                self._placed(source, place)
            )
        self.documents = tuple(self._document(owner, found) for owner, found in documents.items())
        self.accounts: tuple[Account, ...] = tuple(
            account_of(owner, [(one.source.values, one.clean.text, one.media) for one in found], base)
            for owner, found in accounts.items()
        )

    def _placed(self, source: QdaSource, place: Place) -> PlacedSource:
        media = media_of(source)
        if source.data is not None and media is not None:
            self.files[media.sha256] = source.data
        if source.trouble:
            self.left_out.append(LeftOut(owner=place.owner, name=printable(source.name), why=source.trouble))
        placed = PlacedSource(
            source=source,
            owner=place.owner,
            part=place.part,
            version=place.version,
            clean=cleaned(source.text or "", as_it_is=self.exact),
            media=media,
        )
        self.owners.setdefault(source.guid, place.owner)
        self.placed.append(placed)
        return placed

    def _document(self, owner: str, found: list[PlacedSource]) -> Document:
        first = found[0].source
        project = first.values.get(f"{ALWAYS}project")
        return Document(
            id=owner,
            title=self._title(found),
            kind=_kind(first),
            project=project if project in self.base.project_by_id else None,
            versions=tuple(self._version(owner, one) for one in found),
        )

    def _title(self, found: list[PlacedSource]) -> str:
        title = printable(found[0].source.name)
        if len(found) > 1:
            title = title.removesuffix(f" (version {found[0].version})")
        return (title if self.exact else title.strip()) or "Text without a name"

    def _version(self, owner: str, one: PlacedSource) -> DocumentVersion:
        return DocumentVersion(
            version=one.version,
            text=one.clean.text,
            dated_on=day(one.source.values.get(f"{ALWAYS}date")),
            media=one.media,
            note=self.notes.text(one.source.notes, one.source.description),
            guid=self.identity.own(one.source.guid, "version", owner, str(one.version)),
        )


def _kind(source: QdaSource) -> DocumentKind:
    told = source.values.get(f"{ALWAYS}kind", "")
    if told in set(DocumentKind):
        return DocumentKind(told)
    kinds = {QdaKind.NOTE: DocumentKind.NOTES, QdaKind.PICTURE: DocumentKind.IMAGE}
    return kinds.get(source.kind, DocumentKind.OTHER)
