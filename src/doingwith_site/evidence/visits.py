"""What a teller's browser holds while they are at it, and how it forgets.

One signed cookie, for these pages only, which lasts as long as the browser is open and half an
hour after the last page at most. It holds no words and no code; see decision 0028.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Concatenate, ParamSpec, cast

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import translation

from doingwith_site.common.visits import VisitCookie

__all__ = ["TellerRequest", "Visit", "for_tellers", "is_read_again"]

P = ParamSpec("P")


@dataclass(frozen=True, kw_only=True)
class Visit:
    """Whose account is open, in which language, and from which telling they came.

    ``grown_up`` is the agreement that a grown-up is asked about, with nothing of the account open to them.
    """

    agreement: int = 0
    withdrawal: int = 0
    grown_up: int = 0
    seed: str = ""
    telling: str = ""
    language: str = ""
    easy: bool = False


COOKIE = VisitCookie(name="teller", path="/tell/", salt="doingwith.teller", lasts=30 * 60, kind=Visit)


EASY = {"easy": True, "ordinary": False}


class TellerRequest(HttpRequest):
    """A request by somebody who tells. A view sets another ``visit`` to remember something else."""

    visit: Visit


def for_tellers(
    view: Callable[Concatenate[TellerRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Reads the visit, speaks its language, and lets neither browser nor proxy keep the page."""

    def answered(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        teller = cast(TellerRequest, request)
        teller.visit = as_asked(COOKIE.visit_in(request), request)
        with translation.override(teller.visit.language or settings.LANGUAGE_CODE):
            response = view(teller, *args, **kwargs)
        COOKIE.remember(response, teller.visit)
        return response

    answered.__name__, answered.__doc__, answered.__module__ = view.__name__, view.__doc__, view.__module__
    return answered


def is_read_again(request: HttpRequest) -> bool:
    """Whether a button was pressed that only shows the same page in other words or another language."""
    pressed = request.POST.get("then", "")
    return pressed in EASY or pressed in dict(settings.LANGUAGES)


def as_asked(visit: Visit, request: HttpRequest) -> Visit:
    """The visit with the language and the form of words that are asked for, if any.

    An address asks when a page is opened, and a button of a form when the same page comes again with what
    stands in its boxes. What is sent after the visit ended says in which language its page was.
    """
    known = dict(settings.LANGUAGES)
    pressed = request.POST.get("then", "")
    if request.method == "POST":
        language = pressed if pressed in known else visit.language or request.POST.get("written_in", "")
        easy = EASY.get(pressed, visit.easy)
    else:
        language = request.GET.get("lang", visit.language)
        easy = request.GET.get("easy", "1" if visit.easy else "0") == "1"
    return replace(visit, language=language if language in known else "", easy=easy)
