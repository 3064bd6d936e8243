"""Adding a project."""

import pytest
from django.test import Client
from tests.site.conftest import Browser
from tests.site.words import words_of

from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme

PAGE = "/programmes/cocreate/projects/new/"
ASKED = {
    "title": "Leaving hospital",
    "partner": "known:doncaster-ccg",
    "brief": "how people hear about help at home",
    "asked_by": "commissioner",
}


class TestAddingAProject:
    @pytest.mark.parametrize("person", ["priya", "farah"])
    def test_shows_the_new_project(
        self, cocreate: Programme, person: str, browser_of: Browser, request: pytest.FixtureRequest
    ) -> None:
        answer = browser_of(request.getfixturevalue(person)).post(PAGE, ASKED, follow=True)

        assert answer.redirect_chain == [("/programmes/cocreate/projects/P26/", 302)]
        words = words_of(answer)
        assert "“Leaving hospital” is now a project of this programme." in words
        assert "Commissioned by Doncaster Clinical Commissioning Group. Its stage was not reported." in words
        assert "how people hear about help at home Asked for by commissioner. Why was not reported." in words

    def test_adds_a_new_partner(self, cocreate: Programme, farah: User, browser_of: Browser) -> None:
        asked = ASKED | {"partner": "new", "new_partner": "An invented trust"}

        answer = browser_of(farah).post(PAGE, asked, follow=True)

        assert "Commissioned by An invented trust." in words_of(answer)
        assert cocreate.partners.count() == 14

    def test_adds_one_when_the_button_is_pressed_twice(
        self, cocreate: Programme, farah: User, browser_of: Browser
    ) -> None:
        browser = browser_of(farah)
        browser.post(PAGE, ASKED)

        answer = browser.post(PAGE, ASKED, follow=True)

        assert cocreate.projects.count() == 26
        assert (
            "“Leaving hospital” is in this programme already, with this partner and this brief."
        ) in words_of(answer)

    def test_says_which_boxes_to_mend_and_keeps_the_words(
        self, cocreate: Programme, farah: User, browser_of: Browser
    ) -> None:
        answer = browser_of(farah).post(PAGE, {"partner": "new", "brief": "Words worth keeping"})

        assert ("There is something to mend Fill in “Title”. Write the name of the new partner.") in words_of(
            answer
        )
        assert 'href="#id_title"' in answer.content.decode()
        assert "Words worth keeping" in answer.content.decode()

    @pytest.mark.parametrize("person", ["colin", "eve", "ade"])
    @pytest.mark.parametrize("method", ["get", "post"])
    def test_is_refused_to_other_roles(
        self,
        cocreate: Programme,
        person: str,
        method: str,
        browser_of: Browser,
        request: pytest.FixtureRequest,
    ) -> None:
        answer = getattr(browser_of(request.getfixturevalue(person)), method)(PAGE)

        assert answer.status_code == 403
        assert "Only a programme lead or a facilitator can add a project." in words_of(answer)

    def test_is_not_there_for_a_stranger(self, cocreate: Programme, zed: User, browser_of: Browser) -> None:
        assert browser_of(zed).post(PAGE, ASKED).status_code == 404

    def test_sends_whoever_has_not_signed_in_to_sign_in(self, cocreate: Programme, client: Client) -> None:
        assert client.get(PAGE)["Location"] == f"/sign-in/?next={PAGE}"
