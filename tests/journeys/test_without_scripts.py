"""Everything works in a browser that runs no scripts."""

from tests.journeys.person import Person

from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme


def test_from_sign_in_to_a_moved_project_and_a_report(
    person_without_scripts: Person, cocreate: Programme, farah: User
) -> None:
    person = person_without_scripts
    person.when_i_sign_in(farah)
    person.when_i_follow("Co:Create")
    person.when_i_unfold("Read this picture as a table")
    person.then_i_read("officers changed in restructuring")

    person.when_i_fill_in("Search", "innovation")
    person.when_i_press("Show")
    person.when_i_follow_in_the_table("Innovation Fund")
    person.when_i_follow("Move this project")
    person.when_i_pick("Move forward to Discover")
    person.when_i_press("Record this step")
    person.then_i_read("“Innovation Fund” has moved forward to Discover.")

    person.when_i_follow("Report")
    assert b"<h1" in person.when_i_take_away("Web page")


def test_a_comparison_from_choosing_to_its_saved_page(
    person_without_scripts: Person, cocreate: Programme, eve: User
) -> None:
    person = person_without_scripts
    person.when_i_sign_in(eve)
    person.when_i_open("/programmes/cocreate/configurations/new/")
    person.when_i_choose("What do you want to explain?", "Deliver was reached")
    person.when_i_choose("Condition 1", "Openness to citizen participation (reported in 5 of 5)")
    person.when_i_press("Go on")
    person.when_i_press("Show what goes together")
    person.then_i_read("How far to believe it", "No combination of these conditions goes with the outcome")

    person.when_i_press("Change the choices")
    person.then_the_heading_is("How are the cases read?")
    person.when_i_choose("Which cases are to be explained?", "Those in which it did not")
    person.when_i_press("Show what goes together")
    person.when_i_fill_in("What is this comparison called?", "Why not")
    person.when_i_fill_in("Why these choices?", "To learn from stopping.")
    person.when_i_press("Save")
    person.then_the_heading_is("Why not")
    person.then_i_read("Deliver was not reached where “Openness to citizen participation” did not help.")
