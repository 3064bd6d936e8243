"""Who may draw which logic model, and what may happen to a drawing now."""

from collections.abc import Collection, Iterable, Mapping

from doingwith.logic_models.model import ModelVersion
from doingwith.logic_models.nodes import Node
from doingwith_site.common.errors import Refused
from doingwith_site.logic_models.models import DrawingStep, LogicModel, LogicModelVersion
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.models import Membership
from doingwith_site.programmes.rules import can, check_can

__all__ = [
    "STARTING",
    "can_draw",
    "can_take_back",
    "can_begin",
    "check_can_begin",
    "check_can_draw",
    "check_can_freeze",
    "check_is_open",
    "check_is_settled",
    "check_wordings_are_said",
    "check_wordings_stay",
    "permission_to_draw",
]

STARTING = ("start", "import", "freeze")
"""Steps that say how a drawing began, what came in from outside, or that it is settled."""


def permission_to_draw(model: LogicModel) -> Permission:
    """What a member needs to draw it: the programme's own model is for those who speak for the programme."""
    return Permission.DRAW_LOGIC_MODEL if model.project_id else Permission.DRAW_PROGRAMME_MODEL


def can_draw(membership: Membership, model: LogicModel) -> bool:
    """Whether the member may draw the model."""
    return can(membership, permission_to_draw(model))


def check_can_draw(membership: Membership, model: LogicModel) -> None:
    """Refused with a sentence unless the member may draw the model."""
    check_can(membership, permission_to_draw(model))


def can_begin(membership: Membership) -> bool:
    """Whether the member may begin a model, of a project or of the programme itself."""
    return any(can(membership, one) for one in (Permission.DRAW_LOGIC_MODEL, Permission.DRAW_PROGRAMME_MODEL))


def check_can_begin(membership: Membership) -> None:
    """Refused with a sentence unless the member may begin a model."""
    if not can_begin(membership):
        check_can(membership, Permission.DRAW_LOGIC_MODEL)


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


def check_can_freeze(version: LogicModelVersion, drawing: ModelVersion) -> None:
    """Refused when it is frozen already, or when there is nothing in it."""
    check_is_open(version)
    if not drawing.nodes:
        raise Refused("There is no card in this version yet, so there is nothing to freeze.")


def check_wordings_stay(taken_over: Iterable[Node], wordings: Mapping[str, Collection[str]]) -> None:
    """Refused when a project's card would repeat words that the programme's model never said.

    ``wordings`` are what each card of the programme's model says or has said in a version that is kept.
    """
    if _never_said(taken_over, wordings):
        raise Refused(
            "Projects have taken over a card of this model, so its words must stay in this version. "
            "Freeze it, then draw a new version in which they change."
        )


def check_wordings_are_said(come: Iterable[Node], wordings: Mapping[str, Collection[str]]) -> None:
    """Refused when a card would come into a project's drawing with words that the programme says no more."""
    if _never_said(come, wordings):
        raise Refused("The programme words this card otherwise by now. Take it over anew.")


def _never_said(nodes: Iterable[Node], wordings: Mapping[str, Collection[str]]) -> bool:
    return any(node.refers_to and node.text not in wordings.get(node.refers_to, ()) for node in nodes)


def can_take_back(step: DrawingStep) -> bool:
    """Whether there is something in the step that can be taken back."""
    return step.verb not in (*STARTING, "aside")
