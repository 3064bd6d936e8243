"""A programme's record as a REFI-QDA project, as far as its tellers agree, and what is lost on the way."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.consent.uses import Use
from doingwith.evidence.codes import MarkedSource
from doingwith.evidence.groups import Group, GroupKind
from doingwith.evidence.media import Media
from doingwith.exchange.holding import NOTHING_LOST, Lost
from doingwith.exchange.one_project import of_project
from doingwith.exchange.permission import HeldBack, permitted
from doingwith.exchange.refi_qda.codes_out import codes_out
from doingwith.exchange.refi_qda.companions import accounts_note, as_notes, order_note
from doingwith.exchange.refi_qda.identity import Identity
from doingwith.exchange.refi_qda.marks_out import Marks, kind_of
from doingwith.exchange.refi_qda.media_types import ENDINGS, WORD
from doingwith.exchange.refi_qda.project import QdaGroup, QdaKind, QdaProject, QdaSource, QdaUser
from doingwith.exchange.refi_qda.sources_out import account_sources, document_sources

__all__ = ["Exported", "Files", "exported", "no_files"]

Files = Callable[[Media], bytes | None]
"""Gives what a picture, recording or document holds; None where it is not at hand."""


@dataclass(frozen=True, kw_only=True)
class Exported:
    """The project, what was held back, what stands in notes only, and what is lost, by kind with counts."""

    project: QdaProject
    held_back: HeldBack
    as_notes: Mapping[str, int]
    lost: Mapping[str, int]


def no_files(media: Media) -> None:
    """For a record that stands without its files."""
    return


def exported(
    record: ProgrammeRecord,
    use: Use,
    on: date,
    files: Files = no_files,
    *,
    only: str = "",
    lost: Lost = NOTHING_LOST,
) -> Exported:
    """The record, or ``only`` one project of it, as a project that may be put to this use on this day.

    Pictures and recordings leave for the project's own team, and otherwise only where their teller also
    lets them be shown; one that two people gave only where both do. What rested on words that were taken back
    since (``lost``) leaves for the team only. What tellers in other projects refuse is taken out of what is
    common to all before the one project is taken; what was held back is counted for that project. KeyError
    for no such project.
    """
    leaving, held_back = permitted(record, use, on, lost)
    if only:
        _, here = permitted(of_project(record, only), use, on, lost)
        held_back = replace(here, hidden=held_back.hidden)
        leaving = of_project(leaving, only)
    return _Export(leaving, held_back, files).all()


class _Export:
    def __init__(self, record: ProgrammeRecord, held_back: HeldBack, files: Files) -> None:
        self.record, self.held_back, self.files = record, held_back, files
        self.identity = Identity(record.programme.id)
        self.lost: Counter[str] = Counter()
        self.hidden_files = 0
        self.users = {
            reader.id: self.identity.of("user", reader.id, guid=reader.guid)
            for reader in record.programme.readers
        }
        self.marks = Marks(self.identity, self.users, record.codebook)
        self.marked = {marked.id: marked for marked in record.marked_sources}

    def all(self) -> Exported:
        sources = tuple(self._sources())
        self._count_what_has_no_text()
        notes, counts = as_notes(self.record, self.identity)
        self.lost += self.marks.lost
        self._count_answers()
        project = QdaProject(
            name=self.record.programme.name,
            is_ours=True,
            users=tuple(QdaUser(guid=guid, name=name) for name, guid in self.users.items()),
            codes=codes_out(self.record, self.identity),
            sources=sources,
            notes=(
                *notes,
                accounts_note(self.record, self.identity),
                order_note(self.record, self.marks.excerpts, self.identity),
                *self.marks.memos,
            ),
            groups=tuple(self._groups(sources)),
            description=" ".join(self.record.programme.sources),
        )
        return Exported(
            project=project,
            held_back=replace(self.held_back, files=self.hidden_files),
            as_notes=counts,
            lost={what: count for what, count in sorted(self.lost.items()) if count},
        )

    def _sources(self) -> Iterator[QdaSource]:
        for account in self.record.accounts:
            self.lost["accounts without a part"] += not account.parts
            for source, media in account_sources(account, self.identity):
                part = source.values["Doing With part"]
                yield self._filled(source, media, self._marked(account.id), part=part)
        for document in self.record.documents:
            self.lost["documents without a version"] += not document.versions
            for source, media in document_sources(document, self.identity):
                yield self._filled(source, media, self._marked(document.id), part=None)

    def _marked(self, name: str) -> MarkedSource:
        return self.marked.get(name) or MarkedSource(id=name)

    def _filled(
        self, source: QdaSource, media: Media | None, marked: MarkedSource, *, part: str | None
    ) -> QdaSource:
        """The source with its file and with what is marked in it."""
        version = int(source.values["Doing With version"])
        own = [one for one in marked.excerpts if (one.part, one.version) == (part, version)]
        kind = kind_of(media, own)
        data = self._file(media) if media else None
        if data is not None and kind is QdaKind.TEXT and not _is_word(media):
            self.lost["files of a kind that the standard has no place for"] += 1
            data = None
        name = f"{source.guid}.{_ending(media)}" if media and data is not None else ""
        made = replace(source, kind=kind, file=name, data=data)
        return self.marks.put_into(made, own, marked.codings)

    def _file(self, media: Media) -> bytes | None:
        if media.sha256 in self.held_back.hidden:
            self.hidden_files += 1
            return None
        data = self.files(media)
        if data is None:
            self.lost["files of pictures, recordings and documents that are not at hand"] += 1
        return data

    def _groups(self, sources: tuple[QdaSource, ...]) -> Iterator[QdaGroup]:
        by_project: dict[str, list[str]] = {}
        by_owner: dict[str, list[str]] = {}
        by_telling: dict[str, list[str]] = {}
        for source in sources:
            values = source.values
            by_project.setdefault(values.get("Doing With project", ""), []).append(source.guid)
            by_telling.setdefault(values.get("Doing With telling", ""), []).append(source.guid)
            owner = values.get("Doing With account") or values["Doing With document"]
            by_owner.setdefault(owner, []).append(source.guid)
        yield from self._cases(by_project)
        for telling in self.record.tellings:
            if telling.id in by_telling:
                yield QdaGroup(
                    guid=self.identity.of("set", telling.id),
                    name=telling.title,
                    is_case=False,
                    sources=tuple(by_telling[telling.id]),
                )
        for group in self.record.groups.groups:
            yield self._group(group, by_owner)

    def _cases(self, by_project: dict[str, list[str]]) -> Iterator[QdaGroup]:
        """Each project is a case of the analysis, with its sources and with the passages that were cited."""
        for project in self.record.projects:
            case = self.record.case_of_project.get(project.id)
            cited = dict.fromkeys(case.cited_excerpts()) if case else {}
            values = {"Doing With project": project.id, **({"Doing With case": case.id} if case else {})}
            yield QdaGroup(
                guid=self.identity.of("case", project.id),
                name=project.title,
                is_case=True,
                sources=tuple(by_project.get(project.id, ())),
                selections=tuple(self.marks.excerpts[name] for name in cited if name in self.marks.excerpts),
                values=values,
            )

    def _group(self, group: Group, by_owner: dict[str, list[str]]) -> QdaGroup:
        is_case = group.kind is GroupKind.CASE
        passages = tuple(self.marks.excerpts[one] for one in group.excerpts if one in self.marks.excerpts)
        if not is_case:
            self.lost["passages of a set"] += len(passages)
        return QdaGroup(
            guid=self.identity.of("group", group.id, guid=group.guid),
            name=group.label,
            is_case=is_case,
            description=group.memo,
            sources=tuple(guid for name in group.sources for guid in by_owner.get(name, ())),
            codes=tuple(self.marks.codes[name] for name in group.codes if name in self.marks.codes),
            selections=passages if is_case else (),
        )

    def _count_what_has_no_text(self) -> None:
        """Passages of an earlier wording: a teller corrected it, and what was marked stands there no more."""
        seen = self.marks.seen
        gone = sum(one.id not in seen for source in self.record.marked_sources for one in source.excerpts)
        self.lost["passages of an earlier wording"] += gone

    def _count_answers(self) -> None:
        """What tellers agree to now goes along; when they said so, and what they refused, does not."""
        told = "of tellers, their age and each yes and no (what they agree to now is kept)"
        self.lost[told] += len(self.record.accounts)


def _is_word(media: Media | None) -> bool:
    return media is not None and media.type == WORD


def _ending(media: Media) -> str:
    if _is_word(media):
        return "docx"
    return ENDINGS.get(media.type) or "".join(filter(str.isalnum, media.type.partition("/")[2]))[:8] or "bin"
