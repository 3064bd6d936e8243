"""The only door for changing a contribution record: it is begun, and changed version by version."""

from collections.abc import Callable

from django.db import transaction

from doingwith.analysis.contribution.editing import begin_record
from doingwith.analysis.contribution.record import ContributionRecord
from doingwith.consent.uses import Use, UseKind
from doingwith_site.analysis.contribution.queries import contribution_of, latest_version, version_in
from doingwith_site.analysis.contribution.records import add_version, contribution_value
from doingwith_site.analysis.contribution.rules import check_holds_together, check_passages_stand
from doingwith_site.analysis.models import Contribution, ContributionVersion
from doingwith_site.audit.actions import record_event
from doingwith_site.common.errors import Refused
from doingwith_site.consent.actions import record_uses
from doingwith_site.consent.queries import agreements_allowing
from doingwith_site.evidence.excerpts.queries import agreements_cited
from doingwith_site.people.models import User
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.actions import lock
from doingwith_site.programmes.queries import membership_in
from doingwith_site.programmes.rules import check_can
from doingwith_site.projects.models import Project

__all__ = [
    "About",
    "Change",
    "RecordChanged",
    "begin_contribution",
    "change_contribution",
    "tell_tellers",
]

Change = Callable[[ContributionRecord], ContributionRecord]
"""What is done to a record: a function of the library with its choices made."""
About = Callable[[ContributionRecord], object]
"""What a change is about, picked out of a record."""


class RecordChanged(Refused):  # noqa: N818 - it reads as a sentence
    """Somebody changed the same part meanwhile. ``latest`` is the version that stands now."""

    def __init__(self, latest: ContributionVersion) -> None:
        super().__init__(
            "Somebody changed this meanwhile. Both texts are below. Put them together and keep the result."
        )
        self.latest = latest


@transaction.atomic
def begin_contribution(*, by: User, project: Project, question: str) -> Contribution:
    """The project's record, begun with its question; the one that is there when it has one already."""
    check_can(membership_in(by, project.programme), Permission.RECORD_CONTRIBUTION)
    programme = lock(project.programme)
    already = contribution_of(project)
    if already:
        return already
    row = Contribution.objects.create(
        programme=programme, project=project, identifier=_free_identifier(project)
    )
    value = begin_record(id=row.identifier, project=project.identifier, question=question)
    _record(by, "begin", row, add_version(row, value, verb="begin", by=by))
    return row


@transaction.atomic
def change_contribution(
    *, by: User, project: Project, seen: int, verb: str, change: Change, about: About | None = None
) -> ContributionVersion:
    """One change to the project's record, as its next version.

    ``seen`` is the version the person had in front of them. ``about`` picks what the change is about:
    when that is no longer what they saw, RecordChanged is raised and nothing is changed. What others
    changed elsewhere in the record stays beside this change. Raises Refused when the project has no
    record, and when the record would contradict itself.
    """
    check_can(membership_in(by, project.programme), Permission.RECORD_CONTRIBUTION)
    lock(project.programme)
    row = contribution_of(project)
    if row is None:
        raise Refused("This project has no contribution record yet. Begin one first.")
    latest = latest_version(row)
    value = contribution_value(latest)
    if about and latest.number != seen and about(value) != about(_seen(row, seen, latest)):
        raise RecordChanged(latest)
    changed = change(value)
    if changed == value:
        return latest
    check_holds_together(changed)
    check_passages_stand(project.programme, value, changed)
    version = add_version(row, changed, verb=verb, by=by)
    _record(by, verb, row, version)
    tell_tellers(by, project, changed)
    return version


def tell_tellers(by: User, project: Project, value: ContributionRecord) -> None:
    """What bears on a claim stands on the receipts of who told it, if they allow that now."""
    cited = {name for item in value.counting for name in item.excerpts if item.bearings}
    if not cited:
        return
    named = agreements_cited(project.programme, cited)
    keys = agreements_allowing(project.programme, Use.PROJECT_TEAM, among=named)
    places = dict.fromkeys(sorted(keys), f"project {project.identifier}")
    record_uses(by=by, places=places, use=Use.PROJECT_TEAM, kind=UseKind.CLAIM)


def _seen(row: Contribution, number: int, latest: ContributionVersion) -> ContributionRecord:
    return contribution_value(version_in(row, number) or latest)


def _free_identifier(project: Project) -> str:
    """The project's own identifier, or one near it that no record of the programme has."""
    taken = {
        name.casefold()
        for name in Contribution.objects.filter(programme=project.programme).values_list(
            "identifier", flat=True
        )
    }
    name, number = project.identifier, 2
    while name.casefold() in taken:
        name, number = f"{project.identifier}-{number}", number + 1
    return name


def _record(by: User, verb: str, row: Contribution, version: ContributionVersion) -> None:
    record_event(
        by=by,
        verb=verb,
        noun="contribution",
        object_id=row.pk,
        programme_id=row.programme_id,
        detail={"version": version.number},
    )
