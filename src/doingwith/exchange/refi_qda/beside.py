"""What a project of other software brings into a programme that is there: words beside words.

Things are known again by the identifiers (GUIDs) that other programs know them by, so that the same file
given twice brings nothing twice. Nothing that is stored is changed: only new texts, codes, marks and codings
come, as a record that ``merge`` puts into the stored one.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.consent.agreements import may_use
from doingwith.consent.uses import Use
from doingwith.evidence.accounts import Account
from doingwith.evidence.codes import Codebook, Coding, MarkedSource
from doingwith.evidence.documents import Document, DocumentKind
from doingwith.evidence.excerpts import Excerpt, passage_problem
from doingwith.evidence.groups import Group, Groups
from doingwith.exchange.refi_qda.as_told import account_name, as_told, for_the_team
from doingwith.exchange.refi_qda.known_again import KnownAgain
from doingwith.exchange.refi_qda.problems import QdaRefused

__all__ = ["Beside", "NewText", "new_texts", "put_beside"]

NOT_KEPT = "accounts that are not kept here, or that their tellers do not let the team read"
KINDS = {"image": "picture", "audio": "recording", "video": "film", "application/pdf": "PDF"}
OTHERWISE = "passages that are not what stands here"


@dataclass(frozen=True, kw_only=True)
class NewText:
    """A text, picture or recording that is not here yet and may be what somebody told.

    ``id`` is what the file's record calls it, ``account`` what it is called once it is somebody's words.
    ``is_told``: it came as somebody's words before, and so it does again. ``has_words``: it is a text, or has
    one, such as a transcript. ``kind`` says what it is besides: picture, recording, film or PDF.
    """

    id: str
    title: str
    account: str
    is_told: bool
    has_words: bool = True
    kind: str = ""


@dataclass(frozen=True, kw_only=True)
class Beside:
    """The record to merge, the new texts in it, and how much has no place here, kind by kind."""

    record: ProgrammeRecord
    texts: tuple[NewText, ...]
    lost: Mapping[str, int]


def put_beside(
    found: ProgrammeRecord,
    stored: ProgrammeRecord,
    *,
    is_programme: bool,
    project: str | None,
    papers: Collection[str] = (),
    gone: Collection[str] = (),
    taken: Collection[str] = (),
    begun: Collection[str] = (),
) -> Beside:
    """What of ``found`` is new beside ``stored``; new texts belong to ``project`` (None: to no project).

    Every new text, picture and recording is taken for what somebody told, except ``papers``; what came as
    somebody's words before, or was taken back (``gone``), stays that. Accounts of the same programme that are
    not here come for the project's team alone, but those ``begun`` here and not told to the end. No new
    excerpt is called by a name of ``taken``. Raises QdaRefused as ``new_texts`` does.
    """
    known = _known_again(found, stored, is_programme)
    texts = _new_texts(known, gone, begun)
    told = {text.id for text in texts if text.is_told or text.id not in papers}
    shaped, lost = as_told(found, told, stored.programme.id)
    names = {text.account for text in texts if text.id in told}
    putting = _Putting(shaped, stored, known, project, names, taken)
    return Beside(record=putting.record(), texts=texts, lost=+(lost + putting.lost))


def new_texts(
    found: ProgrammeRecord,
    stored: ProgrammeRecord,
    *,
    is_programme: bool,
    gone: Collection[str] = (),
    begun: Collection[str] = (),
) -> tuple[NewText, ...]:
    """The texts, pictures and recordings of ``found`` that may be what somebody told, and are not ``stored``.

    Raises QdaRefused for a file made from another programme of Doing With (``is_programme``): what was agreed
    to there was agreed to for that programme.
    """
    return _new_texts(_known_again(found, stored, is_programme), gone, begun)


def _known_again(found: ProgrammeRecord, stored: ProgrammeRecord, is_programme: bool) -> KnownAgain:
    if is_programme and found.programme.id != stored.programme.id:
        raise QdaRefused(
            f"This file was made from the programme “{found.programme.id}”, and this programme is "
            f"“{stored.programme.id}”. Bring it into the one that it was made from."
        )
    return KnownAgain(found, stored, is_programme=is_programme)


def _new_texts(known: KnownAgain, gone: Collection[str], begun: Collection[str]) -> tuple[NewText, ...]:
    found, stored = known.found, known.stored
    taken_back = {one.id for one in stored.tombstones} | set(gone)
    accounts = tuple(_new_accounts(found, stored, begun)) if known.is_programme else ()
    return (*accounts, *_texts(found, stored, known, taken_back))


def _new_accounts(
    found: ProgrammeRecord, stored: ProgrammeRecord, begun: Collection[str]
) -> Iterator[NewText]:
    """Accounts that are not here, and are what somebody told whatever is said of them."""
    for account in found.accounts:
        if account.id not in stored.account_by_id and account.id not in begun:
            words = any(part.text for part in account.parts)
            yield NewText(id=account.id, title=account.id, account=account.id, is_told=True, has_words=words)


def _texts(
    found: ProgrammeRecord, stored: ProgrammeRecord, known: KnownAgain, taken_back: Collection[str]
) -> Iterator[NewText]:
    for document in found.documents:
        if known.document(document) is not None:
            continue
        account = account_name(stored.programme.id, document)
        is_told = account in stored.account_by_id or account in taken_back
        words = any(version.text for version in document.versions)
        yield NewText(
            id=document.id,
            title=document.title,
            account=account,
            is_told=is_told,
            has_words=words,
            kind=_kind(document),
        )


def _kind(document: Document) -> str:
    if document.kind is DocumentKind.DRAWING:
        return DocumentKind.DRAWING.value
    media = document.versions[0].media
    return KINDS.get(media.type) or KINDS.get(media.type.partition("/")[0], "") if media else ""


class _Putting:
    """Gives everything found its place. ``lost`` counts what has none."""

    def __init__(
        self,
        found: ProgrammeRecord,
        stored: ProgrammeRecord,
        known: KnownAgain,
        project: str | None,
        told: Collection[str],
        taken: Collection[str],
    ) -> None:
        self.found, self.stored, self.known, self.project = found, stored, known, project
        self.lost: Counter[str] = Counter()
        self.owners: dict[str, str] = {}
        self.versions: dict[tuple[str, int], int] = {}
        self.accounts = tuple(self._accounts(told))
        self.documents = tuple(self._documents())
        self.marks = known.marks(self.accounts, self.documents, taken)
        self.marked = tuple(self._marked())

    def record(self) -> ProgrammeRecord:
        """The stored programme, without its own words, and with the new ones."""
        coders = {coding.coder for source in self.marked for coding in source.codings}
        return replace(
            self.stored,
            programme=replace(self.stored.programme, readers=self.known.readers(coders)),
            logic_models=(),
            cases=(),
            contributions=(),
            configurations=(),
            tombstones=(),
            accounts=self.accounts,
            documents=self.documents,
            codebook=Codebook(codes=self.known.codes_of()),
            groups=Groups(groups=tuple(self._groups())),
            marked_sources=self.marked,
        )

    def _accounts(self, told: Collection[str]) -> Iterator[Account]:
        for account in self.found.accounts:
            here = self.stored.account_by_id.get(account.id)
            if here is not None and may_use(here.agreement, Use.PROJECT_TEAM):
                self.owners[account.id] = account.id
                yield here
            elif here is None and account.id in told:
                self.owners[account.id] = account.id
                comes = for_the_team(account, self.stored.telling_by_id)
                yield replace(comes, project=self._project(account.project))
            else:
                self.lost[NOT_KEPT] += 1

    def _documents(self) -> Iterator[Document]:
        given: set[str] = set()
        for document in self.found.documents:
            here = self.known.document(document)
            name = here.id if here else self.known.new_document()
            self.owners[document.id] = name
            for version in document.versions:
                self.versions[document.id, version.version] = (
                    self.known.version(document, version) if here else version.version
                )
            if name not in given:
                given.add(name)
                yield here or replace(document, id=name, project=self._project(document.project))

    def _project(self, own: str | None) -> str | None:
        """Its own project where this programme has it, else the one that new texts belong to."""
        return own if own in self.stored.project_by_id else self.project

    def _marked(self) -> Iterator[MarkedSource]:
        for source in self.found.marked_sources:
            owner = self.owners.get(source.id)
            if owner is None:
                continue
            pairs = [(one.id, self._excerpt(source.id, owner, one)) for one in source.excerpts]
            placed = {theirs: ours for theirs, ours in pairs if ours is not None}
            self.lost[OTHERWISE] += len(pairs) - len(placed)
            excerpts = {one.id: one for one in placed.values()}
            if excerpts:
                codings = tuple(self._codings(source.codings, placed))
                yield MarkedSource(id=owner, excerpts=tuple(excerpts.values()), codings=codings)

    def _excerpt(self, source: str, owner: str, excerpt: Excerpt) -> Excerpt | None:
        """The excerpt where it stands here; None when other words stand there."""
        if excerpt.part is None and excerpt.version != self.versions[source, excerpt.version]:
            excerpt = replace(excerpt, version=self.versions[source, excerpt.version])
        text = self.marks.text(owner, excerpt)
        if text is None or (excerpt.passage is not None and passage_problem(text, excerpt.passage)):
            return None
        return self.marks.named(owner, excerpt)

    def _codings(self, codings: Iterable[Coding], placed: Mapping[str, Excerpt]) -> Iterator[Coding]:
        """Those that nobody of that name gave here yet."""
        for coding in codings:
            excerpt = placed.get(coding.excerpt)
            if excerpt is not None:
                here = (excerpt.id, self.known.codes[coding.code], self.known.coder(coding.coder))
                if here != (coding.excerpt, coding.code, coding.coder):
                    coding = replace(coding, excerpt=here[0], code=here[1], coder=here[2])
                yield self.marks.coding(coding)

    def _groups(self) -> Iterator[Group]:
        excerpts = self.marks.given
        for group in self.found.groups.groups:
            yield self.known.group(
                group,
                sources=tuple(self.owners[name] for name in group.sources if name in self.owners),
                excerpts=tuple(excerpts[name] for name in group.excerpts if name in excerpts),
            )
