"""What the phone of somebody in a meeting holds, and how it forgets.

One signed cookie, for these pages only, until the browser is closed, and three hours after the last
page at most. It holds no words and no name; see decision 0064.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Concatenate, ParamSpec, cast

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from doingwith_site.common.visits import VisitCookie

__all__ = ["GuestRequest", "GuestVisit", "for_guests"]

P = ParamSpec("P")


@dataclass(frozen=True, kw_only=True)
class GuestVisit:
    """Whose suggestions are open here, and in which meeting.

    ``seed`` makes the person's own code again, in the browser in which it was made: it comes with the form,
    before the first card. ``guest`` is how their suggestions name them; ``code`` is the meeting's.
    """

    seed: str = ""
    guest: str = ""
    code: str = ""


COOKIE = VisitCookie(name="guest", path="/meet/", salt="doingwith.guest", lasts=3 * 60 * 60, kind=GuestVisit)


class GuestRequest(HttpRequest):
    """A request by somebody in a meeting. A view sets another ``visit`` to remember something else."""

    visit: GuestVisit


def for_guests(
    view: Callable[Concatenate[GuestRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Reads the visit, remembers what the view made of it, and lets nobody keep the page."""

    def answered(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        guest = cast(GuestRequest, request)
        guest.visit = COOKIE.visit_in(request)
        response = view(guest, *args, **kwargs)
        COOKIE.remember(response, guest.visit)
        return response

    answered.__name__, answered.__doc__, answered.__module__ = view.__name__, view.__doc__, view.__module__
    return answered
