"""What the phone of somebody without an account holds, in which language it reads, and how it forgets.

One signed cookie, for the pages of one kind only, until the browser is closed, and a few hours after the
last page at most. It holds no words and no name; see decisions 0064 and 0083.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Concatenate, ParamSpec, cast

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import translation

from doingwith_site.common.visits import VisitCookie
from doingwith_site.consent.codes import hash_of, new_seed, personal_code

__all__ = ["GuestRequest", "GuestVisit", "answered_for", "code_lines", "moved_away", "own_code", "seeded",
           "speaking", "whose_of", "whose_sent", "with_code"]  # fmt: skip

P = ParamSpec("P")

WHOSE = 16
"""So much of what is stored of a code says in a form whose it is, and is too little to be used as one."""


@dataclass(frozen=True, kw_only=True)
class GuestVisit:
    """Whose words are open here, where they came in, and in which language they read.

    ``seed`` makes the person's own code again, in the browser in which it was made: it comes with the form,
    before anything is sent. ``guest`` is what is stored of that code; ``code`` is the one they came in by.
    """

    seed: str = ""
    guest: str = ""
    code: str = ""
    language: str = ""


class GuestRequest(HttpRequest):
    """A request by somebody without an account. A view sets another ``visit`` to remember something else."""

    visit: GuestVisit


def answered_for(
    cookie: VisitCookie[GuestVisit], view: Callable[Concatenate[GuestRequest, P], HttpResponseBase]
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Reads the visit, speaks its language, remembers what the view made of it; nobody keeps the page."""

    def answered(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        guest = cast(GuestRequest, request)
        guest.visit = as_asked(cookie.visit_in(request), request)
        with translation.override(guest.visit.language or settings.LANGUAGE_CODE):
            response = view(guest, *args, **kwargs)
        cookie.remember(response, guest.visit)
        return response

    answered.__name__, answered.__doc__, answered.__module__ = view.__name__, view.__doc__, view.__module__
    return answered


def as_asked(visit: GuestVisit, request: HttpRequest) -> GuestVisit:
    """The visit with the language that the address asks for, if any."""
    language = request.GET.get("lang", visit.language)
    return replace(visit, language=language if language in dict(settings.LANGUAGES) else "")


def speaking(visit: GuestVisit) -> dict[str, object]:
    """What every page needs to know of the visit, and the languages there are."""
    language = visit.language or settings.LANGUAGE_CODE
    return {"visit": visit, "language": language, "languages": settings.LANGUAGES}


def moved_away(request: GuestRequest) -> HttpResponseBase:
    """To a page about something else; nothing is left here."""
    request.visit = GuestVisit()
    answer = redirect(settings.QUICK_EXIT)
    answer["Clear-Site-Data"] = '"cache"'
    return answer


def seeded(visit: GuestVisit) -> GuestVisit:
    """The visit with what a code of one's own is made from: handed out with the form, before any is sent,
    so that what is sent twice, or whose answer is lost on the way, is of one person.
    """
    return visit if visit.guest or visit.seed else replace(visit, seed=new_seed())


def with_code(visit: GuestVisit) -> GuestVisit:
    """The visit of somebody who has a code of their own by now: it is theirs with the first they send."""
    if visit.guest:
        return visit
    found = seeded(visit)
    return replace(found, guest=hash_of(personal_code(found.seed)))


def whose_of(visit: GuestVisit) -> str:
    """What a form says of whose it is: the visit goes, or becomes another's, while a page stays open."""
    return with_code(visit).guest[:WHOSE]


def whose_sent(request: HttpRequest) -> str:
    """Whose the form that was sent says it is; empty when it says nothing that ``whose_of`` could say."""
    sent = request.POST.get("whose", "")
    return sent if re.fullmatch(f"[0-9a-f]{{{WHOSE}}}", sent) else ""


def own_code(visit: GuestVisit) -> str:
    """The person's own code, in the browser in which it was made; else empty."""
    return personal_code(visit.seed) if visit.seed and visit.guest else ""


def code_lines(code: str) -> list[str]:
    """A person's own code in two lines that can be read out; none when there is no code."""
    pieces = code.split("-") if code else []
    return ["-".join(pieces[:3]), "-".join(pieces[3:])] if pieces else []
