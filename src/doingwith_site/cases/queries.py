"""Cases of a programme, and its projects searched with their cases in view."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from django.core.paginator import Page, Paginator
from django.db.models import F, QuerySet

from doingwith_site.cases.models import Case
from doingwith_site.common.errors import NotYours
from doingwith_site.programmes.models import Programme
from doingwith_site.projects.models import Project
from doingwith_site.projects.queries import StandingFilter, in_standing, matching_text

__all__ = [
    "CaseFilter",
    "ProjectOrder",
    "ProjectSearch",
    "case_in",
    "cases_of",
    "find_projects",
    "page_of",
    "projects_beside",
]

PROJECTS_ON_A_PAGE = 25


class CaseFilter(StrEnum):
    """Whether projects have been read for evaluation."""

    WITH = "with"
    WITHOUT = "without"


class ProjectOrder(StrEnum):
    """How found projects can stand."""

    PROGRAMME = "programme"
    TITLE = "title"
    PARTNER = "partner"


ORDERS: dict[ProjectOrder, tuple[str, ...]] = {
    ProjectOrder.PROGRAMME: ("position", "pk"),
    ProjectOrder.TITLE: ("title", "pk"),
    ProjectOrder.PARTNER: ("partner__name", "position", "pk"),
}


@dataclass(frozen=True, kw_only=True)
class ProjectSearch:
    """What somebody looks for among projects. None and empty text: no matter.

    ``partner`` is a partner's identifier.
    """

    text: str = ""
    partner: str = ""
    standing: StandingFilter | None = None
    case: CaseFilter | None = None
    order: ProjectOrder = ProjectOrder.PROGRAMME


def find_projects(programme: Programme, search: ProjectSearch) -> QuerySet[Project]:
    """The projects that answer the search, each with its partner and ``case_identifier`` (or None)."""
    projects = matching_text(programme.projects.select_related("partner"), search.text)
    if search.partner:
        projects = projects.filter(partner__identifier=search.partner)
    if search.standing:
        projects = in_standing(projects, search.standing)
    if search.case:
        projects = projects.filter(case__isnull=search.case is CaseFilter.WITHOUT)
    return projects.annotate(case_identifier=F("case__identifier")).order_by(*ORDERS[search.order])


def page_of(projects: QuerySet[Project], number: int | str | None) -> Page[Project]:
    """One page of the projects, in two queries; a number that is none or too high gives first or last."""
    return Paginator(projects, PROJECTS_ON_A_PAGE).get_page(number)


def cases_of(programme: Programme) -> QuerySet[Case]:
    """The programme's cases in its own order, projects included."""
    return programme.cases.select_related("project")


def case_in(programme: Programme, identifier: str) -> Case:
    """The programme's case with this identifier, project included; NotYours if there is none."""
    found = cases_of(programme).filter(identifier=identifier).first()
    if found is None:
        raise NotYours
    return found


def projects_beside(programme: Programme, identifiers: Collection[str]) -> QuerySet[Project]:
    """The programme's projects with these identifiers, in its own order."""
    return programme.projects.filter(identifier__in=identifiers).order_by("position", "pk")
