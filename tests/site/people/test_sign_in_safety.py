"""Sign-in gives nothing away, is hard to guess, and ends when it is ended."""

import re
import secrets

import pytest
from django.conf import LazySettings
from django.core import mail
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from tests.site.conftest import Browser

from doingwith_site.people.demo import DEMO_PASSWORD
from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme

NOBODY = "nobody@example.org"
TOKEN = re.compile(r'(?<=csrfmiddlewaretoken" value=")\w+')


def shape(answer: HttpResponse, address: str) -> tuple[int, str, str]:
    """The answer without what differs each time or was typed by the person themselves."""
    words = TOKEN.sub("", answer.content.decode()).replace(address, "ADDRESS")
    return answer.status_code, answer.get("Location", ""), words


def sign_in(client: Client, person: User, password: str = DEMO_PASSWORD) -> HttpResponse:
    return client.post("/sign-in/", {"login": person.email, "password": password})


def link_in_mail() -> str:
    found = re.search(r"http://testserver(/\S+)", str(mail.outbox[-1].body))
    assert found
    return found[1]


class TestWhetherAnAddressIsKnown:
    @pytest.mark.parametrize(
        ("address", "box", "extra"),
        [
            ("/sign-in/", "login", {"password": "not it at all"}),
            ("/sign-in/code/", "email", {}),
            ("/password/forgotten/", "email", {}),
            ("/sign-up/", "email", {"password1": "violet kettle harbour nine"}),
        ],
    )
    def test_is_not_told(self, priya: User, address: str, box: str, extra: dict[str, str]) -> None:
        known, unknown = (
            Client().post(address, {box: email, **extra}, follow=True) for email in (priya.email, NOBODY)
        )

        assert shape(known, priya.email) == shape(unknown, NOBODY)

    def test_is_not_told_by_a_wrong_code_either(self, priya: User) -> None:
        def wrong(email: str) -> tuple[int, str, str]:
            client = Client()
            client.post("/sign-in/code/", {"email": email})
            return shape(client.post("/sign-in/code/enter/", {"code": "WRONG1"}), email)

        assert wrong(priya.email) == wrong(NOBODY)

    def test_is_not_told_by_how_many_tries_there_are(self, priya: User) -> None:
        def after_many(email: str) -> list[tuple[int, str, str]]:
            client = Client()
            tries = [client.post("/sign-in/", {"login": email, "password": "a guess"}) for _ in range(7)]
            return [shape(answer, email) for answer in tries]

        assert after_many(priya.email) == after_many(NOBODY)

    def test_is_not_told_to_someone_whose_sign_in_is_closed_and_who_guesses(self, priya: User) -> None:
        priya.is_active = False
        priya.save()

        assert shape(sign_in(Client(), priya, "a guess"), priya.email) == shape(
            Client().post("/sign-in/", {"login": NOBODY, "password": "a guess"}), NOBODY
        )


class TestGuessing:
    def test_of_codes_ends_after_a_few(self, client: Client, priya: User) -> None:
        client.post("/sign-in/code/", {"email": priya.email})
        code = re.search(r"^    (\S+)$", str(mail.outbox[0].body), re.MULTILINE)
        assert code
        for _ in range(5):
            client.post("/sign-in/code/enter/", {"code": "WRONG1"})

        client.post("/sign-in/code/enter/", {"code": code[1]})

        assert "_auth_user_id" not in client.session

    def test_fills_nobodys_letter_box(self, priya: User) -> None:
        for _ in range(8):
            Client().post("/sign-in/code/", {"email": priya.email})
            Client().post("/password/forgotten/", {"email": priya.email})

        assert len(mail.outbox) <= 6

    def test_of_one_person_locks_nobody_else_out(self, client: Client, priya: User, eve: User) -> None:
        for _ in range(7):
            sign_in(client, priya, "a guess")

        assert sign_in(Client(), eve).status_code == 302


