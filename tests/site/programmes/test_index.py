"""The page “My programmes”."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.site.conftest import Browser
from tests.site.words import words_of

from doingwith_site.people.models import User
from doingwith_site.programmes.actions import create_programme
from doingwith_site.programmes.models import Programme

PAGE = "/programmes/"


class TestMyProgrammes:
    def test_shows_each_with_its_host_its_size_and_my_role(
        self, cocreate: Programme, colin: User, browser_of: Browser
    ) -> None:
        words = words_of(browser_of(colin).get(PAGE))

        assert "You take part in 1 programme." in words
        assert (
            "Co:Create 25 projects, 5 cases. Run by South Yorkshire Housing Association (SYHA). "
            "Your role: commissioner."
        ) in words

    def test_shows_a_stranger_none_and_what_to_do(
        self, cocreate: Programme, zed: User, browser_of: Browser
    ) -> None:
        words = words_of(browser_of(zed).get(PAGE))

        assert "Co:Create" not in words
        assert (
            "You are not part of a programme yet Start one here, or bring one in from a folder of files. "
            "If you expected to see one, ask its programme lead to add you."
        ) in words

    def test_sends_whoever_has_not_signed_in_to_sign_in(self, client: Client, db: None) -> None:
        assert client.get(PAGE)["Location"] == f"/sign-in/?next={PAGE}"

    def test_refuses_to_be_posted_to(self, priya: User, browser_of: Browser) -> None:
        assert browser_of(priya).post(PAGE).status_code == 405

    def test_asks_the_database_as_often_for_many_as_for_one(self, priya: User, browser_of: Browser) -> None:
        browser = browser_of(priya)

        def queries_now() -> int:
            with CaptureQueriesContext(connection) as queries:
                assert browser.get(PAGE).status_code == 200
            return len(queries)

        create_programme(by=priya, name="One")
        for_one = queries_now()
        for number in range(10):
            create_programme(by=priya, name=f"Programme {number}")

        assert queries_now() == for_one
