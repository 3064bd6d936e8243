"""Drawing a logic model on the site, by plain forms."""

from dataclasses import replace

import pytest
from django.conf import LazySettings
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from tests.site.conftest import Browser
from tests.site.logic_models.meetings import a_meeting, a_suggestion, the_drawing
from tests.site.logic_models.test_together import boxes
from tests.site.words import words_of

from doingwith.exchange.bundle.check import check_files
from doingwith.exchange.bundle.zip_file import read_zip
from doingwith.logic_models.columns import Column
from doingwith.logic_models.freezing import is_as_frozen
from doingwith.logic_models.model import ModelKind, ModelVersion
from doingwith.logic_models.node_edits import AddNode
from doingwith.logic_models.nodes import Node
from doingwith_site.exchange.actions import export_bundle
from doingwith_site.logic_models.actions.drawing import change_drawing
from doingwith_site.logic_models.actions.versions import begin_model, propose_change
from doingwith_site.logic_models.meetings.actions.suggestions import place_suggestion
from doingwith_site.logic_models.models import DrawingStep, LogicModelVersion
from doingwith_site.logic_models.navigation import open_board_for
from doingwith_site.logic_models.queries import latest_number
from doingwith_site.logic_models.records import proposal_values, version_content, version_value
from doingwith_site.logic_models.views.keeping import once
from doingwith_site.people.models import User
from doingwith_site.programmes.models import IDENTIFIER_LENGTH, Programme

HERE = "/programmes/cocreate/logic-models/"
MODEL = f"{HERE}LM-P01/"
NEW = f"{MODEL}1/"


@pytest.fixture
def begun(cocreate: Programme, farah: User, browser_of: Browser) -> Client:
    """Farah has begun a model of the project P01 with two cards, “Dinner” and “Trust”, and a link."""
    browser = browser_of(farah)
    browser.post(f"{HERE}new/", {"project": "project:P01", "title": "Our idea", "kind": "a_priori"})
    add(browser, "activities", "Dinner")
    add(browser, "outcomes", "Trust")
    link(browser, "Dinner", "Trust", because="people talk")
    return browser


def row() -> LogicModelVersion:
    return LogicModelVersion.objects.filter(model__identifier="LM-P01").latest("number")


def drawing() -> ModelVersion:
    return version_value(row())


def card(text: str) -> str:
    return next(node.id for node in drawing().nodes if node.text == text)


def seen() -> str:
    return str(latest_number(row()))


def add(browser: Client, column: str, text: str) -> None:
    browser.post(f"{MODEL}{row().number}/add-card/", {"text": text, "column": column, "seen": seen()})


def link(browser: Client, start: str, end: str, **more: str) -> None:
    sent = {"from_": card(start), "to": card(end), "kind": "leads_to", "seen": seen(), **more}
    browser.post(f"{MODEL}{row().number}/add-link/", sent)


def card_sent(text: str, column: str = "activities", **more: str) -> dict[str, str]:
    return {"text": text, "column": column, "actor": "", "seen": seen(), **more}


class TestBeginning:
    def test_is_offered_where_there_is_no_model_yet(
        self, priya: User, cocreate: Programme, farah: User, browser_of: Browser
    ) -> None:
        browser = browser_of(farah)
        assert "Begin a logic model" in words_of(browser.get("/programmes/cocreate/projects/P01/"))
        cocreate.logic_models.all().delete()

        words = words_of(browser.get(HERE))

        assert "There is no logic model to read yet" in words
        assert "Begin a logic model" in words

    def test_opens_empty_columns(self, cocreate: Programme, farah: User, browser_of: Browser) -> None:
        sent = {"project": "project:P01", "title": "Our idea", "kind": "a_priori"}

        answer = browser_of(farah).post(f"{HERE}new/", sent, follow=True)

        words = words_of(answer)
        assert "The logic model is begun. Add the first card." in words
        assert (
            "Version 1: drawn before the work (a priori). no cards and no links, still being drawn." in words
        )

    def test_of_the_programme_itself_is_for_those_who_speak_for_it(
        self, cocreate: Programme, farah: User, eve: User, browser_of: Browser
    ) -> None:
        sent = {"project": "programme", "title": "Ours", "kind": "a_priori"}

        assert browser_of(farah).post(f"{HERE}new/", sent).status_code == 200
        assert browser_of(eve).post(f"{HERE}new/", sent).status_code == 302
        assert cocreate.logic_models.filter(identifier="LM-programme-2").exists()


