"""People whose accounts came in a file get a code, and with it everything that other tellers can do."""

import re

import pytest
from django.test import Client
from tests.site.conftest import Browser
from tests.site.programme import EXAMPLE, joined
from tests.site.tellings import an_account, leaving_hospital
from tests.site.words import words_of

from doingwith.consent.uses import SaidBy, Use, Way
from doingwith.exchange.bundle.check import read_bundle
from doingwith_site.audit.models import Event
from doingwith_site.common.errors import Refused
from doingwith_site.consent.actions import answer_uses, hand_out_code
from doingwith_site.consent.codes import personal_code
from doingwith_site.consent.rules import allowed_uses
from doingwith_site.consent.withdrawals import withdraw
from doingwith_site.evidence.models import Account
from doingwith_site.exchange.actions import import_record
from doingwith_site.people.models import User
from doingwith_site.people.roles import Facilitator
from doingwith_site.programmes.models import Programme

HERE = "/programmes/lantern-vale/accounts"


@pytest.fixture
def example(priya: User, farah: User) -> Programme:
    programme = import_record(by=priya, record=read_bundle(EXAMPLE))
    joined(farah, programme, Facilitator)
    return programme


@pytest.fixture
def facilitator(browser_of: Browser, farah: User) -> Client:
    return browser_of(farah)


def account_of(example: Programme, identifier: str = "B1") -> Account:
    return Account.objects.get(programme=example, identifier=identifier)


def code_on(page: str) -> str:
    found = re.search(r"[A-Z]{4}-[0-9]{2}-[A-Z]{4}- ?[A-Z]{4}-[0-9]{2}-[A-Z]{4}", page)
    assert found is not None
    return found.group().replace(" ", "")


def handed_out(facilitator: Client, identifier: str = "B1") -> str:
    answer = facilitator.post(f"{HERE}/{identifier}/code/", follow=True)
    return code_on(words_of(answer))


class TestWhoHandsItOut:
    def test_reads_who_has_none_and_makes_one(self, example: Programme, facilitator: Client) -> None:
        page = words_of(facilitator.get(f"{HERE}/"))
        assert (
            "6 people have no code of their own, because what they told came here in a file. Make one for "
            "each and give it to them: with it they can see, change and take back what they told."
        ) in page

        answer = facilitator.post(f"{HERE}/B1/code/", follow=True)

        page = words_of(answer)
        assert "Print this page and give it to the person who told account B1, and to nobody else." in page
        assert "Do not try it out: once it was used, nobody can make another one." in page
        assert "I finish at half past ten" not in page
        assert "5 people have no code" in words_of(facilitator.get(f"{HERE}/"))
        assert "Whoever has it can open what was told." in words_of(facilitator.get(f"{HERE}/B1/agreement/"))

    def test_keeps_a_hash_and_who_made_it_and_nothing_of_the_code(
        self, example: Programme, facilitator: Client, farah: User
    ) -> None:
        code = handed_out(facilitator)

        agreement = account_of(example).agreement
        assert agreement.code_given_by == farah
        assert code not in str(vars(agreement))
        event = Event.objects.filter(verb="hand_out_code").get()
        assert (event.by, event.object_id, event.detail) == (farah, "B1", {})

    def test_cannot_make_one_for_who_got_their_own(
        self, cocreate: Programme, farah: User, browser_of: Browser, client: Client
    ) -> None:
        account, code = an_account(leaving_hospital(farah, cocreate), "They asked me four times.")

        answer = browser_of(farah).post(f"/programmes/cocreate/accounts/{account.identifier}/code/")

        assert answer.status_code == 403
        assert (
            "The person who told this has a code of their own. Nobody else can make another one: it would "
            "lock them out and let somebody else in."
        ) in words_of(answer)
        assert client.post("/tell/", {"code": code})["Location"] == "/tell/mine/"
        page = words_of(
            browser_of(farah).get(f"/programmes/cocreate/accounts/{account.identifier}/agreement/")
        )
        assert "A code for this person" not in page

    def test_cannot_make_one_for_words_taken_back(self, example: Programme, farah: User) -> None:
        agreement = account_of(example).agreement
        agreement.withdrawn_at = "2026-01-01T00:00Z"
        agreement.save()

        with pytest.raises(Refused, match="These words were taken back by the person who told them."):
            hand_out_code(by=farah, agreement=agreement, seed="x")

    def test_cannot_make_one_where_its_teller_keeps_it_from_the_team(
        self, example: Programme, facilitator: Client, farah: User
    ) -> None:
        agreement = account_of(example).agreement
        answer_uses(
            by=farah, agreement=agreement, answers=dict.fromkeys(Use, False),
            said_by=SaidBy.TELLER, way=Way.SPOKEN,
        )  # fmt: skip

        with pytest.raises(Refused) as refused:
            hand_out_code(by=farah, agreement=agreement, seed="x")

        assert str(refused.value) == (
            "The person who told this has not agreed that the people working on the project read it. With a "
            "code somebody could, so none can be made."
        )
        assert "5 people have no code" in words_of(facilitator.get(f"{HERE}/"))

    def test_sees_no_code_with_another_seed(self, example: Programme, facilitator: Client) -> None:
        handed_out(facilitator)

        assert facilitator.get(f"{HERE}/B1/code/another-seed/").status_code == 404


