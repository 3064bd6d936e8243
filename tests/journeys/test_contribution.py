"""An evaluator works on a case's contribution record, and every verdict follows from what she puts in."""

from tests.journeys.person import Person

from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme

CASE3 = "/programmes/cocreate/projects/P15/contribution/"
PROJECT = "Young People's Drug & Alcohol Service"


def test_evidence_for_and_against_changes_the_verdict_and_the_weakest_link(
    person: Person, cocreate: Programme, eve: User
) -> None:
    person.given_i_am_signed_in(eve)
    person.when_i_open("/programmes/cocreate/")
    person.when_i_follow("Contribution")
    person.then_i_read(
        "20 projects of 25 have no contribution record; they are missing, and counted nowhere."
    )
    person.when_i_follow(PROJECT)
    person.then_the_heading_is(f"Contribution to {PROJECT}")
    person.then_i_read("2 claims: K1 is suggestive and K2 is plausible.")

    given_evidence(person, "An observer saw young people lead the debate.", group="observer")
    when_it_bears_on(person, "L3", "For")
    person.then_i_read(
        "The verdict on link L3 went from supported to well supported after evidence E8 came in.",
        "The verdict on claim K2 went from plausible to probable after evidence E8 came in.",
        "2 claims: K1 is suggestive and K2 is probable.",
    )

    given_evidence(person, "The same observer says it again in the minutes.", group="observer")
    when_it_bears_on(person, "L3", "For")
    person.then_i_am_led_to(
        "The same observer says it again in the minutes.", "Source counted once: observer."
    )
    person.then_i_read("2 claims: K1 is suggestive and K2 is probable.")
    person.then_i_do_not_read("What the last change did")

    given_evidence(person, "Two young people say that nobody listened.", group="two young people")
    when_it_bears_on(person, "L3", "Against")
    person.then_i_read(
        "The verdict on link L3 went from well supported to contested after evidence E10 came in.",
        "The weakest link is L3, contested, and no claim is better than its weakest link.",
        "2 claims: K1 is suggestive and K2 is suggestive.",
    )

    person.then_i_am_led_to("What the last change did")

    person.page.locator("#L3 summary").click()
    person.then_everybody_can_use_this_page()
    person.when_i_follow("Change or take out E10")
    person.when_i_fill_in("Take it out, because", "it was said of another panel")
    person.when_i_press("Keep it")
    person.then_i_read(
        "The verdict on link L3 went from contested to well supported after evidence E10 no longer counted.",
        "Taken out: It was said of another panel. With it, link L3 would be contested; without it, it is "
        "well supported.",
    )
    person.when_i_unfold("Evidence that was taken out")
    person.then_i_read(
        "Evidence E10 was taken out: It was said of another panel. Without it, link L3 is well supported; "
        "with it, the link would be contested."
    )


def test_sought_and_none_found_is_not_the_same_as_not_sought(
    person: Person, cocreate: Programme, eve: User
) -> None:
    person.given_i_am_signed_in(eve)
    person.when_i_open(CASE3)
    person.when_i_follow("Add something that was done or came about")
    person.when_i_fill_in("What was done, or came about", "fewer young people leave treatment early")
    person.when_i_press("Keep it")

    person.when_i_follow("Add a link")
    person.when_i_choose("From", "the provider is chosen after weighing what users care about")
    person.when_i_choose("To", "fewer young people leave treatment early")
    person.when_i_choose("Did anybody look for evidence?", "Not sought")
    person.when_i_press("Keep it")
    person.then_i_read("Evidence not sought, because nobody has looked for evidence yet.")

    person.when_i_follow("Change link L4")
    person.when_i_choose("Did anybody look for evidence?", "Sought")
    person.when_i_fill_in("Where was it looked for?", "the service's own figures")
    person.when_i_press("Keep it")
    person.then_i_read(
        "Evidence sought, none found, because evidence was looked for and none was found.",
        "The verdict on link L4 went from evidence not sought to evidence sought, none found.",
    )


def test_a_verdict_is_set_aside_with_a_reason_and_the_story_is_told_in_versions(
    person: Person, cocreate: Programme, eve: User
) -> None:
    person.given_i_am_signed_in(eve)
    person.when_i_open(CASE3)
    person.when_i_follow("Change claim K1")
    person.when_i_choose("Set the table's verdict aside", "Plausible")
    person.when_i_press("Keep it")
    person.then_i_read("Say why the table's verdict is set aside.")
    person.when_i_fill_in("Why", "both sides were heard and the choice is documented")
    person.when_i_fill_in("Who gives this verdict", "the evaluation team")
    person.when_i_press("Keep it")
    person.then_i_read(
        "Verdict: plausible, given by the evaluation team instead of the table's, because both sides were "
        "heard and the choice is documented.",
        "The table says: suggestive.",
    )

    person.when_i_follow("Tell the story in your own words")
    person.when_i_fill_in("The story in your words", "We sat at one table and chose together.")
    person.when_i_fill_in("Who tells it", "young people")
    person.when_i_press("Keep it")
    person.then_i_read("We sat at one table and chose together.", "Told by young people.")

    person.when_i_follow("Change claim K2")
    person.when_i_fill_in("What the claim does not reach", "those who left before the panel")
    person.when_i_press("Keep it")
    person.then_i_read("The record has changed since this was told.")

    person.when_i_follow("Tell the story in your own words")
    person.then_the_box_holds("The story in your words", "We sat at one table and chose together.")
    person.when_i_fill_in("The story in your words", "We sat at one table. Some had left before.")
    person.when_i_press("Keep it")
    person.then_i_do_not_read("The record has changed since this was told.")
    person.then_i_read("Version 5", "We sat at one table. Some had left before.")

    person.when_i_follow_the_link_to(f"{CASE3}?version=3")
    person.then_i_read("This is an older version.", "We sat at one table and chose together.")
    person.then_i_am_not_offered("Change claim K1", "Tell the story in your own words")
    person.when_i_follow("Go to the version that holds")
    person.then_i_read("We sat at one table. Some had left before.")


def test_a_link_leads_to_the_drawing_and_the_report_tells_all_of_it(
    person: Person, cocreate: Programme, eve: User
) -> None:
    person.given_i_am_signed_in(eve)
    person.when_i_open(CASE3)
    person.when_i_follow_the_link_to("/programmes/cocreate/logic-models/LM-P15/2/#card-a.panel")
    person.then_the_heading_is("Drug and alcohol services: buying with young people")
    person.then_i_am_led_to("Young people and commissioners judge the bids together")

    person.when_i_follow("Report")
    person.when_i_follow("What the programme contributed")
    person.then_i_read("Claim K1, suggestive: In Rotherham, preparing young people")
    person.then_i_read("20 projects of 25 have no contribution record")


def given_evidence(person: Person, words: str, *, group: str) -> None:
    """An item of evidence from a source, kept; what it bears on is asked next."""
    person.when_i_follow("Add evidence")
    person.when_i_fill_in("What was found", words)
    person.when_i_choose("What sort of thing is it?", "Observation")
    person.when_i_fill_in("Which source it shares its origin with", group)
    person.when_i_press("Keep it")
    person.then_the_heading_is("What does this evidence bear on?")


def when_it_bears_on(person: Person, link: str, way: str) -> None:
    """What the item bears on, and which way."""
    person.page.get_by_label("What does it bear on?").select_option(value=link)
    person.when_i_choose("Which way?", way)
    person.when_i_press("Keep it")
