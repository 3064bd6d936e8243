"""Project rows to library values and back. The only file here that knows both."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from django.db.models import QuerySet

from doingwith.analysis.diamond import position_of
from doingwith.common.judgements import Basis
from doingwith.exchange.bundle.plain import from_plain, to_plain
from doingwith.programmes.scales import CommissioningStage, DesignStage
from doingwith.projects import briefs, stages
from doingwith.projects.project import Participation
from doingwith.projects.project import Project as ProjectValue
from doingwith.projects.project import ProjectLink as LinkValue
from doingwith_site.programmes.models import Programme
from doingwith_site.projects.models import Brief, LinkKind, Project, ProjectLink, StageMove

__all__ = [
    "brief_row",
    "brief_value",
    "fill_project",
    "move_row",
    "project_value",
    "project_values",
    "set_standing",
    "store_links",
    "values_of",
]

Child = TypeVar("Child", Brief, StageMove)


def project_values(programme: Programme) -> tuple[ProjectValue, ...]:
    """Every project of the programme in its order, in four queries however many there are."""
    rows = programme.projects.select_related("partner").order_by("position", "pk")
    versions = _by_project(Brief.objects.filter(project__programme=programme))
    moves = _by_project(StageMove.objects.filter(project__programme=programme))
    links = _links_by_project(ProjectLink.objects.filter(from_project__programme=programme))
    return tuple(_value(row, versions[row.pk], moves[row.pk], links[row.pk]) for row in rows)


def values_of(rows: Sequence[Project]) -> tuple[ProjectValue, ...]:
    """These projects, partners included, in three queries: one page of a list, however long the list is."""
    versions = _by_project(Brief.objects.filter(project__in=rows))
    moves = _by_project(StageMove.objects.filter(project__in=rows))
    links = _links_by_project(ProjectLink.objects.filter(from_project__in=rows))
    return tuple(_value(row, versions[row.pk], moves[row.pk], links[row.pk]) for row in rows)


def project_value(row: Project) -> ProjectValue:
    """One project as a library value, in four queries."""
    links = _links_by_project(row.links_out.all())
    return _value(row, list(row.briefs.all()), list(row.moves.all()), links[row.pk])


def fill_project(row: Project, value: ProjectValue) -> None:
    """Set the row's own columns and its standing; partner, programme and position are the caller's."""
    row.identifier = value.id
    row.title = value.title
    row.sector = value.sector
    row.population = value.population
    row.kind = value.kind
    row.tags_basis = value.tags_basis or ""
    row.participation = to_plain(value.participation) if value.participation else None
    row.commissioning = list(value.commissioning)
    row.entry = to_plain(value.entry) if value.entry else None
    set_standing(row, value)


def set_standing(row: Project, value: ProjectValue) -> None:
    """Repeat in the row's columns what the last brief and the path say; the caller saves it."""
    standing = value.standing
    position = position_of(value)
    # Where only the entry is known, or only what was not reached, the picture has a place too.
    at = standing.furthest or (position.end if position else None)
    row.brief_text = value.brief.text
    row.stage = at.stage if at else ""
    row.status = at.status if at else ""
    row.halt = standing.halt.movement if standing.halt else ""


def brief_row(project: Project, value: briefs.Brief, **recorded: Any) -> Brief:  # noqa: ANN401 (columns)
    """A brief's row, not yet stored. ``recorded`` says by whom, when a person wrote it here."""
    return Brief(
        project=project,
        version=value.version,
        text=value.text,
        asked_by=value.asked_by,
        reason=value.reason,
        agreement=value.agreement,
        agreed_by=list(value.agreed_by),
        dated_on=value.dated_on,
        **recorded,
    )


def move_row(project: Project, number: int, value: stages.StageMove, **recorded: Any) -> StageMove:  # noqa: ANN401
    """A step's row, not yet stored. ``recorded`` says by whom, when a person moved it here."""
    return StageMove(
        project=project,
        number=number,
        stage=value.stage,
        status=value.status,
        basis=value.basis,
        movement=value.movement,
        reasons=list(value.reasons),
        recorded_on=value.recorded_on,
        recorded_by_name=value.recorded_by,
        **recorded,
    )


def store_links(programme: Programme, values: Iterable[ProjectValue], rows: Mapping[str, Project]) -> None:
    """Let the ties between the programme's projects be those of ``values``, whose rows are ``rows``."""
    ProjectLink.objects.filter(from_project__programme=programme).delete()
    ProjectLink.objects.bulk_create(
        ProjectLink(
            from_project=rows[value.id],
            to_project=rows[link.project],
            kind=kind,
            basis=link.basis,
            position=position,
        )
        for value in values
        for kind, links in ((LinkKind.FOLLOWS, value.follows), (LinkKind.LEADS_TO, value.leads_to))
        for position, link in enumerate(links)
    )


def _value(
    row: Project,
    versions: Sequence[Brief],
    moves: Sequence[StageMove],
    links: Mapping[str, Sequence[LinkValue]],
) -> ProjectValue:
    return ProjectValue(
        id=row.identifier,
        partner=row.partner.identifier,
        title=row.title,
        briefs=tuple(brief_value(brief) for brief in versions),
        sector=row.sector,
        population=row.population,
        kind=row.kind,
        tags_basis=Basis(row.tags_basis) if row.tags_basis else None,
        participation=from_plain(Participation, row.participation) if row.participation else None,
        commissioning=tuple(CommissioningStage(stage) for stage in row.commissioning),
        entry=from_plain(stages.Entry, row.entry) if row.entry else None,
        path=tuple(_move_value(move) for move in moves),
        follows=tuple(links.get(LinkKind.FOLLOWS, ())),
        leads_to=tuple(links.get(LinkKind.LEADS_TO, ())),
    )


def brief_value(row: Brief) -> briefs.Brief:
    """One version of a brief as a library value."""
    return briefs.Brief(
        version=row.version,
        text=row.text,
        asked_by=row.asked_by,
        reason=row.reason,
        agreement=briefs.Agreement(row.agreement),
        agreed_by=tuple(row.agreed_by),
        dated_on=row.dated_on,
    )


def _move_value(row: StageMove) -> stages.StageMove:
    return stages.StageMove(
        stage=DesignStage(row.stage),
        status=stages.StageStatus(row.status),
        basis=Basis(row.basis),
        movement=stages.Movement(row.movement),
        reasons=tuple(row.reasons),
        recorded_on=row.recorded_on,
        recorded_by=row.recorded_by_name,
    )


def _by_project(rows: Iterable[Child]) -> dict[int, list[Child]]:
    grouped: dict[int, list[Child]] = defaultdict(list)
    for row in rows:
        grouped[row.project_id].append(row)
    return grouped


def _links_by_project(links: QuerySet[ProjectLink]) -> dict[int, dict[str, list[LinkValue]]]:
    grouped: dict[int, dict[str, list[LinkValue]]] = defaultdict(lambda: defaultdict(list))
    named = links.values_list("from_project_id", "kind", "to_project__identifier", "basis")
    for project, kind, other, basis in named:
        grouped[project][kind].append(LinkValue(project=other, basis=Basis(basis)))
    return grouped
