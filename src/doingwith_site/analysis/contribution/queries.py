"""Contribution records of a programme's projects, and their versions."""

from collections.abc import Collection
from typing import NamedTuple

from django.db.models import Q, QuerySet

from doingwith_site.analysis.models import Contribution, ContributionVersion
from doingwith_site.cases.queries import passages_for
from doingwith_site.cases.visibility import excerpts_seen_by
from doingwith_site.evidence.excerpts.queries import allowed, called
from doingwith_site.evidence.models import Excerpt
from doingwith_site.evidence.records.marks import excerpt_name
from doingwith_site.programmes.models import Membership, Programme
from doingwith_site.projects.models import Project

__all__ = [
    "are_passages",
    "contribution_of",
    "evidence_lost",
    "latest_version",
    "passages_about",
    "passages_named",
    "projects_named",
    "version_before",
    "version_in",
    "versions_between",
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


def passages_about(membership: Membership, project: Project | None) -> QuerySet[Excerpt]:
    """Passages of the project and of the whole programme that the member may see and use, in their order.

    Without a project, those of every project.
    """
    near = Q(project=project) | Q(project=None) if project else Q()
    rows = _passages(membership).filter(near)
    return rows.order_by("version", "part", "begins", "pk")


def passages_named(membership: Membership, names: Collection[str]) -> dict[str, Excerpt]:
    """The passages of these names that the member may see and use, by name."""
    if not names:
        return {}
    rows = _passages(membership).filter(called(names))
    return {excerpt_name(row.identifier, row.token): row for row in rows}


def are_passages(programme: Programme, names: Collection[str]) -> bool:
    """Whether the programme has passages of all these names whose tellers allow their use now."""
    if not names:
        return True
    rows = Excerpt.objects.filter(allowed(programme), called(names), programme=programme)
    return set(names) <= {excerpt_name(*row) for row in rows.values_list("identifier", "token")}


def _passages(membership: Membership) -> QuerySet[Excerpt]:
    return (
        passages_for(membership)
        .filter(excerpts_seen_by(membership.person))
        .select_related("version__document", "part__account")
        .defer("version__text", "part__text")
    )


def versions_of(row: Contribution) -> QuerySet[ContributionVersion]:
    """Every version of a record, newest first, with who wrote it and without what it says."""
    return row.versions.select_related("by").defer("content").order_by("-number")


def latest_version(row: Contribution) -> ContributionVersion:
    """The version that holds."""
    return row.versions.select_related("by").get(number=row.latest)


def version_in(row: Contribution, number: int) -> ContributionVersion | None:
    """The version of that number, when there is one."""
    return row.versions.select_related("by").filter(number=number).first()


def versions_between(latest: ContributionVersion, seen: int) -> QuerySet[ContributionVersion]:
    """The versions from number ``seen`` to the latest, both with them, in their order."""
    rows = ContributionVersion.objects.filter(contribution=latest.contribution_id)
    return rows.filter(number__range=(seen, latest.number)).order_by("number")


def version_before(version: ContributionVersion) -> ContributionVersion | None:
    """The version that was changed into this one; None for the first."""
    return ContributionVersion.objects.filter(
        contribution=version.contribution_id, number=version.number - 1
    ).first()
