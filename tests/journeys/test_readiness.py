"""Before a project starts each side says how ready it is, and later again: differences come first."""

import re

from tests.journeys.person import Person

from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme

PAGE = "/programmes/cocreate/projects/P08/readiness/"


def test_each_side_is_asked_twice_and_differences_come_first(
    person: Person, cocreate: Programme, farah: User, colin: User
) -> None:
    person.given_i_am_signed_in(farah)
    person.when_i_open("/programmes/cocreate/theory/")
    person.when_i_follow("See how ready each project is")
    person.then_i_read("Nobody has been asked in any of 25 projects how ready it is.")
    person.when_i_follow("Gypsy Traveller Engagement")
    person.then_i_read("Nobody has been asked yet how far the conditions of the theory are in place here.")
    person.when_i_follow("Begin the first round")
    person.when_i_fill_in("When in the life of the project", "before the start")
    person.when_i_press("Begin this round")
    person.then_i_read("The round has begun. Now each side can be asked.")

    person.when_i_follow("Give the view of people who use services")
    person.then_i_read("It will say that a facilitator wrote it down.")
    person.when_i_press("Keep this view")
    person.then_i_read("Fill in “Whose view this is”.")
    person.when_i_fill_in("Whose view this is", "community journalists")
    answer(person, 1, "Not in place", "We never met whoever decides.")
    answer(person, 2, "Don't know")
    person.when_i_press("Keep this view")
    person.then_i_read(
        "The view is kept. It stands beside the views of the other sides.",
        "No view of commissioners and facilitators yet.",
    )

    person.given_i_am_signed_in(colin)
    person.when_i_open(PAGE)
    person.then_i_am_not_offered("Give the view of people who use services", "Begin another round")
    person.when_i_follow("Give the view of commissioners")
    person.when_i_fill_in("Whose view this is", "officers of the council")
    answer(person, 1, "In place")
    person.when_i_press("Keep this view")
    person.then_i_read("Where the views differ", "Talk about these first.", "We never met whoever decides.")

    person.given_i_am_signed_in(farah)
    person.when_i_open(PAGE)
    person.when_i_follow("Begin another round")
    person.when_i_fill_in("When in the life of the project", "after the first meeting")
    person.when_i_press("Begin this round")
    person.when_i_follow("Give the view of people who use services")
    person.when_i_fill_in("Whose view this is", "community journalists")
    answer(person, 1, "Partly in place", "They come now, without a budget.")
    person.when_i_press("Keep this view")
    person.then_i_read("Over time", "after the first meeting", "They come now, without a budget.")
    person.when_i_unfold("Change a view of this round")
    person.when_i_follow("Change the view of people who use services: community journalists")
    person.then_the_box_holds("Why, for number 1", "They come now, without a budget.")
    answer(person, 1, "In place", "They come now, with a budget.")
    person.when_i_press("Keep this view")
    person.then_i_read("The view is changed. What it said before is kept.", "They come now, with a budget.")


def answer(person: Person, number: int, rating: str, reason: str = "") -> None:
    """One condition answered, and perhaps a reason written."""
    group = person.page.get_by_role("group", name=re.compile(rf"^{number}\. "))
    group.get_by_role("radio", name=rating, exact=True).check()
    if reason:
        person.when_i_fill_in(f"Why, for number {number}", reason)
