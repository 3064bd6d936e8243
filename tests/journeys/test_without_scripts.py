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
