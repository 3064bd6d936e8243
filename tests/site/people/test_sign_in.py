import re

import pytest
from django.core import mail
from django.http import HttpResponse
from django.test import Client
from tests.site.words import words_of

from doingwith_site.people.demo import DEMO_PASSWORD
from doingwith_site.people.models import User


def try_password(client: Client, person: User, password: str) -> object:
    return client.post("/sign-in/", {"login": person.email, "password": password})


class TestSignInByPassword:
    def test_leads_to_the_front_page(self, client: Client, priya: User) -> None:
        answer = client.post("/sign-in/", {"login": priya.email, "password": DEMO_PASSWORD})

        assert (answer.status_code, answer["Location"]) == (302, "/")
        assert client.session["_auth_user_id"] == str(priya.pk)

    def test_takes_an_address_in_capitals(self, client: Client, priya: User) -> None:
        client.post("/sign-in/", {"login": priya.email.upper(), "password": DEMO_PASSWORD})

        assert client.session["_auth_user_id"] == str(priya.pk)

    def test_says_plainly_that_the_password_is_wrong(self, client: Client, priya: User) -> None:
        answer = client.post("/sign-in/", {"login": priya.email, "password": "not it"})

        sentence = (
            "That e-mail address and password do not go together. Check both, or ask for a code instead."
        )
        assert sentence in words_of(answer)

    def test_says_the_same_to_a_stranger_as_to_a_mistyped_password(self, client: Client, db: None) -> None:
        answer = client.post("/sign-in/", {"login": "nobody@example.org", "password": "not it"})

        assert "That e-mail address and password do not go together." in words_of(answer)

    def test_names_each_box_left_empty(self, client: Client, db: None) -> None:
        answer = client.post("/sign-in/", {"login": "", "password": ""})

        assert "There is something to mend Fill in “E-mail address”. Fill in “Password”." in words_of(answer)

    def test_asks_for_a_whole_address(self, client: Client, db: None) -> None:
        answer = client.post("/sign-in/", {"login": "priya", "password": "x"})

        assert "Write the whole e-mail address, like name@example.org." in words_of(answer)

    def test_stops_guessing_at_one_person_after_five_tries(self, client: Client, priya: User) -> None:
        for _ in range(5):
            try_password(client, priya, "a guess")

        answer = client.post("/sign-in/", {"login": priya.email, "password": DEMO_PASSWORD})

        assert "Too many tries for this address. Wait five minutes, then try again." in words_of(answer)

    def test_lets_a_workshop_behind_one_address_in(self, client: Client, priya: User) -> None:
        answers = [
            Client().post("/sign-in/", {"login": priya.email, "password": DEMO_PASSWORD}) for _ in range(40)
        ]

        assert {answer.status_code for answer in answers} == {302}

    def test_goes_back_to_the_page_asked_for(self, client: Client, priya: User) -> None:
        answer = client.post(
            "/sign-in/", {"login": priya.email, "password": DEMO_PASSWORD, "next": "/roles/"}
        )

        assert answer["Location"] == "/roles/"

    def test_does_not_lead_away_from_the_site(self, client: Client, priya: User) -> None:
        data = {"login": priya.email, "password": DEMO_PASSWORD, "next": "https://elsewhere.example/"}

        assert client.post("/sign-in/", data)["Location"] == "/"

    def test_is_closed_to_someone_whose_sign_in_was_closed(self, client: Client, priya: User) -> None:
        priya.is_active = False
        priya.save()

        client.post("/sign-in/", {"login": priya.email, "password": DEMO_PASSWORD})

        assert "_auth_user_id" not in client.session


class TestSignInByCode:
    def test_lets_in_whoever_types_the_code_from_the_mail(self, client: Client, priya: User) -> None:
        client.post("/sign-in/code/", {"email": priya.email})
        code = re.search(r"^    (\S+)$", str(mail.outbox[0].body), re.MULTILINE)
        assert code

        client.post("/sign-in/code/enter/", {"code": code[1]})

        assert client.session["_auth_user_id"] == str(priya.pk)

    def test_sends_a_short_plain_mail(self, client: Client, priya: User) -> None:
        client.post("/sign-in/code/", {"email": priya.email})

        message = mail.outbox[0]
        assert message.subject == "Doing With: Your code to sign in"
        assert str(message.body).startswith("Your code is\n\n    ")
        assert "If you did not ask, you need do nothing." in message.body

    def test_refuses_another_code(self, client: Client, priya: User) -> None:
        client.post("/sign-in/code/", {"email": priya.email})

        answer = client.post("/sign-in/code/enter/", {"code": "WRONG1"})

        assert "That is not the code we sent. Check it, or ask for a new one." in words_of(answer)

    def test_does_not_tell_whether_an_address_is_known(self, client: Client, db: None) -> None:
        answer = client.post("/sign-in/code/", {"email": "nobody@example.org"}, follow=True)

        assert "If we know nobody@example.org , a code is on its way there." in words_of(answer)
        assert mail.outbox == []


