"""Three browsers change one drawing three hundred times while their network is cut, and no word is lost.

They act in rounds: each opens what to change, all press, the networks come back, and each ends what it began.
Nothing waits for a time: a round ends when each page says how its own act ended.
"""

import random
import re
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Error, Locator, Page, Route, expect
from tests.journeys.conftest import SCREENS, Windows
from tests.journeys.person import Person
from tests.journeys.told import site, web_server

from doingwith_site.logic_models.models import DrawingStep, LogicModelVersion
from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme

__all__ = ["site", "web_server"]

DRAWING = "/programmes/cocreate/logic-models/LM-P08/1/"
OUTLINE = f"{DRAWING}outline/"
DESKTOP = SCREENS[1]
SEEDS = (20261126,)
EDITS = 300
LOOK_EVERY = 60
"""After so many edits the three pages are held against the site."""
LOOK_EACH = 300
"""Milliseconds from one look to the next, as a page that is not there yet costs the site an outline."""
MANY = 30
"""With so many cards somebody takes one out rather than adding one."""
FEW = 4
"""Most changes are to the newest cards, so that people often meet at one."""
LONGEST = 300
NO_NETWORK = "No network just now. Your words are kept in this window, and are sent when it is back."
BOTH = "Two people wrote at the same time"
PRESS_ONE = """([name, chance]) => {
    const buttons = [...document.querySelectorAll("main button")].filter(one => one.innerText.includes(name))
    if (!buttons.length) return
    document.documentElement.dataset.leaving = ""
    buttons[Math.floor(chance * buttons.length)].click()
}"""
"""Chosen and pressed in one go: a button that what others do took away in between sends nothing."""
IS_LED_ON = "() => !('leaving' in document.documentElement.dataset) && document.readyState === 'complete'"
LED_ELSEWHERE = "is interrupted by another navigation"
CHOICES = (
    "Keep what is in my boxes",
    "Put both texts into my boxes",
    "Leave theirs, and set mine aside",
)
COLUMNS = ("activities", "outputs", "outcomes")
ACTS = {"add": 3, "type": 2, "change": 8, "remove": 2, "move": 2, "undo": 1}
FATES = {"": 6, "away": 2, "cut": 2, "lost": 2, "reloaded": 2}
"""What becomes of a form: it arrives; there is no network; the network goes while it is on its way; its
answer is lost; the page is loaded anew before it could be sent."""
LOADED_ANEW = "addEventListener('online', () => setTimeout(() => location.reload()), { once: true })"
"""As soon as the network is back, so while the page sends what it kept."""
NOTHING_IS_ON_ITS_WAY = """both => {
    const mine = ([name]) => name.startsWith("drawing-draft:") && name.includes(`:${location.pathname}#`)
    const kept = Object.entries(sessionStorage).filter(mine)
    return kept.every(([, draft]) => !JSON.parse(draft).pressed) || document.body.innerText.includes(both)
}"""
"""Either the site has answered for good, or both texts are shown and somebody is to choose."""
SAYS_WHAT_THE_SITE_SAYS = """async () => {
    const told = main => [...main.querySelectorAll("h3, .card-links li, p.lead, .places li, section p")]
        .filter(one => !one.closest("#together, .acts"))
        .map(one => one.textContent.replace(/\\s+/g, " ").trim())
    const answer = await fetch(location.pathname)
    const page = new DOMParser().parseFromString(await answer.text(), "text/html")
    return told(page.querySelector("main")).join("|") === told(document.querySelector("main")).join("|")
}"""


