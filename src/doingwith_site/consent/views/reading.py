"""A page that shows what somebody told stands on its teller's receipt."""

from collections.abc import Collection

from doingwith_site.consent.readings.actions import record_reading
from doingwith_site.people.http import AuthenticatedHttpRequest

__all__ = ["tell_of_reading"]


def tell_of_reading(request: AuthenticatedHttpRequest, agreements: Collection[int]) -> None:
    """That somebody opened what was told under these agreements, by their keys, stands on each receipt, once.

    To be asked once the page is there: who is refused has read nothing, and neither has who only asks whether
    a page is there. No page waits for whoever else writes.
    """
    if request.method == "GET":
        record_reading(by=request.user, agreements=agreements)