class TestACard:
    def test_is_added_once_though_the_button_is_pressed_twice(self, begun: Client) -> None:
        sent = {"text": "A film", "column": "outputs", "seen": seen()}
        begun.post(f"{NEW}add-card/", sent)
        begun.post(f"{NEW}add-card/", sent)

        assert [node.text for node in drawing().nodes] == ["Dinner", "A film", "Trust"]

    def test_can_be_added_again_after_it_was_taken_back(self, begun: Client) -> None:
        sent = {"text": "A film", "column": "outputs", "seen": seen()}
        begun.post(f"{NEW}add-card/", sent)
        begun.post(f"{NEW}undo/")

        begun.post(f"{NEW}add-card/", sent)

        assert "A film" in [node.text for node in drawing().nodes]

    def test_without_words_is_asked_for_them(self, begun: Client) -> None:
        answer = begun.post(f"{NEW}add-card/", {"text": " ", "column": "outputs", "seen": seen()})

        assert "A card needs words: write what it stands for." in words_of(answer)

    def test_is_changed_and_put_into_another_column(self, begun: Client) -> None:
        answer = begun.post(
            f"{NEW}cards/{card('Dinner')}/", card_sent("Lunch", "outputs", actor="workers"), follow=True
        )

        assert "The card is kept." in words_of(answer)
        node = drawing().nodes[0]
        assert (node.text, node.column, node.actor) == ("Lunch", "outputs", "workers")

    def test_of_an_outcome_says_whether_it_came_about(self, begun: Client) -> None:
        told = {"status": "partly", "status_because": "Two of three say so.", "valence": "positive"}
        begun.post(f"{NEW}cards/{card('Trust')}/", card_sent("Trust", "outcomes", **told))

        words = words_of(begun.get(f"{NEW}outline/"))
        assert "Achieved in part" in words
        assert "Two of three say so." in words

    def test_that_changes_nothing_adds_no_step(self, begun: Client) -> None:
        before = seen()

        begun.post(f"{NEW}cards/{card('Dinner')}/", card_sent("Dinner"))

        assert seen() == before

    def test_goes_up_and_down(self, begun: Client) -> None:
        add(begun, "activities", "Talk")

        answer = begun.post(f"{NEW}arrange/", {"move": f"up:{card('Talk')}"}, follow=True)

        assert "The card is one place higher." in words_of(answer)
        assert [node.text for node in drawing().nodes] == ["Talk", "Dinner", "Trust"]
        begun.post(f"{NEW}arrange/", {"move": f"down:{card('Talk')}"})
        assert [node.text for node in drawing().nodes] == ["Dinner", "Talk", "Trust"]
        assert "that is no move" in words_of(begun.post(f"{NEW}arrange/", {"move": "fly:1"}, follow=True))

    def test_is_taken_out_with_its_links_and_comes_back(self, begun: Client) -> None:
        answer = begun.post(f"{NEW}cards/{card('Dinner')}/remove/", {"seen": seen()}, follow=True)

        assert "Your last step: you took out the card “Dinner”." in words_of(answer)
        assert (len(drawing().nodes), len(drawing().links)) == (1, 0)
        answer = begun.post(f"{NEW}undo/", follow=True)
        assert "Your step is taken back." in words_of(answer)
        assert (len(drawing().nodes), len(drawing().links)) == (2, 1)

    def test_that_is_gone_is_not_found(self, begun: Client) -> None:
        assert begun.get(f"{NEW}cards/gone/").status_code == 404


class TestALink:
    def test_says_because_and_when(self, begun: Client) -> None:
        name = drawing().links[0].id
        sent = {
            "from_": card("Dinner"), "to": card("Trust"), "kind": "condition_of", "because": "they listen",
            "when": ["L5"], "when_also": "nobody hurries", "actor": "", "standing": "held", "seen": seen(),
        }  # fmt: skip
        begun.post(f"{NEW}links/{name}/", sent)

        words = words_of(begun.get(f"{NEW}outline/"))
        assert "is a condition of “Trust” Because they listen." in words
        assert "nobody hurries" in words

    def test_to_itself_is_refused_and_keeps_what_was_typed(self, begun: Client) -> None:
        sent = {"from_": card("Dinner"), "to": card("Dinner"), "kind": "hinders", "because": "quokka"}

        answer = begun.post(f"{NEW}add-link/", {**sent, "seen": seen()})

        assert "A card cannot lead to itself. Choose another one." in words_of(answer)
        assert "quokka" in answer.content.decode()

    def test_holds_assumptions(self, begun: Client) -> None:
        home = f"{NEW}links/{drawing().links[0].id}/"
        begun.post(f"{home}add-assumption/", {"text": "There is time", "status": "untested", "seen": seen()})
        name = drawing().links[0].assumptions[0].id

        told = {"text": "There is time", "status": "fails", "status_because": "no", "seen": seen()}
        begun.post(f"{home}assumptions/{name}/", told)
        assert "Assumed: There is time (does not hold: no)." in words_of(begun.get(f"{NEW}outline/"))

        begun.post(f"{home}assumptions/{name}/remove/", {"seen": seen()})
        assert drawing().links[0].assumptions == ()

    def test_is_taken_out(self, begun: Client) -> None:
        begun.post(f"{NEW}links/{drawing().links[0].id}/remove/", {"seen": seen()})

        assert drawing().links == ()


class TestWhatWasSaid:
    def test_about_a_column_and_why_it_is_empty(self, begun: Client) -> None:
        sent = {"answer_inputs.givers": "The council", "empty_because": "asked later", "seen": seen()}
        answer = begun.post(f"{NEW}columns/inputs/", sent, follow=True)

        words = words_of(answer)
        assert "What was said about inputs is kept." in words
        assert "Left empty: asked later" in words
        assert "The council" in words

    def test_to_the_three_questions_by_several_people(self, begun: Client) -> None:
        for by, verdict in (("young people", "no"), ("workers", "yes")):
            sent = {"check": "coherent", "verdict": verdict, "text": "We think so.", "by": by}
            begun.post(f"{NEW}answers/", {**sent, "seen": seen()})

        words = words_of(begun.get(f"{NEW}answers/"))
        assert "Young people: no. We think so." in words
        assert "Workers: yes. We think so." in words
        begun.post(f"{NEW}answers/remove/", {"number": "0", "seen": seen()})
        assert [answer.by for answer in drawing().answers] == ["workers"]


