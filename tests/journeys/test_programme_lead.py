"""Priya leads a programme: she starts it, brings people together in it, and follows its first project."""

from tests.journeys.person import Person

from doingwith_site.people.models import User

BRIEF = "how people hear about help at home, and what they would change"


def test_from_a_new_programme_to_a_project_that_stops(person: Person, priya: User, eve: User) -> None:
    person.given_i_am_signed_in(priya)
    person.when_i_open("/programmes/")
    person.then_i_read("You are not part of a programme yet")

    start_a_programme(person)
    add_an_evaluator(person, eve)
    add_a_project(person)
    write_a_brief_on_which_they_could_not_agree(person)
    move_it_forward_and_back(person)
    stop_it(person)

    person.when_i_follow("Better Together")
    person.then_i_read(
        "1 project with 1 partner across an invented town. None has been read as a case yet.",
        "1 project stopped. Stopping is a valid end.",
        "the money ended",
    )


def start_a_programme(person: Person) -> None:
    person.when_i_follow("Start a programme")
    person.when_i_press("Start this programme")
    person.then_i_read("There is something to mend", "Fill in “Name”.")

    person.when_i_fill_in("Name", "Better Together")
    person.when_i_fill_in("Where", "an invented town")
    person.when_i_pick("With the 58 factors in 10 domains of the Co:Create evaluation")
    person.when_i_press("Start this programme")

    person.then_the_page_is_called("Projects – Better Together – Doing With")
    person.then_i_read("This programme has no projects yet")


def add_an_evaluator(person: Person, eve: User) -> None:
    person.when_i_follow("People")
    person.then_i_read("1 person takes part in this programme. Nobody else sees it.")

    person.when_i_fill_in("Name", eve.name)
    person.when_i_fill_in("E-mail address", eve.email)
    person.when_i_pick("Evaluator")
    person.when_i_press("Add this person")

    person.then_i_read(
        "Eve Lindqvist now takes part as evaluator.",
        "2 people take part in this programme. Nobody else sees it.",
    )


def add_a_project(person: Person) -> None:
    person.when_i_follow("Projects")
    person.when_i_follow("Add a project", first=True)
    person.when_i_fill_in("Title", "Leaving hospital")
    person.when_i_choose("Commissioning partner", "A new partner")
    person.when_i_fill_in("Brief", "how people hear about help at home")
    person.when_i_press("Add this project")
    person.then_i_read("There is something to mend", "Write the name of the new partner.")
    person.then_the_box_holds("Brief", "how people hear about help at home")

    person.when_i_fill_in("Name of the new partner", "An Invented Trust")
    person.when_i_press("Add this project")

    person.then_i_read(
        "“Leaving hospital” is now a project of this programme.",
        "Commissioned by An Invented Trust. Its stage was not reported.",
        "Who asked for it, and why, was not reported.",
    )


def write_a_brief_on_which_they_could_not_agree(person: Person) -> None:
    person.when_i_follow("Write a new version")
    person.when_i_fill_in("The new brief", BRIEF)
    person.when_i_fill_in("Who asked for the change", "people who left hospital")
    person.when_i_fill_in("Why", "the first brief did not ask what should change")
    person.when_i_pick("They could not agree")
    person.when_i_press("Keep this version")

    person.then_i_read(
        "Version 2 of the brief is kept, and so are the versions before it.",
        BRIEF,
        "Asked for by people who left hospital. Why: the first brief did not ask what should change.",
        "They could not agree. That is a valid end, and it is kept as it was.",
    )


def move_it_forward_and_back(person: Person) -> None:
    record(person, "Move forward to Define")
    person.then_i_read(
        "“Leaving hospital” has moved forward to Define.",
        "Commissioned by An Invented Trust. It has come to Define.",
    )

    record(person, "Move back to Discover")
    person.then_i_read("There is something to mend")
    person.when_i_fill_in("Why", "nobody had asked carers")
    person.when_i_press("Record this step")
    person.then_i_read("“Leaving hospital” has moved back to Discover.", "nobody had asked carers")


def stop_it(person: Person) -> None:
    record(person, "It stops", why="the money ended\nthe team moved on")
    person.then_i_read(
        "It is recorded that “Leaving hospital” has stopped, and why.",
        "It was stopped at Discover for 2 reasons, the first: the money ended.",
        "the team moved on",
    )


def record(person: Person, step: str, *, why: str = "") -> None:
    """Make a move on the page that is open, or on the one the project's page leads to."""
    person.when_i_follow("Move this project")
    person.when_i_pick(step)
    person.when_i_fill_in("Why", why)
    person.when_i_press("Record this step")
