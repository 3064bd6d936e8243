"""A REFI-QDA project as a programme's record, and what was lost on the way."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from doingwith.analysis.contribution.record import without_citations
from doingwith.analysis.integrity import integrity_problems
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.evidence.codes import MarkedSource
from doingwith.evidence.groups import Group, GroupKind, Groups
from doingwith.exchange.bundle.assembly import in_canonical_order
from doingwith.exchange.permission import without_excerpts
from doingwith.exchange.refi_qda.cleaning import printable
from doingwith.exchange.refi_qda.coders_in import Coders
from doingwith.exchange.refi_qda.codes_in import CodesIn
from doingwith.exchange.refi_qda.companions import (
    ACCOUNTS,
    EXCERPTS,
    LISTS,
    excerpt_order,
    is_companion,
    read_companions,
)
from doingwith.exchange.refi_qda.identity import Identity
from doingwith.exchange.refi_qda.marks_in import MarksIn
from doingwith.exchange.refi_qda.notes_in import NotesIn
from doingwith.exchange.refi_qda.offsets import Detected, detected
from doingwith.exchange.refi_qda.project import QdaGroup, QdaProject
from doingwith.exchange.refi_qda.reading import MISSING
from doingwith.exchange.refi_qda.sources_in import LeftOut, SourcesIn
from doingwith.logic_models.evidence import evidence_named, without_evidence
from doingwith.programmes.evaluation import Evaluation
from doingwith.programmes.factors import FactorList
from doingwith.programmes.instruments import Instruments
from doingwith.programmes.programme import Programme
from doingwith.programmes.scales import Scales

__all__ = ["Imported", "imported"]

SPOILT = "notes of Doing With that were changed and do not fit together any more"


@dataclass(frozen=True, kw_only=True)
class Imported:
    """The record, how offsets were counted, how many passages there were and came, and what was lost.

    ``differences`` say what in the file is not as the standard has it. ``files`` are pictures,
    recordings and documents by their SHA-256: a record names them and does not hold them. ``left_out`` are
    those that sources name and that are not there, or cannot be unpacked.
    ``is_programme``: it was a programme of Doing With, and has come back as that.
    """

    record: ProgrammeRecord
    offsets: Detected
    selections: int
    quotes_recovered: int
    lost: Mapping[str, int]
    differences: tuple[str, ...] = ()
    files: Mapping[str, bytes]
    left_out: tuple[LeftOut, ...] = ()
    is_programme: bool = False


def imported(project: QdaProject) -> Imported:
    """The project as a record that a bundle can hold. Nothing is guessed: what has no place is counted.

    A project that was a programme of Doing With comes back as one, with what was changed in it since.
    """
    offsets = detected(project)
    companions = [note for note in project.notes if is_companion(note)]
    parts, spoilt = read_companions([note for note in companions if note.name not in LISTS])
    if "programme" in parts and not spoilt:
        found = _Import(project, offsets, parts).all()
        if not integrity_problems(found.record):
            return replace(found, is_programme=True)
    lost = project.lost + Counter({SPOILT: len(companions)})
    gone = {"tombstones": parts["tombstones"]} if "tombstones" in parts else {}
    return _Import(replace(project, lost=lost), offsets, gone).all()


class _Import:
    def __init__(self, project: QdaProject, offsets: Detected, parts: Mapping[str, Any]) -> None:
        self.project, self.offsets = project, offsets
        self.lost: Counter[str] = Counter(project.lost)
        self.base = _base(project, parts)
        self.identity = Identity(self.base.programme.id)
        self.notes = NotesIn(project, keeps_companions="programme" not in parts)
        self.coders = Coders(project, self.base.programme, self.identity)
        self.codes = CodesIn(project, self.base, self.identity, self.notes)
        lists = {note.name: note.text or "" for note in project.notes if note.name in LISTS}
        told = frozenset(lists.get(ACCOUNTS, "").split())
        self.sources = SourcesIn(project, self.base, self.identity, self.notes, self.lost, told)
        self.marks = MarksIn(
            offsets=offsets,
            codes=self.codes.ids,
            coders=self.coders,
            notes=self.notes,
            identity=self.identity,
            names=excerpt_order(lists.get(EXCERPTS, ""), self.identity) if "programme" in parts else {},
            lost=self.lost,
        )

    def all(self) -> Imported:
        """The record and its figures."""
        marked = self.marks.of(self.sources.placed)
        groups = Groups(groups=tuple(self._groups()))
        programme = replace(self.base.programme, readers=self.coders.readers())
        record = replace(
            self.base,
            programme=programme,
            codebook=self.codes.book(),
            groups=groups,
            accounts=self.sources.accounts,
            documents=self.sources.documents,
            marked_sources=marked,
            **self._resting(marked),
        )
        self.lost["names of users"] += self.coders.unnamed
        self.lost += self.notes.lost
        passages = sum(len(one.selections) for one in (*self.project.sources, *self.project.notes))
        return Imported(
            record=in_canonical_order(record),
            offsets=self.offsets,
            selections=passages + self.project.lost[MISSING],
            quotes_recovered=self.marks.recovered,
            lost={what: count for what, count in sorted(self.lost.items()) if count},
            differences=self.project.differences,
            files=self.sources.files,
            left_out=tuple(self.sources.left_out),
        )

    def _resting(self, marked: tuple[MarkedSource, ...]) -> dict[str, Any]:
        """Cases and logic models, without references to passages that did not come back."""
        left = {excerpt.id for source in marked for excerpt in source.excerpts}
        left |= {account.id for account in self.sources.accounts}
        left |= {document.id for document in self.sources.documents}
        named = [name for case in self.base.cases for name in case.cited_excerpts()]
        for model in self.base.logic_models:
            named += [name for version in model.versions for name in evidence_named(version)]
        named += [name for one in self.base.contributions for item in one.evidence for name in item.excerpts]
        gone = frozenset(named) - left
        self.lost["references of readings and models to what is not there"] += sum(
            name in gone for name in named
        )
        return {
            "cases": tuple(without_excerpts(case, gone) for case in self.base.cases),
            "logic_models": tuple(without_evidence(model, gone) for model in self.base.logic_models),
            "contributions": tuple(without_citations(one, gone) for one in self.base.contributions),
        }

    def _groups(self) -> list[Group]:
        """Cases and sets that are not made anew from projects and tellings."""
        made = {self.identity.of("case", project.id) for project in self.base.projects}
        made |= {self.identity.of("set", telling.id) for telling in self.base.tellings}
        known = {self.identity.of("group", one.id, guid=one.guid): one.id for one in self.base.groups.groups}
        own = [group for group in self.project.groups if group.guid not in made]
        made_now = [self._group(group, number, known) for number, group in enumerate(own, start=1)]
        order = {name: at for at, name in enumerate(known.values())}
        return sorted(made_now, key=lambda group: order.get(group.id, len(order)))

    def _group(self, group: QdaGroup, number: int, known: Mapping[str, str]) -> Group:
        self.lost["values of variables"] += len(group.values)
        id_ = known.get(group.guid, f"group-{number}")
        sources = [self.sources.owners.get(guid) for guid in (*group.sources, *group.notes)]
        codes = [self.codes.ids.get(guid) for guid in group.codes]
        excerpts = [self.marks.names_of.get(guid) for guid in group.selections]
        self.lost["members of cases and sets that are not there"] += sum(
            name is None for name in (*sources, *codes, *excerpts)
        )
        return Group(
            id=id_,
            label=(group.name if self.project.is_ours else printable(group.name).strip()) or "Without a name",
            kind=GroupKind.CASE if group.is_case else GroupKind.SET,
            sources=tuple(dict.fromkeys(filter(None, sources))),
            codes=tuple(dict.fromkeys(filter(None, codes))),
            excerpts=tuple(dict.fromkeys(filter(None, excerpts))),
            memo=printable(group.description),
            guid=self.identity.own(group.guid, "group", id_),
        )


def _base(project: QdaProject, parts: Mapping[str, Any]) -> ProgrammeRecord:
    """The record before any words: what stood in notes of ours, or an empty programme."""
    name = printable(project.name).strip()
    empty: dict[str, Any] = {
        "programme": Programme(
            id=_identifier(project.name),
            name=name or "Imported project",
            sources=(
                printable(project.description).strip() or "A REFI-QDA project made with another program.",
            ),
        ),
        "scales": Scales(),
        "instruments": Instruments(),
        "evaluation": Evaluation(),
        "factor_list": FactorList(id="none", version=1, label="No factor list yet", domains=(), factors=()),
    }
    return ProgrammeRecord(**(empty | dict(parts)))


def _identifier(name: str) -> str:
    found = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:60].strip("-")
    return found or "imported-project"
