"""Contribution records of a programme's projects, and their versions."""

from typing import NamedTuple

from django.db.models import QuerySet

from doingwith_site.analysis.models import Contribution, ContributionVersion
from doingwith_site.programmes.models import Programme
from doingwith_site.projects.models import Project

__all__ = [
    "contribution_of",
    "evidence_lost",
    "latest_version",
    "projects_named",
    "version_before",
    "version_in",
    "versions_of",
]


class ProjectName(NamedTuple):
    """A project as a list names it."""

    id: str
    title: str


def projects_named(programme: Programme) -> list[ProjectName]:
    """Every project in the programme's own order, in one query: what else is known of it stays unread."""
    rows = programme.projects.order_by("position", "pk").values_list("identifier", "title")
    return [ProjectName(*row) for row in rows]


def contribution_of(project: Project) -> Contribution | None:
    """The project's record; None when it has none."""
    return Contribution.objects.filter(project=project).first()


def evidence_lost(programme: Programme) -> frozenset[tuple[str, str]]:
    """The items that rested on words taken back since, each with its record, by identifier."""
    rows = programme.contributions.exclude(evidence_withdrawn=[])
    found = rows.values_list("identifier", "evidence_withdrawn")
    return frozenset((record, item) for record, items in found for item in items)


def versions_of(row: Contribution) -> QuerySet[ContributionVersion]:
    """Every version of a record, newest first, with who wrote it and without what it says."""
    return row.versions.select_related("by").defer("content").order_by("-number")


def latest_version(row: Contribution) -> ContributionVersion:
    """The version that holds."""
    return row.versions.select_related("by").get(number=row.latest)


def version_in(row: Contribution, number: int) -> ContributionVersion | None:
    """The version of that number, when there is one."""
    return row.versions.select_related("by").filter(number=number).first()


def version_before(version: ContributionVersion) -> ContributionVersion | None:
    """The version that was changed into this one; None for the first."""
    return ContributionVersion.objects.filter(
        contribution=version.contribution_id, number=version.number - 1
    ).first()
