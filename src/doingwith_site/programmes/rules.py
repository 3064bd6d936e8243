"""Who may do what in a programme, and what a programme cannot be without."""

from doingwith_site.common.errors import Refused
from doingwith_site.people.permissions import Permission
from doingwith_site.people.roles import ProgrammeLead
from doingwith_site.people.rules import can_in_role, check_in_role
from doingwith_site.programmes.models import Membership

__all__ = ["can", "can_leave_lead", "check_can", "check_can_leave_lead"]


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
