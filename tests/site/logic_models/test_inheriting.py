"""A project's card says what the programme says: by now, once the project takes it over."""

from dataclasses import replace

import pytest
from django.test import Client
from tests.site.conftest import Browser
from tests.site.words import words_of

from doingwith.logic_models.columns import Column
from doingwith.logic_models.links import Link
from doingwith.logic_models.model import ModelKind, ModelVersion
from doingwith.logic_models.nodes import Node
from doingwith_site.logic_models.models import LogicModel, LogicModelVersion
from doingwith_site.logic_models.records import proposal_values, version_content, version_value
from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme

HERE = "/programmes/cocreate/logic-models/"
MODEL = f"{HERE}LM-ours/"
CARD = f"{MODEL}1/cards/heard/"
OLD, NEW = "users feel heard", "users feel heard and hear back"


@pytest.fixture
def drawn(cocreate: Programme, farah: User, browser_of: Browser) -> Client:
    """Farah's project has a card of the programme, linked to one of its own, which it had before."""
    model = LogicModel.objects.create(
        programme=cocreate,
        project=cocreate.projects.get(identifier="P01"),
        identifier="LM-ours",
        title="Ours",
        position=99,
    )
    version = ModelVersion(
        number=1,
        kind=ModelKind.A_PRIORI,
        nodes=(
            Node(id="dinner", column=Column.ACTIVITIES, text="Dinner"),
            Node(id="heard", column=Column.OUTCOMES, text=OLD, refers_to="u.feel"),
        ),
        links=(Link(id="l1", from_="dinner", to="heard"),),
    )
    LogicModelVersion.objects.create(model=model, number=1, content=version_content(version))
    return browser_of(farah)


def reword_the_programme() -> None:
    """The programme draws a new version, in which the card says something else."""
    newest = LogicModelVersion.objects.filter(model__identifier="LM-programme").latest("number")
    value = version_value(newest)
    nodes = tuple(replace(node, text=NEW) if node.id == "u.feel" else node for node in value.nodes)
    anew = replace(value, number=newest.number + 1, nodes=nodes)
    LogicModelVersion.objects.create(model=newest.model, number=anew.number, content=version_content(anew))


def ours() -> ModelVersion:
    return version_value(LogicModelVersion.objects.get(model__identifier="LM-ours"))


def test_a_card_tells_that_the_programme_says_something_else_by_now(drawn: Client) -> None:
    assert "The programme now says" not in words_of(drawn.get(CARD))

    reword_the_programme()

    told = f"The programme now says “{NEW}”. If you take it over, the card’s links stay, and you can undo it."
    assert told in words_of(drawn.get(CARD))
    assert f"The programme now says “{NEW}”. Change this card to take it over." in words_of(
        drawn.get(f"{MODEL}1/outline/")
    )


def test_new_words_are_taken_over_with_the_links_and_taken_back(drawn: Client) -> None:
    reword_the_programme()

    answer = drawn.post(f"{CARD}take-over/", {"seen": "0"}, follow=True)

    assert "The card says what the programme says now. You can undo that." in words_of(answer)
    assert ours().node_by_id["heard"].text == NEW
    assert [link.id for link in ours().links] == ["l1"]
    assert f"took over the programme's words “{NEW}”" in words_of(drawn.get(f"{MODEL}1/steps/"))

    drawn.post(f"{MODEL}1/undo/")
    assert ours().node_by_id["heard"].text == OLD


def test_taking_over_twice_is_one_step(drawn: Client) -> None:
    reword_the_programme()
    for _ in range(2):
        drawn.post(f"{CARD}take-over/", {"seen": "0"})

    version = LogicModelVersion.objects.get(model__identifier="LM-ours")
    assert version.steps.filter(verb="take_over_words").count() == 1


def test_a_card_of_ones_own_has_nothing_to_take_over(drawn: Client) -> None:
    assert drawn.post(f"{MODEL}1/cards/dinner/take-over/", {"seen": "0"}).status_code == 404


def test_a_proposal_shows_the_words_it_was_made_against(
    drawn: Client, eve: User, browser_of: Browser
) -> None:
    drawn.post(f"{CARD}proposal/", {"text": NEW, "reason": "they said so"})
    (proposal,) = proposal_values(LogicModel.objects.get(identifier="LM-ours"))
    reword_the_programme()
    drawn.post(f"{CARD}take-over/", {"seen": "0"})

    words = words_of(drawn.get(MODEL))

    assert f"“{OLD}” to “{NEW}”, because they said so" in words
    assert f"The programme now says “{NEW}”." in words
    asked = words_of(browser_of(eve).get(f"{MODEL}proposals/{proposal.id}/"))
    assert f"“Ours” would say “{NEW}” and not “{OLD}”, because they said so" in asked


def test_those_who_may_decide_read_how_many_proposals_wait(
    drawn: Client, eve: User, browser_of: Browser
) -> None:
    drawn.post(f"{CARD}proposal/", {"text": NEW, "reason": "they said so"})
    hers = browser_of(eve)

    told = "1 proposal to change the programme's words waits for an answer. Read and answer"
    assert told in words_of(hers.get(HERE))
    assert "Logic models (1)" in words_of(hers.get("/programmes/cocreate/"))
    for page in (HERE, "/programmes/cocreate/"):
        assert "waits for an answer" not in words_of(drawn.get(page))
        assert "Logic models (1)" not in words_of(drawn.get(page))

    (proposal,) = proposal_values(LogicModel.objects.get(identifier="LM-ours"))
    hers.post(f"{MODEL}proposals/{proposal.id}/", {"became": "Taken over."})
    assert "for an answer" not in words_of(hers.get(HERE))
    assert "Logic models (1)" not in words_of(hers.get("/programmes/cocreate/"))
