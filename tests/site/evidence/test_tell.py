"""The pages of people who tell: no account, no password, no JavaScript."""

import gzip
import html
import io
import random
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from PIL import Image
from tests.site.conftest import Browser
from tests.site.sounds import a_voice
from tests.site.tellings import a_picture, an_account, leaving_hospital
from tests.site.words import words_of

import doingwith_site
from doingwith.consent.uses import AgeBand, Use, UseKind
from doingwith.evidence.accounts import PartKind
from doingwith_site.consent.actions import record_use
from doingwith_site.consent.models import Agreement, Concern, UseMade, Withdrawal
from doingwith_site.consent.rules import allowed_uses
from doingwith_site.evidence.actions.parts import add_part
from doingwith_site.evidence.actions.tellings import close_telling
from doingwith_site.evidence.models import Account, AccountPart, MediaFile, Telling
from doingwith_site.evidence.presenters.uses import where_sentence
from doingwith_site.evidence.rules import MOST_PARTS
from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme

STATIC = Path(doingwith_site.__file__).parent / "design" / "static"
MOST_BYTES = 100_000


@pytest.fixture
def telling(cocreate: Programme, farah: User) -> Telling:
    return leaving_hospital(farah, cocreate)


@pytest.fixture
def teller(telling: Telling, client: Client) -> Client:
    """Somebody who has just got their code."""
    client.post(f"/tell/{telling.code}/")
    return client


