"""A programme words its conditions once, and people who answer by a code read them as they can."""

import pytest
from django.test import Client
from tests.site.conftest import Browser
from tests.site.theory.readiness import CLAUSE, a_question
from tests.site.words import words_of

from doingwith.exchange.bundle.check import check_files
from doingwith.exchange.bundle.zip_file import read_zip
from doingwith.theory.readiness import Side
from doingwith_site.analysis.records import programme_record
from doingwith_site.audit.models import Event
from doingwith_site.config.translations import compile_all
from doingwith_site.exchange.actions import export_bundle, import_record
from doingwith_site.people.models import User
from doingwith_site.programmes.actions import create_programme
from doingwith_site.programmes.models import Programme
from doingwith_site.projects.models import Project
from doingwith_site.theory.readiness.asking.actions import close_question, open_question
from doingwith_site.theory.readiness.wording.actions import WordsChanged, WordsOf, word_condition
from doingwith_site.theory.records import theory_values

WORDS = f"/programmes/cocreate/theory/conditions/{CLAUSE}/"
SENT = {
    "plain_en-gb": "Those at the top say yes.",
    "easy_en-gb": "The bosses say yes.",
    "plain_pl": "Szefowie się zgadzają.",
    "seen": "0",
}
NOT_YET = "Not yet in Easy Read."


def worded(by: User, programme: Programme, seen: int = 0, **languages: WordsOf) -> None:
    words = {code.replace("_", "-"): one for code, one in languages.items()}
    word_condition(by=by, programme=programme, clause=CLAUSE, seen=seen, words=words)


@pytest.fixture
def written(cocreate: Programme, farah: User, browser_of: Browser) -> None:
    browser_of(farah).post(WORDS, SENT)


class TestWriting:
    def test_each_text_stands_beside_its_condition_and_what_lacks_is_named(
        self, written: None, colin: User, browser_of: Browser
    ) -> None:
        words = words_of(browser_of(colin).get("/programmes/cocreate/theory/conditions/"))

        assert "For 1 of them somebody has written words for people who are asked." in words
        assert (
            "Plain words in English Those at the top say yes. Easy Read in English The bosses say yes."
            in words
        )
        assert "Plain words in Polish Szefowie się zgadzają. Not written yet: Easy Read in Polish." in words
        assert "Write words" not in words, "a commissioner reads them"
        assert browser_of(colin).get(WORDS).status_code == 403

    def test_nothing_stands_there_before_there_is_a_theory(self, priya: User, browser_of: Browser) -> None:
        create_programme(by=priya, name="Better Together", start_with="")

        words = words_of(browser_of(priya).get("/programmes/better-together/theory/conditions/"))

        assert "No theory of change with conditions has been written yet, so there are none to say" in words

    def test_what_was_written_before_is_kept(
        self, written: None, farah: User, cocreate: Programme, browser_of: Browser
    ) -> None:
        browser = browser_of(farah)
        browser.post(WORDS, {**SENT, "plain_pl": "Góra mówi tak.", "seen": "2"})

        words = words_of(browser.get(WORDS))

        assert "Góra mówi tak." in words
        assert "Szefowie się zgadzają." in words[words.index("What was written before") :]
        (*_, newest) = theory_values(cocreate)
        assert [one.language for one in newest.condition_words] == ["en-gb", "pl", "pl"], "only what differs"
        logged = Event.objects.filter(noun="condition").order_by("pk")
        assert [one.detail for one in logged] == [{"languages": "en-gb pl"}, {"languages": "pl"}]

    def test_two_people_at_once_lose_nothing(
        self, written: None, farah: User, cocreate: Programme, browser_of: Browser
    ) -> None:
        answer = browser_of(farah).post(WORDS, {**SENT, "plain_pl": "Góra mówi tak."})

        words = words_of(answer)
        assert answer.status_code == 409
        assert "Two people changed these words at the same time" in words
        assert "Szefowie się zgadzają." in words
        assert "Góra mówi tak." in answer.content.decode()
        with pytest.raises(WordsChanged):
            worded(farah, cocreate, pl=WordsOf("x", ""))

    def test_they_leave_and_come_with_the_bundle(
        self, written: None, eve: User, priya: User, cocreate: Programme
    ) -> None:
        before = programme_record(cocreate)
        record = check_files(read_zip(export_bundle(by=eve, programme=cocreate))).record
        assert record
        assert record.theory_versions == before.theory_versions

        without = check_files(read_zip(export_bundle(by=eve, programme=cocreate))).record
        assert without
        import_record(by=priya, record=without, into=cocreate)

        assert programme_record(cocreate).theory_versions == before.theory_versions


