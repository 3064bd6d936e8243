"""Projects of a programme: one by its identifier, or those that match a search."""

from enum import StrEnum
from typing import NamedTuple

from django.db.models import Count, Q, QuerySet

from doingwith.cases.phases import Phase
from doingwith.common.judgements import Basis
from doingwith.programmes.scales import DesignStage
from doingwith.projects.stages import Movement
from doingwith_site.common.errors import NotYours
from doingwith_site.programmes.models import Programme
from doingwith_site.projects.models import Brief, LinkKind, Project, StageMove

__all__ = [
    "CaseName",
    "Neighbour",
    "StandingFilter",
    "briefs_of",
    "DrawnModel",
    "case_name_of",
    "earlier_than",
    "has_contribution",
    "in_standing",
    "later_than",
    "latest_brief",
    "logic_models_of",
    "matching_text",
    "moves_of",
    "project_in",
    "same_project",
]

LONGEST_SEARCH = 200
"""Characters of a search that count: databases refuse patterns without end."""


class StandingFilter(StrEnum):
    """What can be asked of where projects stand."""

    DISCOVER = "discover"
    DEFINE = "define"
    DEVELOP = "develop"
    DELIVER = "deliver"
    HELD_BACK = "held_back"
    STOPPED = "stopped"
    NOT_REPORTED = "not_reported"


STANDINGS: dict[StandingFilter, Q] = {
    **{StandingFilter(stage): Q(stage=stage) for stage in DesignStage},
    StandingFilter.HELD_BACK: Q(halt=Movement.HELD_BACK),
    StandingFilter.STOPPED: Q(halt=Movement.STOP),
    StandingFilter.NOT_REPORTED: Q(stage="", halt=""),
}


def project_in(programme: Programme, identifier: str) -> Project:
    """The programme's project with this identifier, partner included; NotYours if there is none."""
    found = programme.projects.select_related("partner").filter(identifier=identifier).first()
    if found is None:
        raise NotYours
    found.programme = programme
    return found


def titles_of(programme: Programme) -> list[tuple[str, str]]:
    """The identifier and title of each project, in the programme's order."""
    rows = programme.projects.order_by("position", "pk")
    return [(identifier, title) for identifier, title in rows.values_list("identifier", "title")]


def briefs_of(project: Project) -> QuerySet[Brief]:
    """The project's briefs, oldest first, with who recorded them."""
    return project.briefs.select_related("recorded_by")


def moves_of(project: Project) -> QuerySet[StageMove]:
    """The project's path, first step first, with who recorded it."""
    return project.moves.select_related("recorded_by")


class Neighbour(NamedTuple):
    """A project tied to another one, and whether the sources state the tie."""

    identifier: str
    title: str
    basis: Basis


def earlier_than(project: Project) -> list[Neighbour]:
    """The projects out of which this one came, whichever of the two says so."""
    return neighbours(project, said_here=LinkKind.FOLLOWS, said_there=LinkKind.LEADS_TO)


def later_than(project: Project) -> list[Neighbour]:
    """The projects that came out of this one, whichever of the two says so."""
    return neighbours(project, said_here=LinkKind.LEADS_TO, said_there=LinkKind.FOLLOWS)


def neighbours(project: Project, *, said_here: LinkKind, said_there: LinkKind) -> list[Neighbour]:
    """Each project once; a tie that both name is explicit as soon as either says so."""
    here = project.links_out.filter(kind=said_here).values_list(
        "to_project__identifier", "to_project__title", "basis"
    )
    there = project.links_in.filter(kind=said_there).values_list(
        "from_project__identifier", "from_project__title", "basis"
    )
    found: dict[str, Neighbour] = {}
    for identifier, title, basis in [*here, *there]:
        if identifier not in found or basis == Basis.EXPLICIT:
            found[identifier] = Neighbour(identifier, title, Basis(basis))
    return list(found.values())


def latest_brief(project: Project) -> Brief:
    """The brief as it stands, with who recorded it. Every project has one."""
    return briefs_of(project).order_by("-version")[:1].get()


def same_project(programme: Programme, title: str, partner: str, brief: str) -> Project | None:
    """A project with just this title, partner's name and brief; None if there is none."""
    return programme.projects.filter(title=title, partner__name=partner, brief_text=brief).first()


class CaseName(NamedTuple):
    """What a project's case is called, in addresses and on pages, and how many questions about it wait."""

    identifier: str
    title: str
    questions: int


class DrawnModel(NamedTuple):
    """What a logic model of the project is called, and how often it was drawn."""

    identifier: str
    title: str
    versions: int


def case_name_of(project: Project) -> CaseName | None:
    """The case that reads this project; None when there is none yet."""
    found = Project.objects.filter(pk=project.pk, case__isnull=False)
    waiting = Count(
        "case__questions", filter=Q(case__questions__answered_at=None, case__phase=Phase.COMPARING)
    )
    names = found.annotate(waiting=waiting).values_list("case__identifier", "case__title", "waiting").first()
    return CaseName(*names) if names else None


def logic_models_of(project: Project) -> list[DrawnModel]:
    """The project's logic models with how often each was drawn."""
    found = (
        Project.objects.filter(pk=project.pk, logic_models__isnull=False)
        .order_by("logic_models__position", "logic_models__pk")
        .values_list("logic_models__identifier", "logic_models__title")
        .annotate(versions=Count("logic_models__versions"))
    )
    return [DrawnModel(*names) for names in found]


def has_contribution(project: Project) -> bool:
    """Whether a contribution record was begun for the project."""
    return Project.objects.filter(pk=project.pk, contribution__isnull=False).exists()


def matching_text(projects: QuerySet[Project], text: str) -> QuerySet[Project]:
    """The projects in whose title, brief, partner or identifier each word of ``text`` occurs."""
    for word in text[:LONGEST_SEARCH].replace("\0", " ").split():
        projects = projects.filter(
            Q(title__icontains=word)
            | Q(brief_text__icontains=word)
            | Q(partner__name__icontains=word)
            | Q(identifier__icontains=word)
        )
    return projects


def in_standing(projects: QuerySet[Project], standing: StandingFilter) -> QuerySet[Project]:
    """The projects whose furthest stage is this one, or which were stopped, held back or not reported."""
    return projects.filter(STANDINGS[standing])
