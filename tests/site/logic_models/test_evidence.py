"""Cards and links that rest on marked passages."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.site.conftest import Browser
from tests.site.logic_models.test_outline import (
    NEW,
    begun,
    card,
    card_sent,
    drawing,
    seen,
)
from tests.site.programme import EXAMPLE, joined
from tests.site.tellings import an_account, leaving_hospital
from tests.site.words import lands_at, words_of

from doingwith.consent.uses import UseKind, Way
from doingwith.exchange.bundle.check import read_bundle
from doingwith.logic_models.columns import Column
from doingwith.logic_models.nodes import Node
from doingwith_site.common.errors import Refused
from doingwith_site.consent.models import UseMade
from doingwith_site.consent.withdrawals import withdraw
from doingwith_site.design.choosing import Offer
from doingwith_site.evidence.excerpts.actions import mark_text, remove_excerpt
from doingwith_site.evidence.excerpts.sources import source_of
from doingwith_site.evidence.models import Account, Excerpt
from doingwith_site.exchange.actions import import_record
from doingwith_site.logic_models.forms.cards import CardForm
from doingwith_site.logic_models.models import LogicModelVersion
from doingwith_site.logic_models.records import version_content, version_value
from doingwith_site.people.models import User
from doingwith_site.people.roles import Commissioner
from doingwith_site.programmes.models import Programme

__all__ = ["begun"]

TOLD = "They asked me the same four times before I could go home."
RESTS = "It rests on “They asked me the same four times be”."


@pytest.fixture
def account(cocreate: Programme, farah: User) -> Account:
    return an_account(
        leaving_hospital(farah, cocreate, project=cocreate.projects.get(identifier="P01")), TOLD
    )[0]


@pytest.fixture
def passage(account: Account, eve: User) -> Excerpt:
    """What Eve marked and no colleague sees yet."""
    return mark_text(by=eve, source=source_of(account.parts.get()), begins=0, ends=36)


@pytest.fixture
def resting(begun: Client, passage: Excerpt, eve: User, browser_of: Browser) -> Client:
    """Eve lets the card “Dinner” and the link from it rest on the passage."""
    browser, name = browser_of(eve), str(passage.token)
    browser.post(f"{NEW}cards/{card('Dinner')}/", card_sent("Dinner", evidence=name))
    (link,) = drawing().links
    way = {"from_": link.from_, "to": link.to, "kind": "leads_to", "because": "people talk", "seen": seen()}
    browser.post(f"{NEW}links/{link.id}/", {**way, "evidence": name})
    return browser


def test_a_card_and_a_link_rest_on_a_passage_that_is_chosen_and_both_pages_lead_there(
    resting: Client, passage: Excerpt
) -> None:
    name = str(passage.token)
    assert "They asked me" in words_of(resting.get(f"{NEW}cards/{card('Dinner')}/"))
    assert drawing().node_by_id[card("Dinner")].evidence == (name,)
    assert drawing().links[0].evidence == (name,)
    for page in (NEW, f"{NEW}outline/"):
        answer = resting.get(page)
        assert words_of(answer).count(RESTS) == 2
        assert f'<a href="/programmes/cocreate/excerpts/{passage.token}/">' in answer.content.decode()


@pytest.mark.parametrize("page", [NEW, f"{NEW}outline/"])
def test_whose_words_a_page_of_a_drawing_shows_sees_on_their_receipt_that_it_was_read(
    page: str, resting: Client, begun: Client, account: Account, eve: User
) -> None:
    begun.get(page)
    resting.head(page)
    assert not account.agreement.uses_made.filter(kind=UseKind.READ).exists()

    for _ in range(2):
        resting.get(page)

    assert account.agreement.uses_made.get(kind=UseKind.READ).made_by == eve


def test_who_may_not_see_the_passage_is_not_shown_it_and_takes_it_from_nothing(
    resting: Client, passage: Excerpt, begun: Client, colin: User, browser_of: Browser
) -> None:
    for browser in (begun, browser_of(colin)):
        words = words_of(browser.get(NEW))
        assert "They asked me" not in words
        assert str(passage.token) not in words
    there = f"{NEW}cards/{card('Dinner')}/"
    assert "They asked me" not in words_of(begun.get(there))

    begun.post(there, card_sent("Supper"))

    assert drawing().node_by_id[card("Supper")].evidence == (str(passage.token),)


def test_a_passage_that_a_card_rests_on_keeps_its_mark(resting: Client, passage: Excerpt, eve: User) -> None:
    with pytest.raises(Refused, match="A card or a link of a logic model rests on this passage, so its mark"):
        remove_excerpt(by=eve, excerpt=passage)


def test_a_withdrawal_reaches_cards_and_links(resting: Client, account: Account) -> None:
    withdraw(by=None, agreement=account.agreement, way=Way.PAGE)

    assert drawing().node_by_id[card("Dinner")].evidence == ()
    assert drawing().links[0].evidence == ()
    assert "It rests on" not in words_of(resting.get(NEW))


def test_a_passage_that_is_not_marked_any_more_does_not_come_back_with_what_is_undone(
    begun: Client, passage: Excerpt, eve: User, browser_of: Browser
) -> None:
    browser, there = browser_of(eve), f"{NEW}cards/{card('Dinner')}/"
    browser.post(there, card_sent("Dinner", evidence=str(passage.token)))
    browser.post(there, card_sent("Dinner"))
    assert drawing().node_by_id[card("Dinner")].evidence == ()
    remove_excerpt(by=eve, excerpt=passage)

    words = words_of(browser.post(f"{NEW}undo/", {"number": seen()}, follow=True))

    assert "A passage that this rests on is not here any more, so the drawing stays as it is." in words
    assert drawing().node_by_id[card("Dinner")].evidence == ()


def test_of_what_is_no_passage_that_the_reader_sees_only_accounts_and_documents_are_named(
    begun: Client, account: Account
) -> None:
    found = drawing()
    nodes = tuple(replace(node, evidence=("e-hidden", account.identifier)) for node in found.nodes)
    row = LogicModelVersion.objects.get(model__identifier="LM-P01")
    row.content = version_content(replace(found, nodes=nodes))
    row.save()

    words = words_of(begun.get(NEW))

    assert words.count(f"It rests on {account.identifier}.") == 2
    assert "e-hidden" not in words


class TestWhatChanged:
    @pytest.fixture
    def example(self, priya: User) -> Programme:
        return import_record(by=priya, record=read_bundle(EXAMPLE))

    def page(self, programme: Programme) -> str:
        return reverse("logic_models:difference", args=[programme.identifier, "LM-waiting"])

    def test_names_what_an_outcome_rests_on_by_its_words_and_where_they_stand(
        self, example: Programme, priya: User, browser_of: Browser
    ) -> None:
        words = words_of(browser_of(priya).get(self.page(example)))

        assert "“And they did it. They actually did it, two weeks later.” (account W2)" in words
        assert "e5" not in words.split()

    def test_stands_on_the_receipts_of_those_whose_words_it_shows_and_of_nobody_else(
        self, example: Programme, priya: User, colin: User, browser_of: Browser
    ) -> None:
        joined(colin, example, Commissioner)
        read = UseMade.objects.filter(kind=UseKind.READ)

        browser_of(colin).get(self.page(example))
        assert not read.exists()
        words = words_of(browser_of(priya).get(self.page(example)))

        told = {
            account for account in ("W1", "W2", "W3", "W4", "W5", "W6") if f"(account {account})" in words
        }
        assert set(read.values_list("agreement__identifier", flat=True)) == told
        assert "W2" in told

    def test_names_no_passage_that_the_reader_may_not_see_and_not_that_there_is_one(
        self, example: Programme, colin: User, browser_of: Browser
    ) -> None:
        joined(colin, example, Commissioner)

        words = words_of(browser_of(colin).get(self.page(example)))

        assert "And they did it" not in words
        assert "the weeks at home did not none that you may see" in words
        assert not {"e5", "e16", "e5,"} & set(words.split())

    def test_asks_as_often_however_much_is_rested_on(
        self, example: Programme, priya: User, browser_of: Browser
    ) -> None:
        browser, counts = browser_of(priya), []
        row = LogicModelVersion.objects.filter(model__identifier="LM-waiting").latest("number")
        whole = version_value(row)
        for names in (("e5",), ("e1", "e5", "e16", "e17", "e10")):
            nodes = tuple(replace(node, evidence=names) for node in whole.nodes)
            row.content = version_content(replace(whole, nodes=nodes))
            row.save()
            with CaptureQueriesContext(connection) as asked:
                browser.get(self.page(example))
            counts.append(len(asked))

        assert len(set(counts)) == 1


class TestWhereThereAreMorePassagesThanOnePageShows:
    @pytest.fixture(autouse=True)
    def _two_pages(
        self, account: Account, passage: Excerpt, eve: User, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("doingwith_site.evidence.excerpts.offering.MOST_PASSAGES", 1)
        self.first = str(passage.token)
        self.second = str(
            mark_text(by=eve, source=source_of(account.parts.get()), begins=37, ends=len(TOLD)).token
        )

    def test_every_one_can_be_chosen_and_nothing_typed_is_lost(
        self, begun: Client, eve: User, browser_of: Browser
    ) -> None:
        browser, there = browser_of(eve), f"{NEW}cards/{card('Dinner')}/"
        assert self.second not in browser.get(there).content.decode()
        assert "Passages to choose from: page 1 of 2." in words_of(browser.get(there))
        typed = card_sent("Supper", evidence=self.first)

        answer = browser.post(there, {**typed, "act": "turn:2"})

        assert answer.status_code == 200
        form = answer.context["form"]
        assert [name for name, _ in form.fields["evidence"].choices] == [self.first, self.second]
        assert (form["text"].value(), form["evidence"].value()) == ("Supper", [self.first])
        assert form["seen"].value() == typed["seen"]
        assert lands_at(answer) == [self.second]
        assert "Something is missing" not in words_of(answer)
        assert card("Dinner")
        browser.post(there, {**typed, "evidence": [self.first, self.second]})
        assert drawing().node_by_id[card("Supper")].evidence == (self.first, self.second)

    def test_what_was_chosen_on_another_page_is_shown_and_can_be_left_out(
        self, begun: Client, eve: User, browser_of: Browser
    ) -> None:
        browser, there = browser_of(eve), f"{NEW}cards/{card('Dinner')}/"
        browser.post(there, card_sent("Dinner", evidence=self.second))

        assert browser.get(there).context["form"]["evidence"].value() == [self.second]
        browser.post(there, card_sent("Dinner", evidence=self.first))
        assert drawing().node_by_id[card("Dinner")].evidence == (self.first,)

    def test_a_link_that_is_new_keeps_what_was_typed_too(
        self, begun: Client, eve: User, browser_of: Browser
    ) -> None:
        sent = {"from_": card("Dinner"), "to": card("Trust"), "because": "they meet", "kind": "leads_to"}

        answer = browser_of(eve).post(f"{NEW}add-link/", {**sent, "act": "turn:2", "seen": seen()})

        form = answer.context["form"]
        assert (form["because"].value(), form["to"].value()) == ("they meet", card("Trust"))
        assert [name for name, _ in form.fields["evidence"].choices] == [self.second]
        assert len(drawing().links) == 1

    def test_what_no_passage_can_be_called_is_refused_in_a_sentence(
        self, begun: Client, eve: User, browser_of: Browser
    ) -> None:
        there = f"{NEW}cards/{card('Dinner')}/"

        answer = browser_of(eve).post(there, card_sent("Supper", evidence=["x", "\0", "e" * 999]))

        assert "This is not here any more. Choose another one." in words_of(answer)
        assert card("Dinner")

    @pytest.mark.parametrize("page", ["0", "99", "x", "-1", "٣", "9" * 40, ""])
    def test_a_page_that_is_not_there_loses_nothing(
        self, page: str, begun: Client, eve: User, browser_of: Browser
    ) -> None:
        there = f"{NEW}cards/{card('Dinner')}/"

        answer = browser_of(eve).post(there, {**card_sent("Dinner"), "act": f"turn:{page}"})

        assert answer.status_code in {200, 302}
        assert card("Dinner")


def test_when_two_wrote_at_once_nobody_reads_the_name_of_a_passage_that_they_may_not_see() -> None:
    node = Node(id="c", column=Column.ACTIVITIES, text="Dinner", evidence=("hidden", "shown"))
    seen_ones = Offer(choices=[("shown", "They asked me")])
    sent = {"text": "Supper", "column": "activities", "seen": "0"}
    form = CardForm(sent, seen=0, node=node, passages=seen_ones)
    assert form.is_valid()

    by_now = CardForm(seen=0, node=node, passages=seen_ones).initial

    assert [one.words for one in form.differing(by_now)] == ["Dinner", "They asked me"]