class TestReading:
    def test_in_easy_read_where_it_is_written_and_the_rest_says_so(
        self, written: None, farah: User, client: Client
    ) -> None:
        address = f"/ready/{a_question(farah).code}/"

        ordinary = words_of(client.get(address))
        page = client.get(f"{address}?easy=1")

        assert "1. Those at the top say yes." in ordinary
        assert NOT_YET not in ordinary
        easy = words_of(page)
        assert "1. The bosses say yes." in easy
        assert f"2. Political pressure for participation {NOT_YET}" in easy
        assert "Read this in ordinary words" in easy
        assert "1. The bosses say yes." in words_of(client.get(address)), "the phone remembers it"
        receipt = words_of(client.post(address, {"rating_1": "in_place"}, follow=True))
        assert "1. The bosses say yes. Yes" in receipt
        fresh = words_of(client.get("/ready/forget/?next=1", follow=True))
        assert "1. The bosses say yes." in fresh

    def test_in_their_language_and_the_rest_says_that_it_is_not_there_yet(
        self, written: None, farah: User, client: Client
    ) -> None:
        compile_all()
        address = f"/ready/{a_question(farah).code}/"

        page = client.get(f"{address}?lang=pl").content.decode()

        assert '<legend lang="pl">1. Szefowie się zgadzają.</legend>' in page
        assert '<legend lang="en-GB">2. Political pressure for participation</legend>' in page
        assert page.count("Tego nie ma jeszcze w twoim języku.") == 16

    def test_where_nothing_is_there_one_sentence_says_it_for_all(
        self, cocreate: Programme, farah: User, client: Client
    ) -> None:
        words = words_of(client.get(f"/ready/{a_question(farah).code}/?easy=1"))

        assert "The list is not yet in Easy Read." in words
        assert NOT_YET not in words

    def test_a_question_keeps_its_words_and_gaps_are_filled(
        self, written: None, farah: User, cocreate: Programme, client: Client
    ) -> None:
        question = a_question(farah)
        worded(
            farah,
            cocreate,
            seen=2,
            en_gb=WordsOf("They said yes.", "The bosses say yes."),
            pl=WordsOf("Szefowie się zgadzają.", "Szef mówi tak."),
        )
        compile_all()

        assert "1. Those at the top say yes." in words_of(client.get(f"/ready/{question.code}/"))
        assert "1. Szef mówi tak." in words_of(client.get(f"/ready/{question.code}/?lang=pl&easy=1"))

        project = Project.objects.get(identifier="P08")
        close_question(by=farah, project=project, side=Side.PEOPLE)
        open_question(by=farah, project=project, side=Side.PEOPLE, plain={})

        assert "1. They said yes." in words_of(client.get(f"/ready/{question.code}/?lang=en-gb&easy=0"))

    def test_whoever_asks_sees_them_and_can_say_it_otherwise_this_once(
        self, written: None, farah: User, browser_of: Browser, client: Client
    ) -> None:
        question = a_question(farah)
        project = Project.objects.get(identifier="P08")
        close_question(by=farah, project=project, side=Side.PEOPLE)
        page = browser_of(farah).get(
            "/programmes/cocreate/projects/P08/readiness/ask/people_who_use_services/"
        )
        assert "The programme says it so: “Those at the top say yes.”" in words_of(page)

        open_question(by=farah, project=project, side=Side.PEOPLE, plain={CLAUSE: "Does Pat say yes?"})

        assert "1. Does Pat say yes?" in words_of(client.get(f"/ready/{question.code}/"))
        assert "1. The bosses say yes." in words_of(client.get(f"/ready/{question.code}/?easy=1"))