class TestOneCardAndSeveral:
    def test_one_becomes_two_in_its_place_and_can_be_one_again(self, begun: Client) -> None:
        there = f"{NEW}cards/{card('Dinner')}/"
        assert "Split it into several cards" in words_of(begun.get(there))
        sent = {**boxes(begun.get(f"{there}split/").context["form"]), "second": "Each speaks"}

        answer = begun.post(f"{there}split/", sent, follow=True)
        begun.post(f"{there}split/", sent)

        words = words_of(answer)
        assert "The card is split. You can undo that." in words
        assert "Dinner leads to “Trust”" in words
        assert [node.text for node in drawing().nodes] == ["Dinner", "Each speaks", "Trust"]
        assert "Farah Aziz split the card “Dinner”." in words_of(begun.get(f"{NEW}steps/"))
        begun.post(f"{NEW}undo/")
        assert [node.text for node in drawing().nodes] == ["Dinner", "Trust"]

    def test_two_become_one_that_is_linked_as_both_were(self, begun: Client) -> None:
        assert "Join it with another card" not in words_of(begun.get(f"{NEW}cards/{card('Dinner')}/"))
        add(begun, "activities", "A film")
        there = f"{NEW}cards/{card('A film')}/"
        assert "Join it with another card" in words_of(begun.get(there))
        sent = {"other": card("Dinner"), "text": "Dinner with a film", "seen": seen()}

        answer = begun.post(f"{there}join/", sent, follow=True)
        again = begun.post(f"{there}join/", sent, follow=True)

        assert "The two cards are one. You can undo that." in words_of(answer)
        assert "The two cards are one. You can undo that." in words_of(again)
        assert [node.text for node in drawing().nodes] == ["Dinner with a film", "Trust"]
        assert drawing().links[0].from_ == card("Dinner with a film")
        assert "Farah Aziz joined the card “A film” with another." in words_of(begun.get(f"{NEW}steps/"))

    def test_say_which_card_a_version_before_knew_them_as(self, begun: Client) -> None:
        dinner = card("Dinner")
        begun.post(f"{NEW}freeze/", {"people": "all", "reason": "", "seen": seen()})
        begun.post(f"{NEW}new-version/", {"kind": "interim", "reason": "Later", "people": "all"})

        begun.post(
            f"{MODEL}2/cards/{dinner}/split/", {"first": "We eat", "second": "Each speaks", "seen": seen()}
        )

        assert [node.came_from for node in drawing().nodes] == [(dinner,), (dinner,), ()]

    def test_no_word_is_lost_when_somebody_changes_the_card_meanwhile(
        self, begun: Client, eve: User, browser_of: Browser
    ) -> None:
        there, hers = f"{NEW}cards/{card('Dinner')}/", browser_of(eve)
        sent = {"first": "We eat", "second": "Each speaks", "seen": seen()}
        begun.post(there, card_sent("Lunch"))

        answer = hers.post(f"{there}split/", sent)

        words = words_of(answer)
        assert answer.status_code == 409
        assert "What Farah Aziz wrote meanwhile The first card Lunch" in words
        assert "We eat" in answer.content.decode()
        assert [node.text for node in drawing().nodes] == ["Lunch", "Trust"]
        hers.post(f"{there}split/", {**sent, "seen": seen()})
        assert [node.text for node in drawing().nodes] == ["We eat", "Each speaks", "Trust"]

    def test_whoever_joins_two_reads_what_both_say_by_now_and_who_changed_one(
        self, begun: Client, eve: User, browser_of: Browser
    ) -> None:
        add(begun, "activities", "A film")
        hers, dinner = browser_of(eve), f"{NEW}cards/{card('Dinner')}/"
        begun.post(dinner, card_sent("Lunch"))
        sent = {"other": card("A film"), "text": "Lunch with a film", "seen": seen()}
        hers.post(f"{NEW}cards/{card('A film')}/", card_sent("A play"))
        begun.post(f"{NEW}cards/{card('Trust')}/", card_sent("Much trust", "outcomes"))

        words = words_of(begun.post(f"{dinner}join/", sent))

        assert "What Eve Lindqvist wrote meanwhile What the one card says Lunch A play" in words

    def test_of_a_card_that_was_taken_out_words_can_only_be_set_aside(
        self, begun: Client, eve: User, browser_of: Browser
    ) -> None:
        there, hers = f"{NEW}cards/{card('Dinner')}/", browser_of(eve)
        sent = {"first": "We eat", "second": "Each speaks", "seen": seen()}
        begun.post(f"{there}remove/", {"seen": seen()})

        words = words_of(hers.post(f"{there}split/", sent))

        assert "Farah Aziz took a card out while you wrote, so this cannot be done any more." in words
        assert "Keep what is in my boxes" not in words
        answer = hers.post(f"{there}split/", {**sent, "act": "theirs"}, follow=True)
        assert "Your words are kept under “Set aside”." in words_of(answer)


