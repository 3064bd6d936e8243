"""Who takes part in a programme."""

import pytest
from django.test import Client
from tests.site.conftest import Browser
from tests.site.words import words_of

from doingwith_site.people.models import User
from doingwith_site.programmes.models import Membership, Programme

PAGE = "/programmes/cocreate/people/"


def page_of(person: User) -> str:
    """The page of this person's part."""
    return f"{PAGE}{Membership.objects.get(person=person).pk}/"


class TestPeople:
    def test_names_everyone_with_a_plain_description_of_their_role(
        self, cocreate: Programme, colin: User, browser_of: Browser
    ) -> None:
        words = words_of(browser_of(colin).get(PAGE))

        assert "7 people take part in this programme. Nobody else sees it." in words
        assert (
            "Colin Baker (you) Commissioner Plans and pays for services. "
            "Reads what people said, what was agreed and what came of it."
        ) in words

    def test_shows_addresses_and_changes_to_the_lead_only(
        self, cocreate: Programme, priya: User, colin: User, browser_of: Browser
    ) -> None:
        lead, reader = (words_of(browser_of(person).get(PAGE)) for person in (priya, colin))

        assert "eve.evaluator@example.org" in lead
        assert "Add a person" in lead
        assert "@example.org" not in reader
        assert "Add a person" not in reader

    def test_is_not_there_for_a_stranger(self, cocreate: Programme, zed: User, browser_of: Browser) -> None:
        assert browser_of(zed).get(PAGE).status_code == 404

    def test_sends_whoever_has_not_signed_in_to_sign_in(self, cocreate: Programme, client: Client) -> None:
        assert client.get(PAGE)["Location"] == f"/sign-in/?next={PAGE}"


class TestAddingAPerson:
    def test_gives_somebody_new_a_sign_in_and_a_part(
        self, cocreate: Programme, priya: User, browser_of: Browser
    ) -> None:
        person = {"name": "Nia Hughes", "email": "Nia@Example.org", "role": "evaluator"}

        answer = browser_of(priya).post(PAGE, person, follow=True)

        assert "Nia Hughes now takes part as evaluator." in words_of(answer)
        assert cocreate.memberships.get(person__email="nia@example.org").role == "evaluator"

    def test_says_that_somebody_is_a_member_already(
        self, cocreate: Programme, priya: User, browser_of: Browser
    ) -> None:
        person = {"name": "Eve", "email": "eve.evaluator@example.org", "role": "commissioner"}

        answer = browser_of(priya).post(PAGE, person)

        assert "This person is a member already. Change their role instead." in words_of(answer)

    def test_says_which_boxes_to_mend(self, cocreate: Programme, priya: User, browser_of: Browser) -> None:
        answer = browser_of(priya).post(PAGE, {"name": "", "email": "nia"})

        assert (
            "There is something to mend Fill in “Name”. "
            "Write the whole e-mail address, like name@example.org. Choose an answer to “Role”."
        ) in words_of(answer)

    @pytest.mark.parametrize("person", ["farah", "colin", "eve", "ade"])
    def test_is_refused_to_other_roles(
        self, cocreate: Programme, person: str, browser_of: Browser, request: pytest.FixtureRequest
    ) -> None:
        answer = browser_of(request.getfixturevalue(person)).post(PAGE, {"email": "me@example.org"})

        assert answer.status_code == 403
        assert "Only a programme lead can change the programme's details and its members." in words_of(answer)


class TestChangingAPart:
    def test_gives_another_role(
        self, cocreate: Programme, priya: User, farah: User, browser_of: Browser
    ) -> None:
        answer = browser_of(priya).post(page_of(farah), {"role": "evaluator"}, follow=True)

        assert "Farah Aziz’s role is now: evaluator." in words_of(answer)

    def test_takes_somebody_out(
        self, cocreate: Programme, priya: User, farah: User, browser_of: Browser
    ) -> None:
        browser = browser_of(priya)
        assert "They will no longer see it. What they recorded stays, with their name." in words_of(
            browser.get(page_of(farah))
        )

        answer = browser.post(f"{page_of(farah)}remove/", follow=True)

        assert "Farah Aziz no longer takes part. What they recorded stays." in words_of(answer)
        assert browser_of(farah).get("/programmes/cocreate/").status_code == 404

    def test_protects_the_last_lead(self, cocreate: Programme, priya: User, browser_of: Browser) -> None:
        browser = browser_of(priya)

        assert (
            "This is the programme’s only programme lead, so their role stays as it is and they cannot be "
            "taken out. Make somebody else programme lead first."
        ) in words_of(browser.get(page_of(priya)))
        for answer in (
            browser.post(page_of(priya), {"role": "evaluator"}),
            browser.post(f"{page_of(priya)}remove/", follow=True),
        ):
            assert "This is the programme" in words_of(answer)
        assert Membership.objects.get(person=priya).role == "programme_lead"

    def test_lets_a_lead_leave_when_there_is_another(
        self, cocreate: Programme, priya: User, farah: User, browser_of: Browser
    ) -> None:
        browser = browser_of(priya)
        browser.post(page_of(farah), {"role": "programme_lead"})

        answer = browser.post(f"{page_of(priya)}remove/", follow=True)

        assert answer.redirect_chain == [("/programmes/", 302)]
        assert "You are not part of a programme yet" in words_of(answer)

    def test_is_refused_to_other_roles(
        self, cocreate: Programme, colin: User, farah: User, browser_of: Browser
    ) -> None:
        browser = browser_of(colin)

        assert browser.post(page_of(farah), {"role": "commissioner"}).status_code == 403
        assert browser.post(f"{page_of(farah)}remove/").status_code == 403

    def test_is_not_there_for_a_stranger_or_in_another_programme(
        self, cocreate: Programme, priya: User, farah: User, zed: User, browser_of: Browser
    ) -> None:
        assert browser_of(zed).get(page_of(farah)).status_code == 404
        assert browser_of(priya).get(f"{PAGE}999999/").status_code == 404

    def test_is_not_removed_by_following_a_link(
        self, cocreate: Programme, priya: User, farah: User, browser_of: Browser
    ) -> None:
        answer = browser_of(priya).get(f"{page_of(farah)}remove/")

        assert answer.status_code == 405
        assert (
            "A link led to something that only a button can do, or the other way round. Nothing was changed. "
            "Go back and use the page itself."
        ) in words_of(answer)