class TestForgottenPassword:
    def test_sends_a_link_that_chooses_a_new_one(self, client: Client, priya: User) -> None:
        client.post("/password/forgotten/", {"email": priya.email})
        link = re.search(r"http://testserver(/\S+)", str(mail.outbox[0].body))
        assert link

        page = client.get(link[1], follow=True)
        new = "violet kettle harbour nine"
        client.post(page.request["PATH_INFO"], {"password1": new, "password2": new})

        priya.refresh_from_db()
        assert priya.check_password(new)

    def test_says_what_a_good_password_is(self, client: Client, priya: User) -> None:
        client.force_login(priya, backend="allauth.account.auth_backends.AuthenticationBackend")

        answer = client.get("/password/")

        assert "At least 12 characters. Four words that do not belong together make a good one." in words_of(
            answer
        )

    def test_says_that_a_used_link_has_run_out(self, client: Client, db: None) -> None:
        answer = client.get("/password/forgotten/1-used-already/")

        assert "This link has run out It was used already, or is too old." in words_of(answer)


class TestSignUp:
    def test_is_closed(self, client: Client, db: None) -> None:
        answer = client.get("/sign-up/")

        assert "Nobody signs up here A programme lead adds the people of a programme." in words_of(answer)

    def test_makes_no_one(self, client: Client, db: None) -> None:
        client.post("/sign-up/", {"email": "new@example.org", "password1": "violet kettle harbour nine"})

        assert not User.objects.exists()


class TestSignOut:
    def test_asks_first_when_only_looked_at(self, client: Client, priya: User) -> None:
        client.force_login(priya, backend="allauth.account.auth_backends.AuthenticationBackend")

        answer = client.get("/sign-out/")

        assert "Sign out?" in words_of(answer)
        assert "_auth_user_id" in client.session

    def test_happens_when_sent(self, client: Client, priya: User) -> None:
        client.force_login(priya, backend="allauth.account.auth_backends.AuthenticationBackend")

        answer = client.post("/sign-out/", follow=True)

        assert "You have signed out." in words_of(answer)
        assert "_auth_user_id" not in client.session


class TestSecondStep:
    def test_is_offered_on_my_sign_in(self, client: Client, priya: User) -> None:
        client.force_login(priya, backend="allauth.account.auth_backends.AuthenticationBackend")

        answer = client.get("/second-step/")

        assert "You sign in as priya.lead@example.org. A second step makes it safer." in words_of(answer)

    def test_asks_for_the_password_once_more_before_it_starts(self, client: Client, priya: User) -> None:
        try_password(client, priya, DEMO_PASSWORD)

        answer = client.get("/second-step/app/", follow=True)

        assert "Is it you? Before you change how you sign in, type your password once more." in words_of(
            answer
        )

    def test_starts_with_a_picture_and_its_key(self, client: Client, priya: User) -> None:
        try_password(client, priya, DEMO_PASSWORD)

        answer = type_password_again(client)

        assert "Scan this picture with an authenticator app, or type the key into the app." in words_of(
            answer
        )
        assert "img-src 'self' data:" in answer["Content-Security-Policy"]

    def test_asks_for_the_code_at_the_next_sign_in(self, client: Client, priya: User) -> None:
        start_second_step(client, priya)
        another = Client()

        answer = another.post("/sign-in/", {"login": priya.email, "password": DEMO_PASSWORD}, follow=True)

        assert "Type the code your authenticator app shows now, or one of your recovery codes." in words_of(
            answer
        )
        assert "_auth_user_id" not in another.session

    def test_gives_recovery_codes_once_it_is_in_use(self, client: Client, priya: User) -> None:
        answer = start_second_step(client, priya)

        assert "10 of 10 left. Each works once, in place of a code from your app." in words_of(answer)


def type_password_again(client: Client) -> HttpResponse:
    """Goes to set up the app, and confirms the password on the way."""
    client.get("/second-step/app/")
    return client.post(
        "/sign-in/again/", {"password": DEMO_PASSWORD, "next": "/second-step/app/"}, follow=True
    )


def start_second_step(client: Client, person: User) -> object:
    """Signs the person in and sets their app up, as the app itself would."""
    from allauth.mfa.totp.internal import auth

    try_password(client, person, DEMO_PASSWORD)
    type_password_again(client)
    secret = client.session["mfa.totp.secret"]
    code = auth.format_hotp_value(auth.hotp_value(secret, next(iter(auth.yield_hotp_counters_from_time()))))
    return client.post("/second-step/app/", {"code": code}, follow=True)


class TestDemonstration:
    def test_shows_the_invented_people_only_when_asked_to(self, client: Client, settings: object) -> None:
        settings.DEMO = True  # type: ignore[attr-defined]

        words = words_of(client.get("/sign-in/"))

        assert "These people are invented. Sign in as any of them with the password doing-with-demo" in words
        assert "Programme lead priya.lead@example.org" in words

    def test_is_otherwise_not_mentioned(self, client: Client) -> None:
        assert "demonstration" not in words_of(client.get("/sign-in/"))


@pytest.mark.parametrize("address", ["/second-step/", "/password/", "/design/"])
def test_a_page_for_staff_sends_others_to_sign_in(client: Client, db: None, address: str) -> None:
    assert client.get(address)["Location"] == f"/sign-in/?next={address}"