class TestTwoPeople:
    @pytest.fixture
    def both(self, begun: Client, eve: User, browser_of: Browser) -> tuple[Client, Client, str]:
        """Farah and Eve have the card “Dinner” open, and Farah is first."""
        before = seen()
        begun.post(f"{NEW}cards/{card('Dinner')}/", card_sent("Lunch", actor="workers"))
        return begun, browser_of(eve), before

    def test_who_change_one_card_see_both_texts(self, both: tuple[Client, Client, str]) -> None:
        _, hers, before = both

        answer = hers.post(f"{NEW}cards/{card('Lunch')}/", {**card_sent("Breakfast"), "seen": before})

        assert answer.status_code == 409
        words = words_of(answer)
        assert "Nothing you wrote is lost, and nothing has been saved over." in words
        assert "What Farah Aziz wrote meanwhile What it says Lunch Who does it workers" in words
        assert "Breakfast" in answer.content.decode()
        assert drawing().nodes[0].text == "Lunch"

    def test_can_put_both_together(self, both: tuple[Client, Client, str]) -> None:
        _, hers, before = both
        there = f"{NEW}cards/{card('Lunch')}/"

        answer = hers.post(there, {**card_sent("Breakfast"), "seen": before, "act": "join"})

        assert "Both texts are in your boxes" in words_of(answer)
        assert "Lunch\nBreakfast</textarea>" in answer.content.decode()
        hers.post(there, card_sent("Lunch or breakfast"))
        assert drawing().nodes[0].text == "Lunch or breakfast"

    def test_can_leave_the_other_and_set_words_aside(self, both: tuple[Client, Client, str]) -> None:
        _, hers, before = both

        answer = hers.post(
            f"{NEW}cards/{card('Lunch')}/",
            {**card_sent("Breakfast"), "seen": before, "act": "theirs"},
            follow=True,
        )

        words = words_of(answer)
        assert "The drawing stays as it is. Your words are kept under “Set aside”." in words
        assert "Set aside: 1 text" in words
        assert "Eve Lindqvist set words aside." in words_of(hers.get(f"{NEW}steps/"))
        assert "What it says Breakfast" in words_of(hers.get(f"{NEW}steps/"))

    def test_of_whom_one_took_the_card_out_lose_no_word(
        self, begun: Client, eve: User, browser_of: Browser
    ) -> None:
        hers, there = browser_of(eve), f"{NEW}cards/{card('Dinner')}/"
        sent = card_sent("Breakfast")
        begun.post(f"{there}remove/", {"seen": seen()})

        answer = hers.post(there, sent)

        assert "Farah Aziz took it out while you wrote." in words_of(answer)
        hers.post(there, {**sent, "seen": seen()})
        assert [node.text for node in drawing().nodes] == ["Breakfast", "Trust"]

    def test_who_change_different_cards_both_stand(self, both: tuple[Client, Client, str]) -> None:
        _, hers, before = both

        hers.post(f"{NEW}cards/{card('Trust')}/", {**card_sent("Much trust", "outcomes"), "seen": before})

        assert [node.text for node in drawing().nodes] == ["Lunch", "Much trust"]

    def test_take_back_only_their_own(self, both: tuple[Client, Client, str]) -> None:
        _, hers, _ = both
        theirs = DrawingStep.objects.latest("number").number

        answer = hers.post(f"{NEW}undo/", {"number": str(theirs)}, follow=True)

        assert "There is nothing of yours left to take back in this drawing." in words_of(answer)
        assert drawing().nodes[0].text == "Lunch"

    def test_one_of_whom_takes_out_what_the_other_changed_is_told(
        self, both: tuple[Client, Client, str]
    ) -> None:
        _, hers, before = both

        answer = hers.post(f"{NEW}cards/{card('Lunch')}/remove/", {"seen": before}, follow=True)

        assert "Somebody changed this meanwhile. Look at it once more before you go on." in words_of(answer)
        assert drawing().nodes[0].text == "Lunch"


class TestTwoPeopleAtWhyItChanged:
    @pytest.fixture
    def second(self, begun: Client) -> Client:
        """A second version is drawn from the first."""
        begun.post(f"{NEW}freeze/", {"people": "all", "reason": "", "seen": seen()})
        begun.post(f"{NEW}new-version/", {"kind": "interim", "reason": "Later", "people": "all"})
        return begun

    @pytest.mark.parametrize("what", ["cards", "links"])
    def test_see_both_reasons_and_none_is_lost(
        self, second: Client, eve: User, browser_of: Browser, what: str
    ) -> None:
        part = drawing().nodes[0].id if what == "cards" else drawing().links[0].id
        there, hers = f"{MODEL}2/{what}/{part}/", browser_of(eve)
        opened = boxes(hers.get(there).context["form"])
        second.post(there, {**opened, "why": "Nobody came"})

        answer = hers.post(there, {**opened, "actor": "workers"})

        assert answer.status_code == 409
        assert "Why it changed Nobody came" in words_of(answer)
        assert drawing().reason_for(part) == "Nobody came"

    def test_add_no_step_when_a_reason_is_kept_as_it_is(self, second: Client) -> None:
        there = f"{MODEL}2/cards/{drawing().nodes[0].id}/"
        second.post(there, {**boxes(second.get(there).context["form"]), "why": "Nobody came"})
        last = f"{MODEL}2/cards/{drawing().nodes[1].id}/"
        second.post(last, {**boxes(second.get(last).context["form"]), "why": "No trust"})
        before = seen()

        second.post(there, boxes(second.get(there).context["form"]))

        assert seen() == before


