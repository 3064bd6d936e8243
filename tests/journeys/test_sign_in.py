"""How somebody gets in, and how somebody else does not."""

from tests.journeys.person import Person

from doingwith_site.people.demo import DEMO_PASSWORD
from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme


def test_with_a_password(person: Person, cocreate: Programme, colin: User) -> None:
    person.when_i_sign_in(colin)

    person.then_the_page_is_called("My programmes – Doing With")
    person.then_i_read("Co:Create")


def test_with_a_code_sent_by_mail(person: Person, cocreate: Programme, ade: User) -> None:
    person.when_i_open("/sign-in/")
    person.when_i_follow("Send me a code instead")
    person.when_i_fill_in("E-mail address", ade.email)
    person.when_i_press("Send me a code")
    person.when_i_fill_in("Code", person.code_from_my_mail())
    person.when_i_press("Sign in")

    person.then_i_read("My programmes", "Co:Create")


def test_whose_code_does_not_come_can_use_a_password(person: Person, ade: User) -> None:
    person.when_i_open("/sign-in/code/")
    person.when_i_fill_in("E-mail address", ade.email)
    person.when_i_press("Send me a code")

    person.when_i_press("Use my password instead")
    person.then_the_heading_is("Sign in")
    person.when_i_fill_in("E-mail address", ade.email)
    person.when_i_fill_in("Password", DEMO_PASSWORD)
    person.when_i_press("Sign in")

    person.then_the_heading_is("My programmes")


def test_a_wrong_password_is_answered_with_a_sentence(person: Person, colin: User) -> None:
    person.when_i_open("/sign-in/")
    person.when_i_fill_in("E-mail address", colin.email)
    person.when_i_fill_in("Password", "not this one")
    person.when_i_press("Sign in")

    person.then_i_read(
        "There is something to mend",
        "That e-mail address and password do not go together. Check both, or ask for a code instead.",
    )


def test_a_stranger_finds_no_programme(person: Person, cocreate: Programme, zed: User) -> None:
    person.when_i_sign_in(zed)
    person.then_i_read("You are not part of a programme yet")

    for address in ("", "projects/P20/", "people/", "projects/P20/brief/"):
        person.when_i_open(f"/programmes/cocreate/{address}")
        person.then_i_read("There is no page here")
        person.then_i_do_not_read("Co:Create", "Patient Engagement")


def test_by_keyboard_alone(person: Person, cocreate: Programme, colin: User) -> None:
    person.when_i_open("/sign-in/")
    person.when_i_tab_to("E-mail address")
    person.when_i_type(colin.email)
    person.when_i_tab_to("Password")
    person.when_i_type("doing-with-demo")
    person.when_i_press_enter()

    person.when_i_tab_to("Co:Create")
    person.when_i_press_enter()
    person.then_i_read("25 projects with 13 partners across Sheffield City Region.")
