"""Two people on one tablet: nothing that one of them sends is kept for the other."""

import html
import re
from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from tests.site.programme import joined
from tests.site.tellings import an_account, leaving_hospital
from tests.site.words import words_of

from doingwith.consent.uses import AgeBand, Way
from doingwith_site.consent.models import Agreement, Concern
from doingwith_site.consent.rules import allowed_uses
from doingwith_site.consent.withdrawals import withdraw
from doingwith_site.evidence.models import Account, Telling
from doingwith_site.people.models import User
from doingwith_site.people.roles import Facilitator, SafeguardingLead
from doingwith_site.programmes.models import Programme

GROWN_UP = "/tell/mine/grown-up/"
WORRY = "/tell/worried/"


@pytest.fixture
def telling(cocreate: Programme, farah: User) -> Telling:
    return leaving_hospital(farah, cocreate)


class TestAGrownUp:
    @pytest.mark.parametrize("sent", [{"guardian": "parent", "uses": ["project_team"]}, {"hand_over": "1"}])
    def test_answers_for_no_child_whose_story_was_opened_since(
        self, telling: Telling, client: Client, sent: dict[str, str | list[str]]
    ) -> None:
        _, first = an_account(telling, "Four times.", age=AgeBand.UNDER_13)
        _, second = an_account(telling, "Once.", age=AgeBand.UNDER_13)
        client.post("/tell/", {"code": first})
        if "guardian" in sent:
            client.post(GROWN_UP, {"hand_over": "1"})
        left_open = hidden_in(client.get(GROWN_UP))
        client.post("/tell/", {"code": second})

        answer = client.post(GROWN_UP, {**left_open, **sent})

        assert "Another code is open on this phone now. Type your own code to go on." in words_of(answer)
        assert [allowed_uses(row) for row in Agreement.objects.all()] == [frozenset(), frozenset()]
        assert "Once." in words_of(client.get("/tell/mine/"))

    def test_answers_in_the_page_of_their_own_child(self, telling: Telling, client: Client) -> None:
        account, code = an_account(telling, "Four times.", age=AgeBand.UNDER_13)
        client.post("/tell/", {"code": code})
        client.post(GROWN_UP, {**hidden_in(client.get(GROWN_UP)), "hand_over": "1"})
        sent = {"guardian": "parent", "uses": ["project_team"], **hidden_in(client.get(GROWN_UP))}

        assert client.post(GROWN_UP, sent)["Location"] == "/tell/thank-you/"
        assert sent["account"] == str(account.agreement_id)


def test_a_code_that_somebody_wrote_down_is_given_to_nobody_else(telling: Telling, client: Client) -> None:
    client.post(f"/tell/{telling.code}/")
    Account.objects.update(started_at=timezone.now() - timedelta(minutes=2))

    client.post(f"/tell/{telling.code}/")

    assert Account.objects.count() == 2


