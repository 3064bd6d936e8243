"""People say themselves, by a code and without an account, how ready a project is; nobody stands out."""

import re
from datetime import timedelta
from importlib import import_module

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.dateformat import format as date_format
from pytest_django import Settings
from tests.site.analysis.test_taken_back import places_with
from tests.site.conftest import Browser
from tests.site.tellings import an_account, leaving_hospital, looked_after
from tests.site.theory.readiness import CLAUSE, a_question, an_answer, rated_by, view_of
from tests.site.words import words_of

from doingwith.consent.uses import Way
from doingwith.exchange.bundle.check import check_files
from doingwith.exchange.bundle.zip_file import read_zip
from doingwith.theory.readiness import ConditionCounts, Rating, Side, SideAnswers
from doingwith_site.analysis.records import programme_record
from doingwith_site.audit.actions import record_event
from doingwith_site.audit.models import Event
from doingwith_site.common.errors import Refused
from doingwith_site.common.plain import kept_plain
from doingwith_site.config.translations import compile_all
from doingwith_site.consent.models import Concern, Removal
from doingwith_site.consent.proof import search
from doingwith_site.consent.withdrawals import withdraw
from doingwith_site.exchange.actions import export_bundle, import_record
from doingwith_site.people.models import User
from doingwith_site.programmes.models import Membership, Programme
from doingwith_site.projects.models import Project
from doingwith_site.theory.models import ReadinessVersion
from doingwith_site.theory.question_models import ReadinessAnswer, ReadinessQuestion
from doingwith_site.theory.readiness.actions import begin_round, give_view
from doingwith_site.theory.readiness.asking.actions import (
    answer_question,
    close_question,
    forget_comments,
    open_question,
    take_answer_back,
)
from doingwith_site.theory.readiness.questions.lines import question_line
from doingwith_site.theory.readiness.questions.rules import LASTS
from doingwith_site.theory.readiness.records import readiness_values

PAGE = "/programmes/cocreate/projects/P08/readiness/"
ASK = f"{PAGE}ask/people_who_use_services/"
SENT = {"rating_1": "not_in_place", "comment": "We never met whoever decides."}
FORGOTTEN = "This phone forgot you, or somebody else used it after you. Type your own code, then send again."
MOMENTS = "0006_no_moment_of_an_answer"
CLOSED = "This question is closed. It cannot be answered any more."


@pytest.fixture
def project(cocreate: Programme) -> Project:
    return cocreate.projects.get(identifier="P08")


@pytest.fixture
def question(project: Project, farah: User) -> ReadinessQuestion:
    return a_question(farah)


@pytest.fixture
def here(question: ReadinessQuestion) -> str:
    return f"/ready/{question.code}/"


def close(by: User) -> None:
    close_question(by=by, project=Project.objects.get(identifier="P08"), side=Side.PEOPLE)


def own_code(answer: HttpResponseBase) -> str:
    assert isinstance(answer, HttpResponse)
    return " ".join(re.findall(r"<span>([A-Z0-9-]+)</span>", answer.content.decode()))


def whose_in(page: HttpResponseBase) -> str:
    """Whose the form on the page says it is."""
    assert isinstance(page, HttpResponse)
    (found,) = re.findall(r'name="whose" value="([0-9a-f]{16})"', page.content.decode())
    return str(found)


def counted(programme: Programme) -> tuple[SideAnswers, ...]:
    (found,) = readiness_values(programme)
    return found.rounds[-1].answers


