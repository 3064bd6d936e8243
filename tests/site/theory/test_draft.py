"""Working on the next version of a theory, and agreeing on it."""

from importlib import import_module

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.utils.timezone import localdate
from tests.site.conftest import Browser
from tests.site.programme import cocreate_record
from tests.site.words import words_of

from doingwith.exchange.bundle.check import check_files
from doingwith.exchange.bundle.zip_file import read_zip
from doingwith.reporting.wording import day
from doingwith.theory.drafting import add_statement
from doingwith.theory.lineage import newest
from doingwith_site.audit.actions import record_event
from doingwith_site.exchange.actions import export_bundle, import_record
from doingwith_site.people.models import User
from doingwith_site.programmes.actions import create_programme
from doingwith_site.programmes.models import Programme
from doingwith_site.theory.actions import agree_on_draft, change_draft, leave_draft, start_draft
from doingwith_site.theory.models import TheoryDraft
from doingwith_site.theory.queries import latest_step, open_draft
from doingwith_site.theory.records import draft_value, theory_values

DRAFT = "/programmes/cocreate/theory/draft/"
CLAUSE = f"{DRAFT}clauses/theory-3.s1.when1/"


@pytest.fixture
def begun(cocreate: Programme, eve: User) -> Programme:
    start_draft(by=eve, programme=cocreate)
    return cocreate


def seen(programme: Programme) -> int:
    draft = open_draft(programme)
    assert draft
    return latest_step(draft).number


class TestTheDraft:
    def test_says_that_there_is_none(self, cocreate: Programme, eve: User, browser_of: Browser) -> None:
        words = words_of(browser_of(eve).get(DRAFT))

        assert "No revision is open. The theory stands as it was last agreed." in words
        assert "See the agreed versions, with what became of advice and proposals" in words
        assert "Start a revision" in words

    def test_begins_as_the_newest_version(self, cocreate: Programme, eve: User, browser_of: Browser) -> None:
        answer = browser_of(eve).post(f"{DRAFT}start/", follow=True)

        words = words_of(answer)
        assert "It began as “Revised theory of change”. No changes so far." in words
        assert "permission to carry the risk" in words

    def test_is_read_by_all_and_changed_by_some(
        self, begun: Programme, colin: User, browser_of: Browser
    ) -> None:
        answer = browser_of(colin).get(DRAFT)

        assert answer.status_code == 200
        assert "Take out" not in words_of(answer)
        assert browser_of(colin).post(CLAUSE, {"text": "x", "seen": "1"}).status_code == 403

    def test_costs_as_many_queries_as_ever_when_it_grows(
        self, begun: Programme, eve: User, browser_of: Browser, django_assert_max_num_queries: object
    ) -> None:
        browser = browser_of(eve)
        browser.get(DRAFT)
        with django_assert_max_num_queries(26):  # type: ignore[operator]
            browser.get(DRAFT)


