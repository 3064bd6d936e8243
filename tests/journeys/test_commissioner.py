"""Colin commissions services: he looks for a project, reads where it stands and why, and reads its case."""

import re

from playwright.sync_api import expect
from tests.journeys.person import Person

from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme


def test_finds_a_project_reads_why_it_stopped_and_its_case(
    person: Person, cocreate: Programme, colin: User
) -> None:
    person.when_i_sign_in(colin)
    person.when_i_follow("Co:Create")
    person.then_i_read(
        "25 projects with 13 partners across Sheffield City Region. "
        "5 have been read as cases, by one reader each."
    )

    look_for_a_project(person)
    person.when_i_follow_in_the_table("Multiple Complex Needs")
    person.then_the_heading_is("Multiple Complex Needs")
    person.then_i_read("Stopped at Deliver, because", "business case refused for lack of resources")
    person.then_i_am_not_offered("Write a new version", "Move this project")

    person.when_i_follow(case_link(person))
    expect(person.page).to_have_url(re.compile(r"/programmes/cocreate/cases/CS\d/$"))
    person.then_i_read("Multiple Complex Needs")


def look_for_a_project(person: Person) -> None:
    person.when_i_fill_in("Search", "nothing is called this")
    person.when_i_press("Show")
    person.then_i_read("None of the 25 projects answers this search.")
    person.when_i_follow("Show all projects")

    person.when_i_choose("Stage", "stopped")
    person.when_i_choose("Case", "read as a case")
    person.when_i_press("Show")
    person.then_i_read("1 to 2 of 2")

    person.when_i_fill_in("Search", "complex")
    person.when_i_press("Show")
    person.then_i_read("1 to 1 of 1")
    person.then_the_box_holds("Search", "complex")


def case_link(person: Person) -> str:
    """The words of the link under “Its case”."""
    sheet = person.page.locator(
        "section", has=person.page.get_by_role("heading", name="Its case", exact=True)
    )
    return sheet.get_by_role("link").inner_text()


def test_a_project_without_a_stage_says_that_it_was_not_reported(
    person: Person, cocreate: Programme, colin: User
) -> None:
    person.given_i_am_signed_in(colin)
    person.when_i_open("/programmes/cocreate/")
    person.then_i_read("For 20 projects the stage was not reported.")

    person.when_i_open("/programmes/cocreate/projects/P01/")

    person.then_i_read(
        "Its stage was not reported.",
        "Nobody has reported yet which stages this project went through.",
        "No case yet: this project has not been read for evaluation.",
    )
