"""A frozen version is known again by its hash."""

from dataclasses import replace
from datetime import date

from doingwith.logic_models.columns import Column
from doingwith.logic_models.evidence import without_evidence
from doingwith.logic_models.freezing import freeze, is_as_frozen, version_hash
from doingwith.logic_models.links import Link
from doingwith.logic_models.model import LogicModel, ModelKind, ModelVersion
from doingwith.logic_models.nodes import Node

MEETING = Node(
    id="meeting", column=Column.ACTIVITIES, text="Young people and commissioners meet", evidence=("E1",)
)
TRUST = Node(id="trust", column=Column.OUTCOMES, text="Young people feel heard")
DRAWN = ModelVersion(
    number=1,
    kind=ModelKind.A_PRIORI,
    nodes=(MEETING, TRUST),
    links=(Link(id="l1", from_="meeting", to="trust", because="they are listened to", evidence=("E2",)),),
)


def test_a_frozen_version_holds_the_hash_of_what_was_drawn() -> None:
    frozen = freeze(DRAWN, on=date(2026, 3, 4), by="facilitator")

    assert frozen.frozen is not None
    assert frozen.frozen.hash == version_hash(DRAWN) == version_hash(frozen)
    assert is_as_frozen(frozen)


def test_the_hash_stays_the_same_from_one_release_to_the_next() -> None:
    # Written down once. Whoever changes it makes every bundle with a frozen version unreadable.
    assert version_hash(DRAWN) == "cf599b3e83d752f3907bfe92e357824f1eebcd1c070e52ff5aa1485612e4d5ed"


def test_a_word_changed_after_freezing_is_found() -> None:
    frozen = freeze(DRAWN)

    changed = replace(frozen, nodes=(replace(MEETING, text="They meet"), TRUST))

    assert not is_as_frozen(changed)


def test_the_order_of_nodes_is_part_of_the_drawing() -> None:
    assert version_hash(replace(DRAWN, nodes=(TRUST, MEETING))) != version_hash(DRAWN)


def test_freezing_twice_keeps_the_first() -> None:
    frozen = freeze(DRAWN, by="facilitator")

    assert freeze(frozen, by="somebody else") is frozen


def test_words_taken_back_leave_a_frozen_version_frozen() -> None:
    model = LogicModel(id="LM", title="Heard", versions=(freeze(DRAWN),))

    (version,) = without_evidence(model, {"E1", "E2"}).versions

    assert [part.evidence for part in (*version.nodes, *version.links)] == [(), (), ()]
    assert is_as_frozen(version)


def test_a_version_that_is_not_frozen_may_say_anything() -> None:
    assert is_as_frozen(DRAWN)
