"""What the phone of somebody without an account holds, in which language it reads, and how it forgets.

One signed cookie, for the pages of one kind only, until the browser is closed, and a while after the last
page at most. It holds no words and no name; see decisions 0028, 0064 and 0083.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Concatenate, Generic, ParamSpec, Self, TypeAlias, TypeVar, cast

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import translation

from doingwith_site.common.visits import VisitCookie
from doingwith_site.consent.codes import hash_of, new_seed, personal_code

__all__ = ["GuestRequest", "GuestVisit", "Visit", "VisitRequest", "answered_for", "code_lines", "heard",
           "own_code", "seeded", "speaking", "with_code"]  # fmt: skip

P = ParamSpec("P")


@dataclass(frozen=True, kw_only=True)
class Visit:
    """Where somebody came in, and in which language they read.

    ``seed`` makes the person's own code again, in the browser in which it was made; ``code`` is the one in
    the room, on a poster or on a letter.
    """

    seed: str = ""
    code: str = ""
    language: str = ""

    @property
    def is_somebodys(self) -> bool:
        """Whether there is anything that this phone can be made to forget."""
        return bool(self.code)

    def forgotten(self) -> Self:
        """The visit of whoever has this phone now: of the one before only how the pages speak."""
        return type(self)(language=self.language)

    def as_asked(self, request: HttpRequest) -> Self:
        """The visit with the language that is asked for, if any.

        An address asks when a page is opened, and a button of a form when the same page comes again with
        what stands in its boxes. What is sent after the visit ended says in which language its page was.
        """
        known = dict(settings.LANGUAGES)
        if request.method == "POST":
            pressed = request.POST.get("then", "")
            language = pressed if pressed in known else self.language or request.POST.get("written_in", "")
        else:
            language = request.GET.get("lang", self.language)
        return replace(self, language=language if language in known else "")


@dataclass(frozen=True, kw_only=True)
class GuestVisit(Visit):
    """Whose words are open here, of people in a meeting or who answer about readiness.

    ``seed`` comes with the form, before anything is sent. ``guest`` is what is stored of their own code.
    """

    guest: str = ""

    @property
    def is_somebodys(self) -> bool:
        """Whether there is anything that this phone can be made to forget."""
        return bool(self.code or self.guest)


V = TypeVar("V", bound=Visit)


class VisitRequest(HttpRequest, Generic[V]):
    """A request by somebody without an account. A view sets another ``visit`` to remember something else."""

    visit: V


GuestRequest: TypeAlias = VisitRequest[GuestVisit]


def answered_for(
    cookie: VisitCookie[V], view: Callable[Concatenate[VisitRequest[V], P], HttpResponseBase]
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Reads the visit, speaks its language, remembers what the view made of it; nobody keeps the page."""

    def answered(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        guest = cast(VisitRequest[V], request)
        guest.visit = cookie.visit_in(request).as_asked(request)
        with translation.override(guest.visit.language or settings.LANGUAGE_CODE):
            response = view(guest, *args, **kwargs)
        cookie.remember(response, guest.visit)
        return response

    answered.__name__, answered.__doc__, answered.__module__ = view.__name__, view.__doc__, view.__module__
    return answered


def speaking(visit: Visit) -> dict[str, object]:
    """What every page needs to know of the visit, and the languages there are."""
    language = visit.language or settings.LANGUAGE_CODE
    return {"visit": visit, "language": language, "languages": settings.LANGUAGES}


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


def heard(visit: GuestVisit, has_sent: Callable[[str], bool]) -> GuestVisit:
    """The visit with its code when something of theirs is kept although they never saw the answer."""
    if visit.guest or not visit.seed:
        return visit
    found = with_code(visit)
    return found if has_sent(found.guest) else visit


def own_code(visit: GuestVisit) -> str:
    """The person's own code, in the browser in which it was made; else empty."""
    return personal_code(visit.seed) if visit.seed and visit.guest else ""


def code_lines(code: str) -> list[str]:
    """A person's own code in two lines that can be read out; none when there is no code."""
    pieces = code.split("-") if code else []
    return ["-".join(pieces[:3]), "-".join(pieces[3:])] if pieces else []
