"""A project's own page."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.site.conftest import Browser
from tests.site.words import words_of

from doingwith.common.judgements import Basis
from doingwith.programmes.scales import DesignStage
from doingwith.projects.briefs import Agreement, Brief
from doingwith.projects.moves import Move, MoveKind
from doingwith.projects.stages import StageStatus
from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme
from doingwith_site.projects.actions import move_project, write_brief
from doingwith_site.projects.models import Project
from doingwith_site.projects.presenters.brief import AGREEMENT_KINDS, brief_versions
from doingwith_site.projects.presenters.move import MOVED
from doingwith_site.projects.presenters.project import TAGS_BASIS
from doingwith_site.projects.presenters.standing import STANDING_SENTENCES

PAGE = "/programmes/cocreate/projects/P08/"


def project(identifier: str) -> Project:
    return Project.objects.select_related("programme").get(identifier=identifier)


class TestProjectPage:
    def test_says_first_who_commissioned_it_where_it_stands_and_why(
        self, cocreate: Programme, colin: User, browser_of: Browser
    ) -> None:
        words = words_of(browser_of(colin).get(PAGE))

        assert "Gypsy Traveller Engagement – Co:Create – Doing With" in words
        assert (
            "Commissioned by Doncaster Clinical Commissioning Group. It was held back at Deliver for "
            "4 reasons, the first: money and posts for the solutions not found."
        ) in words

    def test_shows_the_path_step_by_step_with_its_basis(
        self, cocreate: Programme, colin: User, browser_of: Browser
    ) -> None:
        words = words_of(browser_of(colin).get("/programmes/cocreate/projects/P17/"))

        assert "It came in at Develop: two ready-made propositions to test (inferred by the reader)." in words
        assert "Step by step Discover reached Inferred by the reader Define unclear" in words
        assert "Deliver stopped Blocked; stated in the sources" in words
        assert (
            "Stopped at Deliver, because business case refused for lack of resources "
            "responsible officers changed in restructuring"
        ) in words

    def test_shows_modes_side_by_side_and_what_was_not_reported(
        self, cocreate: Programme, colin: User, browser_of: Browser
    ) -> None:
        words = words_of(browser_of(colin).get(PAGE))

        assert "Asked for not reported Offered doing with people Inferred by the reader." in words
        assert "Who asked for it, and why, was not reported. agreement not reported" in words
        assert "Sector, people and kind of work: inferred by the transcriber." in words

    def test_names_the_projects_before_and_after_whichever_of_them_says_so(
        self, cocreate: Programme, colin: User, browser_of: Browser
    ) -> None:
        browser = browser_of(colin)

        assert "It followed: Intermediate Care stated in the sources" in words_of(browser.get(PAGE))
        assert "It led to: Gypsy Traveller Engagement stated in the sources" in words_of(
            browser.get("/programmes/cocreate/projects/P06/")
        )

    def test_leads_to_its_case_or_says_that_there_is_none(
        self, cocreate: Programme, colin: User, browser_of: Browser
    ) -> None:
        browser = browser_of(colin)

        assert 'href="/programmes/cocreate/cases/' in browser.get(PAGE).content.decode()
        assert "No case yet: this project has not been read for evaluation." in words_of(
            browser.get("/programmes/cocreate/projects/P01/")
        )

    def test_leads_to_its_logic_models_what_changed_in_them_and_its_contribution_record(
        self, cocreate: Programme, farah: User, browser_of: Browser
    ) -> None:
        page = browser_of(farah).get("/programmes/cocreate/projects/P15/").content.decode()

        assert 'href="/programmes/cocreate/logic-models/LM-P15/"' in page
        assert 'href="/programmes/cocreate/logic-models/LM-P15/difference/"' in page
        assert 'href="/programmes/cocreate/projects/P15/contribution/"' in page

    def test_says_that_no_logic_model_and_no_record_are_there_yet(
        self, cocreate: Programme, farah: User, browser_of: Browser
    ) -> None:
        words = words_of(browser_of(farah).get("/programmes/cocreate/projects/P01/"))

        assert "Nobody has drawn yet how it is thought to work." in words
        assert "No record was begun yet. That does not mean that nothing was contributed." in words

    def test_says_that_no_stage_was_reported(
        self, cocreate: Programme, colin: User, browser_of: Browser
    ) -> None:
        words = words_of(browser_of(colin).get("/programmes/cocreate/projects/P01/"))

        assert "Commissioned by Age Better in Sheffield. Its stage was not reported." in words
        assert "Nobody has reported yet which stages this project went through." in words

    def test_keeps_every_version_and_who_recorded_it(
        self, cocreate: Programme, farah: User, colin: User, browser_of: Browser
    ) -> None:
        write_brief(
            by=farah,
            project=project("P08"),
            based_on_version=1,
            text="A brief with new words",
            asked_by="young people",
            reason="the first one named no service",
            agreement=Agreement.COULD_NOT_AGREE,
            dated_on=date(2026, 3, 3),
        )

        words = words_of(browser_of(colin).get(PAGE))

        assert (
            "Version 2, 3 March 2026 A brief with new words Asked for by young people. "
            "Why: the first one named no service. "
            "could not agree They could not agree. That is a valid end, and it is kept as it was."
        ) in words
        assert (
            "Earlier versions Version 1 how the Gypsy and Traveller community uses health services" in words
        )
        assert "Version 1 of the brief came with a bundle on" in words
        assert "Version 2 of the brief was written by Farah Aziz on" in words

    def test_offers_changes_to_those_who_may_make_them(
        self, cocreate: Programme, farah: User, eve: User, browser_of: Browser
    ) -> None:
        facilitator, evaluator = (words_of(browser_of(person).get(PAGE)) for person in (farah, eve))

        assert "Write a new version" in facilitator
        assert "Move this project" in facilitator
        assert "Write a new version" not in evaluator
        assert "Move this project" not in evaluator

    def test_is_not_there_for_a_stranger_nor_under_a_wrong_name(
        self, cocreate: Programme, zed: User, colin: User, browser_of: Browser
    ) -> None:
        assert browser_of(zed).get(PAGE).status_code == 404
        assert browser_of(colin).get("/programmes/cocreate/projects/P99/").status_code == 404

    def test_sends_whoever_has_not_signed_in_to_sign_in(self, cocreate: Programme, client: Client) -> None:
        assert client.get(PAGE)["Location"] == f"/sign-in/?next={PAGE}"

    def test_refuses_to_be_posted_to(self, cocreate: Programme, farah: User, browser_of: Browser) -> None:
        assert browser_of(farah).post(PAGE).status_code == 405

    def test_asks_the_database_as_often_for_a_long_history_as_for_a_short_one(
        self, cocreate: Programme, farah: User, browser_of: Browser
    ) -> None:
        browser, row = browser_of(farah), project("P01")

        def queries_now() -> int:
            with CaptureQueriesContext(connection) as queries:
                assert browser.get("/programmes/cocreate/projects/P01/").status_code == 200
            return len(queries)

        short = queries_now()
        for version in range(1, 6):
            write_brief(by=farah, project=row, based_on_version=version, text=f"Words {version}")
        for stage in DesignStage:
            move_project(by=farah, project=row, move=Move(kind=MoveKind.FORWARD, to=stage))

        assert queries_now() == short


class TestWords:
    def test_cover_every_value(self) -> None:
        assert set(STANDING_SENTENCES) == set(StageStatus)
        assert set(AGREEMENT_KINDS) == set(Agreement)
        assert set(MOVED) == set(MoveKind)
        assert set(TAGS_BASIS) == set(Basis)

    @pytest.mark.parametrize(
        ("brief", "asked", "note"),
        [
            (
                Brief(version=1, text="x", asked_by="a commissioner", agreement=Agreement.AGREED),
                "Asked for by a commissioner. Why was not reported.",
                "Who agreed was not reported.",
            ),
            (
                Brief(
                    version=1,
                    text="x",
                    reason="Money went.",
                    agreement=Agreement.AGREED,
                    agreed_by=("carers", "a commissioner"),
                ),
                "Who asked for it was not reported. Why: Money went.",
                "Agreed by carers and a commissioner.",
            ),
            (
                Brief(version=1, text="x", agreement=Agreement.COULD_NOT_AGREE, agreed_by=("carers",)),
                "Who asked for it, and why, was not reported.",
                "They could not agree. That is a valid end, and it is kept as it was. Only carers agreed.",
            ),
        ],
    )
    def test_say_what_of_a_brief_is_known(self, brief: Brief, asked: str, note: str) -> None:
        (version,) = brief_versions([brief])

        assert (version.asked, version.note) == (asked, note)
