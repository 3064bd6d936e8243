"""Contribution rows to library values and back. The only file here that knows both."""

from collections.abc import Mapping

from django.db.models import F

from doingwith.analysis.contribution.record import ContributionRecord
from doingwith.common.order import natural_key
from doingwith.exchange.bundle.plain import from_plain
from doingwith_site.analysis.models import Contribution, ContributionVersion
from doingwith_site.common.plain import kept_plain
from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme
from doingwith_site.projects.models import Project

__all__ = [
    "add_version",
    "contribution_value",
    "contribution_values",
    "store_contributions",
    "version_content",
]


def contribution_values(programme: Programme) -> tuple[ContributionRecord, ...]:
    """Every project's contribution record as it stands, by identifier, in one query."""
    rows = ContributionVersion.objects.filter(
        contribution__programme=programme, number=F("contribution__latest")
    )
    return tuple(sorted(map(contribution_value, rows), key=lambda one: natural_key(one.id)))


def contribution_value(row: ContributionVersion) -> ContributionRecord:
    """The record as it stood in one version."""
    return from_plain(ContributionRecord, row.content)


def store_contributions(
    programme: Programme,
    stored: Mapping[str, ContributionRecord],
    values: Mapping[str, ContributionRecord],
    projects: Mapping[str, Project],
    by: User | None = None,
) -> None:
    """Let the records be ``values``; a record that no longer says what ``stored`` says gets a version."""
    for name, value in values.items():
        if stored.get(name) != value:
            row, _ = Contribution.objects.get_or_create(
                programme=programme, identifier=name, defaults={"project": projects[value.project]}
            )
            if row.project_id != projects[value.project].pk:
                row.project = projects[value.project]
                row.save(update_fields=["project"])
            add_version(row, value, verb="import", by=by)


def add_version(
    row: Contribution, value: ContributionRecord, *, verb: str, by: User | None
) -> ContributionVersion:
    """One more version of a record, which holds from now on. The caller has locked the row."""
    row.latest += 1
    row.save(update_fields=["latest"])
    return ContributionVersion.objects.create(
        contribution=row, number=row.latest, verb=verb, content=version_content(value), by=by
    )


def version_content(value: ContributionRecord) -> dict[str, object]:
    """The record as its column keeps it."""
    return kept_plain(value)
