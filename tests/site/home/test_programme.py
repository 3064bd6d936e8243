"""The programme's own page."""

from dataclasses import replace

import pytest
from bench.synthetic import synthetic_programme
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.site.conftest import Browser
from tests.site.programme import cocreate_record, stored
from tests.site.words import words_of

from doingwith.common.judgements import Basis
from doingwith.programmes.scales import DesignStage
from doingwith.projects.stages import Entry
from doingwith_site.cases.queries import CaseFilter, ProjectOrder
from doingwith_site.home.forms import CASE_WORDS, ORDER_WORDS, STANDING_WORDS
from doingwith_site.home.presenters import readers_words
from doingwith_site.home.queries import ProgrammeCounts
from doingwith_site.people.models import User
from doingwith_site.programmes.actions import create_programme
from doingwith_site.programmes.models import Programme
from doingwith_site.projects.models import Project
from doingwith_site.projects.queries import StandingFilter

PAGE = "/programmes/cocreate/"


class TestProgrammePage:
    def test_says_first_what_the_programme_is_in_its_figures(
        self, cocreate: Programme, colin: User, browser_of: Browser
    ) -> None:
        words = words_of(browser_of(colin).get(PAGE))

        assert (
            "25 projects with 13 partners across Sheffield City Region. "
            "5 have been read as cases, by one reader each."
        ) in words
        assert "Projects – Co:Create – Doing With" in words

    def test_draws_every_placed_project_twice_for_wide_pages_and_for_phones(
        self, cocreate: Programme, colin: User, browser_of: Browser
    ) -> None:
        html = browser_of(colin).get(PAGE).content.decode()

        assert html.count('class="figure-svg"') == 2
        for project in ("P08", "P14", "P15", "P17", "P20"):
            assert html.count(f'href="/programmes/cocreate/projects/{project}/" class="figure-link"') == 2

    def test_says_the_picture_in_words_with_the_reasons(
        self, cocreate: Programme, colin: User, browser_of: Browser
    ) -> None:
        words = words_of(browser_of(colin).get(PAGE))

        assert "Read this picture as a table" in words
        assert (
            "Multiple Complex Needs Develop Stopped at Deliver stated in the sources "
            "business case refused for lack of resources responsible officers changed in restructuring"
        ) in words

    def test_shows_what_is_not_known_as_such(
        self, cocreate: Programme, colin: User, browser_of: Browser
    ) -> None:
        answer = browser_of(colin).get(PAGE)

        assert "For 20 projects the stage was not reported. See which" in words_of(answer)
        assert 'href="/programmes/cocreate/?stage=not_reported#projects"' in answer.content.decode()
        assert "14 of 58 factors appear in no case. See which" in words_of(answer)
        assert "5 cases rest on one reader. A second reading would be stronger." in words_of(answer)
        assert (
            "2 projects stopped and 1 project held back. Stopping is a valid end. "
            "Gypsy Traveller Engagement : money and posts for the solutions not found "
            "Multiple Complex Needs : business case refused for lack of resources"
        ) in words_of(answer)

    def test_says_what_to_do_when_there_is_nothing_yet(self, priya: User, browser_of: Browser) -> None:
        programme = create_programme(by=priya, name="Better Together")

        words = words_of(browser_of(priya).get(f"/programmes/{programme.identifier}/"))

        assert (
            "Nothing is recorded here yet. This programme has no projects yet Add the first one: its title, "
            "the partner who commissioned it, and the brief as agreed. Add a project"
        ) in words

    @pytest.mark.parametrize("person", ["priya", "farah", "colin", "eve", "ade"])
    def test_is_open_to_every_role(
        self, cocreate: Programme, person: str, browser_of: Browser, request: pytest.FixtureRequest
    ) -> None:
        assert browser_of(request.getfixturevalue(person)).get(PAGE).status_code == 200

    def test_offers_only_what_the_person_may_do(
        self, cocreate: Programme, priya: User, colin: User, browser_of: Browser
    ) -> None:
        lead, reader = (words_of(browser_of(person).get(PAGE)) for person in (priya, colin))

        assert "Add a project" in lead
        assert "Change the programme’s details" in lead
        assert "Add a project" not in reader
        assert "Change the programme’s details" not in reader
        assert "People Import Export" in lead
        assert "Import" not in reader

    def test_is_not_there_for_a_stranger(self, cocreate: Programme, zed: User, browser_of: Browser) -> None:
        answer = browser_of(zed).get(PAGE)

        assert answer.status_code == 404
        assert "Co:Create" not in words_of(answer)

    def test_sends_whoever_has_not_signed_in_to_sign_in(self, cocreate: Programme, client: Client) -> None:
        assert client.get(PAGE)["Location"] == f"/sign-in/?next={PAGE}"

    def test_refuses_to_be_posted_to(self, cocreate: Programme, priya: User, browser_of: Browser) -> None:
        assert browser_of(priya).post(PAGE).status_code == 405

    def test_asks_the_database_as_often_for_many_projects_as_for_few(
        self, priya: User, browser_of: Browser
    ) -> None:
        def queries_for(size: int) -> int:
            record = synthetic_programme(size)
            named = replace(record, programme=replace(record.programme, id=f"of-{size}"))
            programme = stored(named, priya)
            browser = browser_of(priya)
            with CaptureQueriesContext(connection) as queries:
                assert browser.get(f"/programmes/{programme.identifier}/").status_code == 200
            return len(queries)

        assert queries_for(300) == queries_for(30) < 20

    def test_draws_no_more_lanes_than_fit_and_says_how_many_are_left(
        self, priya: User, browser_of: Browser
    ) -> None:
        programme = stored(synthetic_programme(120), priya)
        placed = Project.objects.filter(programme=programme).exclude(stage="").count()

        words = words_of(browser_of(priya).get(f"/programmes/{programme.identifier}/"))

        assert f"The picture shows the first 12, and {placed - 12} more: see the list of projects." in words

    def test_places_a_project_of_which_only_the_entry_is_known(
        self, priya: User, browser_of: Browser
    ) -> None:
        record = cocreate_record()
        entry = Entry(stage=DesignStage.DEVELOP, why="a ready-made idea", basis=Basis.EXPLICIT)
        first, *others = record.projects
        stored(replace(record, projects=(replace(first, entry=entry), *others)), priya)

        words = words_of(browser_of(priya).get(f"{PAGE}?stage=not_reported"))

        assert "Innovation Fund Develop Develop entered stated in the sources" in words
        assert "For 19 projects the stage was not reported." in words
        assert "1 to 19 of 19" in words