class TestOneLink:
    @pytest.fixture
    def assumed(self, begun: Client) -> tuple[str, str]:
        """A link that assumes something, and where that is changed."""
        there = f"{NEW}links/{drawing().links[0].id}/"
        begun.post(f"{there}add-assumption/", {"text": "They come", "status": "untested", "seen": seen()})
        return there, f"{there}assumptions/{drawing().links[0].assumptions[0].id}/"

    def test_is_changed_by_one_while_another_changes_what_it_assumes(
        self, begun: Client, eve: User, browser_of: Browser, assumed: tuple[str, str]
    ) -> None:
        there, assumption = assumed
        hers = browser_of(eve)
        opened = boxes(hers.get(there).context["form"])
        changed = boxes(begun.get(assumption).context["form"]) | {"text": "They come hungry"}
        begun.post(assumption, changed)

        assert hers.post(there, {**opened, "because": "they eat"}).status_code == 302
        told = drawing().links[0]
        assert (told.because, told.assumptions[0].text) == ("they eat", "They come hungry")

    def test_is_not_taken_out_unseen_with_an_assumption_that_changed(
        self, begun: Client, eve: User, browser_of: Browser, assumed: tuple[str, str]
    ) -> None:
        there, assumption = assumed
        before = seen()
        begun.post(assumption, boxes(begun.get(assumption).context["form"]) | {"text": "They come hungry"})

        browser_of(eve).post(f"{there}remove/", {"seen": before})

        assert len(drawing().links) == 1

    def test_comes_back_with_an_assumption_that_was_changed_while_it_was_taken_out(
        self, begun: Client, eve: User, browser_of: Browser, assumed: tuple[str, str]
    ) -> None:
        there, assumption = assumed
        hers = browser_of(eve)
        sent = boxes(hers.get(assumption).context["form"]) | {"text": "They come hungry"}
        begun.post(f"{there}remove/", {"seen": seen()})
        assert hers.post(assumption, sent).status_code == 409

        assert hers.post(assumption, {**sent, "seen": seen()}).status_code == 302

        assert [one.text for one in drawing().links[0].assumptions] == ["They come hungry"]


def test_the_identifier_of_a_model_has_room_for_that_of_its_project(cocreate: Programme, farah: User) -> None:
    project = cocreate.projects.get(identifier="P01")
    project.identifier = "p" * IDENTIFIER_LENGTH
    project.save()
    made = [
        begin_model(by=farah, programme=cocreate, project=project, title="Ours", kind=ModelKind.A_PRIORI)
        for _ in range(2)
    ]

    names = {one.model.identifier for one in made}
    assert len(names) == 2
    assert max(map(len, names)) <= IDENTIFIER_LENGTH


def test_what_a_double_tap_is_known_by_tells_nobody_the_words(begun: Client, settings: LazySettings) -> None:
    sent = {"text": "Quokka", "column": "inputs", "seen": "0"}
    keys = []
    for secret in ("one", "another"):
        add_card = RequestFactory().post(f"{NEW}add-card/", sent)
        add_card.user = User.objects.get(name="Farah Aziz")
        settings.SECRET_KEY = secret
        keys.append(once(add_card, open_board_for(add_card.user, "cocreate", "LM-P01", 1)))

    assert keys[0] != keys[1]
    assert [len(key) for key in keys] == [64, 64]


