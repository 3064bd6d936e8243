"""Records of readiness of a programme's projects, and their versions."""

from collections.abc import Collection

from django.db.models import F, QuerySet

from doingwith_site.programmes.models import Programme
from doingwith_site.projects.models import Project
from doingwith_site.theory.models import Readiness, ReadinessVersion

__all__ = ["latest_version", "latest_versions", "projects_of", "readiness_of", "version_in"]


def readiness_of(project: Project) -> Readiness | None:
    """The project's record; None when nobody has been asked."""
    return Readiness.objects.filter(project=project).first()


def latest_version(row: Readiness) -> ReadinessVersion:
    """The version that holds."""
    return row.versions.select_related("by").get(number=row.latest)


def latest_versions(rows: Collection[int]) -> QuerySet[ReadinessVersion]:
    """The versions that hold, of the records with these keys."""
    return ReadinessVersion.objects.filter(readiness__in=rows, number=F("readiness__latest"))


def version_in(row: Readiness, number: int) -> ReadinessVersion | None:
    """The version of that number, when there is one."""
    return row.versions.filter(number=number).first() if number < 2**31 else None


def projects_of(programme: Programme) -> list[tuple[str, str]]:
    """The identifier and title of each project, in the programme's own order."""
    rows = programme.projects.order_by("position", "pk")
    return list(rows.values_list("identifier", "title"))
