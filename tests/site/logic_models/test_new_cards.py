"""What is asked of a new card: where it stands, whether it was good or bad, and what it rests on, last."""

from dataclasses import replace

import pytest
from django.test import Client
from tests.site.conftest import Browser
from tests.site.words import words_of

from doingwith.logic_models.columns import Column
from doingwith.logic_models.model import ModelKind, ModelVersion
from doingwith.logic_models.nodes import Node, Valence
from doingwith.programmes.factors import FactorList
from doingwith_site.logic_models.forms.cards import CardForm
from doingwith_site.logic_models.forms.links import LinkForm
from doingwith_site.logic_models.models import LogicModel, LogicModelVersion
from doingwith_site.logic_models.passages import Offer
from doingwith_site.logic_models.records import version_content, version_value
from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme

MODEL = "/programmes/cocreate/logic-models/LM-ours/"
TWO = f"{MODEL}2/"
DINNER = Node(id="dinner", column=Column.ACTIVITIES, text="Dinner")
ASKED = "If it is an outcome that nobody had planned: was it good or bad for the people concerned?"
BEFORE = ModelVersion(number=1, kind=ModelKind.A_PRIORI, nodes=(DINNER,))


@pytest.fixture
def drawn(cocreate: Programme, farah: User, browser_of: Browser) -> Client:
    """Farah's project draws a second version."""
    model = LogicModel.objects.create(
        programme=cocreate,
        project=cocreate.projects.get(identifier="P01"),
        identifier="LM-ours",
        title="Ours",
        position=99,
    )
    for version in (BEFORE, replace(BEFORE, number=2, based_on=1)):
        LogicModelVersion.objects.create(
            model=model,
            number=version.number,
            content=version_content(version),
            is_frozen=version.number == 1,
        )
    return browser_of(farah)


def newest() -> Node:
    row = LogicModelVersion.objects.get(model__identifier="LM-ours", number=2)
    return next(node for node in version_value(row).nodes if node.id != "dinner")


def test_a_card_of_the_programme_stands_in_its_own_column_by_default(drawn: Client) -> None:
    sent = {"text": "", "column": "context", "refers_to": "u.feel", "seen": "0"}
    drawn.post(f"{TWO}add-card/", sent)

    assert (newest().refers_to, newest().column) == ("u.feel", Column.OUTCOMES)


def test_a_card_of_the_programme_stands_where_it_is_put(drawn: Client) -> None:
    sent = {"text": "", "column": "context", "refers_to": "u.feel", "column_above": "impact", "seen": "0"}
    drawn.post(f"{TWO}add-card/", sent)

    assert newest().column is Column.IMPACT


def test_an_outcome_is_asked_good_or_bad_when_it_is_added(drawn: Client) -> None:
    assert ASKED in words_of(drawn.get(f"{TWO}add-card/?column=outcomes"))
    sent = {"text": "Letters are rewritten", "column": "outcomes", "valence": "positive", "seen": "0"}

    drawn.post(f"{TWO}add-card/", sent)

    assert newest().valence is Valence.POSITIVE


def test_what_is_no_outcome_is_neither_good_nor_bad(drawn: Client) -> None:
    sent = {"text": "A film", "column": "outputs", "valence": "negative", "seen": "0"}

    words = words_of(drawn.post(f"{TWO}add-card/", sent))

    assert "Only outcomes and impact are good or bad. Choose one of the two columns." in words
    assert "A film" in words


def test_nothing_is_asked_of_a_first_version(drawn: Client) -> None:
    LogicModelVersion.objects.filter(model__identifier="LM-ours", number=2).update(
        content=version_content(replace(BEFORE, number=2))
    )

    assert ASKED not in words_of(drawn.get(f"{TWO}add-card/?column=outcomes"))


def test_freezing_says_of_which_outcome_nobody_has_said_it_and_does_not_refuse(drawn: Client) -> None:
    drawn.post(f"{TWO}add-card/", {"text": "Letters are rewritten", "column": "outcomes", "seen": "0"})
    told = (
        "“Letters are rewritten” is new since the version before, "
        "and nobody has said whether it was good or bad."
    )

    page = drawn.get(f"{TWO}freeze/")

    assert told in words_of(page)
    drawn.post(f"{TWO}freeze/", {"people": "all", "reason": "", "seen": page.context["board"].step})
    assert LogicModelVersion.objects.get(model__identifier="LM-ours", number=2).is_frozen


def test_passages_come_after_the_other_boxes_and_before_why() -> None:
    passages = Offer(choices=[("a", "It was dark")])
    card = CardForm(seen=0, node=replace(DINNER, column=Column.OUTCOMES), why="", passages=passages)
    link = LinkForm(
        seen=0,
        version=BEFORE,
        factors=FactorList(id="list", version=1, label="List", domains=(), factors=()),
        why="",
        passages=passages,
    )

    for form in (card, link):
        assert list(form.fields)[-2:] == ["evidence", "why"]
    assert card.evidence_words == "Passages that it rests on (no passages chosen)"
