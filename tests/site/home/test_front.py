from django.test import Client
from tests.site.conftest import Browser
from tests.site.words import words_of

from doingwith.common.glossary import GLOSSARY
from doingwith_site.people.models import User


class TestFrontPage:
    def test_says_what_this_is_to_whoever_has_not_signed_in(self, client: Client, db: None) -> None:
        words = words_of(client.get("/"))

        assert (
            "Doing With keeps the record of programmes in which people who use services, commissioners and "
            "facilitators decide together – and shows what came of it."
        ) in words

    def test_leads_whoever_has_signed_in_to_their_programmes(self, priya: User, browser_of: Browser) -> None:
        assert browser_of(priya).get("/")["Location"] == "/programmes/"

    def test_refuses_to_be_posted_to(self, client: Client, db: None) -> None:
        assert client.post("/").status_code == 405


class TestGlossary:
    def test_shows_every_entry_with_its_anchor(self, client: Client, db: None) -> None:
        answer = client.get("/glossary/")

        for entry in GLOSSARY.values():
            assert f'<div id="{entry.anchor}">' in answer.content.decode()
            assert entry.meaning in words_of(answer)


def test_health_says_ok(client: Client) -> None:
    answer = client.get("/health/")

    assert (answer.content, answer["Content-Type"]) == (b"ok", "text/plain")
