"""People without an account say by a code how ready a project is, and take it back; nobody stands out."""

from playwright.sync_api import expect
from tests.journeys.conftest import Windows
from tests.journeys.person import Person

from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme

PAGE = "/programmes/cocreate/projects/P08/readiness/"
WAY = "Ask people who use services by a code"
PLAIN = "The people at the top say that it may be done"
EASY = "The bosses say yes."


def answer(person: Person, number: int, words: str) -> None:
    group = person.page.locator("fieldset").nth(number - 1)
    group.get_by_label(words, exact=True).check()


def own_code(person: Person) -> str:
    """As a person copies it from the page: two lines."""
    return " ".join(person.page.locator(".letters span:not(.joint)").all_inner_texts())


def test_six_people_answer_on_one_phone_and_one_takes_it_back(
    windows: Windows, cocreate: Programme, farah: User
) -> None:
    facilitator = windows.open(runs_scripts=False)
    facilitator.given_i_am_signed_in(farah)
    facilitator.when_i_open(f"{PAGE}begin/")
    facilitator.when_i_press("Begin this round")
    facilitator.when_i_open("/programmes/cocreate/theory/conditions/toc1.rev.when1/")
    facilitator.when_i_fill_in("Easy Read in English", EASY)
    facilitator.when_i_press("Keep these words")
    facilitator.then_i_read("The words are kept.", EASY)
    facilitator.when_i_open(PAGE)
    facilitator.when_i_follow(WAY)
    facilitator.when_i_unfold("Other plain words for this question")
    facilitator.when_i_fill_in("1. Supportive policy from the top", PLAIN)
    facilitator.when_i_press("Open the question")
    facilitator.then_i_read("Question to people who use services: nobody has answered.")
    code = facilitator.page.locator(".place-code").inner_text()

    phone = windows.open(runs_scripts=False)
    phone.when_i_open("/ready/")
    phone.when_i_fill_in("The code", code.lower().replace("-", " "))
    phone.when_i_press("Go on")
    phone.then_i_read(f"1. {PLAIN}", "We do not ask who you are.")
    phone.when_i_follow("Read this in Easy Read")
    phone.then_i_read(f"1. {EASY}", "Not yet in Easy Read.")
    phone.when_i_follow("Read this in ordinary words")
    phone.when_i_fill_in("Is there anything you want to add?", "Half a sentence")
    phone.when_i_press("I am worried about something")
    phone.then_i_read("If somebody is in danger now, ring 999.")
    phone.when_i_press("Go back")
    expect(phone.page.get_by_label("Is there anything you want to add?")).to_have_value("Half a sentence")
    phone.when_i_press("Send my answers")
    phone.then_i_read("Answer at least one. “I don't know” is an answer too.")
    answer(phone, 1, "No")
    phone.when_i_fill_in("Is there anything you want to add?", "We never met whoever decides.")
    phone.when_i_press("Send my answers")
    phone.then_the_heading_is("What I answered")
    phone.then_i_read("Your own code", "We never met whoever decides.")
    mine = own_code(phone)
    for words in ("Yes", "Partly", "I don't know", "Yes", "Yes"):
        phone.when_i_open("/ready/forget/")
        phone.when_i_open(f"/ready/{code}/")
        answer(phone, 1, words)
        phone.when_i_press("Send my answers")
        phone.then_i_read("Does somebody else want to answer on this phone?")

    facilitator.when_i_open(PAGE)
    facilitator.then_i_read("Question to people who use services: 6 people have answered.")
    facilitator.then_i_do_not_read("1 not in place")
    facilitator.when_i_follow(WAY)
    facilitator.when_i_press("Close the question")
    facilitator.then_i_read("What people added", "We never met whoever decides.")
    facilitator.when_i_open(PAGE)
    facilitator.then_i_read("3 in place, 1 partly in place, 1 not in place and 1 don't know")

    phone.when_i_open("/ready/forget/?lang=pl")
    phone.when_i_fill_in("Kod", mine)
    phone.when_i_press("Dalej")
    phone.then_the_heading_is("Moje odpowiedzi")
    phone.when_i_unfold("Wycofaj to")
    phone.when_i_press("Wycofaj to teraz")
    phone.then_i_read("To zostało wycofane. Twoich odpowiedzi i słów już tu nie ma.")

    facilitator.when_i_open(PAGE)
    facilitator.then_i_read("People who use services: 5 people answered themselves.")
    facilitator.then_i_read("3 in place, 1 partly in place and 1 don't know")