class TestProjectList:
    def found(self, browser_of: Browser, person: User, search: str) -> str:
        words = words_of(browser_of(person).get(f"{PAGE}{search}"))
        return words[words.index("Order") :]

    def test_lists_all_with_partner_stage_and_case(
        self, cocreate: Programme, colin: User, browser_of: Browser
    ) -> None:
        words = self.found(browser_of, colin, "")

        assert "1 to 25 of 25" in words
        assert (
            "Gypsy Traveller Engagement how the Gypsy and Traveller community uses health services "
            "Doncaster Clinical Commissioning Group Held back at Deliver Case of Gypsy Traveller Engagement"
        ) in words
        assert "Age Better in Sheffield stage not reported no case yet" in words

    @pytest.mark.parametrize(
        ("search", "told"),
        [
            ("?q=loneliness", "1 to 1 of 1"),
            ("?partner=doncaster-ccg", "1 to 4 of 4"),
            ("?stage=deliver", "1 to 4 of 4"),
            ("?stage=stopped", "1 to 2 of 2"),
            ("?stage=held_back", "1 to 1 of 1"),
            ("?stage=not_reported", "1 to 20 of 20"),
            ("?case=with", "1 to 5 of 5"),
            ("?case=without&partner=doncaster-ccg", "1 to 3 of 3"),
        ],
    )
    def test_finds_what_is_asked_for(
        self, cocreate: Programme, colin: User, browser_of: Browser, search: str, told: str
    ) -> None:
        assert told in self.found(browser_of, colin, search)

    def test_keeps_what_was_asked_in_the_boxes(
        self, cocreate: Programme, colin: User, browser_of: Browser
    ) -> None:
        html = browser_of(colin).get(f"{PAGE}?q=care&stage=not_reported").content.decode()

        assert 'value="care"' in html
        assert '<option value="not_reported" selected>' in html

    def test_says_that_nothing_was_found_and_shows_the_way_back(
        self, cocreate: Programme, colin: User, browser_of: Browser
    ) -> None:
        words = self.found(browser_of, colin, "?q=zebra")

        assert (
            "None of the 25 projects answers this search. Try fewer words, or leave the boxes open. "
            "Show all projects"
        ) in words

    def test_says_which_box_was_left_out_when_it_holds_no_choice(
        self, cocreate: Programme, colin: User, browser_of: Browser
    ) -> None:
        words = words_of(browser_of(colin).get(f"{PAGE}?stage=nowhere&page=moon"))

        assert (
            "That is not one of the choices, so it was left out of the search. Choose one from the list."
        ) in words
        assert "1 to 25 of 25" in words

    def test_finds_partners_by_the_search_alone_when_there_are_too_many_to_choose_from(
        self, cocreate: Programme, colin: User, browser_of: Browser, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("doingwith_site.home.forms.MOST_PARTNERS", 12)

        words = self.found(browser_of, colin, "?q=hallam")

        assert "1 to 1 of 1" in words
        assert "Finds partners’ names too." in words_of(browser_of(colin).get(PAGE))
        assert "All 13" not in words_of(browser_of(colin).get(PAGE))

    def test_keeps_the_search_on_the_next_page(self, priya: User, browser_of: Browser) -> None:
        programme = stored(synthetic_programme(120), priya)

        html = browser_of(priya).get(f"/programmes/{programme.identifier}/?order=title").content.decode()

        assert 'href="?order=title&amp;page=2"' in html
        assert "1 to 25 of 120" in html


class TestWords:
    def test_name_every_choice_of_the_search(self) -> None:
        assert set(STANDING_WORDS) == set(StandingFilter)
        assert set(CASE_WORDS) == set(CaseFilter)
        assert set(ORDER_WORDS) == set(ProjectOrder)
        assert STANDING_WORDS[StandingFilter(DesignStage.DEFINE)] == "got to Define"

    @pytest.mark.parametrize(
        ("cases", "fewest", "most", "told"),
        [
            (5, 1, 1, "by one reader each"),
            (1, 1, 1, "by one reader"),
            (5, 2, 2, "by 2 readers each"),
            (5, 1, 3, "by 1 to 3 readers each"),
            (1, 0, 0, "by no readers"),
        ],
    )
    def test_say_by_how_many_readers(self, cases: int, fewest: int, most: int, told: str) -> None:
        counts = ProgrammeCounts(
            projects=9,
            placed=0,
            stopped=0,
            held_back=0,
            partners=1,
            cases=cases,
            fewest_readers=fewest,
            most_readers=most,
            read_once=0,
        )

        assert readers_words(counts) == told


@pytest.mark.parametrize(
    "address",
    [
        "/programmes/%00/",
        "/programmes/cocreate%0a/",
        "/programmes/cocreate/projects/%00/",
        "/programmes/cocreate/projects/P08%27/move/",
        "/programmes/cocreate/people/99999999999999999999999/",
    ],
)
def test_an_address_that_no_link_leads_to_is_not_there(
    cocreate: Programme, priya: User, browser_of: Browser, address: str
) -> None:
    assert browser_of(priya).get(address).status_code == 404


@pytest.mark.parametrize(
    "search", ["?q=%00", "?q=" + "x" * 5000, "?page=-1", "?page=9" + "9" * 30, "?case=%00"]
)
def test_a_search_that_makes_no_sense_still_gets_a_page(
    cocreate: Programme, priya: User, browser_of: Browser, search: str
) -> None:
    assert browser_of(priya).get(f"{PAGE}{search}").status_code == 200
