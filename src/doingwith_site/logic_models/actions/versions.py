"""Beginning a logic model, freezing a version, drawing a new one, and proposals to the programme."""

from collections.abc import Sequence
from dataclasses import replace
from secrets import token_hex

from django.db import transaction
from django.utils import timezone

from doingwith.logic_models.editing import drawn_from
from doingwith.logic_models.freezing import freeze
from doingwith.logic_models.model import ModelKind, ModelVersion, Proposal
from doingwith_site.audit.actions import record_event
from doingwith_site.common.errors import Refused
from doingwith_site.logic_models.actions.drawing import baseline
from doingwith_site.logic_models.models import DrawingStep, LogicModel, LogicModelVersion
from doingwith_site.logic_models.records import (
    proposal_content,
    proposal_values,
    version_content,
    version_value,
)
from doingwith_site.logic_models.rules import check_can_draw, check_can_freeze, check_is_settled
from doingwith_site.people.models import User
from doingwith_site.people.permissions import Permission
from doingwith_site.people.roles import ROLES
from doingwith_site.programmes.actions import lock
from doingwith_site.programmes.identifiers import ROOM_FOR_NUMBER
from doingwith_site.programmes.models import IDENTIFIER_LENGTH, Programme
from doingwith_site.programmes.queries import membership_in
from doingwith_site.programmes.rules import check_can
from doingwith_site.projects.models import Project

__all__ = ["answer_proposal", "begin_model", "draw_new_version", "freeze_version", "propose_change"]


@transaction.atomic
def begin_model(
    *, by: User, programme: Programme, project: Project | None, title: str, kind: ModelKind
) -> LogicModelVersion:
    """A logic model with an empty first version, of a project or of the programme itself."""
    programme = lock(programme)
    taken = {one.casefold() for one in programme.logic_models.values_list("identifier", flat=True)}
    row = LogicModel(
        programme=programme,
        project=project,
        identifier=_free_id(project.identifier if project else "programme", taken),
        title=title,
        position=len(taken),
    )
    check_can_draw(membership_in(by, programme), row)
    row.save()
    version = _add_version(row, ModelVersion(number=1, kind=kind), by)
    _record(by, "begin", row, 1)
    return version


@transaction.atomic
def freeze_version(
    *, by: User, row: LogicModelVersion, seen: int, people: Sequence[str], reason: str
) -> LogicModelVersion:
    """Settles a version, with who was in the room and why it was drawn. From then on it never changes."""
    membership = membership_in(by, row.model.programme)
    check_can_draw(membership, row.model)
    locked = LogicModelVersion.objects.select_for_update().get(pk=row.pk)
    drawn = version_value(locked)
    check_can_freeze(locked, drawn)
    latest = baseline(locked)
    saw = locked.steps.filter(number=seen).first()
    if saw is None or saw.content != locked.content:
        raise Refused("The drawing was changed meanwhile. Look at it once more before you freeze it.")
    today = timezone.localdate()
    told = replace(drawn, people=tuple(people), reason=reason)
    settled = freeze(replace(told, dated_on=told.dated_on or today), on=today, by=ROLES[membership.role].name)
    locked.content, locked.is_frozen = version_content(settled), True
    locked.save(update_fields=["content", "is_frozen"])
    _add_step(locked, latest.number + 1, "freeze", by)
    _record(by, "freeze", row.model, row.number)
    return locked


@transaction.atomic
def draw_new_version(
    *, by: User, row: LogicModelVersion, kind: ModelKind, reason: str, people: Sequence[str]
) -> LogicModelVersion:
    """A new version that begins as a copy of a frozen one. Cards and links keep their identifiers."""
    check_can_draw(membership_in(by, row.model.programme), row.model)
    lock(row.model.programme)
    row.refresh_from_db(fields=["content", "is_frozen"])
    check_is_settled(row)
    still_open = row.model.versions.filter(is_frozen=False).first()
    if still_open:
        raise Refused(f"Version {still_open.number} is still being drawn. Go on with that one, or freeze it.")
    numbers = row.model.versions.values_list("number", flat=True)
    value = drawn_from(
        version_value(row), number=max(numbers) + 1, kind=kind, reason=reason, people=tuple(people)
    )
    version = _add_version(row.model, value, by)
    _record(by, "draw_new", row.model, version.number)
    return version


@transaction.atomic
def propose_change(*, by: User, row: LogicModelVersion, card: str, text: str, reason: str) -> Proposal:
    """What a project would change in a wording that it inherits. The programme answers it."""
    membership = membership_in(by, row.model.programme)
    check_can_draw(membership, row.model)
    node = version_value(row).node_by_id.get(card)
    if node is None or node.refers_to is None:
        raise Refused("This card's wording is the project's own. Change it in the drawing.")
    model = LogicModel.objects.select_for_update().get(pk=row.model.pk)
    given = proposal_values(model)
    proposal = Proposal(
        id=f"proposal-{token_hex(8)}",
        node=node.refers_to,
        text=text,
        reason=reason,
        wording=node.text,
        by=ROLES[membership.role].name,
        given_on=timezone.localdate(),
    )
    model.proposals = [proposal_content(each) for each in (*given, proposal)]
    model.save(update_fields=["proposals"])
    _record(by, "propose", row.model, row.number)
    return proposal


@transaction.atomic
def answer_proposal(*, by: User, model: LogicModel, proposal: str, became: str) -> None:
    """What the programme did with a proposal, and why. It can be said again in other words."""
    check_can(membership_in(by, model.programme), Permission.DRAW_PROGRAMME_MODEL)
    row = LogicModel.objects.select_for_update().get(pk=model.pk)
    given = proposal_values(row)
    if proposal not in {each.id for each in given}:
        raise Refused("This proposal is not there any more.")
    row.proposals = [
        proposal_content(replace(each, became=became) if each.id == proposal else each) for each in given
    ]
    row.save(update_fields=["proposals"])
    _record(by, "answer_proposal", model, 0)


def _add_version(row: LogicModel, value: ModelVersion, by: User) -> LogicModelVersion:
    version = LogicModelVersion.objects.create(
        model=row, number=value.number, content=version_content(value), is_frozen=False
    )
    _add_step(version, 0, "start", by)
    return version


def _add_step(version: LogicModelVersion, number: int, verb: str, by: User) -> None:
    DrawingStep.objects.create(version=version, number=number, verb=verb, content=version.content, by=by)


def _free_id(name: str, taken: set[str]) -> str:
    base = f"LM-{name}"[: IDENTIFIER_LENGTH - ROOM_FOR_NUMBER].rstrip("-_")
    numbered = (base if number == 1 else f"{base}-{number}" for number in range(1, len(taken) + 2))
    return next(one for one in numbered if one.casefold() not in taken)


def _record(by: User, verb: str, model: LogicModel, number: int) -> None:
    record_event(
        by=by,
        verb=verb,
        noun="logic_model",
        object_id=model.identifier,
        programme_id=model.programme_id,
        detail={"version": number},
    )
