"""A person looks after how they sign in: another password, and a second step with an app."""

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth
from allauth.mfa.totp.internal.auth import TOTP
from tests.journeys.conftest import Windows
from tests.journeys.person import Person

from doingwith_site.people.demo import DEMO_PASSWORD
from doingwith_site.people.models import User


def code_of_the_app(secret: str) -> str:
    """What an authenticator app that holds the secret shows now."""
    return str(
        auth.format_hotp_value(auth.hotp_value(secret, next(iter(auth.yield_hotp_counters_from_time()))))
    )


def test_a_second_step_from_start_to_end(person: Person, priya: User) -> None:
    person.when_i_sign_in(priya)
    person.when_i_follow("My sign-in")
    person.when_i_follow("Start a second step")
    person.then_the_heading_is("Is it you?")
    person.when_i_fill_in("Password", DEMO_PASSWORD)
    person.when_i_press("Go on")
    person.then_the_heading_is("Start a second step")
    secret = person.page.locator(".code").inner_text()

    person.when_i_fill_in("Code", code_of_the_app(secret))
    person.when_i_press("Start the second step")

    person.then_i_read("10 of 10 left. Each works once, in place of a code from your app.")
    person.when_i_press("Sign out")
    person.when_i_sign_in(priya)
    person.then_the_heading_is("One more step")
    person.when_i_fill_in("Code", "000000")
    person.when_i_press("Sign in")
    person.then_i_read("That code is not right, or has run out. Type the one your app shows now.")


def test_recovery_codes_let_in_whoever_lost_their_phone(
    person: Person, windows: Windows, priya: User
) -> None:
    person.given_i_am_signed_in(priya)
    TOTP.activate(priya, auth.generate_totp_secret())
    RecoveryCodes.activate(priya)
    person.when_i_open("/second-step/")
    person.then_i_read("When you sign in, you also type a code from an authenticator app.")
    person.when_i_follow("See them")
    person.when_i_follow("Use a code from my app instead")
    person.then_the_heading_is("Is it you?")
    person.when_i_follow("Use my password instead")
    person.when_i_fill_in("Password", DEMO_PASSWORD)
    person.when_i_press("Go on")
    person.then_i_read("10 of 10 left.")

    elsewhere = windows.open()
    elsewhere.when_i_sign_in(priya)
    elsewhere.when_i_fill_in(
        "Code", RecoveryCodes(priya.authenticator_set.get(type="recovery_codes")).get_unused_codes()[0]
    )
    elsewhere.when_i_press("Sign in")
    elsewhere.then_i_read("My programmes")


def test_another_password(person: Person, priya: User) -> None:
    person.when_i_sign_in(priya)
    person.when_i_follow("My sign-in")
    person.when_i_follow("Change my password")
    person.when_i_press("Change my password")
    person.then_i_read("There is something to mend", "Fill in “Password you use now”.")

    person.when_i_fill_in("Password you use now", DEMO_PASSWORD)
    person.when_i_fill_in("New password", "four words no friends")
    person.when_i_fill_in("New password again", "four words no friends")
    person.when_i_press("Change my password")
    person.then_the_heading_is("My sign-in")


NEW_PASSWORD = "seven quiet rivers"


def test_a_forgotten_password_is_replaced_by_a_link_that_works_once(person: Person, colin: User) -> None:
    person.when_i_open("/sign-in/")
    person.when_i_follow("I have forgotten my password")
    person.when_i_fill_in("E-mail address", colin.email)
    person.when_i_press("Send me a link")
    person.then_the_heading_is("Look in your mail")
    link = person.link_from_my_mail()

    person.when_i_open(link)
    person.then_the_heading_is("Choose a new password")
    person.when_i_fill_in("New password", NEW_PASSWORD)
    person.when_i_fill_in("New password again", NEW_PASSWORD)
    person.when_i_press("Keep this password")
    person.then_the_heading_is("Your password is changed")

    person.when_i_sign_in(colin, NEW_PASSWORD)
    person.then_the_heading_is("My programmes")
    person.when_i_open(link)
    person.then_the_heading_is("This link has run out")


def test_who_signs_in_by_code_can_choose_a_first_password(person: Person, ade: User) -> None:
    ade.set_unusable_password()
    ade.save()
    person.when_i_open("/sign-in/code/")
    person.when_i_fill_in("E-mail address", ade.email)
    person.when_i_press("Send me a code")
    person.when_i_fill_in("Code", person.code_from_my_mail())
    person.when_i_press("Sign in")
    person.when_i_follow("My sign-in")

    person.when_i_follow("Choose a password")
    person.when_i_fill_in("New password", NEW_PASSWORD)
    person.when_i_fill_in("New password again", NEW_PASSWORD)
    person.when_i_press("Keep this password")

    person.then_i_read("Your password is")


def test_the_second_step_can_be_stopped_and_its_codes_made_anew(person: Person, priya: User) -> None:
    person.given_i_am_signed_in(priya)
    TOTP.activate(priya, auth.generate_totp_secret())
    RecoveryCodes.activate(priya)
    person.when_i_open("/second-step/")

    person.when_i_follow("make new ones")
    person.then_the_heading_is("Is it you?")
    person.when_i_fill_in("Password", DEMO_PASSWORD)
    person.when_i_press("Go on")
    person.when_i_press("Make new codes")
    person.then_i_read("10 of 10 left.")

    person.when_i_follow("My sign-in")
    person.when_i_follow("Stop the second step")
    person.when_i_press("Stop the second step")
    person.then_i_read("Not in use. You need an authenticator app on your phone.")
