"""The factors page."""

import re
from dataclasses import replace

from bench.synthetic import synthetic_programme
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.site.conftest import Browser
from tests.site.programme import cocreate_record, stored
from tests.site.words import words_of

from doingwith.programmes.factors import DomainRole, Pole
from doingwith_site.analysis.presenters.crossing import POLE_NOTES
from doingwith_site.analysis.presenters.factors import ROLE_NOUNS, ROLE_TITLES
from doingwith_site.people.models import User
from doingwith_site.programmes.actions import create_programme
from doingwith_site.programmes.models import Programme

PAGE = "/programmes/cocreate/factors/"


class TestFactorsPage:
    def test_says_first_how_many_factors_appear_in_a_case(
        self, cocreate: Programme, colin: User, browser_of: Browser
    ) -> None:
        words = words_of(browser_of(colin).get(PAGE))

        assert "Factors – Co:Create – Doing With" in words
        assert "58 factors in 10 domains: 44 appear in a case, 14 in none." in words

    def test_draws_the_heat_map_for_wide_pages_and_for_phones(
        self, cocreate: Programme, colin: User, browser_of: Browser
    ) -> None:
        assert browser_of(colin).get(PAGE).content.decode().count('class="figure-svg"') == 2

    def test_leads_from_each_mark_to_a_judgement_that_stands_on_the_page_of_its_case(
        self, cocreate: Programme, colin: User, browser_of: Browser
    ) -> None:
        browser = browser_of(colin)
        links = re.findall(r'class="sign-link" href="([^"#]+)#([^"]+)"', browser.get(PAGE).content.decode())

        assert len(links) == 84 + 29
        pages = {page: browser.get(page).content.decode() for page in {page for page, _ in links}}
        assert all(f'id="{anchor}"' in pages[page] for page, anchor in links)

    def test_counts_conditions_apart_from_results(
        self, cocreate: Programme, colin: User, browser_of: Browser
    ) -> None:
        words = words_of(browser_of(colin).get(PAGE))

        assert "84 judgements on conditions: 42 stated in the sources, 42 inferred by a reader." in words
        assert "29 judgements on results: 15 stated in the sources, 14 inferred by a reader." in words
        assert "Collaboration 15 31 5 6 33" in words

    def test_names_the_factors_that_no_case_reports(
        self, cocreate: Programme, colin: User, browser_of: Browser
    ) -> None:
        words = words_of(browser_of(colin).get(PAGE))

        assert (
            "Reported in no case Nobody said anything of these. That is not the same as absent. "
            "Organisational structure Data protection and ethics of people's data (O2)"
        ) in words

    def test_tells_where_the_list_came_from_and_what_was_dropped(
        self, cocreate: Programme, colin: User, browser_of: Browser
    ) -> None:
        words = words_of(browser_of(colin).get(PAGE))

        assert "Where the list came from: of the first 15 factors, 10 live on and 5 were dropped" in words
        assert "Every factor about the citizen's own side (V6 to V9) is gone from the final list." in words
        assert "Customers know they can help improve things (V6) dropped" in words
        assert "Readiness to try (L6) Sums up L1, L2, L3, L4, L5." in words

    def test_says_what_is_missing_before_the_first_case(self, priya: User, browser_of: Browser) -> None:
        programme = create_programme(by=priya, name="Better Together")

        words = words_of(browser_of(priya).get(f"/programmes/{programme.identifier}/factors/"))

        assert "This programme has no factors yet." in words

    def test_lists_the_factors_before_the_first_case(self, priya: User, browser_of: Browser) -> None:
        stored(replace(cocreate_record(), cases=()), priya)

        words = words_of(browser_of(priya).get(PAGE))

        assert (
            "58 factors in 10 domains. No project has been read as a case yet, so none of them has evidence."
        ) in words
        assert "Clear incentives (L3) Everyone gains." in words

    def test_shows_many_cases_a_page_at_a_time_and_says_so(self, priya: User, browser_of: Browser) -> None:
        record = synthetic_programme(40, case_count=30)
        stored(record, priya)
        page = f"/programmes/{record.programme.id}/factors/"

        words = words_of(browser_of(priya).get(f"{page}?page=2"))

        assert "Cases 13 to 24 of 30 stand here. The counts further down are of all of them." in words

    def test_is_not_there_for_a_stranger(self, cocreate: Programme, zed: User, browser_of: Browser) -> None:
        assert browser_of(zed).get(PAGE).status_code == 404

    def test_sends_whoever_has_not_signed_in_to_sign_in(self, cocreate: Programme, client: Client) -> None:
        assert client.get(PAGE)["Location"] == f"/sign-in/?next={PAGE}"

    def test_refuses_to_be_posted_to(self, cocreate: Programme, farah: User, browser_of: Browser) -> None:
        assert browser_of(farah).post(PAGE).status_code == 405

    def test_asks_the_database_as_often_for_many_cases_as_for_few(
        self, priya: User, browser_of: Browser
    ) -> None:
        numbers = set()
        for size in (2, 40):
            record = synthetic_programme(size, case_count=size)
            stored(replace(record, programme=replace(record.programme, id=f"invented-{size}")), priya)
            browser = browser_of(priya)
            with CaptureQueriesContext(connection) as queries:
                assert browser.get(f"/programmes/invented-{size}/factors/").status_code == 200
            numbers.add(len(queries))

        assert len(numbers) == 1


class TestWords:
    def test_cover_every_value(self) -> None:
        assert set(POLE_NOTES) == set(Pole)
        assert set(ROLE_TITLES) == set(ROLE_NOUNS) == set(DomainRole)
