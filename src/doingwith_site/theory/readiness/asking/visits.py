"""What the phone of somebody who answers holds, for the pages of these questions only, for an hour."""

from collections.abc import Callable
from typing import Concatenate, ParamSpec

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from doingwith_site.common.visits import VisitCookie
from doingwith_site.consent.guests.visits import GuestRequest, GuestVisit, answered_for

__all__ = ["for_guests"]

P = ParamSpec("P")

COOKIE = VisitCookie(name="ready", path="/ready/", salt="doingwith.ready", lasts=60 * 60, kind=GuestVisit)


def for_guests(
    view: Callable[Concatenate[GuestRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Reads the visit, speaks its language, remembers what the view made of it; nobody keeps the page."""
    return answered_for(COOKIE, view)
