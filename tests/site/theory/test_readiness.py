"""A project's readiness on the site: rounds, views side by side, nothing lost, and who may."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.site.conftest import Browser
from tests.site.programme import EXAMPLE, cocreate_record, stored
from tests.site.theory.readiness import rated_by, view_of
from tests.site.words import words_of

from doingwith.exchange.bundle.check import check_files, read_bundle
from doingwith.exchange.bundle.zip_file import read_zip
from doingwith.theory.readiness import Rating, Readiness, ReadinessRound, Side
from doingwith_site.analysis.records import programme_record
from doingwith_site.audit.models import Event
from doingwith_site.common.errors import Refused
from doingwith_site.exchange.actions import export_bundle, import_record
from doingwith_site.people.models import User
from doingwith_site.people.permissions import Permission
from doingwith_site.people.roles import ROLES
from doingwith_site.programmes.models import Programme
from doingwith_site.projects.models import Project
from doingwith_site.theory.models import ReadinessVersion
from doingwith_site.theory.readiness.actions import ViewChanged, change_view, give_view
from doingwith_site.theory.readiness.forms import RatingForm
from doingwith_site.theory.readiness.records import readiness_values
from doingwith_site.theory.readiness.rules import SIDES_OF, why_no_round

PAGE = "/programmes/cocreate/projects/P08/readiness/"
ALL = "/programmes/cocreate/theory/readiness/"


@pytest.fixture
def project(cocreate: Programme) -> Project:
    return cocreate.projects.get(identifier="P08")


def kept(project: Project) -> Readiness:
    (found,) = readiness_values(project.programme)
    return found


class TestWhoMay:
    def test_every_role_that_may_rate_has_its_sides(self) -> None:
        may = {code for code, role in ROLES.items() if Permission.RATE_READINESS in role.permissions}

        assert may == SIDES_OF.keys()
        assert all(SIDES_OF.values())

    def test_a_commissioner_speaks_for_commissioners_alone(
        self, project: Project, farah: User, colin: User, browser_of: Browser
    ) -> None:
        rated_by(farah, project, Side.PEOPLE)
        browser = browser_of(colin)

        own = browser.get(f"{PAGE}rate/commissioners/")
        other = browser.get(f"{PAGE}rate/people_who_use_services/")
        theirs = browser.get(f"{PAGE}views/v1/")

        assert (own.status_code, other.status_code, theirs.status_code) == (200, 403, 403)
        assert (
            "As a commissioner you cannot put in a view of this side. A facilitator or programme lead can."
        ) in words_of(other)
        words = words_of(browser.get(PAGE))
        assert "Give the view of commissioners" in words
        assert "Give the view of people who use services" not in words
        assert "Change a view of this round" not in words

    def test_a_side_that_there_is_not_is_not_found(
        self, project: Project, farah: User, browser_of: Browser
    ) -> None:
        rated_by(farah, project)

        assert browser_of(farah).get(f"{PAGE}rate/robots/").status_code == 404
        assert browser_of(farah).get(f"{PAGE}views/v9/").status_code == 404


class TestRounds:
    def test_before_the_first_round_the_page_says_so(
        self, project: Project, farah: User, colin: User, browser_of: Browser
    ) -> None:
        for_farah, for_colin = words_of(browser_of(farah).get(PAGE)), words_of(browser_of(colin).get(PAGE))

        lead = "Nobody has been asked yet how far the conditions of the theory are in place here."
        assert lead in for_farah
        assert "Begin the first round" in for_farah
        assert "A facilitator or programme lead can begin a round." in for_colin

    def test_a_round_asks_about_the_newest_theory(
        self, project: Project, farah: User, browser_of: Browser
    ) -> None:
        browser = browser_of(farah)

        asked = words_of(browser.get(f"{PAGE}begin/"))
        browser.post(f"{PAGE}begin/", {"label": "before the start", "held_on": "2026-03-04"})

        assert "Each side is asked about 17 conditions of “Revised theory of change”." in asked
        (one,) = kept(project).rounds
        assert (one.theory, one.label, str(one.held_on)) == ("revised", "before the start", "2026-03-04")

    def test_another_begins_when_somebody_has_answered(
        self, project: Project, farah: User, browser_of: Browser
    ) -> None:
        rated_by(farah, project)
        browser = browser_of(farah)

        refused = browser.post(f"{PAGE}begin/")
        give_view(by=farah, project=project, round_number=1, view=view_of(Side.PEOPLE))
        begun = browser.post(f"{PAGE}begin/")

        assert refused.status_code == 403
        assert "Nobody has given a view in this round yet." in words_of(refused)
        assert begun.status_code == 302
        assert [one.number for one in kept(project).rounds] == [1, 2]

    def test_without_a_condition_there_is_nothing_to_rate(self, priya: User, browser_of: Browser) -> None:
        record = cocreate_record()
        stored(replace(record, theory_versions=record.theory_versions[:1], contributions=()), priya)
        browser = browser_of(priya)

        words = words_of(browser.get(PAGE))
        refused = browser.get(f"{PAGE}begin/")

        sentence = "The newest theory of change has no WHEN clause, so there is no condition to rate."
        assert sentence in words
        assert refused.status_code == 403
        assert sentence in words_of(refused)

    def test_before_a_round_no_view_can_be_given(
        self, project: Project, farah: User, browser_of: Browser
    ) -> None:
        refused = browser_of(farah).get(f"{PAGE}rate/facilitators/")

        assert refused.status_code == 403
        assert "No round has been begun for this project." in words_of(refused)


class TestViews:
    def test_a_view_is_kept_as_it_was_given(self, project: Project, farah: User, browser_of: Browser) -> None:
        rated_by(farah, project)
        browser = browser_of(farah)

        answer = browser.post(
            f"{PAGE}rate/people_who_use_services/",
            {
                "seen": "1",
                "given_by": "young people",
                "rating_1": "not_in_place",
                "reason_1": "We never met them.",
                "rating_3": "do_not_know",
            },
            follow=True,
        )

        assert "The view is kept. It stands beside the views of the other sides." in words_of(answer)
        (view,) = kept(project).rounds[0].views
        assert (view.side, view.given_by, view.written_down_by) == (
            Side.PEOPLE,
            "young people",
            "facilitator",
        )
        assert [(one.clause, one.rating, one.reason) for one in view.ratings] == [
            ("toc1.rev.when1", Rating.NOT_IN_PLACE, "We never met them."),
            ("toc1.rev.when3", Rating.DO_NOT_KNOW, ""),
        ]

    def test_what_somebody_says_of_their_own_side_is_written_down_by_nobody_else(
        self, project: Project, farah: User, colin: User, browser_of: Browser
    ) -> None:
        rated_by(farah, project)

        browser_of(colin).post(
            f"{PAGE}rate/commissioners/", {"seen": "1", "given_by": "officer", "rating_1": "in_place"}
        )

        assert kept(project).rounds[0].views[0].written_down_by == ""

    @pytest.mark.parametrize(
        ("sent", "sentence"),
        [
            (
                {"given_by": "Kept in the box."},
                "Answer at least one condition. “Don't know” is an answer too.",
            ),
            (
                {"given_by": "x", "reason_2": "Kept in the box."},
                "Choose an answer for number 2: you gave a reason.",
            ),
            ({"rating_1": "partly", "reason_1": "Kept in the box."}, "Fill in “Whose view this is”."),
        ],
    )
    def test_what_is_missing_is_said_and_nothing_typed_is_lost(
        self, project: Project, farah: User, browser_of: Browser, sent: dict[str, str], sentence: str
    ) -> None:
        rated_by(farah, project)

        answer = browser_of(farah).post(f"{PAGE}rate/facilitators/", {"seen": "1", **sent})

        assert sentence in words_of(answer)
        assert "Kept in the box." in answer.content.decode()
        assert kept(project).rounds[0].views == ()

    def test_the_same_view_sent_twice_is_kept_once(self, project: Project, farah: User) -> None:
        rated_by(farah, project)

        for _ in range(2):
            give_view(by=farah, project=project, round_number=1, view=view_of(Side.PEOPLE))

        assert len(kept(project).rounds[0].views) == 1

    def test_a_late_view_goes_to_the_round_it_was_asked_in(
        self, project: Project, farah: User, browser_of: Browser
    ) -> None:
        rated_by(farah, project, Side.PEOPLE)
        rated_by(farah, project, number=2)

        browser_of(farah).post(
            f"{PAGE}rate/facilitators/", {"seen": "1", "given_by": "us", "rating_1": "partly"}
        )

        assert [len(one.views) for one in kept(project).rounds] == [2, 0]

    def test_a_change_keeps_what_was_said_before(
        self, project: Project, farah: User, browser_of: Browser
    ) -> None:
        rated_by(farah, project, Side.PEOPLE)
        before = ReadinessVersion.objects.latest("number")

        answer = browser_of(farah).post(
            f"{PAGE}views/v1/",
            {"seen": str(before.number), "given_by": "carers", "rating_1": "in_place"},
            follow=True,
        )

        assert "The view is changed. What it said before is kept." in words_of(answer)
        assert kept(project).view_by_id["v1"].given_by == "carers"
        before.refresh_from_db()
        assert "somebody" in str(before.content)

    def test_two_who_change_one_view_see_both(
        self, project: Project, farah: User, priya: User, browser_of: Browser
    ) -> None:
        rated_by(farah, project, Side.PEOPLE)
        seen = ReadinessVersion.objects.latest("number").number
        told = kept(project).view_by_id["v1"]
        change_view(by=priya, project=project, seen=seen, view=replace(told, given_by="carers"))

        answer = browser_of(farah).post(
            f"{PAGE}views/v1/",
            {"seen": str(seen), "given_by": "parents", "rating_1": "not_in_place", "reason_1": "Mine."},
        )

        assert answer.status_code == 409
        words = words_of(answer)
        assert "Nothing you wrote is lost, and nothing has been saved over." in words
        assert "carers supportive policy from the top: partly in place" in words
        assert "Mine." in answer.content.decode()
        assert kept(project).view_by_id["v1"].given_by == "carers"
        with pytest.raises(ViewChanged):
            change_view(by=farah, project=project, seen=seen, view=replace(told, given_by="x"))

    def test_a_change_elsewhere_meanwhile_stands_beside_it(self, project: Project, farah: User) -> None:
        rated_by(farah, project, Side.PEOPLE)
        seen = ReadinessVersion.objects.latest("number").number
        give_view(by=farah, project=project, round_number=1, view=view_of(Side.FACILITATORS))

        told = kept(project).view_by_id["v1"]
        change_view(by=farah, project=project, seen=seen, view=replace(told, given_by="carers"))

        assert [view.given_by for view in kept(project).rounds[0].views] == ["carers", "somebody"]

    def test_nobody_moves_a_view_to_another_side(self, project: Project, farah: User, colin: User) -> None:
        rated_by(farah, project, Side.PEOPLE)
        told = kept(project).view_by_id["v1"]

        with pytest.raises(Refused):
            change_view(by=colin, project=project, seen=2, view=replace(told, side=Side.COMMISSIONERS))

        assert kept(project).view_by_id["v1"].side is Side.PEOPLE

    def test_the_log_holds_no_words(self, project: Project, farah: User) -> None:
        rated_by(farah, project, Side.PEOPLE)

        events = Event.objects.filter(noun="readiness").order_by("pk")
        assert [(event.verb, event.detail) for event in events] == [
            ("begin_round", {"version": 1}),
            ("give_view", {"version": 2}),
        ]


class TestWhoseHand:
    SENT = {"given_by": "officer", "rating_1": "in_place", "reason_1": "Yes."}

    def test_a_change_by_somebody_else_says_who_wrote_it_down(
        self, project: Project, farah: User, colin: User, browser_of: Browser
    ) -> None:
        rated_by(farah, project)
        browser_of(colin).post(f"{PAGE}rate/commissioners/", {"seen": "1", **self.SENT})

        browser_of(farah).post(f"{PAGE}views/v1/", {"seen": "2", **self.SENT, "rating_1": "partly"})

        assert kept(project).view_by_id["v1"].written_down_by == "facilitator"
        assert "Officer, written down by a facilitator." in words_of(browser_of(colin).get(PAGE))

    def test_a_view_kept_as_it_was_stays_in_the_hand_that_wrote_it(
        self, project: Project, farah: User, colin: User, browser_of: Browser
    ) -> None:
        rated_by(farah, project)
        browser_of(colin).post(f"{PAGE}rate/commissioners/", {"seen": "1", **self.SENT})

        browser_of(farah).post(f"{PAGE}views/v1/", {"seen": "2", **self.SENT})

        assert kept(project).view_by_id["v1"].written_down_by == ""
        assert ReadinessVersion.objects.count() == 2

    def test_whoever_mends_what_was_written_down_for_them_is_its_writer(
        self, project: Project, farah: User, colin: User, browser_of: Browser
    ) -> None:
        rated_by(farah, project)
        browser_of(farah).post(f"{PAGE}rate/commissioners/", {"seen": "1", **self.SENT})
        assert kept(project).view_by_id["v1"].written_down_by == "facilitator"

        browser_of(colin).post(f"{PAGE}views/v1/", {"seen": "2", **self.SENT, "reason_1": "Mine."})

        assert kept(project).view_by_id["v1"].written_down_by == ""


class TestARoundAboutATheoryWithoutConditions:
    SENTENCE = "The theory of this round has no WHEN clause, so there is no condition to rate."

    @pytest.fixture
    def first(self, project: Project, cocreate: Programme, priya: User) -> None:
        record = cocreate_record()
        theory = record.theory_versions[0].id
        began = ReadinessRound(number=1, theory=theory)
        told = Readiness(id="r", project="P08", rounds=(began,))
        import_record(by=priya, record=replace(record, readiness=(told,)), into=cocreate)

    def test_is_refused_with_a_sentence(self, first: None, farah: User, browser_of: Browser) -> None:
        browser, address = browser_of(farah), f"{PAGE}rate/facilitators/"

        for answer in (browser.get(address), browser.post(address, {"seen": "1", "given_by": "us"})):
            assert answer.status_code == 403
            assert self.SENTENCE in words_of(answer)

    def test_the_page_says_so_and_leads_to_another_round(
        self, first: None, project: Project, farah: User, browser_of: Browser
    ) -> None:
        browser = browser_of(farah)

        words = words_of(browser.get(PAGE))

        assert self.SENTENCE in words
        assert "Give the view of" not in words
        assert "Begin another round" in words

    def test_does_not_stand_in_the_way_of_another_when_nobody_answered(self, project: Project) -> None:
        (without, *_, newest) = cocreate_record().theory_versions
        empty = Readiness(id="r", project="P08", rounds=(ReadinessRound(number=1, theory=without.id),))

        assert why_no_round(empty, (without, newest)) == ""

    def test_the_form_says_what_is_missing_without_a_box_to_say_it_at(self) -> None:
        theory = cocreate_record().theory_versions[0]

        form = RatingForm({"seen": "1", "given_by": "us"}, theory=theory, seen=1)

        assert form.non_field_errors() == ["Answer at least one condition. “Don't know” is an answer too."]


class TestThePage:
    def test_shows_differences_first_and_people_who_use_services_first(
        self, priya: User, browser_of: Browser
    ) -> None:
        programme = import_record(by=priya, record=read_bundle(EXAMPLE))

        words = words_of(
            browser_of(priya).get(f"/programmes/{programme.identifier}/projects/waiting-room/readiness/")
        )

        assert (
            "Round 2, 20 May 2025, after the first meeting. Of 2 conditions, 1 is in place for every side "
            "and 1 is not or only partly in place for some side. The views differ about 1."
        ) in words
        differing = words.index("Where the views differ Talk about these first.")
        people, commissioners, facilitators = (
            words.index(f"{who} {rating}", differing)
            for who, rating in (
                ("People who use services", "partly in place"),
                ("Commissioners", "in place"),
                ("Facilitators", "partly in place"),
            )
        )
        assert differing < people < commissioners < facilitators < words.index("In place for every side")
        assert "Young people of the counselling service, written down by a facilitator." in words
        assert "Round 1: not in place People who use services: not in place Commissioners: in place" in words

    def test_says_which_side_has_not_been_asked(
        self, project: Project, farah: User, browser_of: Browser
    ) -> None:
        rated_by(farah, project, Side.COMMISSIONERS)

        words = words_of(browser_of(farah).get(PAGE))

        assert (
            "No view of people who use services and facilitators yet. Until every side has answered, no "
            "condition counts as in place for every side."
        ) in words
        assert "No answer yet. That is not the same as no." in words
        assert "Nobody has answered. That is not the same as no." in words

    def test_what_people_wrote_is_shown_as_words(
        self, project: Project, farah: User, browser_of: Browser
    ) -> None:
        rated_by(farah, project)
        view = view_of(Side.PEOPLE, reason="<script>alert(1)</script>")
        give_view(by=farah, project=project, round_number=1, view=view)

        page = browser_of(farah).get(PAGE).content.decode()

        assert "&lt;script&gt;alert(1)" in page
        assert "<script>alert(1)" not in page

    def test_the_list_says_of_cocreate_that_nobody_was_asked(
        self, cocreate: Programme, colin: User, browser_of: Browser
    ) -> None:
        words = words_of(browser_of(colin).get(ALL))

        assert "Nobody has been asked in any of 25 projects how ready it is." in words
        assert words.count("nobody asked yet") == 25
        assert "They are not ranked" in words

    def test_the_list_leads_to_each_project(
        self, project: Project, farah: User, colin: User, browser_of: Browser
    ) -> None:
        rated_by(farah, project, Side.PEOPLE)

        page = browser_of(colin).get(ALL)

        assert "In 1 of 25 projects people were asked how ready it is." in words_of(page)
        assert f'href="{PAGE}"' in page.content.decode()

    def test_asks_the_database_as_often_for_many_as_for_few(
        self, cocreate: Programme, farah: User, browser_of: Browser
    ) -> None:
        browser, numbers = browser_of(farah), set()
        for projects in (("P08",), ("P14", "P15", "P17")):
            for name in projects:
                rated_by(farah, cocreate.projects.get(identifier=name), *Side)
            with CaptureQueriesContext(connection) as queries:
                browser.get(ALL)
                browser.get(PAGE)
            numbers.add(len(queries))

        assert len(numbers) == 1

    def test_is_reached_from_the_project_and_from_the_theory(
        self, cocreate: Programme, colin: User, browser_of: Browser
    ) -> None:
        browser = browser_of(colin)

        assert f'href="{PAGE}"' in browser.get("/programmes/cocreate/projects/P08/").content.decode()
        assert f'href="{ALL}"' in browser.get("/programmes/cocreate/theory/").content.decode()

    def test_a_stranger_finds_nothing(self, cocreate: Programme, zed: User, browser_of: Browser) -> None:
        for address in (ALL, PAGE, f"{PAGE}begin/", f"{PAGE}rate/commissioners/"):
            assert browser_of(zed).get(address).status_code == 404


class TestInAndOut:
    def test_comes_in_with_a_bundle_and_goes_out_the_same(self, priya: User) -> None:
        record = read_bundle(EXAMPLE)

        programme = import_record(by=priya, record=record)

        assert programme_record(programme).readiness == record.readiness
        found = check_files(read_zip(export_bundle(by=priya, programme=programme)))
        assert found.problems == ()
        assert found.record is not None
        assert found.record.readiness == record.readiness

    def test_a_bundle_that_knows_less_takes_no_view_away(
        self, project: Project, cocreate: Programme, priya: User
    ) -> None:
        rated_by(priya, project, *Side)
        whole = programme_record(cocreate).readiness

        import_record(by=priya, record=cocreate_record(), into=cocreate)

        assert programme_record(cocreate).readiness == whole

    def test_a_bundle_adds_a_round(self, project: Project, cocreate: Programme, priya: User) -> None:
        rated_by(priya, project, Side.PEOPLE)
        before = kept(project)
        later = ReadinessRound(number=2, theory="revised", views=(replace(view_of(Side.PEOPLE), id="v7"),))
        told = replace(before, rounds=(*before.rounds, later))

        import_record(by=priya, record=replace(cocreate_record(), readiness=(told,)), into=cocreate)

        assert kept(project) == told
        assert ReadinessVersion.objects.latest("number").verb == "import"
