"""Readiness rows to library values and back. The only file here that knows both."""

from collections.abc import Mapping

from django.db.models import F

from doingwith.common.order import natural_key
from doingwith.exchange.bundle.plain import from_plain
from doingwith.theory.readiness import Readiness as ReadinessValue
from doingwith_site.common.plain import kept_plain
from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme
from doingwith_site.projects.models import Project
from doingwith_site.theory.models import Readiness, ReadinessVersion

__all__ = ["add_version", "readiness_value", "readiness_values", "store_readiness"]


def readiness_values(programme: Programme) -> tuple[ReadinessValue, ...]:
    """Every project's record as it stands, by identifier, in one query."""
    rows = ReadinessVersion.objects.filter(readiness__programme=programme, number=F("readiness__latest"))
    return tuple(sorted(map(readiness_value, rows), key=lambda one: natural_key(one.id)))


def readiness_value(row: ReadinessVersion) -> ReadinessValue:
    """The record as it stood in one version."""
    return from_plain(ReadinessValue, row.content)


def store_readiness(
    programme: Programme,
    stored: Mapping[str, ReadinessValue],
    values: Mapping[str, ReadinessValue],
    projects: Mapping[str, Project],
) -> None:
    """Let the records be ``values``; one that no longer says what ``stored`` says gets a version."""
    for name, value in values.items():
        if stored.get(name) != value:
            project = projects[value.project]
            row, _ = Readiness.objects.get_or_create(
                programme=programme, identifier=name, defaults={"project": project}
            )
            if row.project_id != project.pk:
                row.project = project
                row.save(update_fields=["project"])
            add_version(row, value, verb="import", by=None)


def add_version(row: Readiness, value: ReadinessValue, *, verb: str, by: User | None) -> ReadinessVersion:
    """One more version of a record, which holds from now on. The caller has locked the programme."""
    row.latest += 1
    row.save(update_fields=["latest"])
    return ReadinessVersion.objects.create(
        readiness=row, number=row.latest, verb=verb, content=kept_plain(value), by=by
    )
