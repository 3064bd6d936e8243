"""A stretch of a recording is marked without a mouse, and without a script, and is heard where it stands."""

import pytest
from playwright.sync_api import expect
from tests.journeys.person import Person
from tests.site.programme import EXAMPLE, joined

from doingwith.exchange.bundle.check import read_whole_bundle
from doingwith_site.evidence.models import Excerpt
from doingwith_site.exchange.actions import confirm_import, prepare_import
from doingwith_site.people.models import User
from doingwith_site.people.roles import Evaluator
from doingwith_site.programmes.models import Programme

ACCOUNT = "/programmes/lantern-vale/accounts/W2/"
USED = "Contributions acknowledged and used"
QUICKER = "from 11 to 13.1 seconds"
"""What the invented evaluators marked in the recording."""


@pytest.fixture(autouse=True)
def example(priya: User, eve: User) -> Programme:
    """The invented programme with its recording. Eve evaluates in it."""
    whole = read_whole_bundle(EXAMPLE)
    pending = prepare_import(by=priya, record=whole.record, files=whole.files)
    programme = confirm_import(by=priya, pending=pending)
    joined(eve, programme, Evaluator)
    return programme


def test_a_stretch_is_heard_marked_and_coded_by_keyboard(person: Person, eve: User) -> None:
    person.given_i_am_signed_in(eve)
    person.when_i_open(ACCOUNT)
    person.when_i_tab_to("Read and mark piece 1")
    person.when_i_press_enter()
    person.then_i_read(QUICKER, f"{USED} evaluator-a")

    begins = listened_to(person)
    person.when_i_tab_to("Mark a stretch of the recording")
    person.when_i_press_the_key("Enter")
    person.then_everybody_can_use_this_page()
    person.when_i_tab_to("It begins here")
    person.when_i_press_the_key("Enter")
    person.then_the_box_holds("From", begins)
    person.when_i_tab_to("From")
    person.when_i_type("0:11.2")
    person.when_i_tab_to("Up to")
    person.when_i_type("0:11.6")
    heard_to_its_end(person)
    person.when_i_tab_to("What does it speak of?")
    person.when_i_type("C9")
    person.when_i_tab_to("A note on it")
    person.when_i_type("She laughs.")
    person.when_i_tab_to("Mark this stretch")
    person.when_i_press_enter()

    person.then_i_read("Marked.", "from 11.2 to 11.6 seconds", f"{USED} Eve Lindqvist: She laughs.")
    person.when_i_open("/programmes/lantern-vale/codes/")
    person.when_i_tab_to(USED)
    person.when_i_press_enter()
    person.then_i_read("from 11.2 to 11.6 seconds", "account W2; Eve Lindqvist", "account W2; evaluator-a")
    person.when_i_tab_to("from 11.2 to 11.6 seconds")
    person.when_i_press_enter()
    person.then_i_read("From 11.2 to 11.6 seconds", "young person", "She laughs.")
    expect(person.page.locator("audio")).to_have_attribute("src", f"{ACCOUNT}parts/1/file/#t=11.200,11.600")


UNTIL_A_SECOND = """node => new Promise(done => {
    const look = () => node.currentTime > 1 && done()
    node.addEventListener("timeupdate", look)
    look()
})"""
UNTIL_IT_STOPS = """node => new Promise(done => {
    const look = () => node.paused && node.currentTime > 11.5 && done(node.currentTime)
    node.addEventListener("pause", look)
    look()
})"""


def listened_to(person: Person) -> str:
    """Some of the recording, and stopped: the moment as it is to stand in the box."""
    player = person.page.locator("audio.recording")
    while not player.evaluate("node => node === document.activeElement"):
        person.when_i_press_the_key("Tab")
    person.when_i_press_the_key("Space")
    player.evaluate(UNTIL_A_SECOND)
    person.when_i_press_the_key("Space")
    expect(player).to_have_js_property("paused", True)
    tenths: int = player.evaluate("node => Math.round(node.currentTime * 10)")
    return f"0:{tenths // 10:02}" + (f".{tenths % 10}" if tenths % 10 else "")


def heard_to_its_end(person: Person) -> None:
    """The stretch in the boxes is played and stops by itself."""
    person.when_i_press_the_key_on("Hear this stretch", "Enter")

    assert person.page.locator("audio.recording").evaluate(UNTIL_IT_STOPS) < 13


def test_a_stretch_is_marked_by_typing_its_times_without_a_script(
    person_without_scripts: Person, eve: User
) -> None:
    person = person_without_scripts
    person.given_i_am_signed_in(eve)
    person.when_i_open(ACCOUNT)
    person.when_i_follow("Read and mark piece 1")
    person.when_i_unfold("Mark a stretch of the recording")
    person.then_i_am_not_offered("It begins here")
    person.when_i_fill_in("From", "at the end")
    person.when_i_fill_in("Up to", "0:20")
    person.when_i_press("Mark this stretch")
    person.then_i_read(
        "Write a time such as 1:05, which is one minute and five seconds, or 65, which is the same."
    )
    person.when_i_fill_in("From", "0:11")
    person.when_i_press("Mark this stretch")
    person.then_i_read("The stretch must lie within the recording, which lasts 13.6 seconds.")
    person.then_the_box_holds("Up to", "0:20")

    person.when_i_fill_in("Up to", "13")
    person.page.locator("#sound_code").select_option(label=f"C9 {USED}")
    person.when_i_press("Mark this stretch")

    person.then_i_read("Marked.", "from 11 to 13 seconds", f"{USED} Eve Lindqvist")
    assert Excerpt.objects.filter(kind="sound", begins=11_000, ends=13_000).count() == 1
