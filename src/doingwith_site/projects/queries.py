"""Projects of a programme: one by its identifier, or those that match a search."""

from enum import StrEnum

from django.db.models import Q, QuerySet

from doingwith.programmes.scales import DesignStage
from doingwith.projects.stages import Movement
from doingwith_site.common.errors import NotYours
from doingwith_site.programmes.models import Programme
from doingwith_site.projects.models import Brief, Project, StageMove

__all__ = ["StandingFilter", "briefs_of", "in_standing", "matching_text", "moves_of", "project_in"]

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


def briefs_of(project: Project) -> QuerySet[Brief]:
    """The project's briefs, oldest first, with who recorded them."""
    return project.briefs.select_related("recorded_by")


def moves_of(project: Project) -> QuerySet[StageMove]:
    """The project's path, first step first, with who recorded it."""
    return project.moves.select_related("recorded_by")


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