class TestAClause:
    def test_is_changed_and_says_what_it_was(self, begun: Programme, eve: User, browser_of: Browser) -> None:
        answer = browser_of(eve).post(
            CLAUSE, {"text": "policy that backs people", "factors": ["L2"], "seen": "1"}, follow=True
        )

        words = words_of(answer)
        assert "The clause is changed in the draft." in words
        assert "policy that backs people reworded Before: supportive policy from the top" in words

    def test_is_moved_to_another_statement_and_part(
        self, begun: Programme, eve: User, browser_of: Browser
    ) -> None:
        browser = browser_of(eve)
        page = browser.get(CLAUSE)
        sent = {"text": "supportive policy from the top", "factors": ["L2"], "seen": "1", "asked": "keeps"}

        answer = browser.post(
            CLAUSE, {**sent, "keeps": ["toc1.rev.when1"], "stands": "theory-3.s3 because"}, follow=True
        )

        assert "Where it stands" in words_of(page)
        assert "Choose from 33 (1 chosen by now) supportive policy from the top" in words_of(page)
        assert answer.redirect_chain[-1][0].endswith("#theory-3.s3")
        words = words_of(answer)
        assert "supportive policy from the top moved from statement 1, WHEN" in words
        assert (
            "Statement 3, BECAUSE, moved from statement 1, WHEN: supportive policy from the top"
            in words_of(browser.get(f"{DRAFT}agree/"))
        )

    def test_that_is_split_says_which_clause_both_carry_on(
        self, begun: Programme, eve: User, browser_of: Browser
    ) -> None:
        browser = browser_of(eve)
        new = f"{DRAFT}statements/theory-3.s1/when/new/"

        answer = browser.post(
            new, {"text": "money", "seen": "1", "asked": "keeps", "keeps": ["toc1.rev.when1"]}, follow=True
        )
        page = words_of(browser.get(new))

        assert "money split and reworded Before: supportive policy from the top" in words_of(answer)
        assert "supportive policy from the top (statement 1, WHEN)" in page
        assert "nothing carries it on yet" not in page
        browser.post(f"{DRAFT}arrange/", {"move": "clause_out:theory-3.s1.when2", "seen": "2"})
        assert "nothing carries it on yet" in words_of(browser.get(new))

    def test_that_cannot_stand_where_it_is_sent_is_told_so_and_loses_nothing(
        self, begun: Programme, eve: User, browser_of: Browser
    ) -> None:
        answer = browser_of(eve).post(
            CLAUSE, {"text": "mine", "seen": "1", "asked": "keeps", "keeps": ["x"], "stands": "x when"}
        )

        words = words_of(answer)
        assert "Choose a statement and part from the list." in words
        assert "Choose clauses from the list." in words
        assert "mine" in answer.content.decode()

    def test_that_two_people_change_at_once_loses_neither_text(
        self, begun: Programme, eve: User, farah: User, browser_of: Browser
    ) -> None:
        browser_of(farah).post(CLAUSE, {"text": "What Farah wrote", "seen": "1"})
        browser = browser_of(eve)

        answer = browser.post(CLAUSE, {"text": "What Eve wrote", "seen": "1"})

        assert answer.status_code == 409
        words = words_of(answer)
        assert "Nothing you wrote is lost, and nothing has been saved over." in words
        assert "wrote meanwhile What Farah wrote" in words
        assert "What Eve wrote" in answer.content.decode()

        both = browser.post(CLAUSE, {"text": "Both", "seen": "2"}, follow=True)
        assert "The clause is changed in the draft." in words_of(both)

    def test_changed_beside_another_clause_keeps_both_changes(
        self, begun: Programme, eve: User, farah: User, browser_of: Browser
    ) -> None:
        browser_of(farah).post(f"{DRAFT}clauses/theory-3.s1.when2/", {"text": "Farah's", "seen": "1"})

        browser_of(eve).post(CLAUSE, {"text": "Eve's", "seen": "1"})

        words = words_of(browser_of(eve).get(DRAFT))
        assert "Farah's" in words
        assert "Eve's" in words

    def test_taken_out_comes_back_with_undo(self, begun: Programme, eve: User, browser_of: Browser) -> None:
        browser = browser_of(eve)
        browser.post(f"{DRAFT}arrange/", {"move": "clause_out:theory-3.s1.when1", "seen": "1"})
        assert "supportive policy from the top" not in words_of(browser.get(DRAFT))

        answer = browser.post(f"{DRAFT}undo/", {"seen": str(seen(begun))}, follow=True)

        assert "The last change is taken back." in words_of(answer)
        assert "supportive policy from the top" in words_of(answer)
        again = browser.post(f"{DRAFT}undo/", {"seen": str(seen(begun))}, follow=True)
        assert "There is nothing to undo" in words_of(again)

    def test_that_somebody_took_out_is_not_there(
        self, begun: Programme, eve: User, browser_of: Browser
    ) -> None:
        browser = browser_of(eve)
        browser.post(f"{DRAFT}arrange/", {"move": "clause_out:theory-3.s1.when1", "seen": "1"})

        assert browser.get(CLAUSE).status_code == 404
        assert browser.post(f"{DRAFT}arrange/", {"move": "clause_up:theory-3.s1.when1"}).status_code == 302
        assert browser.post(f"{DRAFT}arrange/", {"move": "fly:1"}).status_code == 302


