"""What the phone of somebody in a meeting holds, and how it forgets.

One signed cookie, for these pages only, until the browser is closed, and three hours after the last
page at most. It holds no words and no name; see decision 0064.
"""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any, Concatenate, ParamSpec, cast

from django.conf import settings
from django.core import signing
from django.http import HttpRequest
from django.http.response import HttpResponseBase

__all__ = ["GuestRequest", "GuestVisit", "for_guests"]

P = ParamSpec("P")

COOKIE = "guest"
PATH = "/meet/"
SALT = "doingwith.guest"
LASTS = 3 * 60 * 60


@dataclass(frozen=True, kw_only=True)
class GuestVisit:
    """Whose suggestions are open here, and in which meeting.

    ``seed`` makes the person's own code again, in the browser in which it was made: it comes with the form,
    before the first card. ``guest`` is how their suggestions name them; ``code`` is the meeting's.
    """

    seed: str = ""
    guest: str = ""
    code: str = ""


class GuestRequest(HttpRequest):
    """A request by somebody in a meeting. A view sets another ``visit`` to remember something else."""

    visit: GuestVisit


def for_guests(
    view: Callable[Concatenate[GuestRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Reads the visit, remembers what the view made of it, and lets nobody keep the page."""

    def answered(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        guest = cast(GuestRequest, request)
        guest.visit = visit_in(request)
        response = view(guest, *args, **kwargs)
        remember(response, guest.visit)
        response["Cache-Control"] = "no-store, private, max-age=0"
        response["X-Robots-Tag"] = "noindex"
        return response

    answered.__name__, answered.__doc__, answered.__module__ = view.__name__, view.__doc__, view.__module__
    return answered


def visit_in(request: HttpRequest) -> GuestVisit:
    """What the cookie says; nothing when it is missing, forged or too old."""
    try:
        held: dict[str, Any] = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=LASTS)
        return GuestVisit(**held)
    except (signing.BadSignature, TypeError, ValueError):
        return GuestVisit()


def remember(response: HttpResponseBase, visit: GuestVisit) -> None:
    """Writes the cookie anew, so that its time begins again; removes it when there is nothing in it."""
    if visit == GuestVisit():
        response.delete_cookie(COOKIE, path=PATH)
        return
    response.set_cookie(
        COOKIE,
        signing.dumps(asdict(visit), salt=SALT),
        path=PATH,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
