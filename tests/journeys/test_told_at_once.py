"""Where the web server can tell open pages what changed, they do not ask; where it can not, they do."""

import pytest
from playwright.sync_api import Page, Request, Route, expect
from tests.journeys.conftest import Windows
from tests.journeys.person import Person
from tests.journeys.told import site, web_server

from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme

__all__ = ["site", "web_server"]

OUTLINE = "/programmes/cocreate/logic-models/LM-P08/1/outline/"
NO_NETWORK = "No network just now. Your words are kept in this window, and are sent when it is back."
HIDE = """is => {
    Object.defineProperty(document, "visibilityState", { value: is, configurable: true })
    document.dispatchEvent(new Event("visibilitychange"))
}"""


@pytest.fixture
def hers(windows: Windows, cocreate: Programme, farah: User) -> Person:
    """Farah, who facilitates, at a window of her own."""
    person = windows.open()
    person.given_i_am_signed_in(farah)
    return person


@pytest.fixture
def his(windows: Windows, cocreate: Programme, eve: User) -> Person:
    """Eve, who evaluates, at another."""
    person = windows.open()
    person.given_i_am_signed_in(eve)
    return person


class Asked:
    """How a page learns what is new."""

    def __init__(self, page: Page) -> None:
        self.ways: list[str] = []
        page.on("request", self._note)

    def _note(self, request: Request) -> None:
        if request.url.endswith("/now/"):
            self.ways.append(request.resource_type)


def is_told(person: Person) -> None:
    """Opens the outline, and hears from the site."""
    with person.page.expect_response(is_a_stream):
        person.when_i_open(OUTLINE)
    expect(person.page.locator("#together .here")).to_be_visible()


def is_a_stream(answer: object) -> bool:
    headers: dict[str, str] = getattr(answer, "headers", {})
    return headers.get("content-type", "").startswith("text/event-stream")


def add(person: Person, words: str) -> None:
    box = person.page.locator("#add-activities")
    box.fill(words)
    box.press("Enter")


def sees(person: Person, words: str) -> None:
    expect(person.page.get_by_role("heading", name=words, exact=True)).to_be_visible()


def test_each_is_told_what_the_other_adds_and_who_is_here_without_asking(hers: Person, his: Person) -> None:
    is_told(his)
    asked = Asked(his.page)
    is_told(hers)

    expect(his.page.locator("#together .here")).to_have_text("Here now: you and Farah Aziz.")
    for words in ("Dinner together", "A walk in the park", "A list of wishes"):
        add(hers, words)
        sees(his, words)
        expect(his.page.locator("#together .said")).to_have_text("Farah Aziz changed the drawing.")
    assert asked.ways == []
    his.then_everybody_can_use_this_page()


def test_where_nothing_can_be_told_the_page_asks(hers: Person, his: Person) -> None:
    asked = Asked(his.page)
    his.page.add_init_script("delete globalThis.EventSource")
    his.when_i_open(OUTLINE)
    is_told(hers)
    add(hers, "Dinner together")

    sees(his, "Dinner together")
    assert set(asked.ways) == {"fetch"}


def test_where_what_is_told_is_held_back_the_page_asks(hers: Person, his: Person) -> None:
    asked = Asked(his.page)
    his.page.route("**/now/", hold_back_what_is_told)
    his.when_i_open(OUTLINE)
    is_told(hers)
    add(hers, "Dinner together")

    sees(his, "Dinner together")
    assert set(asked.ways) == {"eventsource", "fetch"}
    his.page.unroute_all(behavior="ignoreErrors")


def hold_back_what_is_told(route: Route) -> None:
    """As a proxy does that collects an answer until it is whole."""
    if route.request.resource_type != "eventsource":
        route.fallback()


def test_after_a_cut_of_the_network_it_is_told_again(hers: Person, his: Person) -> None:
    is_told(hers)
    is_told(his)
    his.page.context.set_offline(True)
    add(his, "A room that is free")
    expect(his.page.locator("#together .said")).to_have_text(NO_NETWORK)
    add(hers, "Two evenings")
    with his.page.expect_response(is_a_stream):
        his.page.context.set_offline(False)

    for words in ("A room that is free", "Two evenings"):
        sees(his, words)
        sees(hers, words)


def test_a_window_that_nobody_sees_is_told_nothing_until_somebody_looks_again(
    hers: Person, his: Person
) -> None:
    is_told(his)
    is_told(hers)
    with his.page.expect_event("requestfailed", lambda request: request.url.endswith("/now/")):
        his.page.evaluate(HIDE, "hidden")
    add(hers, "Dinner together")
    sees(hers, "Dinner together")
    expect(his.page.get_by_role("heading", name="Dinner together", exact=True)).to_have_count(0)
    with his.page.expect_response(is_a_stream):
        his.page.evaluate(HIDE, "visible")

    sees(his, "Dinner together")