@dataclass
class Drawer:
    """Somebody at a browser of their own, on a network that is cut again and again."""

    person: Person
    chance: random.Random
    typed: list[str]
    act: str = ""
    fate: str = ""
    words: str = ""
    half: str = ""
    """What they have typed into a box without sending it."""
    column: str = ""
    seen: set[str] = field(default_factory=set)
    """What happened to them, so that the test is known to have tried it."""

    @property
    def page(self) -> Page:
        """Their window."""
        return self.person.page

    def one_of(self, weights: dict[str, int]) -> str:
        return self.chance.choices(list(weights), list(weights.values()))[0]

    def new_words(self) -> str:
        """Words that nobody has typed before."""
        self.typed.append(f"words {len(self.typed)} of all")
        return self.typed[-1]

    def opens(self, address: str) -> None:
        """Goes there; when the page was just leaving by itself, from where that led."""
        while self.page.url.split("#")[0] != self.person.site + address:
            try:
                self.page.goto(self.person.site + address)
            except Error as error:
                if LED_ELSEWHERE not in error.message:
                    raise
        self.page.wait_for_load_state()  # before its script is there the browser sends by itself

    def begins(self, cards: list[str]) -> None:
        """Chooses what to do, and opens the page for it."""
        self.act, self.fate, self.words = self.one_of(ACTS), self.one_of(FATES), ""
        if self.act in ("add", "type") and len(cards) > MANY:
            self.act = "remove"
        if self.act == "remove" and len(cards) <= 2 * FEW:
            self.act = "add"
        if self.act in ("change", "remove"):
            near = cards[-FEW:] if self.act == "change" else cards[:-FEW]
            self.opens(f"{DRAWING}cards/{self.chance.choice(near)}/")
        else:
            self.opens(OUTLINE)

    def presses(self) -> None:
        """Does it, while the network is there or not."""
        {
            "add": self.adds,
            "type": self.types,
            "change": self.changes,
            "remove": lambda: self.leaves("Take this card out"),
            "move": lambda: self.leaves("Down"),
            "undo": lambda: self.leaves("Take it back"),
        }[self.act]()

    def leaves(self, button: str) -> None:
        """Presses a button, if it is there, whose form holds no words: the browser sends it itself."""
        self.fate = ""
        self.page.evaluate(PRESS_ONE, [button, self.chance.random()])
        self.page.wait_for_function(IS_LED_ON)

    def types(self) -> None:
        """Types half a thought, to be sent by and by."""
        self.fate = ""
        if not self.half:
            self.column, self.half = self.chance.choice(COLUMNS), self.new_words()
            self.page.locator(f"#add-{self.column}").fill(self.half)

    def adds(self) -> None:
        """A new card in some column; whoever has typed half a thought there ends it."""
        if not self.half:
            self.types()
            self.fate = self.one_of(FATES)
        box = self.page.locator(f"#add-{self.column}")
        expect(box).to_have_value(self.half)
        self.words, self.half = self.half, ""
        self.sends(box)

    def changes(self) -> None:
        """Other words for a card."""
        self.words = self.new_words()
        self.page.get_by_label("What it says").fill(self.words)
        self.sends(self.page.get_by_role("button", name="Keep this"))

    def sends(self, press: Locator) -> None:
        """Presses Enter, and the form meets its fate."""
        self.seen.add(self.fate)
        if self.fate in ("away", "reloaded"):
            self.page.context.set_offline(True)
        if self.fate in ("cut", "lost"):
            self.page.route("**/1/*-card/", self.meets, times=1)
            self.page.route("**/1/cards/*/", self.meets, times=1)
        press.press("Enter")

    def meets(self, route: Route) -> None:
        """A form on its way when the network is cut, or back when its answer is lost."""
        if self.fate == "lost":
            route.fetch(max_redirects=0)
            route.abort()
        else:
            self.page.context.set_offline(True)
            route.continue_()

    def is_back(self) -> None:
        """The network is there again."""
        if self.fate in ("away", "cut", "reloaded"):
            expect(self.page.locator("#together .said")).to_have_text(NO_NETWORK)
        if self.fate == "reloaded":
            self.page.evaluate(LOADED_ANEW)
        if self.fate in ("away", "cut", "reloaded"):
            self.page.context.set_offline(False)

    def ends(self) -> None:
        """Waits until their words stand in the drawing, or both texts are shown."""
        if self.words:
            card = self.page.locator(f'h3:text-is("{self.words}"), p.lead:text-is("“{self.words}”")')
            expect(card.or_(self.page.get_by_text(BOTH))).to_have_count(1)
            self.page.wait_for_function(NOTHING_IS_ON_ITS_WAY, arg=BOTH)
        if self.fate in ("cut", "lost"):
            self.page.unroute_all()

    def chooses(self) -> None:
        """Does as somebody would when both texts are shown."""
        if not self.words or not self.page.get_by_text(BOTH).count():
            return
        both = self.page.get_by_role("button", name=re.compile("|".join(CHOICES)))
        choice = self.chance.choice(both.all_inner_texts())
        self.seen.add(choice)
        self.page.get_by_role("button", name=choice).press("Enter")
        if choice == CHOICES[1]:
            box = self.page.get_by_label("What it says")
            expect(box).to_have_value(re.compile(rf"\n{self.words}$"))
            box.fill(box.input_value()[-LONGEST:])
            self.page.get_by_role("button", name="Keep this").press("Enter")
        expect(self.page.locator(".add-card").first).to_be_visible()


