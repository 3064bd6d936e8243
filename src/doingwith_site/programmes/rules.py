"""Who may do what in a programme, and what a programme cannot be without."""

from collections.abc import Callable
from dataclasses import dataclass

from doingwith_site.common.errors import Refused
from doingwith_site.people.models import User
from doingwith_site.people.permissions import Permission
from doingwith_site.people.roles import ROLES, ProgrammeLead, Role
from doingwith_site.people.rules import can_in_role, check_in_role
from doingwith_site.programmes.models import Membership, Programme
from doingwith_site.programmes.queries import free_identifier, programmes_of

__all__ = [
    "NEEDED",
    "Needed",
    "can",
    "check_can",
    "check_can_leave_role",
    "identifier_taken",
    "needed_in_role",
]


def can(membership: Membership, permission: Permission) -> bool:
    """Whether the member's role holds the permission."""
    return can_in_role(membership.role, permission)


def check_can(membership: Membership, permission: Permission) -> None:
    """Refused with a sentence naming who may, unless the member's role holds the permission."""
    check_in_role(membership.role, permission)


@dataclass(frozen=True, kw_only=True)
class Needed:
    """When a programme needs somebody in a role: ``when`` says it of a programme, ``why`` to its people, and
    ``instead`` what else than somebody new would do. The last two are empty where it always needs one.
    """

    when: Callable[[Programme], bool] = lambda _programme: True
    why: str = ""
    instead: str = ""


NEEDED: dict[type[Role], Needed] = {ProgrammeLead: Needed()}
"""What a programme cannot be without. An app further up adds its line when Django is ready."""


def needed_in_role(membership: Membership) -> Needed | None:
    """Why the member can neither be removed nor given another role; None when they can: somebody else has the
    role too, or the programme does not need it now.
    """
    needed = next((needed for role, needed in NEEDED.items() if role.code == membership.role), None)
    if needed is None or not needed.when(membership.programme):
        return None
    alike = Membership.objects.filter(programme=membership.programme_id, role=membership.role)
    others = alike.filter(person__is_active=True).exclude(pk=membership.pk)
    return None if others.exists() else needed


def check_can_leave_role(membership: Membership) -> None:
    """Refused when the member is the last in a role that the programme cannot be without."""
    if needed := needed_in_role(membership):
        name = ROLES[membership.role].name
        first = f"Make somebody else {name} first{needed.instead}."
        raise Refused(f"This is the programme's only {name}{needed.why}. {first}")


def identifier_taken(person: User, identifier: str) -> str:
    """What is said to a person whose programme cannot have this identifier.

    Identifiers are one set for the whole site, so that one is not free cannot be hidden; but that a
    programme has it, and which, is told to its members alone.
    """
    if programmes_of(person).filter(identifier__iexact=identifier).exists():
        return (
            f"You take part in a programme with the identifier “{identifier}” already. "
            "Open it and import into it, or give this one another id."
        )
    return (
        f"The identifier “{identifier}” is not free on this site. "
        f"Give the programme another id in programme.yaml, such as “{free_identifier(identifier)}”."
    )
