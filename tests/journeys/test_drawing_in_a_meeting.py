"""People in a room suggest cards on their phones, hear what became of them, and can take them back."""

import pytest
from playwright.sync_api import expect
from tests.journeys.conftest import Windows
from tests.journeys.person import Person

from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme

DRAWING = "/programmes/cocreate/logic-models/LM-P08/1/"
HOPE = "Nobody has to tell their story twice"
ONE_LONG_WORD = "again" * 20


def own_code(person: Person) -> str:
    """As a person copies it from the page: two lines."""
    return " ".join(person.page.locator(".letters span:not(.joint)").all_inner_texts())


def suggest(person: Person, column: str, words: str, name: str = "") -> None:
    person.page.get_by_role("radio", name=column).check()
    person.when_i_fill_in("What should the card say?", words)
    if name:
        person.when_i_fill_in("A name to show on your card", name)
    person.when_i_press("Suggest this card")


@pytest.mark.parametrize("runs_scripts", [False, True], ids=["without scripts", "with scripts"])
def test_a_card_is_suggested_placed_and_taken_back(
    windows: Windows, cocreate: Programme, farah: User, runs_scripts: bool
) -> None:
    facilitator = windows.open(runs_scripts=runs_scripts)
    facilitator.given_i_am_signed_in(farah)
    facilitator.when_i_open(DRAWING)
    facilitator.when_i_follow("Let people without an account suggest cards")
    facilitator.when_i_press("Open a meeting")
    facilitator.then_i_read("No suggestions to answer.")
    code = facilitator.page.locator(".place-code").inner_text()

    guest = windows.open(runs_scripts=runs_scripts)
    guest.when_i_open("/meet/")
    guest.when_i_fill_in("The code", code.lower().replace("-", " "))
    guest.when_i_press("Go on")
    guest.then_i_read("You can suggest a card.", "What changes for people")
    guest.when_i_press("Suggest this card")
    guest.then_i_read("Choose where your card belongs.", "Write what the card should say.")
    suggest(guest, "What changes for people", HOPE, "Sam")
    guest.then_i_read(HOPE, "Nobody has answered yet. Look again in a while.", "Your own code")
    mine = own_code(guest)
    suggest(guest, "What we do", "Dinner together")

    facilitator.when_i_open(DRAWING)
    facilitator.then_i_read("Suggested by Sam.", "Suggested without a name.")
    facilitator.when_i_press(f"Put it in the drawing: {HOPE}")
    facilitator.then_i_read("The card is in the drawing, at the end of its column.")
    facilitator.when_i_follow("Set it aside: Dinner together")
    facilitator.when_i_fill_in("Why it is set aside", "We have it under another name. Thank you.")
    facilitator.when_i_press("Set it aside")
    facilitator.then_i_read("Nothing waits to be answered.")

    guest.when_i_follow("What became of my cards")
    guest.then_i_read("Your card is in the drawing.", "Set aside: We have it under another name. Thank you.")
    guest.when_i_follow("Make this phone forget me")

    other = windows.open(runs_scripts=runs_scripts)
    other.when_i_open("/meet/")
    other.when_i_fill_in("The code", mine)
    other.when_i_press("Go on")
    other.then_the_heading_is("What became of my cards")
    other.when_i_unfold(f"Take this card back: {HOPE}")
    other.when_i_press(f"Take it back now: {HOPE}")
    other.then_i_read("You took this card back. Its words are gone.")

    facilitator.when_i_open(DRAWING)
    facilitator.then_i_do_not_read(HOPE)
    facilitator.then_i_read("[words taken back]")
    facilitator.when_i_follow("The meeting's code")
    facilitator.when_i_press("Close the meeting")
    facilitator.then_i_read("The meeting is over.")


def test_a_card_of_one_long_word_stays_inside_every_window(
    windows: Windows, cocreate: Programme, farah: User
) -> None:
    facilitator, guest = windows.open(), windows.open()
    facilitator.given_i_am_signed_in(farah)
    facilitator.when_i_open(f"{DRAWING}meeting/")
    facilitator.when_i_press("Open a meeting")
    code = facilitator.page.locator(".place-code").inner_text()
    guest.when_i_open(f"/meet/{code}/")
    suggest(guest, "What we do", ONE_LONG_WORD)
    facilitator.when_i_open(f"{DRAWING}meeting/")
    facilitator.when_i_press(f"Put it in the drawing: {ONE_LONG_WORD}")

    for person, page in (
        (guest, f"/meet/{code}/"),
        (facilitator, DRAWING),
        (facilitator, f"{DRAWING}outline/"),
    ):
        person.when_i_open(page)
        person.then_i_read(ONE_LONG_WORD)


def test_a_suggestion_comes_up_on_the_page_that_waits_for_it(
    windows: Windows, cocreate: Programme, farah: User
) -> None:
    facilitator = windows.open()
    facilitator.given_i_am_signed_in(farah)
    facilitator.when_i_open(f"{DRAWING}meeting/")
    facilitator.when_i_press("Open a meeting")
    guest = windows.open(runs_scripts=False)
    guest.when_i_open(f"/meet/{facilitator.page.locator('.place-code').inner_text()}/")

    suggest(guest, "What lasts", HOPE)

    expect(facilitator.page.get_by_role("heading", name=HOPE, exact=True)).to_be_visible()
    facilitator.when_i_press(f"Put it in the drawing: {HOPE}")
    facilitator.then_i_read("Nothing waits to be answered.")
