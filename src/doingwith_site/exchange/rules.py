"""Who may bring in a project of other software, and whether what was put together may still leave."""

from collections.abc import Collection

from doingwith.consent.uses import Use
from doingwith_site.common.errors import Refused
from doingwith_site.consent.ledger import taken_back
from doingwith_site.exchange.queries import parts_standing, uses_allowed
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.models import Membership, Programme
from doingwith_site.programmes.rules import check_can

__all__ = ["BRINGING_IN_NEEDS", "check_may_bring_in", "check_nothing_taken_back", "check_still_allowed"]

BRINGING_IN_NEEDS = (
    Permission.ADD_DOCUMENT,
    Permission.READ_DOCUMENTS,
    Permission.READ_ACCOUNTS,
    Permission.READ_CASE,
)
"""It adds texts, and passages and codes in them: whoever may do each of these by hand."""
CHANGED = (
    "Somebody has changed what they told, or what may be done with it, while the file was made. "
    "Nothing left. Try again."
)


TAKEN_BACK = "Somebody took words back while the file was looked at. Nothing was kept of it. Upload it again."
LeavingPart = tuple[str, str, int]


def check_may_bring_in(membership: Membership) -> None:
    """Refused for members who may not add texts, read them all, and code them."""
    for needed in BRINGING_IN_NEEDS:
        check_can(membership, needed)


def check_still_allowed(programme: Programme, leaves: Collection[LeavingPart], use: Use) -> None:
    """Refused when a teller has said no, taken words back or changed them since they were read.

    ``leaves`` are the parts of accounts that are to leave: account, part and version of the part.
    """
    allowed = uses_allowed(programme)
    needed = {use, Use.PROJECT_TEAM}
    accounts = {account for account, _, _ in leaves}
    if any(not needed <= allowed.get(account, frozenset()) for account in accounts):
        raise Refused(CHANGED)
    if not set(leaves) <= parts_standing(programme):
        raise Refused(CHANGED)


def check_nothing_taken_back(programme: str, known: Collection[str]) -> None:
    """Refused when an account was taken back since a file was looked at: it might hold its words."""
    if not taken_back(programme) <= set(known):
        raise Refused(TAKEN_BACK)
