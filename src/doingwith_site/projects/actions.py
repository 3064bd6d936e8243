"""The only door for changing projects: adding one, writing a brief, moving on the Double Diamond."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils import timezone

from doingwith.projects import briefs
from doingwith.projects.moves import Move, MoveRefused, step_of
from doingwith_site.audit.actions import record_event
from doingwith_site.common.errors import Refused
from doingwith_site.common.text import tidy
from doingwith_site.people.models import User
from doingwith_site.people.permissions import Permission
from doingwith_site.people.roles import ROLES
from doingwith_site.programmes.actions import lock
from doingwith_site.programmes.identifiers import next_numbered
from doingwith_site.programmes.models import Partner, Programme
from doingwith_site.programmes.queries import membership_in
from doingwith_site.programmes.rules import check_can
from doingwith_site.projects.models import Brief, Project, StageMove
from doingwith_site.projects.records import brief_row, move_row, project_value, set_standing

__all__ = ["BriefChanged", "add_project", "move_project", "write_brief"]


class BriefChanged(Refused):
    """Somebody else wrote a new version meanwhile. Both texts are kept for the page to show."""

    def __init__(self, *, latest: Brief, yours: str) -> None:
        super().__init__(
            f"The brief was changed while you wrote: it is now at version {latest.version}. "
            "Both texts are below. Put them together and save again."
        )
        self.latest = latest
        self.yours = yours


@transaction.atomic
def add_project(
    *,
    by: User,
    programme: Programme,
    title: str,
    brief: str,
    partner: Partner | None = None,
    new_partner: str = "",
    asked_by: str = "",
) -> Project:
    """A new project with the first version of its brief, at no stage yet.

    Either ``partner`` is one of the programme's, or ``new_partner`` names one to add.
    """
    check_can(membership_in(by, programme), Permission.ADD_PROJECT)
    programme = lock(programme)
    project = Project.objects.create(
        programme=programme,
        partner=_partner(programme, partner, new_partner),
        identifier=next_numbered("P", _identifiers(programme.projects.all())),
        title=tidy(title),
        position=_next_position(programme.projects.all()),
        brief_text=tidy(brief),
    )
    first = briefs.Brief(version=1, text=tidy(brief), asked_by=tidy(asked_by), dated_on=timezone.localdate())
    brief_row(project, first, recorded_by=by).save()
    _record(by, "add", project)
    return project


@transaction.atomic
def write_brief(
    *,
    by: User,
    project: Project,
    based_on_version: int,
    text: str,
    asked_by: str = "",
    reason: str = "",
    agreement: briefs.Agreement = briefs.Agreement.NOT_REPORTED,
    agreed_by: Sequence[str] = (),
    dated_on: date | None = None,
) -> Brief:
    """A new version of the brief. ``dated_on`` is today unless told otherwise.

    BriefChanged when the version that ``by`` had before them is no longer the latest.
    """
    check_can(membership_in(by, project.programme), Permission.EDIT_BRIEF)
    project = _locked(project)
    latest = project.briefs.select_related("recorded_by").order_by("-version")[:1].get()
    if latest.version != based_on_version:
        raise BriefChanged(latest=latest, yours=text)
    value = briefs.Brief(
        version=latest.version + 1,
        text=tidy(text),
        asked_by=tidy(asked_by),
        reason=tidy(reason),
        agreement=agreement,
        agreed_by=tuple(filter(None, map(tidy, agreed_by))),
        dated_on=dated_on or timezone.localdate(),
    )
    brief = brief_row(project, value, recorded_by=by)
    brief.save()
    _repeat_standing(project)
    _record(by, "write_brief", project, version=brief.version, agreement=agreement.value)
    return brief


@transaction.atomic
def move_project(*, by: User, project: Project, move: Move, on: date | None = None) -> StageMove:
    """Add a step to the project's path; Refused with a sentence when the move may not be made now.

    It happened today unless ``on`` says otherwise. The step says which part ``by`` plays, not who
    they are: it leaves the site with the bundle.
    """
    membership = membership_in(by, project.programme)
    check_can(membership, Permission.MOVE_PROJECT)
    project = _locked(project)
    value = project_value(project)
    try:
        step = step_of(
            value.standing,
            replace(move, reasons=tuple(map(tidy, move.reasons))),
            recorded_on=on or timezone.localdate(),
            recorded_by=ROLES[membership.role].name,
        )
    except MoveRefused as refused:
        raise Refused(str(refused)) from refused
    row = move_row(project, len(value.path) + 1, step, recorded_by=by)
    row.save()
    _repeat_standing(project)
    _record(by, "move", project, move=move.kind.value, stage=step.stage.value)
    return row


def _locked(project: Project) -> Project:
    lock(project.programme)
    return Project.objects.select_related("partner", "programme").get(pk=project.pk)


def _repeat_standing(project: Project) -> None:
    set_standing(project, project_value(project))
    project.save(update_fields=["brief_text", "stage", "status", "halt"])


def _partner(programme: Programme, partner: Partner | None, new_name: str) -> Partner:
    if partner is not None and partner.programme_id == programme.pk:
        return partner
    name = tidy(new_name)
    if not name:
        raise Refused("Choose one of the programme's partners, or name a new one.")
    return Partner.objects.create(
        programme=programme,
        identifier=next_numbered("partner-", _identifiers(programme.partners.all())),
        name=name,
        position=_next_position(programme.partners.all()),
    )


def _identifiers(rows: QuerySet[Project] | QuerySet[Partner]) -> set[str]:
    return set(rows.values_list("identifier", flat=True))


def _next_position(rows: QuerySet[Project] | QuerySet[Partner]) -> int:
    last: int | None = rows.aggregate(last=Max("position"))["last"]
    return 0 if last is None else last + 1


def _record(by: User, verb: str, project: Project, **detail: str | int) -> None:
    record_event(
        by=by,
        verb=verb,
        noun="project",
        object_id=project.pk,
        programme_id=project.programme_id,
        detail=detail,
    )
