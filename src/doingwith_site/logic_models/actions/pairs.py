"""Confirming that a card before and a card after are one idea."""

from django.db import transaction

from doingwith_site.audit.actions import record_event
from doingwith_site.common.errors import Refused
from doingwith_site.logic_models.models import LogicModelVersion, SameNode
from doingwith_site.logic_models.records import version_value
from doingwith_site.logic_models.rules import check_can_draw
from doingwith_site.people.models import User
from doingwith_site.people.roles import ROLES
from doingwith_site.programmes.queries import membership_in

__all__ = ["confirm_same", "take_same_back"]


@transaction.atomic
def confirm_same(
    *, by: User, before: LogicModelVersion, after: LogicModelVersion, old: str, new: str
) -> SameNode:
    """Keeps that the card ``old`` before and the card ``new`` after are one idea."""
    membership = membership_in(by, after.model.programme)
    check_can_draw(membership, after.model)
    _check_there(before, after, old, new)
    said = {"confirmed_by": by, "said_by": ROLES[membership.role].name}
    row, _ = SameNode.objects.get_or_create(
        before=before, after=after, before_node=old, after_node=new, defaults=said
    )
    _record(by, "confirm_same", before, after)
    return row


@transaction.atomic
def take_same_back(
    *, by: User, before: LogicModelVersion, after: LogicModelVersion, old: str, new: str
) -> None:
    """The two cards are two ideas again."""
    check_can_draw(membership_in(by, after.model.programme), after.model)
    _check_there(before, after, old, new)
    SameNode.objects.filter(before=before, after=after, before_node=old, after_node=new).delete()
    _record(by, "take_same_back", before, after)


def _check_there(before: LogicModelVersion, after: LogicModelVersion, old: str, new: str) -> None:
    if old not in version_value(before).node_by_id or new not in version_value(after).node_by_id:
        raise Refused("One of the two cards is not here any more.")


def _record(by: User, verb: str, before: LogicModelVersion, after: LogicModelVersion) -> None:
    record_event(
        by=by,
        verb=verb,
        noun="logic_model",
        object_id=after.model.identifier,
        programme_id=after.model.programme_id,
        detail={"from": before.number, "to": after.number},
    )
