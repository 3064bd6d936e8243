"""A project is found and its brief written without a mouse."""

from tests.journeys.person import Person

from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme


def test_from_sign_in_to_a_new_brief(person: Person, cocreate: Programme, farah: User) -> None:
    sign_in(person, farah)
    find_the_project(person)
    write_its_brief(person)

    person.then_i_read(
        "Version 2 of the brief is kept, and so are the versions before it.",
        "how we hear from people who travel",
        "Asked for by a health visitor. Why: we listened.",
    )


def sign_in(person: Person, farah: User) -> None:
    person.when_i_open("/sign-in/")
    person.when_i_tab_to("E-mail address")
    person.when_i_type(farah.email)
    person.when_i_tab_to("Password")
    person.when_i_type("doing-with-demo")
    person.when_i_press_enter()
    person.when_i_tab_to("Co:Create")
    person.when_i_press_enter()


def find_the_project(person: Person) -> None:
    person.when_i_tab_to("Skip to what this page is about")
    person.when_i_press_the_key("Enter")
    person.when_i_tab_to("Search")
    person.when_i_type("traveller")
    person.when_i_press_enter()
    person.then_i_read("1 to 1 of 1")
    person.when_i_tab_to("Gypsy Traveller Engagement")
    person.when_i_press_enter()
    person.then_the_heading_is("Gypsy Traveller Engagement")


def write_its_brief(person: Person) -> None:
    person.when_i_tab_to("Write a new version")
    person.when_i_press_enter()
    person.when_i_tab_to("The new brief")
    person.when_i_press_the_key("Control+A")
    person.when_i_type("how we hear from people who travel")
    person.when_i_tab_to("Who asked for the change")
    person.when_i_type("a health visitor")
    person.when_i_tab_to("Why")
    person.when_i_type("we listened")
    person.when_i_tab_to("They agreed")
    person.when_i_press_the_key("ArrowDown")
    person.when_i_tab_to("Keep this version")
    person.when_i_press_enter()


def test_errors_have_the_focus_and_lead_to_their_boxes(
    person: Person, cocreate: Programme, farah: User
) -> None:
    person.given_i_am_signed_in(farah)
    person.when_i_open("/programmes/cocreate/projects/P08/brief/")
    person.when_i_tab_to("Keep this version")
    person.when_i_press_enter()

    person.when_i_tab_to("Fill in “Who asked for the change”.")
    person.when_i_press_the_key("Enter")
    person.when_i_type("a health visitor")
    person.then_the_box_holds("Who asked for the change", "a health visitor")


def test_the_first_press_of_tab_skips_to_the_page(person: Person) -> None:
    person.when_i_open("/")
    person.when_i_press_the_key("Tab")
    person.then_i_have_reached("Skip to what this page is about")