class TestAProposal:
    def test_shows_what_speaks_for_it_and_against(
        self, begun: Programme, eve: User, browser_of: Browser
    ) -> None:
        words = words_of(browser_of(eve).get(f"{DRAFT}statements/theory-3.s4/proposals/"))

        assert (
            "U6, T1, T2, T3, S1 and S2: came about in 4 cases (CS2 and CS4 in part), did not in 1 case, "
            "not reported in no cases."
        ) in words
        assert "Helped where the results came about: CS2, CS3, CS4 and CS5." in words
        assert "Got in the way where they did not: CS1." in words
        assert "Helped and got in the way at once, which speaks neither way: CS3 and CS5." in words
        assert "Not reported, which is not the same as absent:" in words

    def test_accepted_becomes_a_clause_and_keeps_its_reason(
        self, begun: Programme, eve: User, browser_of: Browser
    ) -> None:
        browser = browser_of(eve)
        page = f"{DRAFT}statements/theory-3.s4/proposals/C3/"

        answer = browser.post(page, {"fate": "accepted", "words": "", "reason": "All five say it.", "seen": "1"}, follow=True)  # fmt: skip  # noqa: E501

        words = words_of(answer)
        assert "“Co-production facilitators involved” was accepted: All five say it." in words

    def test_needs_a_reason_and_other_words_where_it_says_so(
        self, begun: Programme, eve: User, browser_of: Browser
    ) -> None:
        answer = browser_of(eve).post(
            f"{DRAFT}statements/theory-3.s4/proposals/C3/", {"fate": "reworded", "words": "", "seen": "1"}
        )

        words = words_of(answer)
        assert "Write the clause in other words, or put it in as it is." in words
        assert "Fill in “Why”." in words


