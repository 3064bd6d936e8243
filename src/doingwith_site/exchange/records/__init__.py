"""A whole record into rows. Reading the rows back is ``whole.whole_record``."""

from collections.abc import Mapping

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith_site.analysis.contribution.records import store_contributions
from doingwith_site.analysis.records import store_configurations
from doingwith_site.cases.models import Case, Reading
from doingwith_site.cases.records import fill_case, store_readings
from doingwith_site.cases.search_documents import index_documents
from doingwith_site.cases.search_index import index_briefs
from doingwith_site.exchange.records.withdrawn import store_evidence_withdrawn
from doingwith_site.exchange.records.words import excerpt_keys, write_words
from doingwith_site.logic_models.records import store_logic_models, store_same_nodes
from doingwith_site.programmes.models import Factor, FactorList, Partner, Programme
from doingwith_site.programmes.queries import current_factor_list, factor_rows
from doingwith_site.programmes.records import fill_programme, store_factor_list, store_partners
from doingwith_site.projects.models import Brief, Project, StageMove
from doingwith_site.projects.records import brief_row, fill_project, move_row, store_links
from doingwith_site.theory.readiness.records import store_readiness
from doingwith_site.theory.records import store_theory_version

__all__ = ["write_record"]

KEPT_COLUMNS = frozenset({"id", "programme", "identifier"})


def write_record(programme: Programme, stored: ProgrammeRecord | None, record: ProgrammeRecord) -> None:
    """Let the programme's rows say what ``record`` says.

    ``stored`` is what they say now; None for a programme that has nothing yet. Briefs and steps
    beyond the stored ones are added and no other is touched, so ``record`` must tell the same past.
    """
    fill_programme(programme, record.programme, record.scales, record.instruments, record.evaluation)
    programme.save()
    store_partners(programme, record.programme.partners)
    lists_differ = stored is None or stored.factor_list != record.factor_list
    factors = _write_factors_and_theories(programme, stored, record, lists_differ=lists_differ)
    projects = _write_projects(programme, stored, record)
    if stored is None or stored.logic_models != record.logic_models:
        store_logic_models(programme, record.logic_models, projects)
    store_same_nodes(programme, record.same_nodes)
    write_words(programme, stored, record, projects)
    _write_cases(programme, None if lists_differ else stored, record, projects, factors)
    store_configurations(programme, record.configurations)
    store_contributions(
        programme,
        {one.id: one for one in stored.contributions} if stored else {},
        {one.id: one for one in record.contributions},
        projects,
    )
    store_readiness(
        programme,
        {one.id: one for one in stored.readiness} if stored else {},
        {one.id: one for one in record.readiness},
        projects,
    )
    store_evidence_withdrawn(programme, record.evidence_withdrawn)
    programme.partners.exclude(identifier__in=[one.id for one in record.programme.partners]).delete()
    index_documents(programme)


def _write_factors_and_theories(
    programme: Programme, stored: ProgrammeRecord | None, record: ProgrammeRecord, *, lists_differ: bool
) -> Mapping[str, Factor]:
    """Theories speak of factors, so they are written anew with them. Gives the factors by identifier."""
    theories_differ = lists_differ or stored is None or stored.theory_versions != record.theory_versions
    if theories_differ:
        programme.theory_versions.all().delete()
    if lists_differ:
        Reading.objects.filter(case__programme=programme, person=None).delete()
        _replace_factor_list(programme, record)
    factors = factor_rows(current_factor_list(programme))
    if theories_differ:
        for position, version in enumerate(record.theory_versions):
            store_theory_version(programme, version, position, factors)
    return factors


def _replace_factor_list(programme: Programme, record: ProgrammeRecord) -> None:
    """A new version stands beside the old ones; a list of the same version takes the old one's place."""
    FactorList.objects.filter(
        programme=programme, identifier=record.factor_list.id, version=record.factor_list.version
    ).delete()
    store_factor_list(programme, record.factor_list)


def _write_projects(
    programme: Programme, stored: ProgrammeRecord | None, record: ProgrammeRecord
) -> dict[str, Project]:
    partners: dict[str, Partner] = {partner.identifier: partner for partner in programme.partners.all()}
    rows = []
    for position, value in enumerate(record.projects):
        row = Project(programme=programme, partner=partners[value.partner], position=position)
        fill_project(row, value)
        rows.append(row)
    Project.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["programme", "identifier"],
        update_fields=[field.name for field in Project._meta.fields if field.name not in KEPT_COLUMNS],
    )
    projects = {project.identifier: project for project in programme.projects.all()}
    _add_history(stored, record, projects)
    store_links(programme, record.projects, projects)
    return projects


def _add_history(
    stored: ProgrammeRecord | None, record: ProgrammeRecord, projects: Mapping[str, Project]
) -> None:
    """The briefs and steps that come after those stored."""
    known = stored.project_by_id if stored else {}
    briefs: list[Brief] = []
    moves: list[StageMove] = []
    for value in record.projects:
        row, before = projects[value.id], known.get(value.id)
        told_briefs, told_steps = (len(before.briefs), len(before.path)) if before else (0, 0)
        briefs += [brief_row(row, brief) for brief in value.briefs[told_briefs:]]
        moves += [
            move_row(row, number, step)
            for number, step in enumerate(value.path[told_steps:], start=told_steps + 1)
        ]
    index_briefs(Brief.objects.bulk_create(briefs))
    StageMove.objects.bulk_create(moves)


def _write_cases(
    programme: Programme,
    stored: ProgrammeRecord | None,
    record: ProgrammeRecord,
    projects: Mapping[str, Project],
    factors: Mapping[str, Factor],
) -> None:
    """``stored`` is None when every case must be written again."""
    unchanged = {case.id: case for case in stored.cases} if stored else {}
    rows = {case.identifier: case for case in programme.cases.all()}
    excerpts = excerpt_keys(programme) if any(case.cited_excerpts() for case in record.cases) else {}
    for position, value in enumerate(record.cases):
        row = rows.get(value.id) or Case(programme=programme)
        row.position, row.project = position, projects[value.project]
        fill_case(row, value)
        row.save()
        before = unchanged.get(value.id)
        if before is None or before.readings != value.readings:
            store_readings(row, value, factors, excerpts)
