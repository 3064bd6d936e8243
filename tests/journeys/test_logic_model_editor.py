"""A logic model is drawn, frozen and drawn anew: with the keyboard only, and by touch on a phone."""

import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, expect
from tests.journeys.conftest import SCREENS, Windows
from tests.journeys.person import Person
from tests.site.cases.reading_room import marked, notes_of

from doingwith_site.cases.queries import case_in
from doingwith_site.logic_models.models import LogicModelVersion
from doingwith_site.logic_models.records import version_value
from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme

PHONE, DESKTOP = SCREENS
CARDS = (
    ("Context", "Nobody asked young people"),
    ("Inputs", "Evenings of two workers"),
    ("Activities", "Dinner together"),
    ("Outputs", "A film"),
    ("Outcomes", "Young people feel heard"),
    ("Impact", "Trust lasts"),
)
LINKS = (
    ("Nobody asked young people", "Inputs", "somebody must begin"),
    ("Evenings of two workers", "Activities", "there is time to talk"),
    ("Dinner together", "Outputs", "they say what they want to show"),
    ("A film", "Outcomes", "others see it"),
    ("Young people feel heard", "Impact", "they come again"),
)


@dataclass
class Keys:
    """Somebody who has a keyboard and nothing else."""

    person: Person

    def press(self, words: str) -> None:
        self.person.when_i_tab_to(words)
        self.person.when_i_press_enter()

    def write(self, label: str, words: str) -> None:
        self.person.when_i_tab_to(label)
        self.person.when_i_press_the_key("Control+A")
        self.person.when_i_type(words)

    def choose(self, label: str, words: str) -> None:
        self.person.when_i_tab_to(label)
        self.person.when_i_type(words)

    def add(self, column: str, words: str) -> None:
        self.write(f"Add a card to {column}", words)
        self.person.when_i_press_enter()


@dataclass
class Fingers:
    """Somebody who has a phone and touches it."""

    person: Person

    def press(self, words: str) -> None:
        found = self._found(words)
        self.person._and_arrive(found.tap)

    def write(self, label: str, words: str) -> None:
        box = self.person._box(label)
        box.tap()
        box.fill(words)

    def choose(self, label: str, words: str) -> None:
        box = self.person._box(label)
        option = box.locator("option", has_text=re.compile(f"^{re.escape(words)}")).first
        box.select_option(label=option.text_content())

    def add(self, column: str, words: str) -> None:
        self.write(f"Add a card to {column}", words)
        home = self.person.page.locator(f"#column-{column.lower()}")
        self.person._and_arrive(home.get_by_role("button", name="Add").tap)

    def _found(self, words: str) -> Locator:
        page = self.person.page
        return page.get_by_role("link", name=words, exact=True).or_(
            page.get_by_role("button", name=words, exact=True)
        )


def draw(hands: Keys | Fingers) -> None:
    """Six cards and five links, from the project's page on."""
    hands.press("Begin a logic model")
    hands.write("Title", "What we hope for")
    hands.press("Begin it")
    for column, words in CARDS:
        hands.add(column, words)
    for start, end, because in LINKS:
        hands.press(f"Link “{start}” to another card")
        hands.choose("To", end)
        hands.write("Because", because)
        hands.press("Link them")
    hands.person.then_i_read("6 cards and 5 links, still being drawn.")


def settle(hands: Keys | Fingers) -> None:
    hands.press("Freeze this version")
    hands.write("Who was in the room", "young people")
    hands.press("Freeze it")
    hands.person.then_i_read("In the room: young people.", "It still says what it said when it was frozen.")


def draw_anew(hands: Keys | Fingers) -> None:
    """A card says something else, one comes that nobody had planned, and one goes and comes back."""
    hands.press("Draw a new version from it")
    hands.choose("When is it drawn?", "after the work")
    hands.write("Why is it drawn anew?", "A year has passed")
    hands.press("Draw it")
    hands.press("Change this card “Dinner together”")
    hands.write("What it says", "Breakfast together")
    hands.write("Why it changed", "evenings did not suit anybody")
    hands.press("Keep this")
    hands.add("Outcomes", "A new friendship")
    hands.person.then_i_read("Your last step: you added the card “A new friendship”.")
    hands.press("Change this card “A film”")
    hands.press("Take this card out")
    hands.person.then_i_read("6 cards and 3 links", "Your last step: you took out the card “A film”.")
    hands.press("Take it back")
    hands.person.then_i_read("7 cards and 5 links", "Your step is taken back.")


