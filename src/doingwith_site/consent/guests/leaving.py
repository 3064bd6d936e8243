"""Leaving at once, making this phone forget, and giving it to the next person."""

from dataclasses import replace
from typing import TypeVar

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect

from doingwith_site.consent.guests.visits import Visit, VisitRequest

__all__ = ["forgotten", "moved_away"]

V = TypeVar("V", bound=Visit)


def moved_away(request: VisitRequest[V]) -> HttpResponse:
    """To a page about something else; nothing is left here."""
    request.visit = type(request.visit)()
    answer = redirect(settings.QUICK_EXIT)
    answer["Clear-Site-Data"] = '"cache"'
    return answer


def forgotten(request: VisitRequest[V], *, door: str, place: str) -> HttpResponse:
    """To the ``door`` that asks for a code; with ``?next=1`` to the ``place`` at which they came in."""
    code = request.visit.code if "next" in request.GET else ""
    request.visit = replace(request.visit.forgotten(), code=code)
    return redirect(place, code) if code else redirect(door)
