"""Who may draw which logic model, and what may happen to a drawing now."""

from doingwith_site.common.errors import Refused
from doingwith_site.logic_models.models import DrawingStep, LogicModel, LogicModelVersion
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.models import Membership
from doingwith_site.programmes.rules import can, check_can

__all__ = [
    "STARTING",
    "can_draw",
    "can_take_back",
    "check_can_draw",
    "check_is_open",
    "check_is_settled",
    "permission_to_draw",
]

STARTING = ("start", "import")
"""Steps that say how a drawing began, or what came in from outside. They cannot be taken back."""


def permission_to_draw(model: LogicModel) -> Permission:
    """What a member needs to draw it: the programme's own model is for those who speak for the programme."""
    return Permission.DRAW_LOGIC_MODEL if model.project_id else Permission.DRAW_PROGRAMME_MODEL


def can_draw(membership: Membership, model: LogicModel) -> bool:
    """Whether the member may draw the model."""
    return can(membership, permission_to_draw(model))


def check_can_draw(membership: Membership, model: LogicModel) -> None:
    """Refused with a sentence unless the member may draw the model."""
    check_can(membership, permission_to_draw(model))


def check_is_open(version: LogicModelVersion) -> None:
    """Refused when the version is frozen."""
    if version.is_frozen:
        raise Refused(
            f"Version {version.number} is frozen, so it stays as it is. Draw a new version from it to go on."
        )


def check_is_settled(version: LogicModelVersion) -> None:
    """Refused when the version is not frozen yet, so that nothing new can rest on it."""
    if not version.is_frozen:
        raise Refused(
            f"Version {version.number} is still being drawn. Freeze it, then draw a new version from it."
        )


def can_take_back(step: DrawingStep) -> bool:
    """Whether there is something in the step that can be taken back."""
    return step.verb not in (*STARTING, "aside")