def split_and_join(hands: Keys | Fingers) -> None:
    """One card becomes two, they become one again in other words, and both steps are taken back."""
    hands.press("Change this card “A film”")
    hands.press("Split it into several cards")
    hands.write("The second card", "A song")
    hands.press("Split it")
    hands.person.then_i_read("8 cards and 5 links", "Your last step: you split the card “A film”.")
    hands.press("Change this card “A song”")
    hands.press("Join it with another card")
    hands.choose("Join it with", "A film")
    hands.write("What the one card says", "A film with a song")
    hands.press("Join them")
    hands.person.then_i_read("Your last step: you joined the card “A song” with another.")
    for _ in range(2):
        hands.press("Take it back")
    hands.person.then_i_read("7 cards and 5 links", "Your step is taken back.")


def read_what_changed(hands: Keys | Fingers) -> None:
    """In the order in which a screen reader tells it."""
    hands.press("Read it")
    hands.press("What we hope for")
    hands.press("What changed between two versions")
    told = hands.person.page.locator("main").aria_snapshot()
    place = 0
    for words in (
        "What changed",
        "Of 7 cards, 5 kept, 1 reworded and 1 added. Of 5 links, 5 untested.",
        "Outcomes that nobody had planned",
        "A new friendship",
        "The cards",
        "Dinner together",
        "Breakfast together",
        "evenings did not suit anybody",
    ):
        assert words in told[place:], f"“{words}” is not read where it should be in: {told}"
        place = told.index(words, place) + len(words)


@pytest.mark.parametrize("screen", [DESKTOP], indirect=True)
def test_with_the_keyboard_only_and_read_in_the_order_of_a_screen_reader(
    person: Person, cocreate: Programme, farah: User
) -> None:
    person.given_i_am_signed_in(farah)
    person.when_i_open("/programmes/cocreate/projects/P01/")
    hands = Keys(person)

    draw(hands)
    settle(hands)
    draw_anew(hands)
    split_and_join(hands)
    read_what_changed(hands)

    rows = LogicModelVersion.objects.filter(model__identifier="LM-P01")
    first, second = (version_value(row) for row in rows)
    assert [node.text for node in first.nodes] == [words for _, words in CARDS]
    assert [link.because for link in first.links] == [because for _, _, because in LINKS]
    assert second.based_on == 1


@pytest.mark.parametrize("screen", [PHONE], indirect=True)
def test_by_touch_on_a_phone(person: Person, cocreate: Programme, farah: User) -> None:
    person.given_i_am_signed_in(farah)
    person.when_i_open("/programmes/cocreate/projects/P01/")
    hands = Fingers(person)

    draw(hands)
    settle(hands)
    draw_anew(hands)
    split_and_join(hands)
    read_what_changed(hands)


def test_two_people_change_one_card_without_scripts(
    windows: Windows, cocreate: Programme, farah: User, eve: User
) -> None:
    """Plain forms do it all: both texts are shown, and put together."""
    hers, his = windows.open(runs_scripts=False), windows.open(runs_scripts=False)
    hers.given_i_am_signed_in(farah)
    his.given_i_am_signed_in(eve)
    card = "/programmes/cocreate/logic-models/LM-P08/1/cards/c.rating/"
    for one in (hers, his):
        one.when_i_open(card)

    hers.when_i_fill_in("What it says", "A low mark")
    hers.when_i_press("Keep this")
    his.when_i_fill_in("What it says", "A bad mark")
    his.when_i_press("Keep this")
    his.then_i_read("What Farah Aziz wrote meanwhile", "A low mark")
    his.when_i_press("Put both texts into my boxes")
    his.then_the_box_holds("What it says", "A low mark\nA bad mark")
    his.when_i_fill_in("What it says", "A low mark, and a bad one")
    his.when_i_press("Keep this")
    his.then_i_read("The card is kept.", "A low mark, and a bad one")


def test_who_turns_a_page_of_passages_lands_in_the_list_with_all_that_was_typed(
    person: Person, cocreate: Programme, eve: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("doingwith_site.evidence.excerpts.offering.MOST_PASSAGES", 1)
    notes = notes_of(case_in(cocreate, "CS2"), eve)
    for words in ("the only place", "felt listened to"):
        marked(eve, notes, words)
    card = LogicModelVersion.objects.get(model__identifier="LM-P08", number=1).content["nodes"][0]["id"]
    person.given_i_am_signed_in(eve)

    person.when_i_open(f"/programmes/cocreate/logic-models/LM-P08/1/cards/{card}/")
    person.when_i_fill_in("What it says", "They said it was the only place.")
    person.page.get_by_text("Passages that it rests on").click()
    person.page.get_by_label("the only place").check()
    person.when_i_press("Show the next passages")
    expect(person.page.get_by_label("felt listened to")).to_be_focused()
    expect(person.page.get_by_label("What it says")).to_have_value("They said it was the only place.")
    person.page.get_by_label("felt listened to").check()
    person.when_i_press("Keep this")

    person.then_i_read("They said it was the only place.")