class TestSession:
    def test_gets_a_new_key_at_sign_in(self, client: Client, priya: User) -> None:
        client.post("/sign-in/code/", {"email": priya.email})
        before = client.cookies["sessionid"].value
        code = re.search(r"^    (\S+)$", str(mail.outbox[0].body), re.MULTILINE)
        assert code

        client.post("/sign-in/code/enter/", {"code": code[1]})

        assert client.session["_auth_user_id"] == str(priya.pk)
        assert client.cookies["sessionid"].value != before

    def test_that_somebody_made_up_is_not_taken(self, client: Client, priya: User) -> None:
        made_up = secrets.token_hex(16)
        client.cookies["sessionid"] = made_up

        sign_in(client, priya)

        assert client.cookies["sessionid"].value != made_up

    def test_ends_with_signing_out_for_whoever_kept_its_key(
        self, client: Client, priya: User, cocreate: Programme
    ) -> None:
        sign_in(client, priya)
        thief = Client()
        thief.cookies["sessionid"] = client.cookies["sessionid"].value
        assert thief.get("/programmes/cocreate/").status_code == 200

        client.post("/sign-out/")

        assert thief.get("/programmes/cocreate/").status_code == 302

    def test_ends_elsewhere_when_the_password_changes(self, client: Client, priya: User) -> None:
        elsewhere = Client()
        sign_in(elsewhere, priya)
        client.post("/password/forgotten/", {"email": priya.email})
        form = client.get(link_in_mail())["Location"]
        new = "violet kettle harbour nine"

        client.post(form, {"password1": new, "password2": new})

        assert elsewhere.get("/programmes/").status_code == 302

    def test_ends_when_the_sign_in_is_closed(self, client: Client, priya: User) -> None:
        sign_in(client, priya)
        User.objects.filter(pk=priya.pk).update(is_active=False)

        assert client.get("/programmes/").status_code == 302


class TestLinkForANewPassword:
    def test_works_once(self, client: Client, priya: User) -> None:
        client.post("/password/forgotten/", {"email": priya.email})
        link, new = link_in_mail(), "violet kettle harbour nine"
        client.post(client.get(link)["Location"], {"password1": new, "password2": new})

        again = Client().get(link)

        assert again.status_code == 200
        assert b"This link has run out" in again.content

    def test_of_one_person_does_nothing_for_another(self, client: Client, priya: User, eve: User) -> None:
        client.post("/password/forgotten/", {"email": priya.email})
        _, _, key = link_in_mail().rpartition("/forgotten/")[2].partition("-")

        answer = Client().get(f"/password/forgotten/{eve.pk}-{key}")

        assert b"This link has run out" in answer.content

    def test_leads_to_this_site_whatever_host_was_asked(self, priya: User) -> None:
        answer = Client().post(
            "/password/forgotten/", {"email": priya.email}, headers={"host": "evil.example"}
        )

        assert answer.status_code == 400
        assert mail.outbox == []


class TestCookies:
    def test_are_out_of_reach_of_scripts_and_other_sites(self, client: Client, priya: User) -> None:
        client.get("/sign-in/")
        sign_in(client, priya)

        session, forged = client.cookies["sessionid"], client.cookies["csrftoken"]
        assert (session["httponly"], session["samesite"]) == (True, "Lax")
        assert (forged["httponly"], forged["samesite"]) == (True, "Lax")

    def test_travel_by_https_alone_where_the_site_does(
        self, client: Client, priya: User, settings: LazySettings
    ) -> None:
        settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
        client.get("/sign-in/")
        sign_in(client, priya)

        assert client.cookies["sessionid"]["secure"]
        assert client.cookies["csrftoken"]["secure"]


HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
OF_A_PROGRAMME = [
    "/programmes/",
    "/programmes/cocreate/",
    "/programmes/cocreate/report/",
    "/programmes/no-such/",
]
DOORS_OUT = [
    ("/programmes/cocreate/export/file/", {}),
    ("/programmes/cocreate/report/download/", {"format": "html"}),
]


class TestHeaders:
    @pytest.mark.parametrize("address", ["/", "/sign-in/", *OF_A_PROGRAMME])
    def test_stand_on_every_page(
        self, address: str, priya: User, cocreate: Programme, browser_of: Browser
    ) -> None:
        answer = browser_of(priya).get(address)

        assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
        policy = answer["Content-Security-Policy"]
        assert "frame-ancestors 'none'" in policy
        assert "form-action 'self'" in policy
        assert "base-uri 'none'" in policy

    @pytest.mark.parametrize("address", OF_A_PROGRAMME)
    def test_tell_browsers_to_keep_no_page_of_a_programme(
        self, address: str, priya: User, cocreate: Programme, browser_of: Browser
    ) -> None:
        kept = browser_of(priya).get(address)["Cache-Control"]

        assert "no-store" in kept
        assert "private" in kept

    @pytest.mark.parametrize(("address", "sends"), DOORS_OUT)
    def test_tell_browsers_to_keep_no_copy_of_what_was_taken(
        self, address: str, sends: dict[str, str], priya: User, cocreate: Programme, browser_of: Browser
    ) -> None:
        answer = browser_of(priya).post(address, sends)

        assert "no-store" in answer["Cache-Control"]
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Content-Disposition"].startswith("attachment")

    def test_keep_the_form_of_a_followed_link_out_of_caches(self, client: Client, priya: User) -> None:
        cache.clear()
        client.post("/password/forgotten/", {"email": priya.email})

        assert "no-store" in client.get(link_in_mail(), follow=True)["Cache-Control"]
