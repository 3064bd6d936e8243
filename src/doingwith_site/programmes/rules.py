"""Who may do what in a programme, and what a programme cannot be without."""

from doingwith_site.common.errors import Refused
from doingwith_site.people.models import User
from doingwith_site.people.permissions import Permission
from doingwith_site.people.roles import ProgrammeLead
from doingwith_site.people.rules import can_in_role, check_in_role
from doingwith_site.programmes.models import Membership
from doingwith_site.programmes.queries import free_identifier, programmes_of

__all__ = ["can", "can_leave_lead", "check_can", "check_can_leave_lead", "identifier_taken"]


def can(membership: Membership, permission: Permission) -> bool:
    """Whether the member's role holds the permission."""
    return can_in_role(membership.role, permission)


def check_can(membership: Membership, permission: Permission) -> None:
    """Refused with a sentence naming who may, unless the member's role holds the permission."""
    check_in_role(membership.role, permission)


def can_leave_lead(membership: Membership) -> bool:
    """Whether the member may be removed or given another role: a programme keeps at least one lead."""
    if membership.role != ProgrammeLead.code:
        return True
    others = Membership.objects.filter(programme=membership.programme_id, role=ProgrammeLead.code)
    return others.exclude(pk=membership.pk).exists()


def check_can_leave_lead(membership: Membership) -> None:
    """Refused when the member is the programme's last lead."""
    if not can_leave_lead(membership):
        raise Refused("This is the programme's only programme lead. Make somebody else programme lead first.")


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