class TestWhoAnswers:
    def test_needs_a_code_and_nothing_else(
        self, question: ReadinessQuestion, client: Client, farah: User
    ) -> None:
        page = client.post("/ready/", {"code": question.code.lower().replace("-", " ")}, follow=True)
        words = words_of(page)
        assert "Say of each: do we have it here, now?" in words
        assert "1. Supportive policy from the top" in words
        assert "If fewer than 5 people answer, nobody sees any of it." in words

        receipt = words_of(client.post(f"/ready/{question.code}/", SENT, follow=True))

        assert "Your own code" in receipt
        assert "1. Supportive policy from the top No We never met whoever decides." in receipt
        assert "2. Political pressure" not in receipt, "what was not answered is not told as an answer"
        kept = ReadinessAnswer.objects.get()
        assert (kept.ratings, kept.comment) == ({CLAUSE: "not_in_place"}, "We never met whoever decides.")
        assert client.cookies["ready"]["path"] == "/ready/"

    def test_may_leave_out_all_but_one(self, here: str, client: Client) -> None:
        nothing = words_of(client.post(here, {"comment": "Hello."}))

        assert "Answer at least one. “I don't know” is an answer too." in nothing
        assert "Hello." in nothing
        assert not ReadinessAnswer.objects.exists()

    def test_reads_the_conditions_in_plain_words(self, project: Project, farah: User, client: Client) -> None:
        a_question(farah)
        close(farah)
        plain = {CLAUSE: "the people at the top say that it may be done"}
        question = open_question(by=farah, project=project, side=Side.PEOPLE, plain=plain)

        words = words_of(client.get(f"/ready/{question.code}/"))

        assert "1. The people at the top say that it may be done" in words
        assert "2. Political pressure for participation" in words

    def test_changes_the_answer_as_long_as_it_is_open(self, here: str, client: Client, farah: User) -> None:
        client.post(here, SENT)
        client.post(here, SENT)
        form = client.get(f"{here}?change=1").content.decode()
        assert re.search(r'value="not_in_place"[^>]*checked', form)

        client.post(here, {"rating_2": "in_place"})

        assert [one.ratings for one in ReadinessAnswer.objects.all()] == [{"toc1.rev.when2": "in_place"}]
        close(farah)
        late = client.post(here, SENT)
        assert CLOSED in words_of(late)
        assert ReadinessAnswer.objects.get().ratings == {"toc1.rev.when2": "in_place"}

    def test_comes_back_on_another_phone_and_takes_it_back(
        self, here: str, client: Client, question: ReadinessQuestion, farah: User
    ) -> None:
        code = own_code(client.post(here, SENT, follow=True))
        for _ in range(5):
            an_answer(question, Rating.IN_PLACE)
        close(farah)
        assert counted(question.readiness.programme)[0].people == 6
        other = Client()

        other.post("/ready/", {"code": code})
        seen = words_of(other.get("/ready/mine/"))
        answer = ReadinessAnswer.objects.filter(comment__gt="").get()
        gone = words_of(other.post(f"/ready/mine/{answer.pk}/take-back/", follow=True))

        assert "We never met whoever decides." in seen
        assert "Change my answers" not in seen, "it is closed"
        assert "You took this back. Your answers and your words are gone." in gone
        assert search(["never met whoever decides"], []).found == ()
        (left,) = counted(question.readiness.programme)
        assert left.counts == (ConditionCounts(clause=CLAUSE, in_place=5),)
        again = other.post(f"/ready/mine/{answer.pk}/take-back/")
        assert again.status_code == 409
        assert "You have taken this back already." in words_of(again)

    def test_words_that_go_are_noted_so_that_their_bytes_are_overwritten(
        self, question: ReadinessQuestion
    ) -> None:
        answer = an_answer(question, comment="Only me.")
        for comment, noted in (("Only me. ", 0), ("Not only me.", 1), ("", 2), ("Me.", 2)):
            answer_question(
                question=question, guest=answer.guest, ratings={CLAUSE: Rating.PARTLY}, comment=comment
            )
            assert Removal.objects.count() == noted

        take_answer_back(answer=answer)

        assert Removal.objects.count() == 3

    def test_takes_back_nothing_of_others(
        self, here: str, client: Client, question: ReadinessQuestion
    ) -> None:
        client.post(here, SENT)
        other = an_answer(question)

        assert client.post(f"/ready/mine/{other.pk}/take-back/").status_code == 404
        assert Client().post(f"/ready/mine/{other.pk}/take-back/").status_code == 404
        assert ReadinessAnswer.objects.get(pk=other.pk).ratings

    def test_is_asked_for_the_code_when_the_phone_forgot_before_something_is_taken_back(
        self, here: str, client: Client
    ) -> None:
        sent = {"whose": whose_in(client.post(here, SENT, follow=True)), "written_in": "pl"}

        refused = Client().post(f"/ready/mine/{ReadinessAnswer.objects.get().pk}/take-back/", sent)

        assert refused.status_code == 409
        assert '<html lang="pl">' in refused.content.decode(), "as the page that was sent"
        assert 'action="/ready/"' in refused.content.decode()
        assert ReadinessAnswer.objects.get().ratings

    def test_has_one_answer_although_the_first_receipt_was_lost(self, here: str, client: Client) -> None:
        client.get(here)
        seeded = client.cookies["ready"].value
        client.post(here, SENT)
        client.cookies["ready"] = seeded

        client.post(here, SENT)

        assert ReadinessAnswer.objects.count() == 1
        assert own_code(client.get("/ready/mine/"))

    def test_is_one_person_although_the_phone_forgot_them_while_the_page_was_open(
        self, here: str, client: Client
    ) -> None:
        code = own_code(client.post(here, SENT, follow=True))
        sent = {
            "rating_2": "in_place",
            "comment": "Now they come.",
            "whose": whose_in(client.get(f"{here}?change=1")),
        }
        forgot = Client()

        asked = forgot.post(here, sent)
        again = forgot.post(here, {**sent, "whose": whose_in(asked), "own_code": "moss 20 moss"})

        assert FORGOTTEN in words_of(asked)
        assert "Now they come." in asked.content.decode()
        assert "We do not know this code." in words_of(again)
        assert ReadinessAnswer.objects.get().ratings == {CLAUSE: "not_in_place"}

        forgot.post(here, {**sent, "whose": whose_in(again), "own_code": code.lower()})

        assert ReadinessAnswer.objects.get().comment == "Now they come."

    def test_overwrites_nothing_of_whoever_answered_after_them_on_the_same_phone(
        self, here: str, client: Client
    ) -> None:
        nothing_sent = whose_in(client.get(here))
        client.get("/ready/forget/")
        client.post(here, SENT)
        first = whose_in(client.get(f"{here}?change=1"))
        client.get("/ready/forget/")
        client.post(here, {"rating_1": "in_place"})

        refused = client.post(here, {"rating_1": "partly", "whose": first})
        told = [one.ratings[CLAUSE] for one in ReadinessAnswer.objects.all()]
        client.post(here, {"rating_1": "do_not_know", "whose": nothing_sent})

        assert FORGOTTEN in words_of(refused)
        assert told == ["not_in_place", "in_place"]
        assert [one.ratings[CLAUSE] for one in ReadinessAnswer.objects.all()] == [*told, "do_not_know"]

    def test_sees_nothing_of_whoever_answered_before_on_this_phone(self, here: str, client: Client) -> None:
        receipt = client.post(here, SENT, follow=True).content.decode()

        page = client.get(here)
        fresh = client.get("/ready/forget/?next=1", follow=True)

        assert f'href="{here}?change=1"' in receipt
        assert "Somebody has answered on this phone already. Was it you?" in words_of(page)
        assert "<form" not in page.content.decode()
        assert not re.search(r'value="not_in_place"[^>]*checked', fresh.content.decode())
        assert SENT["comment"] not in words_of(page) + words_of(fresh)
        assert "Send my answers" in words_of(fresh)
        assert not client.get("/ready/mine/").content

    def test_leaves_at_once_and_the_phone_forgets(self, here: str, client: Client) -> None:
        client.post(here, SENT)

        gone = client.get("/ready/leave/")

        assert gone["Clear-Site-Data"] == '"cache"'
        assert client.get("/ready/mine/")["Location"] == "/ready/"

    def test_is_asked_once_more_for_a_code_that_is_mistyped_in_the_address(
        self, question: ReadinessQuestion, client: Client
    ) -> None:
        wrong = f"{question.code[:-4]}xxxx"

        asked = client.get(f"/ready/{wrong}/")
        sent = client.post(f"/ready/{wrong}/", SENT)

        assert (asked.status_code, sent.status_code) == (404, 404)
        assert "We do not know this code. Look at each letter and number again." in words_of(asked)
        assert f'value="{wrong}"' in asked.content.decode(), "it is in the box, to be mended"
        assert 'action="/ready/"' in asked.content.decode()
        assert not ReadinessAnswer.objects.exists()
        assert client.post("/ready/", {"code": question.code})["Location"] == f"/ready/{question.code}/"

    def test_tries_no_codes_for_long(self, here: str, client: Client) -> None:
        for _ in range(60):
            client.post("/ready/", {"code": "moss 20 moss"})

        refused = client.post("/ready/", {"code": "moss 20 moss"})

        assert refused.status_code == 429
        assert "Too many codes were tried here. Wait ten minutes, then try again." in words_of(refused)
        followed = client.get(here)
        assert followed.status_code == 429
        assert "Too many codes were tried here. Wait ten minutes, then try again." in words_of(followed)
        assert f'value="{here[7:-1]}"' in followed.content.decode(), "it is in the box, to be sent then"

    def test_reads_polish_and_the_words_of_the_project_say_that_they_are_english(
        self, here: str, client: Client
    ) -> None:
        compile_all()

        page = client.get(f"{here}?lang=pl").content.decode()

        assert '<html lang="pl">' in page
        assert "Wyślij moje odpowiedzi" in page
        assert '<legend lang="en-GB">1. Supportive policy from the top</legend>' in page
        assert "Odpowiedz na co najmniej jedno pytanie." in client.post(here, {}).content.decode()
        assert '<html lang="en-gb">' in client.get(f"{here}?lang=en-gb").content.decode()


