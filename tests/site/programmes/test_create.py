"""Starting a programme and changing its details."""

import pytest
from django.test import Client
from tests.site.conftest import Browser
from tests.site.words import words_of

from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme
from doingwith_site.programmes.queries import current_factors

PAGE = "/programmes/new/"
EDIT = "/programmes/cocreate/edit/"


class TestStartingAProgramme:
    def test_makes_whoever_starts_it_its_lead(self, zed: User, browser_of: Browser) -> None:
        answer = browser_of(zed).post(
            PAGE, {"name": "Better Together", "host": "An invented host", "start_with": "empty"}, follow=True
        )

        assert answer.redirect_chain == [("/programmes/better-together/", 302)]
        assert "“Better Together” has started. You are its programme lead." in words_of(answer)
        assert Programme.objects.get().memberships.get(person=zed).role == "programme_lead"

    def test_can_begin_with_the_shipped_factors(self, zed: User, browser_of: Browser) -> None:
        browser_of(zed).post(PAGE, {"name": "Better Together", "start_with": "cocreate-58"})

        assert current_factors(Programme.objects.get()).count() == 58

    def test_starts_one_when_the_button_is_pressed_twice(self, zed: User, browser_of: Browser) -> None:
        browser, asked = browser_of(zed), {"name": "Better Together", "start_with": "empty"}
        browser.post(PAGE, asked)

        answer = browser.post(PAGE, asked, follow=True)

        assert "You take part in a programme called “Better Together” already. Here it is." in words_of(
            answer
        )
        assert Programme.objects.count() == 1

    def test_says_what_is_missing(self, zed: User, browser_of: Browser) -> None:
        answer = browser_of(zed).post(PAGE, {"name": " ", "length_years": "many"})

        assert "There is something to mend Fill in “Name”." in words_of(answer)
        assert "Write a whole number, such as 12." in words_of(answer)
        assert not Programme.objects.exists()

    def test_says_how_long_a_name_may_be(self, zed: User, browser_of: Browser) -> None:
        answer = browser_of(zed).post(PAGE, {"name": "x" * 201})

        assert "“Name” holds at most 200 characters. Shorten it, please." in words_of(answer)

    def test_sends_whoever_has_not_signed_in_to_sign_in(self, client: Client, db: None) -> None:
        assert client.get(PAGE)["Location"] == f"/sign-in/?next={PAGE}"


class TestChangingDetails:
    def test_shows_them_and_keeps_the_new_ones(
        self, cocreate: Programme, priya: User, browser_of: Browser
    ) -> None:
        browser = browser_of(priya)

        assert 'value="Sheffield City Region"' in browser.get(EDIT).content.decode()
        answer = browser.post(EDIT, {"name": "Co:Create", "area": "An invented region"}, follow=True)

        assert "The details are changed." in words_of(answer)
        assert "25 projects with 13 partners across An invented region." in words_of(answer)

    @pytest.mark.parametrize("person", ["farah", "colin", "eve", "ade"])
    def test_is_refused_to_other_roles(
        self, cocreate: Programme, person: str, browser_of: Browser, request: pytest.FixtureRequest
    ) -> None:
        answer = browser_of(request.getfixturevalue(person)).post(EDIT, {"name": "Mine"})

        assert answer.status_code == 403
        assert "Only a programme lead can change the programme's details and its members." in words_of(answer)

    def test_is_not_there_for_a_stranger(self, cocreate: Programme, zed: User, browser_of: Browser) -> None:
        assert browser_of(zed).get(EDIT).status_code == 404
