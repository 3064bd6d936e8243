"""One record put into another: what is new replaces what it names, and history is never rewritten."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol, TypeVar

from doingwith.analysis.configuration_choices import AnalysisVersion, ConfigurationAnalysis
from doingwith.analysis.integrity import integrity_problems
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.common.problems import Problem
from doingwith.consent.uses import Use
from doingwith.exchange.bundle.assembly import in_canonical_order
from doingwith.exchange.merge_held import held_away, without_entries
from doingwith.exchange.merge_models import drawn_otherwise, with_versions
from doingwith.exchange.merge_words import told_otherwise, what_may_come, words_of_both
from doingwith.exchange.permission import permitted, without_sources
from doingwith.projects.briefs import Brief
from doingwith.projects.project import Project
from doingwith.projects.stages import StageMove
from doingwith.theory.readiness import joined_readiness
from doingwith.theory.theory import TheoryVersion

__all__ = ["Kept", "Merge", "merge"]


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


ONE_PER_PROJECT = {
    "Case": "cases",
    "Contribution record": "contributions",
    "Readiness record": "readiness",
}
"""What a project has one of at most, and where a record holds it."""

Value = TypeVar("Value", bound=_Identified)
Step = TypeVar("Step", Brief, StageMove, AnalysisVersion)


@dataclass(frozen=True, kw_only=True)
class Kept:
    """Entries that stand in the stored record only and stay: what a bundle lacks is not deleted."""

    theory_versions: tuple[str, ...] = ()
    projects: tuple[str, ...] = ()
    logic_models: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()
    configurations: tuple[str, ...] = ()
    contributions: tuple[str, ...] = ()
    readiness: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Merge:
    """The record that would stand, what of the old stays though the new lacks it, and why not, if not.

    ``conflicts`` are sentences; when there are any, the merge must not be carried out. ``stays_away``
    says what of the bundle does not come, such as accounts that were taken back.
    """

    record: ProgrammeRecord
    kept: Kept
    conflicts: tuple[str, ...]
    stays_away: tuple[str, ...] = ()


def merge(stored: ProgrammeRecord, incoming: ProgrammeRecord, *, gone: Collection[str] = ()) -> Merge:
    """Put ``incoming`` into ``stored``.

    Entries are matched by their identifiers; those that only ``stored`` has are kept, with the
    partners and readers they need. Briefs and paths may grow and never change: where the two
    tell a different past, the merge is in conflict; and so with people's words, and where a bundle that was
    made for others holds words back that stand here. ``gone`` names accounts that were taken back though
    neither record says so. The result must be sound as a whole.
    """
    if stored.programme.id != incoming.programme.id:
        return Merge(record=stored, kept=Kept(), conflicts=(_other_programme(stored, incoming),))
    incoming, stays_away = what_may_come(stored, incoming, gone)
    stored = without_sources(stored, {one.id for one in incoming.tombstones})
    held = held_away(stored, incoming)
    rest = without_entries(incoming, held)
    conflicts = (
        *held.values(),
        *_past_told_otherwise(stored, rest),
        *_versions_rewritten(stored, rest),
        *_of_another_project(stored, incoming),
        *told_otherwise(stored, rest),
    )
    record = in_canonical_order(_merged(stored, incoming))
    unsound = tuple(f"{one.entry}: {one.wrong} {one.remedy}" for one in _problems(record))
    kept = _kept(stored, incoming)
    return Merge(record=record, kept=kept, conflicts=conflicts or unsound, stays_away=stays_away)


def _kept(stored: ProgrammeRecord, incoming: ProgrammeRecord) -> Kept:
    return Kept(
        theory_versions=_only_in(stored.theory_versions, incoming.theory_versions),
        projects=_only_in(stored.projects, incoming.projects),
        logic_models=_only_in(stored.logic_models, incoming.logic_models),
        cases=_only_in(stored.cases, incoming.cases),
        configurations=_only_in(stored.configurations, incoming.configurations),
        contributions=_only_in(stored.contributions, incoming.contributions),
        readiness=_only_in(stored.readiness, incoming.readiness),
    )


def _past_told_otherwise(stored: ProgrammeRecord, rest: ProgrammeRecord) -> Iterator[str]:
    """Where the two tell another past of a project, or draw a frozen version of a logic model otherwise."""
    for project in rest.projects:
        if project.id in stored.project_by_id:
            yield from _rewritten(stored.project_by_id[project.id], project)
    for model in rest.logic_models:
        if model.id in stored.logic_model_by_id:
            yield from drawn_otherwise(stored.logic_model_by_id[model.id], model)


def _problems(record: ProgrammeRecord) -> tuple[Problem, ...]:
    """What is wrong in what may leave: accounts that are held stand in the record and in no bundle."""
    leaving, _ = permitted(record, Use.PROJECT_TEAM, date.max)
    return integrity_problems(leaving)


def _merged(stored: ProgrammeRecord, incoming: ProgrammeRecord) -> ProgrammeRecord:
    projects = _joined(stored.projects, incoming.projects, _with_history)
    cases = _joined(stored.cases, incoming.cases)
    partners = {project.partner for project in projects}
    models = _joined(stored.logic_models, incoming.logic_models, with_versions)
    words = words_of_both(stored, incoming)
    readers = {reading.reader for case in cases for reading in case.readings}
    readers |= {coding.coder for marked in words["marked_sources"] for coding in marked.codings}
    return replace(
        incoming,
        programme=replace(
            incoming.programme,
            partners=_with_needed(stored.programme.partners, incoming.programme.partners, partners),
            readers=_with_needed(stored.programme.readers, incoming.programme.readers, readers),
        ),
        # A part that the bundle leaves empty says nothing about it, so what is stored stays.
        scales=incoming.scales if incoming.scales != type(incoming.scales)() else stored.scales,
        instruments=(
            incoming.instruments
            if incoming.instruments != type(incoming.instruments)()
            else stored.instruments
        ),
        evaluation=(
            incoming.evaluation if incoming.evaluation != type(incoming.evaluation)() else stored.evaluation
        ),
        theory_versions=_joined(stored.theory_versions, incoming.theory_versions, _with_what_was_said),
        projects=projects,
        logic_models=models,
        same_nodes=stored.same_nodes.standing_in(models).joined(incoming.same_nodes),
        cases=cases,
        contributions=_joined(stored.contributions, incoming.contributions),
        readiness=_joined(stored.readiness, incoming.readiness, joined_readiness),
        configurations=_joined(stored.configurations, incoming.configurations, _with_versions),
        evidence_withdrawn=stored.evidence_withdrawn.joined(incoming.evidence_withdrawn),
        **words,
    )


def _only_in(stored: Iterable[Value], incoming: Iterable[Value]) -> tuple[str, ...]:
    present = {value.id for value in incoming}
    return tuple(value.id for value in stored if value.id not in present)


def _joined(
    stored: Iterable[Value],
    incoming: Iterable[Value],
    together: Callable[[Value, Value], Value] = lambda _, new: new,
) -> tuple[Value, ...]:
    """All of both; an entry in both is put together from the stored and the new."""
    values = {value.id: value for value in stored}
    for value in incoming:
        values[value.id] = together(values[value.id], value) if value.id in values else value
    return tuple(values.values())


def _with_needed(
    stored: Sequence[Value], incoming: Sequence[Value], needed: Iterable[str]
) -> tuple[Value, ...]:
    missing = set(needed) - {value.id for value in incoming}
    return (*incoming, *(value for value in stored if value.id in missing))


def _with_versions(stored: ConfigurationAnalysis, incoming: ConfigurationAnalysis) -> ConfigurationAnalysis:
    return replace(incoming, versions=max(stored.versions, incoming.versions, key=len))


def _with_what_was_said(stored: TheoryVersion, incoming: TheoryVersion) -> TheoryVersion:
    """A version with all drafts that came to nothing, and all words for its conditions: these only grow."""
    return replace(
        incoming,
        closed_drafts=tuple(dict.fromkeys((*stored.closed_drafts, *incoming.closed_drafts))),
        condition_words=tuple(dict.fromkeys((*stored.condition_words, *incoming.condition_words))),
    )


def _with_history(stored: Project, incoming: Project) -> Project:
    return replace(
        incoming,
        briefs=max(stored.briefs, incoming.briefs, key=len),
        path=max(stored.path, incoming.path, key=len),
    )


def _rewritten(stored: Project, incoming: Project) -> Iterator[str]:
    """A sentence for the first brief and the first step at which the two tell a different past."""
    brief = _first_difference(stored.briefs, incoming.briefs)
    if brief is not None:
        yield (
            f"Project {stored.id}: brief version {brief + 1} is stored as “{stored.briefs[brief].text}” "
            f"and the bundle has “{incoming.briefs[brief].text}”, or tells otherwise who asked and agreed. "
            "A brief is never overwritten: give the bundle's brief the next number after those stored."
        )
    step = _first_difference(stored.path, incoming.path)
    if step is not None:
        yield (
            f"Project {stored.id}: step {step + 1} of its path is “{_told(stored.path[step])}” here and "
            f"“{_told(incoming.path[step])}” in the bundle. Steps are only ever added: write the bundle's "
            "step after those stored."
        )


def _versions_rewritten(stored: ProgrammeRecord, incoming: ProgrammeRecord) -> Iterator[str]:
    """A sentence for the first version at which a saved analysis tells other choices."""
    known = {one.id: one for one in stored.configurations}
    for one in incoming.configurations:
        at = _first_difference(known[one.id].versions, one.versions) if one.id in known else None
        if at is not None:
            yield (
                f"Analysis of configurations {one.id}: version {at + 1} has other choices here than in the "
                "bundle. A saved version is never changed: save the bundle's choices as the next version."
            )


def _of_another_project(stored: ProgrammeRecord, incoming: ProgrammeRecord) -> Iterator[str]:
    """A sentence for whatever would take the place of another of its kind at a project."""
    for kind, field in ONE_PER_PROJECT.items():
        here: dict[str, str] = {one.project: one.id for one in getattr(stored, field)}
        for one in getattr(incoming, field):
            other = here.get(one.project, one.id)
            if other != one.id:
                yield (
                    f"{kind} {one.id}: the bundle has it for project {one.project}, which has {other} here. "
                    "A project has one of them, and keeps it: in the bundle, give what belongs to "
                    f"{one.project} the identifier {other}."
                )


def _first_difference(stored: Sequence[Step], incoming: Sequence[Step]) -> int | None:
    pairs = enumerate(zip(stored, incoming, strict=False))
    return next((at for at, (old, new) in pairs if old != new), None)


def _told(step: StageMove) -> str:
    return f"{step.stage} {step.status} {step.movement}".replace("_", " ")


def _other_programme(stored: ProgrammeRecord, incoming: ProgrammeRecord) -> str:
    return (
        f"The bundle holds the programme “{incoming.programme.id}”, and this programme is "
        f"“{stored.programme.id}”. Import it as a programme of its own, or open the one it belongs to."
    )
