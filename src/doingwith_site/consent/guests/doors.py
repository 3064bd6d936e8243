"""The page that asks somebody without an account for a code."""

from collections.abc import Callable
from typing import Any, Protocol

from django.http import HttpResponse

from doingwith_site.common.tries import too_many_wrong_codes
from doingwith_site.consent.codes import written_well
from doingwith_site.consent.guests.forms import GuestCodeForm
from doingwith_site.consent.guests.sentences import TOO_MANY, UNKNOWN
from doingwith_site.consent.guests.visits import GuestRequest

__all__ = ["ask_for_code"]


class Show(Protocol):
    """How an app shows one of its pages for guests."""

    def __call__(
        self, request: GuestRequest, template: str, context: dict[str, Any], *, status: int = 200
    ) -> HttpResponse:
        """The page."""
        ...


def ask_for_code(
    request: GuestRequest, show: Show, way_in: Callable[[GuestRequest, str], HttpResponse | None]
) -> HttpResponse:
    """Ask for a code, and go where it leads: ``way_in`` gives None for a code that leads nowhere."""
    form = GuestCodeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        if too_many_wrong_codes(request):
            form.add_error("code", TOO_MANY)
            return show(request, "door", {"form": form}, status=429)
        if answer := way_in(request, written_well(form.cleaned_data["code"])):
            return answer
        form.add_error("code", UNKNOWN)
    return show(request, "door", {"form": form})
