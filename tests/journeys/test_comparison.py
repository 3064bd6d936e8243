"""An evaluator compares which conditions go with an outcome, and is kept from fooling herself."""

from playwright.sync_api import expect
from tests.journeys.person import Person

from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme

PAGE = "/programmes/cocreate/configurations/"


def test_from_two_conditions_to_the_report(person: Person, cocreate: Programme, eve: User) -> None:
    person.given_i_am_signed_in(eve)
    person.when_i_open("/programmes/cocreate/")
    person.when_i_follow("Configurations")
    person.then_i_read("1 comparison saved. 5 cases: one or two conditions are the most they bear.")

    person.when_i_follow("Compare cases")
    person.when_i_choose("What do you want to explain?", "Deliver was reached")
    person.when_i_choose("Condition 1", "Real sharing of power and resources (reported in 3 of 5)")
    person.when_i_choose("Condition 2", "No money for the solution itself (reported in 2 of 5)")
    person.when_i_press("Go on")
    person.then_the_heading_is("How are the cases read?")
    person.then_i_read("What does silence mean for CS1, CS4?", "What does silence mean for CS1, CS3, CS5?")

    person.when_i_press("Show what goes together")
    person.then_i_read("Say what silence means for CS1, CS4.", "Say what silence means for CS1, CS3, CS5.")
    person.then_i_do_not_read("How far to believe it")

    decide(person, "set-C13", "They get a membership", "0", "The case study tells of no sharing of power.")
    decide(person, "set-F8", "They get a membership", "0", "What stopped it is told.")
    person.when_i_press("Show what goes together")
    person.then_the_heading_is("What goes together")
    person.then_i_read("How far to believe it", "What would change the answer")
    expect(person.page.get_by_text("Noise fits as well in ")).to_be_visible()

    person.when_i_fill_in("What is this comparison called?", "Power and money")
    person.when_i_fill_in("Why these choices?", "The advisory group asked.")
    person.when_i_press("Save")
    person.then_the_heading_is("Power and money")
    person.then_i_read(
        "Saved as version 1. It stands in the report.", "Why these choices: The advisory group asked."
    )

    person.when_i_follow("Go on from these choices")
    person.then_the_heading_is("How are the cases read?")
    person.when_i_press("Show what goes together")
    person.when_i_fill_in("Why these choices?", "Looked at again.")
    person.when_i_press("Save")
    person.then_i_read("Saved as version 2. It stands in the report.")

    person.when_i_follow("Report")
    person.then_i_read("Power and money", "Looked at again.", "because What stopped it is told.")


def test_a_combination_opens_to_its_cases(person: Person, cocreate: Programme, eve: User) -> None:
    person.given_i_am_signed_in(eve)
    person.when_i_open(f"{PAGE}deliver/")
    person.when_i_unfold(
        "“Real sharing of power and resources” helped and “No money for the solution itself” did not hinder"
    )
    person.then_i_read("2 cases: CS3 and CS5.")
    person.when_i_open(f"{PAGE}deliver/1/")
    person.then_the_heading_is("What went with reaching Deliver")


def decide(person: Person, prefix: str, meaning: str, membership: str, reason: str) -> None:
    """What silence means in one set, by the boxes of that set."""
    section = person.page.locator(
        "section.reading-of-set", has=person.page.locator(f"[name={prefix}-reason]")
    )
    section.get_by_label(meaning).first.check()
    if membership:
        section.locator(f"[name={prefix}-membership]").fill(membership)
    section.locator(f"[name={prefix}-reason]").fill(reason)
