"""Writing a new version of a brief."""

import pytest
from django.test import Client
from tests.site.conftest import Browser
from tests.site.words import words_of

from doingwith.projects.briefs import Agreement
from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme
from doingwith_site.projects.actions import write_brief
from doingwith_site.projects.forms.brief import AGREEMENT_WORDS
from doingwith_site.projects.models import Project

PROJECT = "/programmes/cocreate/projects/P08/"
PAGE = f"{PROJECT}brief/"
WRITTEN = {
    "text": "how people who travel use health services, and what they would change",
    "asked_by": "community members",
    "reason": "the first brief did not ask what should change",
    "agreement": "agreed",
    "agreed_by": "commissioner\n\n community members ",
    "based_on_version": "1",
}


class TestWritingABrief:
    def test_shows_the_present_one_beside_the_form(
        self, cocreate: Programme, farah: User, browser_of: Browser
    ) -> None:
        words = words_of(browser_of(farah).get(PAGE))

        assert "Nothing is overwritten: the versions before stay, each with who asked and why." in words
        assert (
            "The brief now: version 1 how the Gypsy and Traveller community uses health services"
        ) in words

    @pytest.mark.parametrize("person", ["priya", "farah"])
    def test_adds_a_version(
        self, cocreate: Programme, person: str, browser_of: Browser, request: pytest.FixtureRequest
    ) -> None:
        answer = browser_of(request.getfixturevalue(person)).post(PAGE, WRITTEN, follow=True)

        assert answer.redirect_chain == [(PROJECT, 302)]
        words = words_of(answer)
        assert "Version 2 of the brief is kept, and so are the versions before it." in words
        assert "agreed Agreed by commissioner and community members." in words

    def test_makes_one_version_when_the_button_is_pressed_twice(
        self, cocreate: Programme, farah: User, browser_of: Browser
    ) -> None:
        browser = browser_of(farah)
        browser.post(PAGE, WRITTEN)

        answer = browser.post(PAGE, WRITTEN, follow=True)

        assert "Version 2 of the brief is kept, and so are the versions before it." in words_of(answer)
        assert Project.objects.get(identifier="P08").briefs.count() == 2

    def test_shows_both_texts_when_somebody_else_was_first_and_loses_neither(
        self, cocreate: Programme, priya: User, farah: User, browser_of: Browser
    ) -> None:
        row = Project.objects.get(identifier="P08")
        write_brief(by=priya, project=row, based_on_version=1, text="What Priya wrote")
        browser = browser_of(farah)

        answer = browser.post(PAGE, WRITTEN)

        assert answer.status_code == 409
        words = words_of(answer)
        assert (
            "Two people wrote at the same time Nothing you wrote is lost, and nothing has been saved over. "
            "Read both texts, put them together in the box, and keep the result."
        ) in words
        assert "What Priya Nair saved meanwhile, as version 2 What Priya wrote" in words
        assert f"What you wrote {WRITTEN['text']}" in words
        assert "community members" in answer.content.decode()
        assert 'name="based_on_version" value="2"' in answer.content.decode()

        answer = browser.post(PAGE, WRITTEN | {"based_on_version": "2", "text": "Both"}, follow=True)
        assert "Version 3 of the brief is kept" in words_of(answer)

    def test_says_which_boxes_to_mend(self, cocreate: Programme, farah: User, browser_of: Browser) -> None:
        answer = browser_of(farah).post(
            PAGE, {"agreement": "agreed", "dated_on": "2999-01-01", "based_on_version": "1"}
        )

        assert (
            "There is something to mend Fill in “The new brief”. Fill in “Who asked for the change”. "
            "Fill in “Why”. Write who agreed, one on each line. "
            "That day has not come yet. Choose today or a day before."
        ) in words_of(answer)

    def test_answers_a_page_that_was_tampered_with(
        self, cocreate: Programme, farah: User, browser_of: Browser
    ) -> None:
        answer = browser_of(farah).post(PAGE, WRITTEN | {"based_on_version": "moon"})

        assert answer.status_code == 200
        assert "There is something to mend" in words_of(answer)

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
        assert (
            "Only a programme lead or a facilitator can write a new version of a project's brief."
        ) in words_of(answer)

    def test_is_not_there_for_a_stranger(self, cocreate: Programme, zed: User, browser_of: Browser) -> None:
        assert browser_of(zed).post(PAGE, WRITTEN).status_code == 404

    def test_sends_whoever_has_not_signed_in_to_sign_in(self, cocreate: Programme, client: Client) -> None:
        assert client.get(PAGE)["Location"] == f"/sign-in/?next={PAGE}"

    def test_offers_every_end_that_asking_for_agreement_can_have(self) -> None:
        assert set(AGREEMENT_WORDS) == set(Agreement)
