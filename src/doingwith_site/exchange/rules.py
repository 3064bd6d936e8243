"""Who may bring in a project of other software."""

from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.models import Membership
from doingwith_site.programmes.rules import check_can

__all__ = ["check_may_bring_in", "BRINGING_IN_NEEDS"]

BRINGING_IN_NEEDS = (
    Permission.ADD_DOCUMENT,
    Permission.READ_DOCUMENTS,
    Permission.READ_ACCOUNTS,
    Permission.READ_CASE,
)
"""It adds texts, and passages and codes in them: whoever may do each of these by hand."""


def check_may_bring_in(membership: Membership) -> None:
    """Refused for members who may not add texts, read them all, and code them."""
    for needed in BRINGING_IN_NEEDS:
        check_can(membership, needed)
