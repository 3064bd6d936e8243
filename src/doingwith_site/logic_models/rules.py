"""Who may draw which logic model."""

from doingwith_site.logic_models.models import LogicModel
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.models import Membership
from doingwith_site.programmes.rules import can, check_can

__all__ = ["can_draw", "check_can_draw", "permission_to_draw"]


def permission_to_draw(model: LogicModel) -> Permission:
    """What a member needs to draw it: the programme's own model is for those who speak for the programme."""
    return Permission.DRAW_LOGIC_MODEL if model.project_id else Permission.DRAW_PROGRAMME_MODEL


def can_draw(membership: Membership, model: LogicModel) -> bool:
    """Whether the member may draw the model."""
    return can(membership, permission_to_draw(model))


def check_can_draw(membership: Membership, model: LogicModel) -> None:
    """Refused with a sentence unless the member may draw the model."""
    check_can(membership, permission_to_draw(model))
