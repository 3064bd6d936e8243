"""Several people draw one logic model: each sees at once what others change, and nothing typed is lost."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Request, Route, expect
from tests.journeys.conftest import SCREENS, Windows
from tests.journeys.person import Person

from doingwith_site.logic_models.models import DrawingStep, LogicModelVersion
from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme

DRAWING = "/programmes/cocreate/logic-models/LM-P08/1/"
OUTLINE = f"{DRAWING}outline/"
CARD = f"{DRAWING}cards/c.rating/"
PHONE = SCREENS[0]
NO_NETWORK = "No network just now. Your words are kept in this window, and are sent when it is back."


@pytest.fixture
def hers(windows: Windows, cocreate: Programme, farah: User) -> Person:
    """Farah, who facilitates, at the outline."""
    person = windows.open()
    person.given_i_am_signed_in(farah)
    person.when_i_open(OUTLINE)
    return person


@pytest.fixture
def his(windows: Windows, cocreate: Programme, eve: User) -> Person:
    """Eve, who evaluates, at the same outline."""
    person = windows.open()
    person.given_i_am_signed_in(eve)
    person.when_i_open(OUTLINE)
    return person


def add(person: Person, column: str, words: str) -> None:
    box = person.page.locator(f"#add-{column}")
    box.fill(words)
    box.press("Enter")


def sees(person: Person, words: str) -> None:
    expect(person.page.get_by_role("heading", name=words, exact=True)).to_be_visible()


def cards() -> list[str]:
    """What every card of the drawing says."""
    row = LogicModelVersion.objects.get(model__identifier="LM-P08", number=1)
    return [node["text"] for node in row.content["nodes"]]


def meet(page: Page, *fates: Callable[[Route], None]) -> list[Route]:
    """The next forms meet these fates, one each; those that have met theirs are in the list."""
    met = list[Route]()

    def on_its_way(route: Route) -> None:
        if len(met) == len(fates) or route.request.method != "POST":
            route.fallback()
            return
        met.append(route)
        fates[len(met) - 1](route)

    page.route("**/logic-models/**", on_its_way)
    return met


def loses_its_answer(route: Route) -> None:
    """A form arrives at the site, and its answer never does."""
    route.fetch(max_redirects=0)
    route.abort()


def finds_no_site(route: Route) -> None:
    """What stands before the site answers a form, because the site is being started anew."""
    route.fulfill(status=503, body="The site is not there just now.")


def is_held(route: Route) -> None:
    """A form is long on its way."""


def test_each_sees_who_is_here_and_what_the_other_adds(hers: Person, his: Person) -> None:
    expect(his.page.locator("#together .here")).to_have_text("Here now: you and Farah Aziz.")
    add(hers, "activities", "Dinner together")

    sees(hers, "Dinner together")
    sees(his, "Dinner together")
    expect(his.page.locator("#together .said")).to_have_text("Farah Aziz changed the drawing.")
    his.when_i_unfold("The drawing as a picture")
    expect(his.page.locator("#picture svg")).to_contain_text("Dinner together")


def test_what_somebody_is_typing_stays_and_keeps_the_focus(hers: Person, his: Person) -> None:
    box = his.page.locator("#add-outcomes")
    box.press_sequentially("Fewer ")
    add(hers, "outcomes", "Trust")

    sees(his, "Trust")
    box.press_sequentially("visits missed")
    expect(box).to_be_focused()
    expect(box).to_have_value("Fewer visits missed")
    box.press("Enter")
    sees(hers, "Fewer visits missed")
    expect(box).to_have_value("")
    expect(box).to_be_focused()


def test_the_first_card_of_a_column_leaves_whoever_types_there_in_their_box(
    hers: Person, his: Person
) -> None:
    row = LogicModelVersion.objects.get(model__identifier="LM-P08", number=1)
    row.content["nodes"] = [node for node in row.content["nodes"] if node["column"] != "outputs"]
    there = {node["id"] for node in row.content["nodes"]}
    row.content["links"] = [link for link in row.content["links"] if {link["from"], link["to"]} <= there]
    row.save()
    his.when_i_open(OUTLINE)
    box = his.page.locator("#add-outputs")
    box.press_sequentially("A list of ")
    add(hers, "outputs", "A shared plan")

    sees(his, "A shared plan")
    expect(box).to_be_focused()
    box.press_sequentially("wishes")
    expect(box).to_have_value("A list of wishes")


def test_words_typed_while_the_network_is_away_are_sent_once_when_it_is_back(
    hers: Person, his: Person
) -> None:
    his.page.context.set_offline(True)
    add(his, "inputs", "A room that is free")
    expect(his.page.locator("#together .said")).to_have_text(NO_NETWORK)
    add(hers, "inputs", "Two evenings")

    his.page.context.set_offline(False)

    sees(his, "A room that is free")
    sees(his, "Two evenings")
    sees(hers, "A room that is free")
    assert sorted(cards()).count("A room that is free") == 1


def test_what_is_typed_and_sent_while_the_last_card_is_on_its_way_is_not_lost(
    windows: Windows, cocreate: Programme, farah: User
) -> None:
    person = windows.open()
    person.given_i_am_signed_in(farah)
    person.when_i_open(OUTLINE)
    page = person.page
    met = meet(page, is_held)
    box = page.locator("#add-outputs")
    box.fill("The first card")
    box.press("Enter")
    expect(box).to_have_value("The first card")
    box.fill("The second card")
    box.press("Enter")
    met[0].continue_()

    for card in ("The first card", "The second card"):
        expect(page.get_by_role("heading", name=card, exact=True)).to_have_count(1)
    expect(box).to_have_value("")


def test_an_answer_that_is_lost_on_its_way_does_not_double_the_card(hers: Person) -> None:
    meet(hers.page, loses_its_answer)
    add(hers, "impact", "Trust lasts")

    sees(hers, "Trust lasts")
    assert cards().count("Trust lasts") == 1


def test_what_is_sent_once_more_leaves_whoever_types_elsewhere_by_then_in_their_box(hers: Person) -> None:
    page, box = hers.page, hers.page.locator("#add-outcomes")
    met = meet(page, loses_its_answer, finds_no_site, is_held)
    posts = list[str]()

    def is_the_third(request: Request) -> bool:
        posts.extend([request.url] if request.method == "POST" else [])
        return len(posts) == len(("lost", "refused", "held"))

    with page.expect_request(is_the_third):
        add(hers, "impact", "Trust lasts")
    box.press_sequentially("Fewer ")
    met[-1].continue_()

    expect(page.locator("#together .said")).to_have_text("The card is in the drawing.")
    expect(box).to_be_focused()
    box.press_sequentially("visits missed")
    box.press("Enter")
    sees(hers, "Fewer visits missed")
    assert cards().count("Trust lasts") == 1


@pytest.mark.parametrize("screen", [PHONE], indirect=True)
def test_what_does_not_get_through_again_and_again_is_sent_ever_more_rarely(hers: Person) -> None:
    page, asked = hers.page, list[str]()
    page.clock.install()
    page.reload()
    met = meet(page, *[finds_no_site] * 99)
    add(hers, "impact", "Trust lasts")
    expect(page.locator("#together .said")).to_have_text(NO_NETWORK)
    page.on("response", lambda answer: asked.extend([answer.url] if answer.url.endswith("/now/") else []))

    while len(asked) < 30:
        page.clock.run_for(700)

    assert 3 <= len(met) < 15


def test_what_was_typed_is_there_again_after_the_page_was_loaded_anew(hers: Person) -> None:
    hers.page.locator("#add-context").fill("Half a thought")
    hers.page.reload()

    expect(hers.page.locator("#add-context")).to_have_value("Half a thought")
    hers.page.get_by_role("button", name="Sign out").click()
    assert hers.page.evaluate("Object.keys(sessionStorage).length") == 0


def test_when_both_change_one_card_both_texts_are_shown_and_joined(hers: Person, his: Person) -> None:
    for one in (hers, his):
        one.when_i_open(CARD)
    hers.when_i_fill_in("What it says", "A low mark")
    hers.when_i_press("Keep this")
    his.when_i_fill_in("What it says", "A bad mark")
    expect(his.page.locator("#together .said")).to_have_text(
        "Farah Aziz changed the drawing. Your words here are safe."
    )
    his.when_i_press("Keep this")

    his.then_i_read("What Farah Aziz wrote meanwhile", "A low mark")
    his.page.reload()
    his.then_i_read("What Farah Aziz wrote meanwhile", "A low mark")
    his.then_the_box_holds("What it says", "A bad mark")
    his.when_i_press("Put both texts into my boxes")
    his.then_the_box_holds("What it says", "A low mark\nA bad mark")
    his.when_i_fill_in("What it says", "A low mark, and a bad one")
    his.when_i_press("Keep this")
    his.then_i_read("A low mark, and a bad one")
    assert DrawingStep.objects.filter(verb="change_card").count() == 2
