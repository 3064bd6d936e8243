"""Moving a project on the Double Diamond."""

import pytest
from django.test import Client
from tests.site.conftest import Browser
from tests.site.words import words_of

from doingwith.projects.moves import MoveKind
from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme
from doingwith_site.projects.forms.move import MOVE_WORDS
from doingwith_site.projects.models import Project

NEW = "/programmes/cocreate/projects/P01/"
HELD = "/programmes/cocreate/projects/P08/"
STOPPED = "/programmes/cocreate/projects/P17/"


class TestMovingAProject:
    @pytest.mark.parametrize(
        ("project", "offered"),
        [
            (
                NEW,
                "Move forward to Discover Move forward to Define Move forward to Develop "
                "Move forward to Deliver",
            ),
            (
                HELD,
                "It goes on again Move back to Discover Move back to Define "
                "Move back to Develop It stops Why",
            ),
            (STOPPED, "What happened? It goes on again Why"),
        ],
    )
    def test_offers_only_what_is_possible_now(
        self, cocreate: Programme, farah: User, browser_of: Browser, project: str, offered: str
    ) -> None:
        assert offered in words_of(browser_of(farah).get(f"{project}move/"))

    @pytest.mark.parametrize(
        ("project", "asked", "said", "stands"),
        [
            (
                NEW,
                {"move": "forward:define", "steps_before": "0"},
                "“Innovation Fund” has moved forward to Define.",
                "It has come to Define.",
            ),
            (
                HELD,
                {"move": "back:define", "reasons": "the focus was too wide", "steps_before": "4"},
                "“Gypsy Traveller Engagement” has moved back to Define.",
                "It has come to Define.",
            ),
            (
                HELD,
                {"move": "resume", "steps_before": "4"},
                "“Gypsy Traveller Engagement” goes on again.",
                "It has come to Deliver.",
            ),
            (
                HELD,
                {"move": "stop", "reasons": "the money ended\nthe team moved on", "steps_before": "4"},
                "It is recorded that “Gypsy Traveller Engagement” has stopped, and why.",
                "It was stopped at Deliver for 2 reasons, the first: the money ended.",
            ),
            (
                NEW,
                {"move": "hold", "reasons": "no officer yet", "steps_before": "0"},
                "It is recorded that “Innovation Fund” is held back, and why.",
                "It was held back before Discover: no officer yet.",
            ),
        ],
    )
    def test_records_the_step_and_shows_where_the_project_stands(
        self,
        cocreate: Programme,
        farah: User,
        browser_of: Browser,
        project: str,
        asked: dict[str, str],
        said: str,
        stands: str,
    ) -> None:
        answer = browser_of(farah).post(f"{project}move/", asked, follow=True)

        assert answer.redirect_chain == [(project, 302)]
        assert said in words_of(answer)
        assert stands in words_of(answer)

    def test_keeps_the_day_and_the_part_of_whoever_recorded_it(
        self, cocreate: Programme, farah: User, browser_of: Browser
    ) -> None:
        asked = {"move": "forward:discover", "on": "2026-03-03", "steps_before": "0"}

        words = words_of(browser_of(farah).post(f"{NEW}move/", asked, follow=True))

        assert ("Discover entered Moved forward; 3 March 2026; recorded by facilitator") in words
        assert "Discover, moved forward, was recorded by Farah Aziz on" in words

    @pytest.mark.parametrize(
        ("asked", "sentence"),
        [
            ({"move": "stop"}, "Say why the project stops. Stopping for a good reason is no shame."),
            ({"move": "hold", "reasons": " \n "}, "Say what holds the project back."),
            ({"move": "back:discover"}, "This move is not possible now. Choose one of those offered."),
            ({"move": "fly"}, "This move is not possible now. Choose one of those offered."),
            ({}, "Choose an answer to “What happened?”."),
        ],
    )
    def test_says_what_to_mend(
        self,
        cocreate: Programme,
        farah: User,
        browser_of: Browser,
        asked: dict[str, str],
        sentence: str,
    ) -> None:
        answer = browser_of(farah).post(f"{NEW}move/", asked | {"steps_before": "0"})

        assert f"There is something to mend {sentence}" in words_of(answer)
        assert not Project.objects.get(identifier="P01").moves.exists()

    def test_moves_once_when_the_button_is_pressed_twice(
        self, cocreate: Programme, farah: User, browser_of: Browser
    ) -> None:
        browser, asked = browser_of(farah), {"move": "forward:define", "steps_before": "0"}
        browser.post(f"{NEW}move/", asked)

        answer = browser.post(f"{NEW}move/", asked, follow=True)

        assert "“Innovation Fund” has moved forward to Define." in words_of(answer)
        assert Project.objects.get(identifier="P01").moves.count() == 1

    def test_asks_to_look_again_when_somebody_else_moved_it_meanwhile(
        self, cocreate: Programme, priya: User, farah: User, browser_of: Browser
    ) -> None:
        browser_of(priya).post(f"{NEW}move/", {"move": "forward:discover", "steps_before": "0"})

        answer = browser_of(farah).post(
            f"{NEW}move/", {"move": "stop", "reasons": "Words worth keeping", "steps_before": "0"}
        )

        assert (
            "Somebody recorded a step of this project while you had this page open. "
            "Look at where it stands now, and send this again if it still has to move."
        ) in words_of(answer)
        assert "It has come to Discover." in words_of(answer)
        assert "Words worth keeping" in answer.content.decode()
        assert 'name="steps_before" value="1"' in answer.content.decode()

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
        answer = getattr(browser_of(request.getfixturevalue(person)), method)(f"{NEW}move/")

        assert answer.status_code == 403
        assert (
            "Only a programme lead or a facilitator can move a project on the Double Diamond, or stop it."
        ) in words_of(answer)

    def test_is_not_there_for_a_stranger(self, cocreate: Programme, zed: User, browser_of: Browser) -> None:
        assert browser_of(zed).post(f"{NEW}move/").status_code == 404

    def test_sends_whoever_has_not_signed_in_to_sign_in(self, cocreate: Programme, client: Client) -> None:
        assert client.get(f"{NEW}move/")["Location"] == f"/sign-in/?next={NEW}move/"

    def test_has_words_for_every_move(self) -> None:
        assert set(MOVE_WORDS) == set(MoveKind)
