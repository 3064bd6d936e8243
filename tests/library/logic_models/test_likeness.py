"""How alike two wordings are."""

import pytest

from doingwith.logic_models.columns import Column
from doingwith.logic_models.likeness import likeness, suggested_pairs
from doingwith.logic_models.nodes import Node


def test_the_same_words_in_another_order_are_wholly_alike() -> None:
    assert likeness("Young people feel heard", "heard: young PEOPLE feel.") == 1


def test_nothing_in_common_is_not_alike() -> None:
    assert likeness("cat", "dog") == 0
    assert likeness("", "") == 0
    assert likeness("?!", "?!") == 0


def test_the_coefficient_is_that_of_dice() -> None:
    # " ab " has the pieces " ab" and "ab "; " abc " has " ab", "abc" and "bc ". They share one of five:
    # 2 * 1 / (2 + 3).
    assert likeness("ab", "abc") == pytest.approx(0.4)


def test_accents_make_no_difference() -> None:
    assert likeness("café", "cafe\u0301") == likeness("cafe", "CAFÉ") == 1


def test_each_node_stands_in_the_pair_that_is_most_alike() -> None:
    def node(name: str, text: str, column: Column = Column.OUTCOMES) -> Node:
        return Node(id=name, column=column, text=text)

    pairs = suggested_pairs(
        dropped=[node("a", "Young people feel heard"), node("b", "Young people feel safe")],
        added=[node("x", "Young people felt heard"), node("y", "Young people felt safe"), node("z", "Rain")],
    )

    assert [(pair.before.id, pair.after.id) for pair in pairs] == [("a", "x"), ("b", "y")]


def test_in_another_column_only_a_wording_that_is_nearly_the_same_is_suggested() -> None:
    def pair(text: str) -> int:
        old = Node(id="a", column=Column.OUTPUTS, text="Young people feel heard")
        return len(suggested_pairs(dropped=[old], added=[Node(id="b", column=Column.OUTCOMES, text=text)]))

    assert pair("Young people feel heard") == 1
    assert pair("Some people feel they were heard") == 0
