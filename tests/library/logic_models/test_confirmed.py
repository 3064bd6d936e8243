"""A pair that people confirmed counts in the other versions of the two models too."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doingwith.logic_models.columns import Column
from doingwith.logic_models.confirmed import Confirmed, Place, nodes_at, pairs_of
from doingwith.logic_models.difference import model_difference
from doingwith.logic_models.fates import NodeFate
from doingwith.logic_models.model import LogicModel, ModelKind, ModelVersion
from doingwith.logic_models.nodes import Node


def node(name: str, *came_from: str) -> Node:
    return Node(id=name, column=Column.OUTCOMES, text=f"About {name}", came_from=came_from)


def version(number: int, *nodes: Node, based_on: int | None = None) -> ModelVersion:
    return ModelVersion(number=number, kind=ModelKind.INTERIM, nodes=nodes, based_on=based_on)


FIRST = version(1, node("trust"), node("meal"))
APART = version(2, node("hope"), node("meal"), based_on=1)
SPLIT = version(3, node("h1", "hope"), node("h2", "hope"), node("meal"), based_on=2)
MODEL = LogicModel(id="ours", title="Ours", versions=(FIRST, APART, SPLIT))
OTHER = LogicModel(
    id="theirs", title="Theirs", versions=(version(1, node("faith")), version(2, node("faith")))
)
SAID = Confirmed(
    before=Place(model="ours", version=1, node="trust"), after=Place(model="ours", version=2, node="hope")
)
ACROSS = Confirmed(
    before=Place(model="theirs", version=1, node="faith"), after=Place(model="ours", version=2, node="hope")
)


def test_it_counts_where_it_was_confirmed() -> None:
    assert pairs_of(SAID, (MODEL, FIRST), (MODEL, APART)) == {("trust", "hope")}


def test_it_is_followed_to_what_became_of_the_card_later() -> None:
    pairs = pairs_of(SAID, (MODEL, FIRST), (MODEL, SPLIT))

    assert pairs == {("trust", "h1"), ("trust", "h2")}
    difference = model_difference(FIRST, SPLIT, pairs=pairs, versions=MODEL.versions)
    assert [change.fates for change in difference.nodes] == [(NodeFate.SPLIT,), (NodeFate.KEPT,)]


def test_it_counts_from_the_end_to_the_beginning_too() -> None:
    assert pairs_of(SAID, (MODEL, SPLIT), (MODEL, FIRST)) == {("h1", "trust"), ("h2", "trust")}


def test_it_is_followed_in_both_of_two_models() -> None:
    assert pairs_of(ACROSS, (OTHER, OTHER.versions[1]), (MODEL, SPLIT)) == {("faith", "h1"), ("faith", "h2")}
    assert pairs_of(ACROSS, (MODEL, APART), (OTHER, OTHER.versions[1])) == {("hope", "faith")}


def test_it_says_nothing_of_drawings_in_which_one_of_the_two_is_not() -> None:
    assert pairs_of(SAID, (MODEL, APART), (MODEL, SPLIT)) == frozenset()
    assert pairs_of(SAID, (MODEL, FIRST), (OTHER, OTHER.versions[0])) == frozenset()


@pytest.mark.parametrize(
    "place", [Place(model="ours", version=9, node="hope"), Place(model="ours", version=1, node="x")]
)
def test_a_place_that_is_not_there_is_no_node(place: Place) -> None:
    assert nodes_at(place, MODEL, SPLIT) == frozenset()


@given(st.integers(min_value=1, max_value=5), st.integers(min_value=1, max_value=5), st.data())
def test_a_card_that_keeps_its_name_is_followed_to_itself(first: int, last: int, data: st.DataObject) -> None:
    rows = [version(number, node("a"), node("b"), based_on=number - 1 or None) for number in range(1, 6)]
    model = replace(MODEL, versions=tuple(rows))
    name = data.draw(st.sampled_from(["a", "b"]))

    assert nodes_at(Place(model="ours", version=first, node=name), model, rows[last - 1]) == {name}
