"""What the phone of somebody who answers holds, for the pages of these questions only, for an hour."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Concatenate, ParamSpec, Self

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from doingwith_site.common.visits import VisitCookie
from doingwith_site.consent.guests.visits import GuestRequest, GuestVisit, answered_for
from doingwith_site.theory.readiness.asking.presenters import Reader

__all__ = ["for_guests", "reader_of"]

P = ParamSpec("P")


@dataclass(frozen=True, kw_only=True)
class ReadyVisit(GuestVisit):
    """A visit that also holds whether somebody reads in Easy Read."""

    easy: bool = False

    def forgotten(self) -> Self:
        """The visit of whoever has this phone now: of the one before only how the pages speak."""
        return replace(super().forgotten(), easy=self.easy)

    def as_asked(self, request: HttpRequest) -> Self:
        """The visit with the language and the form of words that are asked for, if any."""
        easy = request.GET.get("easy", "1" if self.easy else "0") == "1"
        return replace(super().as_asked(request), easy=easy)


COOKIE = VisitCookie[GuestVisit](
    name="ready", path="/ready/", salt="doingwith.ready", lasts=60 * 60, kind=ReadyVisit
)


def for_guests(
    view: Callable[Concatenate[GuestRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Reads the visit, speaks its language, remembers what the view made of it; nobody keeps the page."""
    return answered_for(COOKIE, view)


def reader_of(request: GuestRequest) -> Reader:
    """How whoever is here reads."""
    visit = request.visit
    return Reader(
        language=visit.language or settings.LANGUAGE_CODE,
        easy=isinstance(visit, ReadyVisit) and visit.easy,
    )
