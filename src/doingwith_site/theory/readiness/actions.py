"""The only door for changing a record of readiness: a round is begun, a view is given, a view is changed."""

from dataclasses import replace
from datetime import date

from django.db import transaction

from doingwith.theory.readiness import Readiness as ReadinessValue
from doingwith.theory.readiness import SideView, add_round, add_view
from doingwith.theory.readiness import change_view as changed_view
from doingwith_site.audit.actions import record_event
from doingwith_site.common.errors import Refused
from doingwith_site.people.models import User
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.actions import lock
from doingwith_site.programmes.models import Programme
from doingwith_site.programmes.queries import membership_in
from doingwith_site.programmes.rules import check_can
from doingwith_site.projects.models import Project
from doingwith_site.theory.models import Readiness, ReadinessVersion
from doingwith_site.theory.readiness.queries import latest_version, readiness_of, version_in
from doingwith_site.theory.readiness.questions.actions import close_questions, record_question
from doingwith_site.theory.readiness.questions.queries import questions_of
from doingwith_site.theory.readiness.questions.records import with_answers
from doingwith_site.theory.readiness.records import add_version, readiness_value
from doingwith_site.theory.readiness.rules import (
    check_can_begin,
    check_can_rate_for,
    written_down_by,
)
from doingwith_site.theory.records import theory_values

__all__ = ["ViewChanged", "begin_round", "change_view", "give_view"]

NO_ROUND = "No round has been begun for this project. A facilitator or programme lead can begin one."
GONE = "This view is not there any more."


class ViewChanged(Refused):  # noqa: N818 - it reads as a sentence
    """Somebody changed the same view meanwhile. ``latest`` is what it says now, ``seen`` the version."""

    def __init__(self, latest: SideView, seen: int) -> None:
        super().__init__(
            "Somebody changed this meanwhile. Both are below. Put them together and keep the result."
        )
        self.latest, self.seen = latest, seen


@transaction.atomic
def begin_round(*, by: User, project: Project, label: str, held_on: date) -> ReadinessVersion:
    """A further round on the conditions of the newest theory; the rounds before stay as they are.

    Questions that are still open are closed, for nobody could close them afterwards.
    Refused when there is nothing to rate, or nobody has given a view in the round that is open.
    """
    check_can(membership_in(by, project.programme), Permission.BEGIN_READINESS_ROUND)
    programme = lock(project.programme)
    row = readiness_of(project)
    value = readiness_value(latest_version(row)) if row else None
    said = with_answers(value, list(questions_of(row))) if row and value else None
    theory = check_can_begin(said, theory_values(programme))
    if row is None or value is None:
        row = Readiness.objects.create(
            programme=programme, project=project, identifier=_free_identifier(programme, project)
        )
        value = ReadinessValue(id=row.identifier, project=project.identifier)
    for question in close_questions(row.questions.filter(closed_at=None)):
        record_question(by, "close", question)
    begun = add_round(value, theory=theory.id, label=label, held_on=held_on)
    return _kept(by, row, begun, "begin_round")


@transaction.atomic
def give_view(*, by: User, project: Project, round_number: int, view: SideView) -> ReadinessVersion:
    """A view of one side in the round that the person had in front of them.

    It says who wrote it down, when that was for another side. The same view sent twice is kept once.
    Refused when there is no such round.
    """
    membership = membership_in(by, project.programme)
    check_can_rate_for(membership, view.side)
    view = replace(view, written_down_by=written_down_by(membership, view.side))
    lock(project.programme)
    row, latest, value = _standing(project)
    if not 0 < round_number <= len(value.rounds):
        raise Refused(NO_ROUND)
    given = value.rounds[round_number - 1].views
    if any(replace(one, id="", given_on=view.given_on) == replace(view, id="") for one in given):
        return latest
    return _kept(by, row, add_view(value, view, round_number=round_number), "give_view")


@transaction.atomic
def change_view(*, by: User, project: Project, seen: int, view: SideView) -> ReadinessVersion:
    """What a view now says, and who wrote it down this time; what it said before stays in the version before.

    ``seen`` is the version the person had in front of them: when somebody changed this view since,
    ViewChanged is raised and nothing is changed.
    """
    lock(project.programme)
    row, latest, value = _standing(project)
    now = value.view_by_id.get(view.id)
    if now is None:
        raise Refused(GONE)
    membership = membership_in(by, project.programme)
    check_can_rate_for(membership, now.side)
    if _says_the_same(now, view):
        return latest
    then = version_in(row, seen)
    if then is None or readiness_value(then).view_by_id.get(view.id) != now:
        raise ViewChanged(now, latest.number)
    told = replace(view, side=now.side, written_down_by=written_down_by(membership, now.side))
    return _kept(by, row, changed_view(value, told), "change_view")


def _says_the_same(now: SideView, view: SideView) -> bool:
    """Whoever changes nothing has written nothing down."""
    return replace(view, ratings=now.ratings) == now and view.by_clause == now.by_clause


def _standing(project: Project) -> tuple[Readiness, ReadinessVersion, ReadinessValue]:
    row = readiness_of(project)
    if row is None:
        raise Refused(NO_ROUND)
    latest = latest_version(row)
    return row, latest, readiness_value(latest)


def _free_identifier(programme: Programme, project: Project) -> str:
    """The project's own identifier, or one near it that no record of the programme has."""
    names = Readiness.objects.filter(programme=programme).values_list("identifier", flat=True)
    taken = {name.casefold() for name in names}
    name, number = project.identifier, 2
    while name.casefold() in taken:
        name, number = f"{project.identifier}-{number}", number + 1
    return name


def _kept(by: User, row: Readiness, value: ReadinessValue, verb: str) -> ReadinessVersion:
    version = add_version(row, value, verb=verb, by=by)
    record_event(
        by=by,
        verb=verb,
        noun="readiness",
        object_id=row.pk,
        programme_id=row.programme_id,
        detail={"version": version.number},
    )
    return version