def photo(name: str = "photo.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, a_picture())


def finished(browser: Client, **other: object) -> None:
    browser.post("/tell/mine/questions/1/", {"text": "They asked me four times.", "photo": photo()})
    browser.post("/tell/mine/uses/", {"uses": ["project_team"], "age": "18_or_over", **other})


class TestACode:
    def test_of_a_poster_leads_to_the_telling_however_it_is_typed(
        self, telling: Telling, client: Client
    ) -> None:
        typed = telling.code.lower().replace("-", " ")

        assert client.post("/tell/", {"code": typed})["Location"] == f"/tell/{telling.code}/"

    def test_that_is_wrong_is_answered_with_a_sentence(self, telling: Telling, client: Client) -> None:
        words = words_of(client.post("/tell/", {"code": "fern 27 lamp moss 64 boat"}))

        assert "We do not know this code. Look at each letter and number again." in words

    def test_is_not_guessed_at_without_end(self, telling: Telling, client: Client) -> None:
        answers = [client.post("/tell/", {"code": f"fern {number} lamp"}) for number in range(20, 90)]

        assert answers[-1].status_code == 429
        assert "Too many codes were tried here. Wait ten minutes, then try again." in words_of(answers[-1])

    def test_opens_what_was_told_on_another_phone(self, telling: Telling, client: Client) -> None:
        _, code = an_account(telling, "They asked me four times.")

        client.post("/tell/", {"code": code})

        words = words_of(client.get("/tell/mine/"))
        assert "They asked me four times." in words
        assert "You told us this on" in words

    def test_that_is_scanned_does_not_stay_in_the_address(self, telling: Telling, client: Client) -> None:
        _, code = an_account(telling, "They asked me four times.")

        assert client.get(f"/tell/r/{code}/")["Location"] == "/tell/mine/"

    def test_that_is_scanned_and_leads_nowhere_is_asked_for_with_a_sentence(
        self, telling: Telling, client: Client
    ) -> None:
        answer = client.get("/tell/r/MOSS-20-MOSS-LAMP-20-FERN/")

        assert answer["Location"] == "/tell/?unknown=1", "it may be one's own but for a letter"
        door = client.get(answer["Location"])
        assert door.status_code == 404
        assert "We do not know this code. Look at each letter and number again." in words_of(door)
        assert "Type the code." not in words_of(door)
        assert "MOSS" not in door.content.decode()
        assert client.post("/tell/?unknown=1", {"code": ""}).status_code == 200

    def test_writes_nothing_down_when_only_a_receipt_is_looked_at(
        self, telling: Telling, client: Client
    ) -> None:
        _, code = an_account(telling, "They asked me four times.")

        with CaptureQueriesContext(connection) as asked:
            client.get(f"/tell/r/{code}/")
            assert client.get("/tell/mine/").status_code == 200

        assert [one["sql"] for one in asked.captured_queries if not one["sql"].startswith("SELECT")] == []

    def test_cannot_be_guessed_in_the_address_either(self, telling: Telling, client: Client) -> None:
        _, code = an_account(telling, "They asked me four times.")
        for _ in range(60):
            client.get("/tell/r/MOSS-20-MOSS-LAMP-20-FERN/")

        assert client.get(f"/tell/r/{code}/")["Location"] == "/tell/", "one's own code stays in no address"
        door = client.get("/tell/")
        assert door.status_code == 429
        assert "Too many codes were tried here. Wait ten minutes, then try again." in words_of(door)
        assert "Type the code." not in words_of(door)

    def test_of_a_poster_cannot_be_guessed_in_the_address_and_who_is_in_stays_in(
        self, telling: Telling, client: Client
    ) -> None:
        here = f"/tell/{telling.code}/"
        client.get(here)
        for _ in range(60):
            Client().get("/tell/MOSS-20-MOSS/")

        followed = Client().get(here)
        assert followed.status_code == 429
        assert "Too many codes were tried here. Wait ten minutes, then try again." in words_of(followed)
        assert f'value="{telling.code}"' in followed.content.decode(), "it is in the box, to be sent then"
        assert client.get(here).status_code == 200

    def test_is_stored_nowhere(self, teller: Client, telling: Telling) -> None:
        code = re.findall(r"<span>([A-Z0-9-]+)</span>", teller.get("/tell/mine/code/").content.decode())
        whole = "-".join(part for part in code if part != "-")
        row = Agreement.objects.get()

        assert whole.count("-") == 5
        assert len(row.code_hash) == 64
        for held in (row.code_hash, teller.cookies["teller"].value):
            assert whole not in held
        assert Client().post("/tell/", {"code": whole})["Location"] == "/tell/mine/"

    def test_stays_good_when_the_secret_key_is_changed(
        self, telling: Telling, client: Client, settings: object
    ) -> None:
        _, code = an_account(telling, "They asked me four times.")
        old = settings.SECRET_KEY  # type: ignore[attr-defined]
        settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another", [old]  # type: ignore[attr-defined]

        assert client.post("/tell/", {"code": code})["Location"] == "/tell/mine/"


class TestATelling:
    def test_says_who_asks_what_for_and_what_cannot_change(self, telling: Telling, client: Client) -> None:
        words = words_of(client.get(f"/tell/{telling.code}/"))

        for sentence in (
            "Who is asking The council and the hospital, with the Riverside carers' group.",
            "What can change How you are told about help at home.",
            "What cannot change The number of beds.",
            "About 5 minutes. You can stop and come back.",
            "If you tell us that somebody is in danger, we may have to tell a person who can help.",
        ):
            assert sentence in words

    def test_that_is_closed_is_not_there_any_more(
        self, telling: Telling, farah: User, client: Client
    ) -> None:
        close_telling(by=farah, telling=telling)

        closed = client.get(f"/tell/{telling.code}/")

        assert closed.status_code == 404
        assert "We do not know this code. Look at each letter and number again." in words_of(closed)

    def test_whose_code_is_mistyped_in_the_address_asks_for_it_once_more(
        self, telling: Telling, client: Client
    ) -> None:
        page = client.get("/tell/MADE-UP-CODE/")

        assert page.status_code == 404
        assert "Type your code" in words_of(page)
        assert 'value="MADE-UP-CODE"' in page.content.decode()
        assert "ask them to add you to their programme" not in words_of(page)

    def test_begins_one_account_when_the_button_is_pressed_twice(
        self, teller: Client, telling: Telling
    ) -> None:
        teller.post(f"/tell/{telling.code}/")

        assert Account.objects.count() == 1


class TestAnAnswer:
    def test_is_kept_in_words_photo_and_voice(self, teller: Client) -> None:
        voice = SimpleUploadedFile("voice.mp3", a_voice())

        teller.post(
            "/tell/mine/questions/1/",
            {"text": "Four times.", "photo": photo(), "photo_text": "The ward", "voice": voice},
        )

        parts = AccountPart.objects.values_list("kind", "text")
        assert list(parts) == [("writing", "Four times."), ("voice", ""), ("photo", "The ward")]

    def test_sent_twice_is_kept_once(self, teller: Client) -> None:
        for _ in range(2):
            teller.post("/tell/mine/questions/1/", {"text": "Four times.", "photo": photo()})

        assert AccountPart.objects.count() == 2

    def test_whose_file_is_refused_keeps_nothing_and_loses_no_words(self, teller: Client) -> None:
        answer = teller.post(
            "/tell/mine/questions/1/",
            {"text": "Four times.", "photo": SimpleUploadedFile("a.svg", b"<svg onload='alert(1)'/>")},
        )

        words = words_of(answer)
        assert "This is not a picture that we can keep." in words
        assert "Your words are still here. Only the file was not taken." in words
        assert "Four times." in words
        assert (AccountPart.objects.count(), MediaFile.objects.count()) == (0, 0)

    def test_can_be_stopped_and_gone_on_with(self, teller: Client) -> None:
        teller.post("/tell/mine/questions/1/", {"text": "Four times."})

        page = teller.get("/tell/mine/")

        assert "You are not finished yet. We keep what you have told so far, and nobody uses it." in words_of(
            page
        )
        assert "/tell/mine/questions/2/" in page.content.decode()
        assert allowed_uses(Agreement.objects.get()) == frozenset()

    def test_that_is_corrected_leaves_nothing_of_the_old_words(self, teller: Client) -> None:
        finished(teller)

        teller.post("/tell/mine/parts/1/", {"text": "Five times."})

        part = AccountPart.objects.get(number=1)
        assert (part.text, part.version) == ("Five times.", 2)

    def test_that_is_removed_takes_its_file_along(self, teller: Client) -> None:
        finished(teller)

        teller.post("/tell/mine/parts/2/remove/")

        assert (AccountPart.objects.count(), MediaFile.objects.count()) == (1, 0)


class TestTheUses:
    def test_are_chosen_each_by_itself(self, teller: Client) -> None:
        finished(teller, uses=["project_team", "public"])

        assert allowed_uses(Agreement.objects.get()) == {Use.PROJECT_TEAM, Use.PUBLIC}

    def test_that_do_not_go_together_are_asked_again(self, teller: Client) -> None:
        answer = teller.post("/tell/mine/uses/", {"uses": ["public"], "age": "18_or_over"})

        assert (
            "Somebody must read it before it can be used in another way. "
            "Tick the first box too, or tick none."
        ) in words_of(answer)

    def test_are_narrowed_with_the_same_page(self, teller: Client) -> None:
        finished(teller, uses=["project_team", "public"])

        finished(teller, uses=["project_team"])

        assert allowed_uses(Agreement.objects.get()) == {Use.PROJECT_TEAM}

    def test_of_a_child_wait_for_a_grown_up(self, teller: Client) -> None:
        teller.post("/tell/mine/questions/1/", {"text": "Four times."})
        answer = teller.post("/tell/mine/uses/", {"uses": ["project_team"], "age": "under_13"})

        assert answer["Location"] == "/tell/mine/grown-up/"
        assert "A grown-up who looks after you has not said yes yet." in words_of(teller.get("/tell/mine/"))

        teller.post("/tell/mine/grown-up/", {"guardian": "parent", "uses": ["project_team"]})
        assert allowed_uses(Agreement.objects.get()) == {Use.PROJECT_TEAM}

    def test_of_a_child_are_asked_of_a_grown_up_who_never_sees_the_story(
        self, telling: Telling, client: Client
    ) -> None:
        account, code = an_account(telling, "Four times.", age=AgeBand.UNDER_13)
        client.post("/tell/", {"code": code})
        assert "Only your code opens it again." in words_of(client.get("/tell/mine/grown-up/"))

        client.post("/tell/mine/grown-up/", {"hand_over": "1"})
        asked = client.get("/tell/mine/grown-up/")
        assert "You cannot read here what the child told, unless the child shows you." in words_of(asked)
        assert 'href="/tell/mine/' not in asked.content.decode()
        assert what_opens(client, account) == set()

        sent = {"guardian": "parent", "uses": ["project_team"]}
        thanks = client.post("/tell/mine/grown-up/", sent, follow=True)
        assert "Your answer is kept. Please give the phone back to the child." in words_of(thanks)
        assert 'href="/tell/mine/' not in thanks.content.decode()
        assert what_opens(client, account) == set()
        assert allowed_uses(Agreement.objects.get()) == {Use.PROJECT_TEAM}

        client.post("/tell/", {"code": code})
        assert "Four times." in words_of(client.get("/tell/mine/"))

    def test_can_be_kept_when_very_many_things_were_added(self, teller: Client) -> None:
        account = Account.objects.get()
        for number in range(MOST_PARTS):
            add_part(by=None, account=account, kind=PartKind.WRITING, text=f"Number {number}.")

        finished = teller.post("/tell/mine/uses/", {"uses": ["project_team"], "age": "18_or_over"})
        corrected = teller.post("/tell/mine/parts/40/", {"text": "Something else."})

        assert [finished["Location"], corrected["Location"]] == ["/tell/mine/", "/tell/mine/"]
        assert account.parts.get(number=40).text == "Something else."

    def test_that_were_made_stand_on_the_receipt(self, teller: Client, cocreate: Programme) -> None:
        finished(teller)
        record_use(
            by=None,
            agreement=Agreement.objects.get(),
            use=Use.PROJECT_TEAM,
            kind=UseKind.EXCERPT,
            place="CS2",
        )

        told = "A part of it was marked, to work with. That was in “Co:Create”."
        assert told in words_of(teller.get("/tell/mine/"))

    @pytest.mark.parametrize(
        ("place", "told"),
        [
            ("", "That was in “Co:Create”."),
            ("project P01", "That was for the project “Traveller engagement”."),
            ("project gone", "That was in “Co:Create”."),
            ("case CS2", "That was for “Co:Create”, on the page about how the work went."),
            ("logic model LM", "It is beside a drawing that shows what leads to what, in “Co:Create”."),
            ("edition 2", "The report is about “Co:Create”."),
            ("bundle", "It was a copy of everything in “Co:Create”."),
            ("other software", "It was a copy for another computer program, from “Co:Create”."),
            ("excerpts", "It was a list of marked parts, from “Co:Create”."),
        ],
    )
    def test_are_told_with_where_they_were_in_plain_words(self, place: str, told: str) -> None:
        use = UseMade(place=place, kind=UseKind.EXCERPT)

        assert where_sentence(use, "Co:Create", {"P01": "Traveller engagement"}) == told


class TestTakingBack:
    def test_is_one_press_without_a_reason(self, teller: Client) -> None:
        finished(teller)

        answer = teller.post("/tell/mine/take-back/", follow=True)

        words = words_of(answer)
        assert "Nobody here can read or use them any more." in words
        assert "1 piece of writing 1 picture" in words
        assert (Account.objects.count(), AccountPart.objects.count(), MediaFile.objects.count()) == (0, 0, 0)

    def test_says_what_cannot_be_called_back(self, teller: Client) -> None:
        finished(teller)
        record_use(
            by=None,
            agreement=Agreement.objects.get(),
            use=Use.PROJECT_TEAM,
            kind=UseKind.REPORT,
            published=True,
        )

        words = words_of(teller.post("/tell/mine/take-back/", follow=True))

        assert "What we cannot call back It was in a report that somebody opened or took away." in words

    def test_leaves_an_identifier_and_dates(self, teller: Client) -> None:
        finished(teller)
        identifier = Account.objects.get().identifier

        teller.post("/tell/mine/take-back/")

        left = Withdrawal.objects.get()
        assert left.identifier == identifier
        assert [line.kind for line in left.lines.all()] == ["search", "writing", "picture"]


class TestAWorry:
    def test_goes_to_the_safeguarding_lead_and_holds_the_account(
        self, teller: Client, sana: User, farah: User, priya: User, browser_of: Browser
    ) -> None:
        finished(teller)

        words = words_of(teller.post("/tell/worried/", {"words": "I am not safe.", "contact": "0114"}))

        assert "Nobody else can read it." in words
        concern = Concern.objects.get()
        page = f"/programmes/cocreate/concerns/{concern.pk}/"
        assert "I am not safe." in words_of(browser_of(sana).get(page))
        assert [browser_of(person).get(page).status_code for person in (farah, priya)] == [403, 403]
        assert allowed_uses(Agreement.objects.get()) == frozenset()
        assert "Somebody is looking into a worry." in words_of(teller.get("/tell/mine/"))

    def test_of_a_programme_without_a_safeguarding_lead_is_not_said_to_have_reached_anybody(
        self, teller: Client, cocreate: Programme
    ) -> None:
        cocreate.memberships.filter(role="safeguarding_lead").delete()

        before = words_of(teller.get("/tell/worried/"))
        after = words_of(teller.post("/tell/worried/", {"words": "I am not safe."}))

        assert (
            "Nobody looks after people's safety here just now, so nobody would read what you write on this "
            "page. Please do not wait. Ring the number above, or tell somebody you trust. "
            "A person to ask: Farah, 0114 496 0000, on weekdays."
        ) in before
        assert "Send this to the person for safety" not in before
        assert "has reached" not in after
        assert (
            "What you wrote is kept, but nobody has read it: nobody looks after people's safety here just "
            "now."
        ) in after
        assert Concern.objects.get().words == "I am not safe."

    def test_says_whom_to_ring_before_all_else(self, client: Client, db: None) -> None:
        words = words_of(client.get("/tell/worried/"))

        assert "If somebody is in danger now, ring 999. This page is not read at once." in words


class TestASharedPhone:
    def test_keeps_no_page(self, teller: Client) -> None:
        assert teller.get("/tell/mine/")["Cache-Control"] == "no-store, private, max-age=0"

    def test_forgets_when_told_to(self, teller: Client) -> None:
        teller.get("/tell/forget/")

        assert teller.get("/tell/mine/")["Location"] == "/tell/"

    def test_is_left_at_once_for_a_page_about_something_else(self, teller: Client) -> None:
        answer = teller.get("/tell/leave/")

        assert answer["Location"] == settings.QUICK_EXIT
        assert teller.get("/tell/mine/")["Location"] == "/tell/"

    def test_holds_a_cookie_that_ends_with_the_browser_and_no_script_reads(self, teller: Client) -> None:
        cookie = teller.cookies["teller"]

        assert (cookie["path"], cookie["max-age"], cookie["expires"]) == ("/tell/", "", "")
        assert cookie["httponly"]
        assert "sessionid" not in teller.cookies

    def test_shows_nobody_elses_account_for_a_forged_cookie(self, teller: Client) -> None:
        finished(teller)
        thief = Client()
        thief.cookies["teller"] = teller.cookies["teller"].value[:-3] + "abc"

        assert thief.get("/tell/mine/")["Location"] == "/tell/"

    def test_gives_the_next_person_a_code_and_an_account_of_their_own(
        self, teller: Client, telling: Telling
    ) -> None:
        finished(teller)

        first = teller.get(f"/tell/{telling.code}/")
        assert "Make this phone forget me" not in words_of(first)
        teller.post(f"/tell/{telling.code}/")

        assert Account.objects.count() == 2
        assert "They asked me four times." not in words_of(teller.get("/tell/mine/questions/1/"))
        assert "You are not finished yet." in words_of(teller.get("/tell/mine/"))

    def test_gives_nobody_what_somebody_left_half_told(self, teller: Client, telling: Telling) -> None:
        teller.post("/tell/mine/questions/1/", {"text": "Four times."})

        teller.post(f"/tell/{telling.code}/")

        assert "Four times." not in words_of(teller.get("/tell/mine/questions/1/"))

    def test_writes_a_page_left_open_to_nobody_elses_account(self, teller: Client, telling: Telling) -> None:
        first = Account.objects.get()
        finished(teller)
        teller.post(f"/tell/{telling.code}/")

        left_open = {"account": first.agreement_id, "text": "Five times."}
        answer = teller.post("/tell/mine/questions/1/", left_open)

        assert (
            "Another code is open on this phone now. What you typed is still here. "
            "Type the code it belongs to, and we keep it."
        ) in words_of(answer)
        taking_back = teller.post("/tell/mine/take-back/", {"account": first.agreement_id})
        assert "Another code is open on this phone now. Type your own code to go on." in words_of(taking_back)
        assert [account.parts.count() for account in Account.objects.all()] == [2, 0]


class TestWhatStandsInTheBox:
    ENTRY = "/tell/mine/questions/1/"

    @pytest.mark.parametrize(
        ("pressed", "leads_to"),
        [
            ("stop", "/tell/mine/"),
            ("worried", "/tell/worried/"),
            ("easy", f"{ENTRY}?easy=1"),
            ("ordinary", f"{ENTRY}?easy=0"),
            ("pl", f"{ENTRY}?lang=pl"),
        ],
    )
    def test_is_kept_whatever_is_pressed(self, teller: Client, pressed: str, leads_to: str) -> None:
        page = teller.get(f"{self.ENTRY}?easy=1" if pressed == "ordinary" else self.ENTRY).content.decode()
        assert f'name="then" value="{pressed}"' in page

        answer = teller.post(self.ENTRY, {"text": "Four times.", "then": pressed})

        assert answer["Location"] == leads_to
        assert AccountPart.objects.get().text == "Four times."

    def test_says_the_day_as_it_is_said_in_polish(self, teller: Client) -> None:
        finished(teller)
        Account.objects.update(told_at=datetime(2026, 11, 26, 12, tzinfo=UTC))

        assert "Twoja opowieść jest z dnia 26 listopada 2026." in words_of(teller.get("/tell/mine/?lang=pl"))

    @pytest.mark.parametrize(
        ("page", "typed", "shown"),
        [
            ("/tell/mine/parts/1/", {"text": "Five times."}, "Five times.</textarea>"),
            ("/tell/mine/uses/", {"uses": ["project_team"], "teller_role": "carer"}, 'value="carer"'),
        ],
    )
    def test_stays_unkept_where_only_the_language_is_changed(
        self, teller: Client, page: str, typed: dict[str, object], shown: str
    ) -> None:
        teller.post(self.ENTRY, {"text": "Four times."})
        assert 'form="answer" name="then" value="pl"' in teller.get(page).content.decode()

        answer = teller.post(f"{page}?lang=en-gb", {**typed, "then": "pl"}).content.decode()

        assert '<html lang="pl">' in answer
        assert shown in answer
        assert "box-wrong" not in answer
        assert teller.get("/tell/mine/").content.decode().count("Four times.") == 1

    def test_is_not_left_by_a_link_of_its_page_that_loses_it(self, teller: Client) -> None:
        links = re.findall(r'href="([^"]+)"', teller.get(self.ENTRY).content.decode())

        assert {link for link in links if link.startswith(("?", "/tell/"))} == {
            "/tell/leave/",
            "/tell/forget/",
        }

    def test_waits_for_the_code_when_the_phone_has_forgotten(self, telling: Telling, client: Client) -> None:
        account, code = an_account(telling, "Four times.")
        sent = {
            "account": account.agreement_id, "text": "Five times.\nAnd again.", "photo": photo(),
            "written_in": "en-gb",
        }  # fmt: skip

        waits = client.post(self.ENTRY, sent)
        assert (
            "You were away for a while, so this phone forgot you. What you typed is still here. "
            "Type the code it belongs to, and we keep it. "
            "Only the photo, drawing or recording must be chosen again."
        ) in words_of(waits)
        assert AccountPart.objects.get().text == "Four times."

        wrong = client.post("/tell/", {**hidden_in(waits), "code": "fern 27 lamp moss 64 boat"})
        assert "Five times." in words_of(wrong)
        poster = client.post("/tell/", {**hidden_in(wrong), "code": telling.code})
        assert "This code is the one on the poster. Type your own code, the longer one." in words_of(poster)
        client.post("/tell/", {**hidden_in(poster), "code": code}, follow=True)

        assert AccountPart.objects.get().text == "Five times.\nAnd again."

    def test_is_not_given_to_another_code_than_its_own(self, telling: Telling, client: Client) -> None:
        mine, _ = an_account(telling, "Four times.")
        theirs, code = an_account(telling, "Once.")

        waits = client.post(self.ENTRY, {"account": mine.agreement_id, "text": "Five times."})
        answer = client.post("/tell/", {**hidden_in(waits), "code": code}, follow=True)

        assert "Another code is open on this phone now." in words_of(answer)
        assert "Five times." in words_of(answer)
        assert theirs.parts.get().text == "Once."

    def test_is_carried_to_pages_of_tellers_alone(self, telling: Telling, client: Client) -> None:
        _, code = an_account(telling, "Once.")

        for elsewhere in (
            "https://example.org/tell/mine/uses/",
            "//example.org/",
            "/tell/mine/take-back/",
            "x",
        ):
            answer = client.post("/tell/", {"carried_to": elsewhere, "code": code})

            assert (answer.status_code, answer["Location"]) == (302, "/tell/mine/")


class TestAPicture:
    def test_is_given_to_its_teller_so_that_nothing_in_it_runs(self, teller: Client) -> None:
        finished(teller)

        answer = teller.get("/tell/mine/parts/2/file/")

        assert answer["Content-Type"] == "image/jpeg"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
        assert answer["Cache-Control"] == "no-store, private, max-age=0"

    @pytest.mark.parametrize(
        ("asked", "begins", "ends"),
        [
            ("bytes=0-1", 0, 2),
            ("bytes=10-", 10, None),
            ("bytes=-5", -5, None),
            ("bytes=5-999999999", 5, None),
        ],
    )
    def test_comes_in_the_pieces_that_a_player_asks_for(
        self, teller: Client, asked: str, begins: int, ends: int | None
    ) -> None:
        finished(teller)
        page = "/tell/mine/parts/2/file/"
        whole = teller.get(page)
        content = b"".join(whole.streaming_content)  # type: ignore[attr-defined]

        answer = teller.get(page, headers={"range": asked})

        wanted = content[begins:ends]
        first = content.index(wanted)
        assert (whole.status_code, whole["Accept-Ranges"], answer.status_code) == (200, "bytes", 206)
        assert b"".join(answer.streaming_content) == wanted  # type: ignore[attr-defined]
        assert answer["Content-Range"] == f"bytes {first}-{first + len(wanted) - 1}/{len(content)}"
        assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"

    def test_has_no_piece_behind_its_end_and_comes_whole_for_what_nobody_understands(
        self, teller: Client
    ) -> None:
        finished(teller)
        page = "/tell/mine/parts/2/file/"

        for asked in ("bytes=999999999-", "bytes=-0"):
            answer = teller.get(page, headers={"range": asked})
            assert (answer.status_code, answer.content) == (416, b"")
        for asked in ("bytes=0-1,3-4", "lines=1-2", "bytes=a-b", "bytes=9-3", "bytes=-"):
            assert teller.get(page, headers={"range": asked}).status_code == 200

    def test_is_not_there_for_another_teller(self, teller: Client, telling: Telling) -> None:
        finished(teller)
        other = Client()
        other.post(f"/tell/{telling.code}/")

        assert other.get("/tell/mine/parts/2/file/").status_code == 404
        assert Client().get("/tell/mine/parts/2/file/")["Location"] == "/tell/"


def what_opens(browser: Client, account: Account) -> set[str]:
    """The pages about this account that open in this browser without a code."""
    pages = ("", "code/", "questions/1/", "uses/", "parts/1/", "take-back/")
    opened = {page for page in pages if browser.get(f"/tell/mine/{page}").status_code == 200}
    assert account.parts.exists()
    return opened


def hidden_in(answer: object) -> dict[str, str]:
    """What the form of the page sends without being seen."""
    page = answer.content.decode()  # type: ignore[attr-defined]
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page)
    return {name: html.unescape(value) for name, value in found if name != "csrfmiddlewaretoken"}


