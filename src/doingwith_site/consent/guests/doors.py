"""The page that asks somebody without an account for a code, and how every page of theirs is shown."""

from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from django.http import HttpResponse
from django.shortcuts import render

from doingwith_site.common.errors import Refused
from doingwith_site.common.tries import too_many_wrong_codes
from doingwith_site.consent.codes import written_well
from doingwith_site.consent.guests.forms import GuestCodeForm
from doingwith_site.consent.guests.sentences import TOO_MANY, UNKNOWN
from doingwith_site.consent.guests.visits import Visit, VisitRequest, speaking

__all__ = ["Show", "ask_for_code", "code_unknown", "shown_from", "tried_too_often"]

V = TypeVar("V", bound=Visit)


class Show(Protocol):
    """How an app shows one of its pages for people without an account."""

    def __call__(
        self, request: VisitRequest[Any], template: str, context: dict[str, Any], *, status: int = 200
    ) -> HttpResponse:
        """The page."""
        ...


def shown_from(folder: str) -> Show:
    """Shows pages of this folder of templates, in the visit's language."""

    def show(
        request: VisitRequest[Any], template: str, context: dict[str, Any], *, status: int = 200
    ) -> HttpResponse:
        whole = {**speaking(request.visit), **context}
        return render(request, f"{folder}/{template}.html", whole, status=status)

    return show


def ask_for_code(
    request: VisitRequest[V],
    show: Show,
    way_in: Callable[[VisitRequest[V], str], HttpResponse | None],
    **context: object,
) -> HttpResponse:
    """Ask for a code, and go where it leads.

    ``way_in`` gives None for a code that leads nowhere, and raises Refused when it is a good one that does
    not lead there. The ``context`` goes to the page as well. Where too many were tried it says so at once.
    """
    if request.method != "POST" and too_many_wrong_codes(request):
        return tried_too_often(request, show, **context)
    form = GuestCodeForm(request.POST if request.method == "POST" else None)
    status = 200
    if form.is_valid():
        answer = led_by(request, way_in, written_well(form.cleaned_data["code"]))
        if isinstance(answer, HttpResponse):
            return answer
        status = 429 if answer == str(TOO_MANY) else 200
        form.add_error("code", answer)
    return show(request, "door", {"form": form, **context}, status=status)


def code_unknown(request: VisitRequest[Any], show: Show, code: str = "") -> HttpResponse:
    """The door, for whoever followed an address with a code in it that leads nowhere.

    It is in the box, unless it may be somebody's own but for a letter: then ``code`` is empty.
    """
    form = GuestCodeForm({"code": code})
    if form.is_valid() or not code:
        form.errors.clear()
        form.add_error("code", str(UNKNOWN))
    return show(request, "door", {"form": form}, status=404)


def tried_too_often(
    request: VisitRequest[Any], show: Show, code: str = "", /, **context: object
) -> HttpResponse:
    """The door, where so many wrong codes came from that none is looked at: it says how long to wait.

    A code of the address is in the box, to be sent then.
    """
    form = GuestCodeForm({"code": code})
    form.errors.clear()
    form.add_error("code", str(TOO_MANY))
    return show(request, "door", {"form": form, **context}, status=429)


def led_by(
    request: VisitRequest[V], way_in: Callable[[VisitRequest[V], str], HttpResponse | None], code: str
) -> HttpResponse | str:
    """Where the code leads, or why it leads nowhere."""
    if too_many_wrong_codes(request):
        return str(TOO_MANY)
    try:
        return way_in(request, code) or str(UNKNOWN)
    except Refused as refused:
        return str(refused)
