"""Cards and links that rest on marked passages."""

import pytest
from django.test import Client
from tests.site.conftest import Browser
from tests.site.logic_models.test_outline import (
    NEW,
    begun,
    card,
    card_sent,
    drawing,
    seen,
)
from tests.site.tellings import an_account, leaving_hospital
from tests.site.words import words_of

from doingwith.consent.uses import Way
from doingwith_site.common.errors import Refused
from doingwith_site.consent.withdrawals import withdraw
from doingwith_site.evidence.excerpts.actions import mark_text, remove_excerpt
from doingwith_site.evidence.excerpts.sources import source_of
from doingwith_site.evidence.models import Account, Excerpt
from doingwith_site.people.models import User
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
        assert f'<a href="/programmes/cocreate/excerpts/{passage.pk}/">' in answer.content.decode()


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
