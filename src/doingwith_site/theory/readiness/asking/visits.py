"""What the phone of somebody who answers holds, for the pages of these questions only, for an hour."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from doingwith_site.common.visits import VisitCookie
from doingwith_site.consent.guests.visits import GuestRequest, GuestVisit, answered_for
from doingwith_site.theory.readiness.asking.presenters import Reader

__all__ = ["ReadyVisit", "for_guests", "new_visit", "reader_of"]

P = ParamSpec("P")


@dataclass(frozen=True, kw_only=True)
class ReadyVisit(GuestVisit):
    """A visit that also holds whether somebody reads in Easy Read."""

    easy: bool = False


COOKIE = VisitCookie[GuestVisit](
    name="ready", path="/ready/", salt="doingwith.ready", lasts=60 * 60, kind=ReadyVisit
)


def for_guests(
    view: Callable[Concatenate[GuestRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Reads the visit, speaks its language, remembers what the view made of it; nobody keeps the page."""

    @wraps(view)
    def reading(request: GuestRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        easy = request.GET.get("easy", "1" if reader_of(request).easy else "0") == "1"
        request.visit = ReadyVisit(**{**asdict(request.visit), "easy": easy})
        return view(request, *args, **kwargs)

    return answered_for(COOKIE, reading)


def reader_of(request: GuestRequest) -> Reader:
    """How whoever is here reads."""
    visit = request.visit
    return Reader(
        language=visit.language or settings.LANGUAGE_CODE,
        easy=isinstance(visit, ReadyVisit) and visit.easy,
    )


def new_visit(request: GuestRequest, *, code: str = "", guest: str = "") -> ReadyVisit:
    """A visit of somebody else on this phone, who goes on reading as the one before."""
    reader = reader_of(request)
    return ReadyVisit(code=code, guest=guest, language=request.visit.language, easy=reader.easy)
