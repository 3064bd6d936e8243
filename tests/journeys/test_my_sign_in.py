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