def cards() -> list[str]:
    """The cards of the drawing, by identifier."""
    row = LogicModelVersion.objects.get(model__identifier="LM-P08", number=1)
    return [node["id"] for node in row.content["nodes"]]


def all_look(people: list[Drawer]) -> None:
    """Each page says, without being loaded anew, what the site says."""
    for one in people:
        one.opens(OUTLINE)
    for one in people:
        one.page.wait_for_function(SAYS_WHAT_THE_SITE_SAYS, polling=LOOK_EACH)


def all_end_alike(people: list[Drawer]) -> bool:
    """Whether the three pages say the same, once each says what the site says.

    What a page kept without network may arrive while another is looked at: then all are looked at again.
    """
    for _ in people:
        all_look(people)
        ends = {tuple(one.page.locator("section[id^=column-]").all_inner_texts()) for one in people}
        if len(ends) == 1:
            return True
    return False


@pytest.fixture
def people(
    windows: Windows, cocreate: Programme, farah: User, eve: User, priya: User, chance: random.Random
) -> list[Drawer]:
    """Three people, each at a browser of their own."""
    typed, found = list[str](), []
    for who in (farah, eve, priya):
        person = windows.open()
        person.given_i_am_signed_in(who)
        found.append(Drawer(person=person, chance=chance, typed=typed))
    return found


@pytest.fixture
def chance(request: pytest.FixtureRequest) -> random.Random:
    """The same each time."""
    return random.Random(request.param)  # noqa: S311


def a_round(people: list[Drawer]) -> None:
    """Each does one thing, at the same time as the others."""
    there = cards()
    for one in people:
        one.begins(there)
    for one in people:
        one.presses()
    for one in people:
        one.is_back()
    for one in people:
        one.ends()
    for one in people:
        one.chooses()


@pytest.mark.parametrize("screen", [DESKTOP], indirect=True, ids=["desktop"])
@pytest.mark.parametrize("chance", SEEDS, indirect=True)
def test_three_people_and_a_bad_network_lose_no_word(people: list[Drawer]) -> None:
    for done in range(0, EDITS, len(people)):
        a_round(people)
        if done % LOOK_EVERY == 0:
            all_look(people)

    assert all_end_alike(people)
    boxes = [one.half for one in people if one.half]
    steps = DrawingStep.objects.filter(version__model__identifier="LM-P08", version__number=1)
    kept = str([*steps.values_list("content", "aside"), boxes])
    assert [words for words in people[0].typed if words not in kept] == []
    said = texts()
    assert len(said) == len(set(said))
    assert set().union(*(one.seen for one in people)) == {*FATES, *CHOICES}


def texts() -> list[str]:
    """What every card of the drawing says."""
    row = LogicModelVersion.objects.get(model__identifier="LM-P08", number=1)
    return [node["text"] for node in row.content["nodes"]]