class TestFreezing:
    @pytest.fixture
    def settled(self, begun: Client) -> Client:
        sent = {"people": "young people\nworkers", "reason": "First evening", "seen": seen()}
        begun.post(f"{NEW}freeze/", sent)
        return begun

    def test_keeps_who_was_in_the_room_and_a_hash(self, settled: Client) -> None:
        words = words_of(settled.get(NEW))

        assert "In the room: young people and workers." in words
        assert "First evening." in words
        assert drawing().frozen is not None
        assert "It still says what it said when it was frozen." in words
        assert f"Its fingerprint, to check a copy against SHA-256 {drawing().frozen.hash}" in words  # type: ignore[union-attr]
        assert is_as_frozen(drawing())

    def test_ends_drawing_and_loses_no_word(self, settled: Client) -> None:
        there = f"{NEW}cards/{card('Dinner')}/"
        answer = settled.get(there, follow=True)
        assert "Version 1 is frozen, so it stays as it is. Draw a new version from it." in words_of(answer)

        answer = settled.post(there, card_sent("Quokka"))

        assert "Version 1 is frozen, so it stays as it is." in words_of(answer)
        assert "Quokka" in answer.content.decode()
        assert drawing().nodes[0].text == "Dinner"

    def test_waits_when_somebody_drew_meanwhile(self, begun: Client) -> None:
        answer = begun.post(f"{NEW}freeze/", {"people": "all", "reason": "", "seen": "0"})

        assert "The drawing was changed meanwhile. Look at it once more before you freeze it." in words_of(
            answer
        )
        assert not row().is_frozen

    def test_of_an_empty_version_is_refused(
        self, cocreate: Programme, farah: User, browser_of: Browser
    ) -> None:
        browser = browser_of(farah)
        browser.post(f"{HERE}new/", {"project": "project:P01", "title": "Our idea", "kind": "a_priori"})

        answer = browser.post(f"{NEW}freeze/", {"people": "all", "reason": "", "seen": "0"})

        assert "There is no card in this version yet, so there is nothing to freeze." in words_of(answer)

    def test_lets_a_new_version_be_drawn_and_compared(self, settled: Client) -> None:
        sent = {"kind": "post_facto", "reason": "A year later", "people": "young people"}
        settled.post(f"{NEW}new-version/", sent)
        told = {"why": "Nobody came for dinner", "seen": "0"}
        settled.post(f"{MODEL}2/cards/{card('Dinner')}/", {**card_sent("Breakfast"), **told})

        assert drawing().based_on == 1
        words = words_of(settled.get(f"{MODEL}difference/"))
        assert "Breakfast" in words
        assert "Nobody came for dinner" in words

    def test_comes_before_a_new_version(self, begun: Client) -> None:
        sent = {"kind": "interim", "reason": "Later", "people": ""}

        answer = begun.post(f"{NEW}new-version/", sent)

        assert "Version 1 is still being drawn. Freeze it, then draw a new version from it." in words_of(
            answer
        )

    def test_allows_one_open_version_at_a_time(self, settled: Client) -> None:
        sent = {"kind": "interim", "reason": "Later", "people": ""}
        settled.post(f"{NEW}new-version/", sent)

        answer = settled.post(f"{NEW}new-version/", sent)

        assert "Version 2 is still being drawn. Go on with that one, or freeze it." in words_of(answer)
        assert row().number == 2


class TestWhyADrawingIsAnother:
    @pytest.fixture
    def second(self, begun: Client) -> Client:
        """A second version is drawn from a first one with five cards and a link between two of them."""
        for text in ("Tea", "Talk", "Walk"):
            add(begun, "activities", text)
        begun.post(f"{NEW}freeze/", {"people": "all", "reason": "", "seen": seen()})
        begun.post(f"{NEW}new-version/", {"kind": "interim", "reason": "Later", "people": "all"})
        return begun

    def test_is_asked_for_what_is_split_joined_taken_out_and_new(self, second: Client) -> None:
        drawn = f"{MODEL}2/"
        tea, trust, dinner = (card(text) for text in ("Tea", "Trust", "Dinner"))
        split = {"first": "Green tea", "second": "Black tea", "third": "", "why": "Two ideas"}
        join = {"other": card("Walk"), "text": "Walk and talk", "why": "They went together"}

        second.post(f"{drawn}cards/{tea}/split/", {**split, "seen": seen()})
        second.post(f"{drawn}cards/{card('Talk')}/join/", {**join, "seen": seen()})
        second.post(f"{drawn}cards/{dinner}/remove/", {"why": "Nobody came", "seen": seen()})
        new = {"text": "Songs", "column": "activities", "why": "They asked for it"}
        second.post(f"{drawn}add-card/", {**new, "seen": seen()})
        way = {"from_": card("Songs"), "to": trust, "kind": "leads_to", "why": "It was seen"}
        second.post(f"{drawn}add-link/", {**way, "seen": seen()})

        words = words_of(second.get(f"{MODEL}difference/"))
        for reason in ("Two ideas", "They went together", "Nobody came", "They asked for it", "It was seen"):
            assert reason in words
        assert "it went with its card" in words
        assert "not said" not in words

    def test_is_asked_for_a_link_that_is_taken_out_and_kept_short(self, second: Client) -> None:
        there = f"{MODEL}2/links/{drawing().links[0].id}/"
        assert "Why it is taken out" in words_of(second.get(there))

        answer = second.post(f"{there}remove/", {"why": "x" * 2_001, "seen": seen()}, follow=True)
        assert "“Why it changed” holds" not in words_of(answer)
        assert "“Why it is taken out” holds at most 2,000 characters. Shorten it, please." in words_of(answer)
        assert len(drawing().links) == 1
        second.post(f"{there}remove/", {"why": "It never came", "seen": seen()})
        assert drawing().links == ()
        assert "It never came" in words_of(second.get(f"{MODEL}difference/"))

    def test_can_be_said_later_of_a_new_card_and_is_undone_with_what_it_is_about(
        self, second: Client
    ) -> None:
        add(second, "activities", "Songs")
        songs = card("Songs")
        second.post(f"{MODEL}2/cards/{songs}/", card_sent("Songs", why="They asked for it"))
        assert drawing().reason_for(songs) == "They asked for it"

        removed = card("Tea")
        second.post(f"{MODEL}2/cards/{removed}/remove/", {"why": "Nobody came", "seen": seen()})
        second.post(f"{MODEL}2/undo/", {"number": seen()})
        assert drawing().reason_for(removed) == ""

    def test_is_kept_in_its_box_when_the_card_cannot_be_taken_out_now(self, second: Client) -> None:
        trust, before = card("Trust"), seen()
        there = f"{MODEL}2/cards/{trust}/"
        second.post(there, card_sent("Trust", "outcomes", why="It grew"))

        answer = second.post(f"{there}remove/", {"why": "It never came", "seen": before})

        words = words_of(answer)
        assert "Somebody changed this meanwhile. Look at it once more before you go on." in words
        assert "It never came" in answer.content.decode()
        assert f'<form method="post" novalidate action="{there}">' in answer.content.decode()
        assert answer.context["page"].removing["why"].value() == "It never came"
        loaded_anew = second.get(f"{there}remove/", follow=True)
        assert loaded_anew.redirect_chain == [(there, 302)]
        assert "Nothing was taken out. To do that, press the button on the page." in words_of(loaded_anew)
        assert card("Trust") == trust
        assert second.get(there).context["page"].removing["why"].value() == "It grew"
        second.post(f"{there}remove/", {"why": "", "seen": seen()})
        assert (drawing().node_by_id.get(trust), drawing().reason_for(trust)) == (None, "")

    def test_goes_with_a_card_or_a_link_that_no_version_had_and_comes_back_with_it(
        self, second: Client, priya: User, cocreate: Programme
    ) -> None:
        new = {"text": "Songs", "column": "activities", "why": "They asked for it"}
        second.post(f"{MODEL}2/add-card/", {**new, "seen": seen()})
        songs = card("Songs")
        link(second, "Songs", "Trust", why="It was seen")
        assert len(drawing().reasons) == 2
        assert "Why it is taken out" not in words_of(second.get(f"{MODEL}2/cards/{songs}/"))

        second.post(f"{MODEL}2/cards/{songs}/remove/", {"why": "It was never there", "seen": seen()})

        assert drawing().reasons == ()
        bundle = read_zip(export_bundle(by=priya, programme=cocreate))
        assert check_files(bundle).problems == ()
        second.post(f"{MODEL}2/undo/", {"number": seen()})
        assert [one.text for one in drawing().reasons] == ["They asked for it", "It was seen"]

    def test_is_not_asked_in_a_first_version(self, begun: Client) -> None:
        there = f"{NEW}cards/{card('Dinner')}/"
        pages = [there, f"{there}split/", f"{NEW}add-card/", f"{NEW}add-link/"]

        for page in pages:
            assert "Why it " not in words_of(begun.get(page)), page


