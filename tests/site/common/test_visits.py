"""A visit without an account is kept in the browser alone, for a while, and cannot be made up."""

from dataclasses import dataclass, replace

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from doingwith_site.common.visits import VisitCookie
from doingwith_site.evidence.visits import COOKIE as TELLER
from doingwith_site.logic_models.meetings.visits import COOKIE as GUEST


@dataclass(frozen=True, kw_only=True)
class Visit:
    seed: str = ""


HERE = VisitCookie(name="here", path="/here/", salt="here", lasts=60, kind=Visit)


def carried(cookie: VisitCookie[Visit], visit: Visit, *, to: VisitCookie[Visit]) -> Visit:
    """What one cookie makes of what another wrote."""
    answer = HttpResponse()
    cookie.remember(answer, visit)
    request = RequestFactory().get("/here/")
    request.COOKIES[to.name] = answer.cookies[cookie.name].value
    return to.visit_in(request)


def test_what_is_remembered_comes_back() -> None:
    assert carried(HERE, Visit(seed="moss"), to=HERE) == Visit(seed="moss")


@pytest.mark.parametrize("other", [replace(HERE, salt="elsewhere"), replace(HERE, lasts=-1)])
def test_what_is_of_other_pages_or_too_old_says_nothing(other: VisitCookie[Visit]) -> None:
    assert carried(HERE, Visit(seed="moss"), to=other) == Visit()


def test_what_somebody_made_up_says_nothing() -> None:
    request = RequestFactory().get("/here/")
    request.COOKIES["here"] = "moss"

    assert HERE.visit_in(request) == Visit()


def test_a_visit_that_holds_nothing_leaves_no_cookie_and_nobody_keeps_the_page() -> None:
    answer = HttpResponse()

    HERE.remember(answer, Visit())

    assert answer.cookies["here"].value == ""
    assert answer.cookies["here"]["max-age"] == 0
    assert answer["Cache-Control"] == "no-store, private, max-age=0"
    assert answer["X-Robots-Tag"] == "noindex"


def test_visits_that_have_begun_stay_readable() -> None:
    assert (TELLER.name, TELLER.path, TELLER.salt) == ("teller", "/tell/", "doingwith.teller")
    assert (GUEST.name, GUEST.path, GUEST.salt) == ("guest", "/meet/", "doingwith.guest")
