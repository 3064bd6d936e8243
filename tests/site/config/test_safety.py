import re

import pytest
from django.test import Client
from tests.site.conftest import Browser

from doingwith_site.people.models import User

OPEN_PAGES = [
    "/",
    "/sign-in/",
    "/sign-in/code/",
    "/password/forgotten/",
    "/sign-up/",
    "/roles/",
    "/glossary/",
]
INLINE = re.compile(r"<style|<script(?![^>]*\ssrc=)|\sstyle=|\son[a-z]+=|javascript:", re.IGNORECASE)
ELSEWHERE = re.compile(r"(?:src|href)=\"(?:https?:)?//", re.IGNORECASE)


@pytest.mark.parametrize("address", OPEN_PAGES)
class TestEveryOpenPage:
    def test_allows_nothing_from_elsewhere(self, client: Client, db: None, address: str) -> None:
        policy = client.get(address)["Content-Security-Policy"]

        assert "default-src 'self'" in policy
        assert "unsafe" not in policy

    def test_has_no_styles_or_scripts_inside_it(self, client: Client, db: None, address: str) -> None:
        page = client.get(address).content.decode()

        assert not INLINE.search(page)
        assert not ELSEWHERE.search(page)

    def test_is_in_british_english_with_one_heading_and_a_way_past_the_top(
        self, client: Client, db: None, address: str
    ) -> None:
        page = client.get(address).content.decode()

        assert '<html class="govuk-template" lang="en-GB">' in page
        assert page.count("<h1") == 1
        assert 'href="#main"' in page


def test_the_components_page_has_no_styles_inside_it(priya: User, browser_of: Browser) -> None:
    page = browser_of(priya).get("/design/").content.decode()

    assert not INLINE.search(page)


class TestPagesOfWhoeverSignedIn:
    def test_are_not_kept_by_the_browser(self, priya: User, browser_of: Browser) -> None:
        kept = browser_of(priya).get("/second-step/")["Cache-Control"]

        assert "no-store" in kept
        assert "private" in kept

    def test_are_told_apart_from_open_ones(self, client: Client, db: None) -> None:
        assert "Cache-Control" not in client.get("/glossary/")
