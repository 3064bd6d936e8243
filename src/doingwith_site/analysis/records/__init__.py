"""A programme's rows as one library record: the way into every analysis and report."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from doingwith.analysis import configuration_choices as choices
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.cases.case import Case as CaseValue
from doingwith.exchange.bundle.plain import from_plain
from doingwith.exchange.holding import Lost
from doingwith.programmes.programme import Programme as ProgrammeValue
from doingwith.programmes.programme import Reader
from doingwith_site.analysis.contribution.queries import evidence_lost
from doingwith_site.analysis.contribution.records import contribution_values
from doingwith_site.analysis.models import AnalysisVersion, ConfigurationAnalysis
from doingwith_site.cases.models import Case
from doingwith_site.cases.queries import cases_of, judgements_lost
from doingwith_site.cases.records import case_values, case_values_of
from doingwith_site.common.plain import kept_plain
from doingwith_site.logic_models.queries import parts_lost
from doingwith_site.logic_models.records import logic_model_values, same_nodes_value
from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme
from doingwith_site.programmes.queries import current_factor_list, partners_of
from doingwith_site.programmes.records import (
    evaluation_value,
    factor_list_value,
    instruments_value,
    programme_value,
    scales_value,
)
from doingwith_site.projects.records import project_values, values_of
from doingwith_site.theory.readiness.records import readiness_values
from doingwith_site.theory.records import theory_values

__all__ = [
    "configuration_values",
    "lost_in",
    "programme_record",
    "record_for_comparing",
    "record_of_cases",
    "store_configurations",
    "store_version",
    "version_value",
]


def programme_record(programme: Programme) -> ProgrammeRecord:
    """Everything stored of a programme, in the same number of queries however much there is."""
    cases, models = case_values(programme), logic_model_values(programme)
    return ProgrammeRecord(
        programme=with_readers(programme_value(programme, partners_of(programme)), cases),
        scales=scales_value(programme),
        factor_list=factor_list_value(current_factor_list(programme)),
        instruments=instruments_value(programme),
        evaluation=evaluation_value(programme),
        theory_versions=theory_values(programme),
        projects=project_values(programme),
        logic_models=models,
        same_nodes=same_nodes_value(programme, models),
        cases=cases,
        configurations=configuration_values(programme),
        contributions=contribution_values(programme),
        readiness=readiness_values(programme),
    )


def lost_in(programme: Programme) -> Lost:
    """What in the record rested on words that were taken back since."""
    return Lost(
        judgements=judgements_lost(programme),
        evidence=evidence_lost(programme),
        drawn=parts_lost(programme),
    )


def with_readers(programme: ProgrammeValue, cases: Iterable[CaseValue]) -> ProgrammeValue:
    """The programme with those among its readers who read on this site, named by their part."""
    known = {reader.id for reader in programme.readers}
    here = {reading.reader: None for case in cases for reading in case.readings}
    added = [
        Reader(id=name, description="evaluator who read on the site") for name in here if name not in known
    ]
    return replace(programme, readers=(*programme.readers, *added))


def record_of_cases(programme: Programme, cases: Sequence[Case]) -> ProgrammeRecord:
    """The programme's factor list and just these cases, in the same number of queries however many there are.

    Its projects, partners and theory are left out: enough to lay cases and factors side by side.
    """
    return ProgrammeRecord(
        programme=programme_value(programme, ()),
        scales=scales_value(programme),
        factor_list=factor_list_value(current_factor_list(programme)),
        instruments=instruments_value(programme),
        evaluation=evaluation_value(programme),
        cases=case_values_of(cases),
    )


def record_for_comparing(programme: Programme) -> ProgrammeRecord:
    """What comparing configurations rests on: factor list, cases, their projects, and saved comparisons."""
    cases = list(cases_of(programme).order_by("position", "pk"))
    projects = programme.projects.filter(pk__in={case.project_id for case in cases})
    return replace(
        record_of_cases(programme, cases),
        projects=values_of(list(projects.select_related("partner").order_by("position", "pk"))),
        configurations=configuration_values(programme),
    )


def configuration_values(programme: Programme) -> tuple[choices.ConfigurationAnalysis, ...]:
    """Every saved analysis of the programme, in two queries however many versions there are."""
    return tuple(_value(row) for row in programme.configurations.prefetch_related("versions"))


def _value(row: ConfigurationAnalysis) -> choices.ConfigurationAnalysis:
    return choices.ConfigurationAnalysis(
        id=row.identifier,
        title=row.title,
        versions=tuple(version_value(version) for version in row.versions.all()),
    )


def version_value(row: AnalysisVersion) -> choices.AnalysisVersion:
    """The choices of one version."""
    return from_plain(choices.AnalysisVersion, {**row.choices, "number": row.number})


def store_version(
    analysis: ConfigurationAnalysis, value: choices.AnalysisVersion, by: User | None = None
) -> AnalysisVersion:
    """The next version of an analysis."""
    plain = kept_plain(value)
    del plain["number"]
    return AnalysisVersion.objects.create(analysis=analysis, number=value.number, choices=plain, saved_by=by)


def store_configurations(programme: Programme, found: Sequence[choices.ConfigurationAnalysis]) -> None:
    """Add the analyses and versions that are not there yet. No version that is there is changed."""
    rows = {row.identifier: row for row in programme.configurations.prefetch_related("versions")}
    for value in found:
        row = rows.get(value.id) or ConfigurationAnalysis(programme=programme, identifier=value.id)
        if row.pk is None or row.title != value.title:
            row.title = value.title
            row.save()
        stored = row.versions.count() if value.id in rows else 0
        for version in value.versions[stored:]:
            store_version(row, version)
