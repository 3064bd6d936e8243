"""A card or link whose evidence was taken back says so, where one that never had any says that."""

from dataclasses import replace

import pytest

from doingwith.analysis.contribution.record import WORDS_GONE
from doingwith.exchange.quoting import without_words
from doingwith.logic_models.columns import Column
from doingwith.logic_models.difference import model_difference
from doingwith.logic_models.evidence import with_words_gone
from doingwith.logic_models.links import Link
from doingwith.logic_models.model import LogicModel, ModelKind, ModelVersion
from doingwith.logic_models.nodes import Node
from doingwith.reporting.logic_models.document import difference_document, version_document
from doingwith.reporting.markdown import to_markdown
from doingwith.reporting.wording import sentence

ALL, SOME = (
    "the words it rested on were taken back",
    "some of the words it rested on were taken back",
)


def drawn(number: int, node: Node) -> ModelVersion:
    start = Node(id="meet", column=Column.ACTIVITIES, text="Meet")
    return ModelVersion(
        number=number,
        kind=ModelKind.INTERIM,
        nodes=(start, node),
        links=(Link(id="l", from_="meet", to=node.id, because="They said so"),),
    )


def an_outcome(*evidence: str) -> Node:
    return Node(id="heard", column=Column.OUTCOMES, text="Heard", evidence=evidence)


def told(node: Node) -> str:
    model = LogicModel(id="M", title="Ours")
    return to_markdown(difference_document(model, model_difference(drawn(1, an_outcome()), drawn(2, node))))


@pytest.mark.parametrize(
    ("evidence", "lost", "said"),
    [
        ((), frozenset(), "none linked"),
        (("e1", "e2"), frozenset(), "e1 and e2"),
        ((), frozenset({"heard"}), ALL),
        (("e1",), frozenset({"heard"}), f"e1; {SOME}"),
    ],
)
def test_an_outcome_names_its_evidence_or_says_what_became_of_it(
    evidence: tuple[str, ...], lost: frozenset[str], said: str
) -> None:
    words = told(with_words_gone(an_outcome(*evidence), lost))

    assert f"| {said} |" in words
    assert ("none linked" in words) == (said == "none linked")


def test_a_card_that_came_from_one_that_lost_its_words_says_so_too() -> None:
    part = replace(an_outcome(), id="part", came_from=("heard",))

    assert f"| {ALL} |" in told(with_words_gone(part, frozenset({"heard"})))


def test_marking_twice_is_marking_once() -> None:
    once = with_words_gone(an_outcome("e1"), frozenset({"heard"}))

    assert with_words_gone(once, frozenset({"heard"})) == once


def test_a_drawing_that_leaves_says_it_of_cards_and_links() -> None:
    version, _ = without_words(drawn(1, an_outcome()), (), lost={"heard", "l"})

    words = to_markdown(version_document(LogicModel(id="M", title="Ours"), version))

    assert f"Heard ({ALL})" in words
    assert rf"\[words held back\]; {ALL} |" in words


def test_it_is_the_sentence_that_stands_in_contribution_records() -> None:
    assert sentence(ALL) == WORDS_GONE
