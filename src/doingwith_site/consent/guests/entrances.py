"""The two ways into an app for people without an account: by a code handed out, or by one's own."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Generic, Protocol, TypeVar

from django.http import HttpResponse
from django.shortcuts import redirect

from doingwith_site.common.tries import count_wrong_code, too_many_wrong_codes
from doingwith_site.consent.codes import written_well
from doingwith_site.consent.guests.doors import Show, code_unknown, tried_too_often
from doingwith_site.consent.guests.visits import GuestRequest, heard, seeded

__all__ = ["Entrance"]


class Place(Protocol):
    """Where a code that is handed out leads: a meeting, or a question."""

    code: str


P = TypeVar("P", bound=Place)


@dataclass(frozen=True, kw_only=True)
class Entrance(Generic[P]):
    """Where codes lead in one app.

    ``place`` and ``mine`` name addresses: where a code that was handed out leads, and where people see what
    they sent. ``guest_of`` finds what is stored of a person's own code, and ``has_sent`` says whether any of
    it is kept. ``show`` shows the app's pages.
    """

    place: str
    mine: str
    place_of: Callable[[str], P | None]
    guest_of: Callable[[str], str]
    has_sent: Callable[[str], bool]
    show: Show

    def way_in(self, request: GuestRequest, code: str) -> HttpResponse | None:
        """Where the code leads; None, and one try is counted, when it leads nowhere."""
        if place := self.place_of(code) if code else None:
            return redirect(self.place, place.code)
        if guest := self.guest_of(code):
            request.visit = replace(request.visit.forgotten(), guest=guest)
            return redirect(self.mine)
        count_wrong_code(request)
        return None

    def opened(self, request: GuestRequest, code: str) -> P | HttpResponse:
        """The place of this code, which the visit remembers from now on; else what to answer instead.

        A code that leads nowhere is asked for once more; so is any, where too many were tried.
        """
        typed = written_well(code)
        is_in = bool(typed) and typed == request.visit.code
        if not is_in and too_many_wrong_codes(request):
            return tried_too_often(request, self.show, code)
        place = self.place_of(typed) if typed else None
        if place is None:
            return self.way_in(request, typed) or code_unknown(request, self.show, code)
        request.visit = heard(replace(seeded(request.visit), code=place.code), self.has_sent)
        return place