class TestWhoeverIsWorried:
    WORRY = "/ready/worried/"

    def test_reaches_the_person_for_safety_from_each_page_and_nobody_else(
        self,
        here: str,
        question: ReadinessQuestion,
        client: Client,
        farah: User,
        sana: User,
        browser_of: Browser,
    ) -> None:
        looked_after(question.readiness.programme)
        client.post(here, SENT)
        for page in ("/ready/", here, f"{here}?change=1", "/ready/mine/"):
            assert "I am worried about something" in words_of(client.get(page))
        assert "If somebody is in danger now, ring 999." in words_of(client.get(self.WORRY))

        sent = words_of(client.post(self.WORRY, {"asked": question.code, "words": "He is hit at home."}))

        assert "What you wrote has reached the person who looks after people's safety here." in sent
        concern = Concern.objects.get()
        assert (concern.words, concern.programme, concern.agreement) == (
            "He is hit at home.",
            question.readiness.programme,
            None,
        )
        assert "He is hit" not in words_of(browser_of(farah).get(ASK)) + words_of(client.get("/ready/mine/"))

    def test_keeps_what_they_typed_on_the_way_there_and_back(
        self, here: str, question: ReadinessQuestion, client: Client
    ) -> None:
        looked_after(question.readiness.programme)
        typed = {
            "rating_1": "not_in_place",
            "comment": "Not finished yet",
            "asked": question.code,
            "whose": whose_in(client.get(here)),
        }

        there = client.post(here, {**typed, "then": "worried"}, follow=True)
        again = client.post(self.WORRY, {**typed, "words": ""})
        back = client.post(here, {**typed, "then": "back"})

        assert there.redirect_chain == [(self.WORRY, 307)]
        assert "Write what you are worried about. A few words are enough." in words_of(again)
        assert 'name="comment" value="Not finished yet"' in again.content.decode()
        form = back.content.decode()
        assert "Not finished yet" in form
        assert re.search(r'value="not_in_place"[^>]*checked', form)
        assert whose_in(back) == typed["whose"]
        assert not ReadinessAnswer.objects.exists(), "nothing is sent before they say so"

    def test_is_heard_although_the_phone_forgot_them_meanwhile(
        self, question: ReadinessQuestion, client: Client
    ) -> None:
        looked_after(question.readiness.programme)

        client.post(self.WORRY, {"asked": question.code, "words": "He is hit at home."})
        lost = client.post(self.WORRY, {"words": "Where does this go?"})
        asked = words_of(client.get(self.WORRY))

        assert Concern.objects.get().programme == question.readiness.programme
        assert lost["Location"] == "/ready/"
        assert (
            "To write to somebody here, first type the code that somebody gave you or your own code" in asked
        )

    def test_is_told_when_nobody_looks_after_safety(
        self, here: str, question: ReadinessQuestion, client: Client
    ) -> None:
        Membership.objects.filter(role="safeguarding_lead").delete()
        client.get(here)

        words = words_of(client.get(self.WORRY))

        assert "so nobody would read what you write on this page." in words
        assert "Please do not wait. Ring the number above, or tell somebody you trust." in words