class TestTheProgrammesWording:
    @pytest.fixture
    def inheriting(self, begun: Client) -> Client:
        """The model has taken over a card of the programme."""
        sent = {"text": "", "column": "outcomes", "refers_to": "u.feel", "seen": seen()}
        begun.post(f"{NEW}add-card/", sent)
        return begun

    @pytest.mark.parametrize("page", ["split", "join"])
    def test_is_not_split_or_joined_and_nor_are_words_that_were_suggested_in_a_meeting(
        self, inheriting: Client, page: str, cocreate: Programme, farah: User
    ) -> None:
        inherited = next(node for node in drawing().nodes if node.refers_to)
        there = f"{NEW}cards/{inherited.id}/"
        assert "Split it into several cards" not in words_of(inheriting.get(there))
        assert inheriting.get(f"{there}{page}/").status_code == 404

        suggestion = place_suggestion(by=farah, row=the_drawing(), suggestion=a_suggestion(a_meeting(farah)))

        there = f"{HERE}LM-P08/1/cards/{suggestion.card}/"
        assert "Split it into several cards" not in words_of(inheriting.get(there))
        sent = {"first": "A", "second": "B", "other": "u.feel", "text": "C", "seen": "0"}
        assert inheriting.post(f"{there}{page}/", sent).status_code == 404

    def test_is_taken_over_word_for_word_and_cannot_be_changed(self, inheriting: Client) -> None:
        node = drawing().nodes[-1]
        assert node.refers_to == "u.feel"

        inheriting.post(f"{NEW}cards/{node.id}/", card_sent("Other words", "outcomes", status="achieved"))

        assert drawing().nodes[-1].text == node.text
        assert drawing().nodes[-1].status == "achieved"
        assert "Propose other words to the programme" in words_of(inheriting.get(f"{NEW}cards/{node.id}/"))

    def test_is_changed_by_a_proposal_that_the_programme_answers(
        self, inheriting: Client, eve: User, browser_of: Browser
    ) -> None:
        node = drawing().nodes[-1]
        sent = {"text": "Feel safe", "reason": "they said it so"}
        answer = inheriting.post(f"{NEW}cards/{node.id}/proposal/", sent, follow=True)
        assert "The proposal is with the programme." in words_of(answer)
        (proposal,) = proposal_values(row().model)
        assert inheriting.get(f"{MODEL}proposals/{proposal.id}/").status_code == 403

        browser_of(eve).post(f"{MODEL}proposals/{proposal.id}/", {"became": "Taken over next year."})

        words = words_of(inheriting.get(MODEL))
        assert f"“{node.text}” to “Feel safe”, because they said it so" in words
        assert "What became of it: Taken over next year." in words
        assert "Feel safe" in words_of(browser_of(eve).get(f"{HERE}LM-programme/"))

    def test_stays_in_the_programmes_version_while_projects_use_it(
        self, inheriting: Client, eve: User, browser_of: Browser
    ) -> None:
        own = LogicModelVersion.objects.filter(model__identifier="LM-programme").latest("number")
        before = version_value(own).node_by_id["u.feel"]
        there = f"{HERE}LM-programme/{own.number}/cards/u.feel/"

        LogicModelVersion.objects.filter(model__identifier="LM-programme").exclude(pk=own.pk).delete()
        answer = browser_of(eve).post(
            there, {"text": "Another", "column": before.column.value, "actor": "", "seen": "0"}
        )

        assert "Projects have taken over a card of this model, so its words must stay" in words_of(answer)
        own.refresh_from_db()
        assert version_value(own).node_by_id["u.feel"] == before

    def test_does_not_come_back_by_an_undo_once_the_programme_says_it_otherwise(
        self, inheriting: Client, eve: User, browser_of: Browser
    ) -> None:
        own = LogicModelVersion.objects.filter(model__identifier="LM-programme").latest("number")
        LogicModelVersion.objects.filter(model=own.model).exclude(pk=own.pk).delete()
        for other in LogicModelVersion.objects.exclude(model=own.model).exclude(pk=row().pk):
            left = [node for node in version_value(other).nodes if node.refers_to != "u.feel"]
            other.content = version_content(replace(version_value(other), nodes=tuple(left), links=()))
            other.save()
        inheriting.post(f"{NEW}cards/{drawing().nodes[-1].id}/remove/", {"seen": seen()})
        hers, there = browser_of(eve), f"{HERE}LM-programme/{own.number}/"
        column = version_value(own).node_by_id["u.feel"].column.value
        hers.post(f"{there}cards/u.feel/", {"text": "Another", "column": column, "actor": "", "seen": "0"})
        own.refresh_from_db()
        assert version_value(own).node_by_id["u.feel"].text == "Another"

        answer = inheriting.post(f"{NEW}undo/", follow=True)

        assert "The programme words this card otherwise by now. Take it over anew." in words_of(answer)
        assert [node.text for node in drawing().nodes] == ["Dinner", "Trust"]

    def test_is_not_looked_for_in_any_drawing_by_a_step_that_keeps_it(
        self, begun: Client, cocreate: Programme, eve: User, farah: User
    ) -> None:
        own = LogicModelVersion.objects.filter(model__identifier="LM-programme").latest("number")
        made = AddNode(node=Node(id="new", column=Column.INPUTS, text="A room"))
        for changed, by in ((own, eve), (row(), farah)):
            with CaptureQueriesContext(connection) as asked:
                change_drawing(by=by, row=changed, seen=0, verb="add_card", edit=lambda _now: made)
            read = [one["sql"] for one in asked if '"logicmodelversion"."content"' in one["sql"].lower()]
            assert len([sql for sql in read if sql.startswith("SELECT")]) <= 1

    def test_is_proposed_otherwise_under_a_name_that_no_other_proposal_has(
        self, inheriting: Client, farah: User
    ) -> None:
        card, model = drawing().nodes[-1].id, row().model
        for text in ("One", "Two"):
            propose_change(by=farah, row=row(), card=card, text=text, reason="so")
        model.refresh_from_db()
        model.proposals = model.proposals[1:]
        model.save()
        propose_change(by=farah, row=row(), card=card, text="Three", reason="so")

        model.refresh_from_db()
        assert len({one.id for one in proposal_values(model)}) == 2


