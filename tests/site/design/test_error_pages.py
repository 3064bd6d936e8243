import pytest
from django.core.exceptions import BadRequest
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path
from tests.site.words import words_of

from doingwith_site.common.errors import NotYours, Refused
from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in
from doingwith_site.people.models import User


def refuse(request: HttpRequest) -> HttpResponse:
    raise Refused("Only a programme lead can <do> this.")


def not_yours(request: HttpRequest) -> HttpResponse:
    raise NotYours("Priya's programme")


def break_down(request: HttpRequest) -> HttpResponse:
    raise ValueError("priya's words")


def wait_too_long(request: HttpRequest) -> HttpResponse:
    raise OperationalError("database is locked")


def lose_the_database(request: HttpRequest) -> HttpResponse:
    raise OperationalError("no such table: priyas_words")


def misread(request: HttpRequest) -> HttpResponse:
    raise BadRequest("priya's words")


@signed_in
def greet(request: AuthenticatedHttpRequest) -> HttpResponse:
    return HttpResponse(f"Hello {request.user.name}")


urlpatterns = [
    path("refuse/", refuse),
    path("not-yours/", not_yours),
    path("break/", break_down),
    path("misread/", misread),
    path("busy/", wait_too_long),
    path("lost/", lose_the_database),
    path("greet/", greet),
    path("", include("doingwith_site.config.urls")),
]

pytestmark = [pytest.mark.urls(__name__), pytest.mark.django_db]


@pytest.fixture
def visitor() -> Client:
    return Client(raise_request_exception=False)


def test_a_refusal_shows_its_sentence(visitor: Client) -> None:
    answer = visitor.get("/refuse/")

    assert answer.status_code == 403
    assert "You cannot do that here Only a programme lead can <do> this." in words_of(answer)


def test_what_is_not_yours_is_not_there(visitor: Client) -> None:
    answer = visitor.get("/not-yours/")

    assert answer.status_code == 404
    assert "There is no page here" in words_of(answer)
    assert "Priya" not in words_of(answer)


def test_a_breakdown_says_it_is_our_fault_and_nothing_else(visitor: Client) -> None:
    answer = visitor.get("/break/")

    assert answer.status_code == 500
    assert "Something went wrong on our side Nothing you did caused this" in words_of(answer)
    assert "priya" not in words_of(answer)


def test_a_database_that_others_keep_busy_is_no_breakdown(visitor: Client) -> None:
    answer = visitor.get("/busy/")

    assert (answer.status_code, answer["Retry-After"]) == (503, "60")
    assert (
        "The site is busy Somebody is putting a great deal into this site, and your page had to wait too "
        "long. What you sent was not saved; everything that was kept before is still there. Wait a minute, "
        "go back and try again."
    ) in words_of(answer)
    assert visitor.get("/lost/").status_code == 500


def test_what_cannot_be_read_is_answered_plainly(visitor: Client) -> None:
    answer = visitor.get("/misread/")

    assert answer.status_code == 400
    assert "What your browser sent is not something this page can use." in words_of(answer)


def test_a_page_left_open_too_long_says_so() -> None:
    strict = Client(enforce_csrf_checks=True)

    answer = strict.post("/sign-in/", {})

    assert answer.status_code == 403
    assert "This page had been open too long Nothing was saved." in words_of(answer)


def test_too_many_tries_says_how_long_to_wait(settings: object) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"login": "1/m/ip"}  # type: ignore[attr-defined]
    visitor = Client()
    visitor.post("/sign-in/", {"login": "a@example.org", "password": "x"})

    answer = visitor.post("/sign-in/", {"login": "a@example.org", "password": "x"})

    assert answer.status_code == 429
    assert "Wait five minutes, then try again. Nothing is lost." in words_of(answer)


def test_a_view_for_people_who_signed_in_knows_them(priya: User, visitor: Client) -> None:
    assert visitor.get("/greet/")["Location"] == "/sign-in/?next=/greet/"

    visitor.force_login(priya, backend="allauth.account.auth_backends.AuthenticationBackend")

    assert visitor.get("/greet/").content == b"Hello Priya Nair"