def test_no_page_weighs_more_than_an_old_phone_bears(teller: Client, telling: Telling) -> None:
    finished(teller)
    for number in range(5):
        teller.post("/tell/mine/questions/1/", {"text": "Four times.", "photo": grainy(number)})
    teller.post("/tell/mine/parts/1/", {"text": "Four times."})
    fixed = sum(len(gzip.compress(path.read_bytes())) for path in parts_of_every_page())
    weights = {}

    for page in (
        "",
        "mine/",
        "mine/code/",
        "mine/questions/1/",
        "mine/uses/",
        "mine/parts/3/",
        "worried/",
        f"{telling.code}/",
    ):
        answer = teller.get(f"/tell/{page}")
        small = [
            len(teller.get(source).content)
            for source in re.findall(r'<img src="([^"]+)"', answer.content.decode())
        ]
        weights[page] = fixed + len(answer.content) + sum(small)

    print(weights)
    assert AccountPart.objects.exclude(media=None).count() == 6
    assert {page: weight for page, weight in weights.items() if weight > MOST_BYTES} == {}


def grainy(seed: int) -> SimpleUploadedFile:
    """A photo as a phone takes it in the dark: no two spots next to each other are alike."""
    made, size = io.BytesIO(), (400, 300)
    noise = Image.frombytes("L", size, random.Random(seed).randbytes(size[0] * size[1]))
    Image.merge("RGB", [noise.point(lambda dot: dot // 3 + 80).resize((1200, 900))] * 3).save(made, "JPEG")
    return SimpleUploadedFile("grainy.jpg", made.getvalue())


def parts_of_every_page() -> list[Path]:
    """The style sheet, the mark, the letters (those of other languages too) and the recorder."""
    fonts = STATIC / "design" / "fonts"
    return [
        STATIC / "design" / "teller.css",
        STATIC / "design" / "recorder.mjs",
        STATIC / "design_marks" / "mark.svg",
        fonts / "atkinson-hyperlegible-next-latin-wght-normal.woff2",
        fonts / "atkinson-hyperlegible-next-latin-ext-wght-normal.woff2",
    ]


@pytest.mark.parametrize("age", AgeBand)
def test_every_age_can_be_said(teller: Client, age: AgeBand) -> None:
    assert teller.post("/tell/mine/uses/", {"age": age}).status_code == 302