class TestTheSteps:
    def test_say_who_did_what(self, begun: Client) -> None:
        words = words_of(begun.get(f"{NEW}steps/"))

        assert "Farah Aziz linked “Dinner” to “Trust”." in words
        assert "Farah Aziz added the card “Dinner”." in words
        assert "Farah Aziz began this version." in words

    def test_are_read_page_by_page(self, begun: Client) -> None:
        for number in range(20):
            add(begun, "inputs", f"Thing {number}")

        assert "added the card “Dinner”" not in words_of(begun.get(f"{NEW}steps/"))
        assert "added the card “Dinner”" in words_of(begun.get(f"{NEW}steps/?page=2"))

    def test_taken_back_can_be_done_again(self, begun: Client) -> None:
        begun.post(f"{NEW}undo/")
        assert drawing().links == ()
        words = words_of(begun.get(f"{NEW}outline/"))
        assert "Do what you took back again" in words

        answer = begun.post(f"{NEW}undo/", {"number": seen()}, follow=True)

        assert "It is done again." in words_of(answer)
        assert len(drawing().links) == 1


def test_what_was_drawn_leaves_with_the_programme_and_comes_back(
    begun: Client, cocreate: Programme, priya: User
) -> None:
    check = check_files(read_zip(export_bundle(by=priya, programme=cocreate)))

    assert check.problems == ()
    assert check.record is not None
    assert "LM-P01" in check.record.logic_model_by_id


def test_pages_ask_no_more_questions_as_the_drawing_grows(begun: Client) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as found:
            for page in ("outline/", "steps/", f"cards/{card('Dinner')}/", ""):
                assert begun.get(f"{NEW}{page}").status_code == 200
        return len(found)

    few = asked()
    for number in range(6):
        add(begun, "inputs", f"Thing {number}")
        link(begun, f"Thing {number}", "Trust")

    assert asked() == few