class TestComments:
    def test_go_after_their_time_and_the_answers_stay(
        self, here: str, question: ReadinessQuestion, client: Client, farah: User, browser_of: Browser
    ) -> None:
        assert "What you write in the last box is erased 30 days after the question is closed." in words_of(
            client.get(here)
        )
        client.post(here, SENT)
        for _ in range(4):
            an_answer(question)
        close(farah)
        closed = ReadinessQuestion.objects.get().closed_at
        assert closed
        until = date_format(closed + timedelta(days=30), "j F Y")
        assert f"These words are kept until {until}. Then they are erased; your answers stay." in words_of(
            client.get("/ready/mine/")
        )
        assert f"These words stay until {until}; then they are erased." in words_of(
            browser_of(farah).get(ASK)
        )

        def after(days: int) -> int:
            ReadinessQuestion.objects.update(closed_at=timezone.now() - timedelta(days=days, minutes=1))
            return forget_comments()

        assert (after(29), after(30), after(31)) == (0, 1, 0)
        assert ReadinessAnswer.objects.filter(ratings={CLAUSE: "not_in_place"}, comment="").exists()
        assert Removal.objects.exists()
        assert counted(question.readiness.programme)[0].people == 5

    def test_of_a_question_that_closed_by_itself_go_too_and_of_an_open_one_stay(
        self, question: ReadinessQuestion, settings: Settings
    ) -> None:
        an_answer(question, comment="We wait.")
        settings.READINESS_COMMENT_DAYS = 2

        def opened(days: int) -> int:
            ReadinessQuestion.objects.update(opened_at=timezone.now() - timedelta(days=days, minutes=1))
            return forget_comments()

        assert [opened(days) for days in (1, 13, 15, 16)] == [0, 0, 0, 1]

    def test_are_forgotten_by_a_command(
        self,
        question: ReadinessQuestion,
        capsys: pytest.CaptureFixture[str],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setattr("doingwith_site.consent.removals.wipe_freed_space", lambda: True)
        an_answer(question, comment="We wait.")
        ReadinessQuestion.objects.update(closed_at=timezone.now() - timedelta(days=40))

        call_command("forget_comments")

        assert capsys.readouterr().out == "Removed the words of 1 person who answered by a code.\n"


class TestWhatOthersSee:
    def test_nothing_while_it_is_open_and_nothing_of_fewer_than_five(
        self, question: ReadinessQuestion, project: Project, farah: User, browser_of: Browser
    ) -> None:
        an_answer(question, Rating.NOT_IN_PLACE, comment="Only me.")
        for _ in range(3):
            an_answer(question, Rating.NOT_IN_PLACE)
        browser = browser_of(farah)

        while_open = words_of(browser.get(PAGE))
        close(farah)
        too_few = words_of(browser.get(PAGE))

        assert "Question to people who use services: 4 people have answered." in while_open
        assert (
            "What they say is shown when it is closed, and only when at least 5 have answered." in while_open
        )
        assert "What was said is shown to nobody until 5 have answered. Fewer could be recognised." in too_few
        assert "4 not in place" not in while_open + too_few
        assert "People have answered about 17 conditions. Nothing can be shown yet." in while_open
        assert "Nobody has answered yet" not in while_open + too_few
        index = words_of(browser.get("/programmes/cocreate/theory/readiness/"))
        assert "People have answered about 17 conditions. Nothing can be shown yet." in index
        assert "Only me." not in words_of(browser.get(ASK))
        assert counted(project.programme) == ()

        again = open_question(by=farah, project=project, side=Side.PEOPLE, plain={})
        an_answer(again, Rating.IN_PLACE)
        close(farah)

        assert again.pk == question.pk, "nobody is asked twice"
        told = words_of(browser.get(PAGE))
        assert "People who use services: 5 people answered themselves." in told
        assert "1 in place and 4 not in place" in told
        assert "No answer to show" in told, "of the other conditions one to four may have spoken"
        assert "Nobody has answered, or too few to be shown. That is not the same as no." in told
        assert "Nobody has answered See" not in told
        assert "Only me." not in told
        assert "Only me." in words_of(browser.get(ASK))

    def test_a_newcomer_is_not_told_by_opening_what_was_shown_again(
        self, question: ReadinessQuestion, project: Project, farah: User, browser_of: Browser
    ) -> None:
        first = [an_answer(question, Rating.IN_PLACE) for _ in range(5)][0]
        close(farah)
        take_answer_back(answer=first)

        words = words_of(browser_of(farah).get(ASK))
        again = open_question(by=farah, project=project, side=Side.PEOPLE, plain={})

        assert "Open a further question" in words
        assert again.pk != question.pk

    def test_those_who_answered_stand_beside_what_was_written_down(
        self, question: ReadinessQuestion, farah: User, colin: User, browser_of: Browser
    ) -> None:
        for _ in range(5):
            an_answer(question, Rating.IN_PLACE)
        close(farah)
        sent = {"seen": "1", "given_by": "young people", "rating_1": "partly"}
        browser_of(farah).post(f"{PAGE}rate/people_who_use_services/", sent)

        words = words_of(browser_of(colin).get(PAGE))

        told = "5 people answered themselves and 1 view written down by somebody for them."
        assert f"People who use services: {told}" in words
        assert "Commissioners: no answer yet." in words
        assert "Ask people who use services by a code" not in words

    def test_comments_are_for_those_who_ask_and_stand_by_the_alphabet(
        self, question: ReadinessQuestion, farah: User, colin: User, eve: User, browser_of: Browser
    ) -> None:
        for words in ("We wait.", "", "", "", "Ask the night staff."):
            an_answer(question, comment=words)
        close(farah)

        assert "Ask the night staff. We wait." in words_of(browser_of(farah).get(ASK))
        for other in (colin, eve):
            assert browser_of(other).get(ASK).status_code == 403
            assert "night staff" not in words_of(browser_of(other).get(PAGE))

    def test_no_moment_and_no_words_of_an_answer_are_logged(
        self, question: ReadinessQuestion, here: str, client: Client
    ) -> None:
        client.post(here, SENT)

        take_answer_back(answer=ReadinessAnswer.objects.get())

        logged = Event.objects.filter(object_id=question.identifier)
        assert [event.verb for event in logged] == ["open"], "the moment would tell who it was"
        fields = {field.name for field in ReadinessAnswer._meta.concrete_fields}
        assert fields == {"id", "question", "guest", "ratings", "comment", "taken_back_at"}

    def test_the_page_asks_no_more_of_the_database_as_people_answer(
        self, question: ReadinessQuestion, farah: User, browser_of: Browser
    ) -> None:
        browser = browser_of(farah)
        for _ in range(5):
            an_answer(question)
        close(farah)
        with CaptureQueriesContext(
            connection,
        ) as few:
            browser.get(PAGE)
        for _ in range(5):
            an_answer(a_question(farah))
        with CaptureQueriesContext(connection) as many:
            browser.get(PAGE)

        assert len(many) == len(few)

    def test_neither_does_the_receipt_as_questions_are_answered(
        self, question: ReadinessQuestion, client: Client, project: Project, farah: User
    ) -> None:
        code = own_code(client.post(f"/ready/{question.code}/", SENT, follow=True))
        other = Client()

        def queries() -> int:
            other.post("/ready/", {"code": code})
            with CaptureQueriesContext(connection) as asked:
                assert other.get("/ready/mine/").status_code == 200
            return len(asked)

        few = queries()
        guest = ReadinessAnswer.objects.get().guest
        for side in (Side.COMMISSIONERS, Side.FACILITATORS):
            more = open_question(by=farah, project=project, side=side, plain={})
            answer_question(question=more, guest=guest, ratings={CLAUSE: Rating.PARTLY}, comment="")

        assert queries() == few
        assert words_of(other.get("/ready/mine/")).count("1. Supportive policy from the top") == 3


class TestTheQuestion:
    def test_is_opened_with_plain_words_and_shows_its_code(
        self, project: Project, farah: User, browser_of: Browser
    ) -> None:
        begin_round(by=farah, project=project, label="", held_on=timezone.localdate())
        browser = browser_of(farah)

        opened = browser.post(ASK, {"plain_1": " Those at the top say yes. "}, follow=True)

        found = ReadinessQuestion.objects.get()
        words = words_of(opened)
        assert found.plain == {CLAUSE: "Those at the top say yes."}
        assert f"The question is open. Its code is {found.code}." in words
        assert f"http://testserver/ready/{found.code}/" in words
        assert 'class="qr"' in opened.content.decode()
        assert "Question to people who use services: nobody has answered." in words

    def test_closes_by_itself_and_another_round_can_begin_when_people_have_answered(
        self, question: ReadinessQuestion, project: Project, farah: User, client: Client
    ) -> None:
        for _ in range(5):
            an_answer(question)
        with pytest.raises(Refused):
            begin_round(by=farah, project=project, label="", held_on=timezone.localdate())

        ReadinessQuestion.objects.update(opened_at=timezone.now() - LASTS - timedelta(minutes=1))

        assert CLOSED in words_of(client.get(f"/ready/{question.code}/"))
        with pytest.raises(Refused, match=CLOSED):
            an_answer(question)
        begin_round(by=farah, project=project, label="", held_on=timezone.localdate())
        fresh = open_question(by=farah, project=project, side=Side.PEOPLE, plain={})
        assert (fresh.round_number, fresh.code != question.code) == (2, True)

    def test_closes_with_its_round(self, question: ReadinessQuestion, project: Project, farah: User) -> None:
        give_view(by=farah, project=project, round_number=1, view=view_of(Side.PEOPLE))

        begin_round(by=farah, project=project, label="", held_on=timezone.localdate())

        assert ReadinessQuestion.objects.get().closed_at
        assert Event.objects.filter(noun="readiness_question", verb="close").exists()
        with pytest.raises(Refused, match=CLOSED):
            an_answer(question)

    def test_that_closed_by_itself_keeps_its_last_day(
        self, question: ReadinessQuestion, farah: User, browser_of: Browser
    ) -> None:
        opened = timezone.now() - LASTS - timedelta(days=3)
        ReadinessQuestion.objects.update(opened_at=opened)

        close(farah)

        assert ReadinessQuestion.objects.get().closed_at == opened + LASTS

    def test_says_that_about_no_condition_enough_have_answered(
        self, question: ReadinessQuestion, farah: User
    ) -> None:
        for number in (1, 1, 1, 1, 2):
            an_answer(question, clause=f"toc1.rev.when{number}")
        close(farah)

        assert question_line(ReadinessQuestion.objects.get()) == (
            "Question to people who use services: 5 people have answered. About no condition did 5 answer, "
            "so what was said is shown to nobody. Fewer could be recognised."
        )

    def test_is_put_to_no_side_before_a_round_and_to_none_that_there_is_not(
        self, project: Project, farah: User, browser_of: Browser
    ) -> None:
        refused = browser_of(farah).get(ASK)

        assert refused.status_code == 403
        assert "No round has been begun for this project." in words_of(refused)
        assert browser_of(farah).get(f"{PAGE}ask/robots/").status_code == 404

    def test_is_full_after_very_many(
        self, question: ReadinessQuestion, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("doingwith_site.theory.readiness.questions.rules.MOST_ANSWERS", 1)
        first = an_answer(question)

        with pytest.raises(Refused, match=r"1 people have answered, and that is as many as can\."):
            an_answer(question)
        answer_question(question=question, guest=first.guest, ratings={CLAUSE: Rating.PARTLY}, comment="")


class TestOnItsWay:
    def test_counts_leave_in_a_bundle_and_no_words_and_no_single_answer(
        self, question: ReadinessQuestion, farah: User, eve: User, cocreate: Programme
    ) -> None:
        for rating in (*[Rating.IN_PLACE] * 4, Rating.NOT_IN_PLACE):
            an_answer(question, rating, comment="quokkacomment")
        close(farah)

        bundle = export_bundle(by=eve, programme=cocreate)
        record = check_files(read_zip(bundle)).record

        assert record
        (kept,) = record.readiness
        assert kept.rounds[0].answers == counted(cocreate)
        assert b"quokkacomment" not in b"".join(bytes(one) for one in read_zip(bundle).values())

    def test_what_came_in_a_bundle_is_kept_and_what_was_asked_here_is_counted_here(
        self, question: ReadinessQuestion, farah: User, priya: User, cocreate: Programme
    ) -> None:
        answers = [an_answer(question, Rating.IN_PLACE) for _ in range(6)]
        close(farah)
        before = programme_record(cocreate)
        take_answer_back(answer=answers[0])

        import_record(by=priya, record=before, into=cocreate)

        assert counted(cocreate)[0].people == 5, "who took it back is counted no more, whatever a bundle says"
        assert "answers-" not in str(ReadinessVersion.objects.latest("pk").content)

    def test_counts_of_few_that_a_bundle_brought_while_fewer_were_shown_are_read_no_more(
        self, project: Project, farah: User, eve: User, cocreate: Programme, browser_of: Browser
    ) -> None:
        rated_by(farah, project, Side.COMMISSIONERS)
        row = ReadinessVersion.objects.latest("pk")
        few = ConditionCounts(clause=CLAUSE, in_place=3, partly=1)
        told = SideAnswers(id="of-four", side=Side.PEOPLE, people=4, counts=(few,))
        row.content["rounds"][0]["answers"] = [kept_plain(told)]
        row.save()

        page = words_of(browser_of(farah).get(PAGE))
        checked = check_files(read_zip(export_bundle(by=eve, programme=cocreate)))

        assert "3 in place and 1 partly in place" not in page
        assert "People who use services: no answer yet." in page
        assert (checked.problems, counted(cocreate)) == ((), ())


def test_a_tellers_words_that_somebody_repeats_go_with_the_teller(
    question: ReadinessQuestion, cocreate: Programme, project: Project, farah: User
) -> None:
    story = "They asked me the same things four times whether I was ready."
    account = an_account(leaving_hospital(farah, cocreate, project=project), story)[0]
    an_answer(question, comment=f"One said: {story}")
    ReadinessQuestion.objects.update(plain={CLAUSE: f"As in “{story}”"})

    withdraw(by=None, agreement=account.agreement, way=Way.PAGE)

    assert places_with("four times") == []
    assert ReadinessAnswer.objects.get().comment == "One said: [words taken back]."


def test_moments_of_answers_that_the_first_version_logged_are_forgotten(question: ReadinessQuestion) -> None:
    for verb in ("answer", "answer", "take_back"):
        record_event(by=None, verb=verb, noun="readiness_question", object_id=question.identifier)
    record_event(by=None, verb="take_back", noun="suggestion", object_id="7")

    then = MigrationLoader(connection).project_state([("theory", MOMENTS)]).apps
    import_module(f"doingwith_site.theory.migrations.{MOMENTS}").forget_moments(then, None)

    assert list(Event.objects.filter(noun="readiness_question").values_list("verb", flat=True)) == ["open"]
    assert Event.objects.filter(noun="suggestion").exists()
    assert Removal.objects.count() == 1