class TestAgreeing:
    AGREED = {"label": "After year three", "authors": "young people\ncommissioner", "reason": "We learned."}

    def test_makes_the_next_version_and_keeps_those_before(
        self, begun: Programme, eve: User, browser_of: Browser
    ) -> None:
        browser = browser_of(eve)
        browser.post(CLAUSE, {"text": "policy that backs people", "factors": ["L2"], "seen": "1"})

        answer = browser.post(f"{DRAFT}agree/", self.AGREED | {"seen": "2"}, follow=True)

        assert "“After year three” is now the newest version." in words_of(answer)
        versions = theory_values(begun)
        latest = newest(versions)
        assert latest is not None
        assert (len(versions), latest.id, latest.revises) == (3, "theory-3", "revised")
        assert (latest.authors, latest.reason) == (("young people", "commissioner"), "We learned.")
        assert latest.statements[0].when[0].keeps == ("toc1.rev.when1",)
        assert open_draft(begun) is None

    def test_is_refused_while_nothing_differs_or_advice_waits(
        self, begun: Programme, eve: User, ade: User, browser_of: Browser
    ) -> None:
        browser_of(ade).post(f"{DRAFT}advice/", {"text": "Say it shorter.", "by": "advisory group"})

        answer = browser_of(eve).post(f"{DRAFT}agree/", self.AGREED | {"seen": "2"})

        assert (
            "Nothing differs from the version before yet. "
            "1 piece of advice waits for an answer: say what became of it."
        ) in words_of(answer)
        assert len(theory_values(begun)) == 2

    def test_advice_is_answered_and_stays_with_the_version(
        self, begun: Programme, eve: User, ade: User, browser_of: Browser
    ) -> None:
        browser_of(ade).post(f"{DRAFT}advice/", {"text": "Say it shorter.", "by": "advisory group"})
        browser = browser_of(eve)
        browser.post(CLAUSE, {"text": "shorter", "seen": "2"})
        browser.post(f"{DRAFT}advice/0/", {"became": "Statement 1 is shorter.", "seen": "3"})

        browser.post(f"{DRAFT}agree/", self.AGREED | {"seen": "4"})

        latest = newest(theory_values(begun))
        assert latest is not None
        assert [(one.by, one.became) for one in latest.advice] == [
            ("advisory group", "Statement 1 is shorter.")
        ]

    def test_whoever_advised_reads_on_the_theory_page_what_came_of_it_and_why_a_proposal_was_rejected(
        self, begun: Programme, eve: User, ade: User, browser_of: Browser
    ) -> None:
        browser_of(ade).post(f"{DRAFT}advice/", {"text": "Say it shorter.", "by": "advisory group"})
        browser = browser_of(eve)
        browser.post(
            f"{DRAFT}statements/theory-3.s1/proposals/L5/",
            {"fate": "rejected", "reason": "One case is too few.", "seen": "2"},
        )
        browser.post(CLAUSE, {"text": "shorter", "seen": "3"})
        browser.post(f"{DRAFT}advice/0/", {"became": "Statement 1 is shorter.", "seen": "4"})
        agreed = browser.post(f"{DRAFT}agree/", self.AGREED | {"seen": "5"}, follow=True)

        words = words_of(browser_of(ade).get("/programmes/cocreate/theory/"))

        assert "is now the newest version." in words_of(agreed)
        assert "After year three (with 1 decision and 1 piece of advice)" in words
        assert "What was decided about proposals Statement 1: “" in words
        assert "” was rejected: One case is too few." in words
        assert "Advice, and what became of it “Say it shorter.” advisory group, " in words
        assert "What became of it: Statement 1 is shorter." in words

    def test_leaving_keeps_the_theory_as_it_was_and_says_what_became_of_the_advice(
        self, begun: Programme, ade: User, eve: User, priya: User, browser_of: Browser
    ) -> None:
        browser_of(ade).post(f"{DRAFT}advice/", {"text": "Say it shorter.", "by": "advisory group"})
        browser = browser_of(eve)

        unsaid = browser.post(f"{DRAFT}leave/", {"reason": " "}, follow=True)
        answer = browser.post(f"{DRAFT}leave/", {"reason": "the programme ends first"}, follow=True)

        assert "Fill in “Why it is closed”." in words_of(unsaid)
        words = words_of(answer)
        assert "The revision is closed, and the theory stays as it was." in words
        today = day(localdate())
        assert (
            f"A draft was closed on {today} without a new version, because: the programme ends first. "
            f"“Say it shorter.” advisory group, {today} What became of it: The draft was closed, because: "
            "the programme ends first."
        ) in words
        before, newest = theory_values(begun)
        assert (before.closed_drafts, newest.closed_drafts[0].advice[0].text) == ((), "Say it shorter.")
        record = check_files(read_zip(export_bundle(by=eve, programme=begun))).record
        assert record
        assert record.theory_versions == (before, newest)
        import_record(by=priya, record=cocreate_record(), into=begun)
        assert theory_values(begun)[1].closed_drafts == newest.closed_drafts, "an older bundle knows of none"

    def test_where_there_was_no_version_yet_the_first_one_tells_of_it(
        self, eve: User, priya: User, browser_of: Browser
    ) -> None:
        programme = create_programme(by=priya, name="Better Together")
        start_draft(by=priya, programme=programme)
        leave_draft(by=priya, programme=programme, reason="nobody had time")
        start_draft(by=priya, programme=programme)
        change_draft(
            by=priya,
            programme=programme,
            seen=1,
            verb="add_statement",
            change=lambda draft: add_statement(draft, if_="we ask"),
        )

        agree_on_draft(by=priya, programme=programme, seen=2, label="First", authors=("us",), reason="")

        (first,) = theory_values(programme)
        assert [one.reason for one in first.closed_drafts] == ["nobody had time"]

    def test_advice_on_drafts_that_were_closed_before_stands_with_their_version(
        self, begun: Programme, ade: User, eve: User, browser_of: Browser
    ) -> None:
        browser_of(ade).post(f"{DRAFT}advice/", {"text": "Say it shorter.", "by": "advisory group"})
        TheoryDraft.objects.update(is_open=False)
        record_event(by=eve, verb="leave", noun="theory_draft", object_id=TheoryDraft.objects.get().pk)
        name = "0007_drafts_that_came_to_nothing"

        then = MigrationLoader(connection).project_state([("theory", name)]).apps
        import_module(f"doingwith_site.theory.migrations.{name}").tell_of_drafts(then, None)

        (closed,) = theory_values(begun)[1].closed_drafts
        assert (closed.reason, closed.closed_on, closed.advice[0].text) == (
            "",
            localdate(),
            "Say it shorter.",
        )
        assert "Why was not reported." in words_of(browser_of(eve).get("/programmes/cocreate/theory/"))


def test_the_draft_is_kept_whole_between_steps(begun: Programme, eve: User) -> None:
    change_draft(by=eve, programme=begun, seen=1, verb="nothing", change=lambda draft: draft)
    draft = open_draft(begun)
    assert draft is not None

    first, second = draft.steps.all()

    assert draft_value(first) == draft_value(second)
