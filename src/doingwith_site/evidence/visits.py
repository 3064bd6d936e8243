"""What a teller's browser holds while they are at it: for half an hour after the last page; decision 0028."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Concatenate, ParamSpec, Self, TypeAlias

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from doingwith_site.common.visits import VisitCookie
from doingwith_site.consent.guests import visits as guests

__all__ = ["TellerRequest", "Visit", "for_tellers", "is_read_again"]

P = ParamSpec("P")


@dataclass(frozen=True, kw_only=True)
class Visit(guests.Visit):
    """Whose account is open, and in which form of words they read. ``code`` is the one of their poster.

    ``grown_up`` is the agreement that a grown-up is asked about, with nothing of the account open to them.
    """

    agreement: int = 0
    withdrawal: int = 0
    grown_up: int = 0
    easy: bool = False

    @property
    def is_somebodys(self) -> bool:
        """Whether there is anything that this phone can be made to forget."""
        return bool(self.agreement or self.withdrawal or self.grown_up)

    def forgotten(self) -> Self:
        """The visit of whoever has this phone now: of the one before only how the pages speak."""
        return replace(super().forgotten(), easy=self.easy)

    def as_asked(self, request: HttpRequest) -> Self:
        """The visit with the language and the form of words that are asked for, if any."""
        if request.method == "POST":
            easy = EASY.get(request.POST.get("then", ""), self.easy)
        else:
            easy = request.GET.get("easy", "1" if self.easy else "0") == "1"
        return replace(super().as_asked(request), easy=easy)


COOKIE = VisitCookie(name="teller", path="/tell/", salt="doingwith.teller", lasts=30 * 60, kind=Visit)

EASY = {"easy": True, "ordinary": False}

TellerRequest: TypeAlias = guests.VisitRequest[Visit]


def for_tellers(
    view: Callable[Concatenate[TellerRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Reads the visit, speaks its language, and lets neither browser nor proxy keep the page."""
    return guests.answered_for(COOKIE, view)


def is_read_again(request: HttpRequest) -> bool:
    """Whether a button was pressed that only shows the same page: in other words or language, or again."""
    pressed = request.POST.get("then", "")
    return pressed in EASY or pressed == "again" or pressed in dict(settings.LANGUAGES)
