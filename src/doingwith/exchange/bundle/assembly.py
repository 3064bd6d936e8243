"""The files that were read, put together as one record in its canonical order."""

from collections.abc import Collection, Iterable
from typing import Any, Protocol, TypeVar

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.common.order import natural_key
from doingwith.consent.withdrawn_evidence import EvidenceWithdrawn
from doingwith.exchange.bundle.layout import FOLDERS, SINGLE_FILES, entry_of, folder_of
from doingwith.exchange.bundle.values import ReadFile
from doingwith.logic_models.confirmed import SameNodes
from doingwith.programmes.factors import FactorList
from doingwith.programmes.programme import Programme
from doingwith.theory.theory import TheoryVersion

__all__ = ["assembled", "in_canonical_order"]


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


Value = TypeVar("Value", bound=_Identified)
_NOTHING: dict[str, Any] = {
    "programme": Programme(id="unread", name="unread"),
    "factor_list": FactorList(id="unread", version=1, label="unread", domains=(), factors=()),
}


def assembled(read: Iterable[ReadFile], unread: Collection[str]) -> tuple[ProgrammeRecord, frozenset[str]]:
    """The record of all that could be read, and the entries that could not.

    Where the programme or the factor list is missing, an empty one stands in, and its entry is
    among those that could not be read: such a record is for checking and counting only.
    """
    files = list(read)
    good = {file.name: file.value for file in files if file.value is not None}
    missing = {
        entry_of(single.name) for single in SINGLE_FILES if single.required and single.name not in good
    }
    parts: dict[str, Any] = {
        single.attribute: good.get(single.name, _NOTHING.get(single.attribute) or single.kind())
        for single in SINGLE_FILES
    }
    for folder in FOLDERS:
        parts[folder.attribute] = tuple(good[name] for name in good if folder_of(name) is folder)
    broken = {file.entry for file in files if file.value is None}
    return in_canonical_order(ProgrammeRecord(**parts)), frozenset({*unread, *missing, *broken})


def in_canonical_order(record: ProgrammeRecord) -> ProgrammeRecord:
    """The record as a bundle gives it back: by id, theories oldest first, no empty file."""
    return ProgrammeRecord(
        programme=record.programme,
        scales=record.scales,
        factor_list=record.factor_list,
        instruments=record.instruments,
        evaluation=record.evaluation,
        theory_versions=_oldest_first(record.theory_versions),
        projects=_by_id(record.projects),
        logic_models=_by_id(record.logic_models),
        same_nodes=record.same_nodes.joined(SameNodes()),
        cases=_by_id(record.cases),
        codebook=record.codebook,
        groups=record.groups,
        tellings=_by_id(record.tellings),
        accounts=_by_id(record.accounts),
        documents=_by_id(record.documents),
        marked_sources=_by_id(source for source in record.marked_sources if source.excerpts),
        tombstones=_by_id(record.tombstones),
        configurations=_by_id(record.configurations),
        contributions=_by_id(record.contributions),
        readiness=_by_id(one for one in record.readiness if one.rounds),
        evidence_withdrawn=record.evidence_withdrawn.joined(EvidenceWithdrawn()),
    )


def _by_id(values: Iterable[Value]) -> tuple[Value, ...]:
    return tuple(sorted(values, key=lambda value: natural_key(value.id)))


def _oldest_first(versions: Iterable[TheoryVersion]) -> tuple[TheoryVersion, ...]:
    """Each version after the one it revises; versions that go back to none stand last, by id."""
    waiting = sorted(versions, key=lambda version: natural_key(version.id))
    children: dict[str | None, list[TheoryVersion]] = {}
    for version in waiting:
        children.setdefault(version.revises, []).append(version)
    ordered: list[TheoryVersion] = []
    generation = children.pop(None, [])
    while generation:
        ordered += generation
        generation = [child for version in generation for child in children.pop(version.id, [])]
    placed = {id(version) for version in ordered}
    return (*ordered, *(version for version in waiting if id(version) not in placed))