class TestWhoGetsIt:
    def test_sees_what_was_kept_and_when_the_code_was_made(
        self, example: Programme, facilitator: Client, client: Client
    ) -> None:
        client.post("/tell/", {"code": handed_out(facilitator).lower()})

        page = words_of(client.get("/tell/mine/"))

        assert "I finish at half past ten" in page
        assert re.search(r"Somebody who works on the project made your code on \d+ \w+ \d{4}\.", page)

    def test_narrows_and_takes_back_and_sees_the_list(
        self, example: Programme, facilitator: Client, client: Client
    ) -> None:
        code = handed_out(facilitator)
        client.post("/tell/", {"code": code})

        client.post("/tell/mine/uses/", {"uses": ["project_team"], "age": "18_or_over"})

        assert allowed_uses(account_of(example).agreement) == {Use.PROJECT_TEAM}
        client.post("/tell/mine/take-back/", {"sure": "on"})
        assert not Account.objects.filter(programme=example, identifier="B1").exists()
        client.post("/tell/forget/")
        client.post("/tell/", {"code": code})
        assert "Your words are taken back" in words_of(client.get("/tell/taken-back/"))

    def test_finds_a_lost_code_replaced_and_the_old_one_closed(
        self, example: Programme, facilitator: Client, client: Client
    ) -> None:
        lost = handed_out(facilitator)
        again = handed_out(facilitator)

        assert "We do not know this code." in words_of(client.post("/tell/", {"code": lost}))
        assert client.post("/tell/", {"code": again})["Location"] == "/tell/mine/"

    @pytest.mark.parametrize("way", ["typed", "followed"])
    def test_is_the_only_one_who_can_open_it_once_they_have(
        self, example: Programme, facilitator: Client, client: Client, way: str
    ) -> None:
        code = handed_out(facilitator)
        if way == "typed":
            client.post("/tell/", {"code": code})
        else:
            client.get(f"/tell/r/{code}/")

        answer = facilitator.post(f"{HERE}/B1/code/")

        assert answer.status_code == 403
        assert (
            "The person who told this has a code of their own. Nobody else can make another one: it would "
            "lock them out and let somebody else in."
        ) in words_of(answer)
        assert "A code for this person" not in words_of(facilitator.get(f"{HERE}/B1/agreement/"))
        client.post("/tell/forget/")
        assert client.post("/tell/", {"code": code})["Location"] == "/tell/mine/"

    def test_keeps_nothing_open_after_withdrawal_by_staff(
        self, example: Programme, farah: User, client: Client
    ) -> None:
        agreement = account_of(example).agreement
        hand_out_code(by=farah, agreement=agreement, seed="x")

        withdraw(by=farah, agreement=account_of(example).agreement, way=Way.SPOKEN)

        assert client.post("/tell/", {"code": personal_code("x")})["Location"] == "/tell/taken-back/"