class TestAWorry:
    def test_waits_for_a_code_when_the_phone_has_forgotten(self, telling: Telling, client: Client) -> None:
        account, code = an_account(telling, "Four times.")
        waits = client.post(WORRY, {"account": account.agreement_id, "words": "I am not safe.\nHelp."})

        assert (
            "You were away for a while, so this phone forgot you. What you typed is still here. "
            "Type your own code or the one on the poster, and we send it."
        ) in words_of(waits)
        assert "See what you typed I am not safe. Help." in words_of(waits)
        assert "If somebody is in danger now, ring 999." in words_of(waits)
        sent = client.post("/tell/", {**hidden_in(waits), "code": code}, follow=True)

        assert "What you wrote has reached the person who looks after people's safety here." in words_of(sent)
        concern = Concern.objects.get()
        assert (concern.words, concern.agreement) == ("I am not safe.\nHelp.", account.agreement)

    def test_is_sent_with_the_code_of_the_poster_by_who_has_no_other(
        self, telling: Telling, client: Client
    ) -> None:
        waits = client.post(WORRY, {"account": "0", "words": "I am not safe.", "contact": "0114"})

        client.post("/tell/", {**hidden_in(waits), "code": telling.code}, follow=True)

        concern = Concern.objects.get()
        assert (concern.words, concern.contact, concern.agreement) == ("I am not safe.", "0114", None)
        assert concern.programme == telling.programme

    def test_is_not_lost_when_what_the_code_opened_was_taken_back(
        self, telling: Telling, client: Client
    ) -> None:
        account, code = an_account(telling, "Once.")
        withdraw(by=None, agreement=account.agreement, way=Way.PAGE)
        waits = client.post(WORRY, {"words": "I am not safe."})

        refused = client.post("/tell/", {**hidden_in(waits), "code": code})
        assert "What this code opened was taken back. Type the code on the poster." in words_of(refused)
        client.post("/tell/", {**hidden_in(refused), "code": telling.code}, follow=True)

        assert Concern.objects.get().words == "I am not safe."

    def test_begun_from_a_poster_is_put_to_an_account_by_its_code_alone(
        self, telling: Telling, client: Client
    ) -> None:
        client.get(f"/tell/{telling.code}/")
        left_open = hidden_in(client.get(WORRY))
        account, code = an_account(telling, "Once.")
        client.post("/tell/", {"code": code})

        waits = client.post(WORRY, {**left_open, "words": "I am not safe."})
        assert not Concern.objects.exists()
        client.post("/tell/", {**hidden_in(waits), "code": code}, follow=True)

        assert Concern.objects.get().agreement == account.agreement

    def test_is_not_put_to_the_account_that_somebody_else_opened_since(
        self, telling: Telling, client: Client
    ) -> None:
        mine, code = an_account(telling, "Four times.")
        _, theirs = an_account(telling, "Once.")
        client.post("/tell/", {"code": code})
        left_open = hidden_in(client.get(WORRY))
        client.post("/tell/", {"code": theirs})

        waits = client.post(WORRY, {**left_open, "words": "I am not safe."})
        assert "Another code is open on this phone now." in words_of(waits)
        assert not Concern.objects.exists()
        client.post("/tell/", {**hidden_in(waits), "code": code}, follow=True)

        assert Concern.objects.get().agreement == mine.agreement

    def test_goes_to_the_programme_in_whose_page_it_was_begun(
        self, telling: Telling, farah: User, noor: User, client: Client
    ) -> None:
        other = leaving_hospital(farah, another_programme(farah, noor))
        client.get(f"/tell/{telling.code}/")
        left_open = hidden_in(client.get(WORRY))
        client.get(f"/tell/{other.code}/")

        client.post(WORRY, {**left_open, "words": "I am not safe."})
        made_up = Client()
        made_up.get(f"/tell/{other.code}/")
        made_up.post(WORRY, {**left_open, "where": left_open["where"][:-1] + "x", "words": "Nor am I."})

        assert [(row.words, row.programme) for row in Concern.objects.order_by("pk")] == [
            ("I am not safe.", telling.programme),
            ("Nor am I.", other.programme),
        ]

    def test_reaches_the_programme_although_the_phone_forgot_and_no_account_was_open(
        self, telling: Telling, client: Client
    ) -> None:
        client.get(f"/tell/{telling.code}/")
        left_open = hidden_in(client.get(WORRY))

        sent = Client().post(WORRY, {**left_open, "words": "I am not safe."})

        assert "Thank you. What you wrote has reached the person" in words_of(sent)
        assert Concern.objects.get().programme == telling.programme

    @pytest.mark.parametrize(
        ("page", "typed", "shown"),
        [
            ("/tell/mine/parts/1/", {"text": "Five times."}, "Five times.</textarea>"),
            ("/tell/mine/uses/", {"uses": ["project_team"], "teller_role": "carer"}, 'value="carer"'),
        ],
    )
    def test_begun_while_something_was_typed_gives_it_back_unkept(
        self, telling: Telling, client: Client, page: str, typed: dict[str, object], shown: str
    ) -> None:
        account, code = an_account(telling, "Four times.", uses=())
        client.post("/tell/", {"code": code})
        before = client.get(page)
        assert f'formaction="{WORRY}" name="from" value="{page}"' in before.content.decode()
        assert f'href="{WORRY}"' not in before.content.decode()

        opened = client.post(WORRY, {**hidden_in(before), **typed, "from": page})
        sent = client.post(WORRY, {**hidden_in(opened), **typed, "words": "I am not safe."})
        back = client.post(page, {**boxes_going_back(sent), **typed, "then": "again"}).content.decode()

        assert "Something needs another look" not in words_of(opened)
        for answer in (opened, sent):
            assert "What you typed on the page before is still here, and not kept yet." in words_of(answer)
        assert Concern.objects.get().words == "I am not safe."
        assert shown in back
        assert account.parts.get().text == "Four times."
        assert allowed_uses(Agreement.objects.get()) == frozenset()

    def test_gives_what_was_typed_back_to_its_own_account_alone(
        self, telling: Telling, client: Client
    ) -> None:
        mine, code = an_account(telling, "Four times.")
        theirs, other = an_account(telling, "Once.")
        client.post("/tell/", {"code": code})
        left_open = hidden_in(client.get("/tell/mine/parts/1/"))
        sent = {**left_open, "text": "Five times.", "from": "/tell/mine/parts/1/"}

        waits = Client().post(WORRY, sent)
        opened = client.post("/tell/", {**hidden_in(waits), "code": telling.code}, follow=True)
        back = client.post("/tell/mine/parts/1/", {**boxes_going_back(opened), "text": "Five times."})
        answer = client.post("/tell/", {**hidden_in(back), "code": other}, follow=True)

        assert "Another code is open on this phone now." in words_of(answer)
        assert [row.parts.get().text for row in (mine, theirs)] == ["Four times.", "Once."]


def test_the_next_person_on_a_tablet_begins_where_the_one_before_did(
    telling: Telling, client: Client
) -> None:
    client.post(f"/tell/{telling.code}/")
    client.post("/tell/mine/questions/1/", {"text": "Four times."})
    client.post("/tell/mine/uses/", {"age": "18_or_over"})
    assert 'href="/tell/forget/?next=1"' in client.get("/tell/mine/").content.decode()

    first = client.get("/tell/forget/?next=1", follow=True)

    assert "Start, and give me my code" in words_of(first)
    assert client.get("/tell/mine/")["Location"] == "/tell/"


def boxes_going_back(answer: HttpResponse) -> dict[str, str]:
    """What the form sends that leads back to the page before."""
    page = answer.content.decode()
    begins = page.index('<form method="post" action="/tell/mine/')
    return hidden_in(HttpResponse(page[begins : page.index("</form>", begins)]))


def another_programme(*people: User) -> Programme:
    """A second programme on the site, with the first of them as facilitator and the last for safety."""
    other = Programme.objects.create(identifier="other", name="Another programme")
    joined(people[0], other, Facilitator)
    joined(people[-1], other, SafeguardingLead)
    return other


def hidden_in(answer: HttpResponse) -> dict[str, str]:
    """What the form of the page sends without being seen."""
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', answer.content.decode())
    return {name: html.unescape(value) for name, value in found if name != "csrfmiddlewaretoken"}
