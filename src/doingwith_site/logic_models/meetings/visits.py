"""What the phone of somebody in a meeting holds, for the pages of meetings only, for three hours."""

from collections.abc import Callable
from typing import Concatenate, ParamSpec

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from doingwith_site.common.visits import VisitCookie
from doingwith_site.consent.guests.visits import GuestRequest, GuestVisit, answered_for

__all__ = ["for_guests"]

P = ParamSpec("P")

COOKIE = VisitCookie(name="guest", path="/meet/", salt="doingwith.guest", lasts=3 * 60 * 60, kind=GuestVisit)


def for_guests(
    view: Callable[Concatenate[GuestRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Reads the visit, speaks its language, remembers what the view made of it; nobody keeps the page."""
    return answered_for(COOKIE, view)
