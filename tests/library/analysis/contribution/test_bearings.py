"""What an item of evidence bears on, said and taken back."""

from tests.support.contribution_making import record

from doingwith.analysis.contribution.bearings import bearing_of, with_bearing, without_bearing
from doingwith.analysis.contribution.evidence import Bearing, EvidenceItem, EvidenceKind, Way

ITEM = EvidenceItem(
    id="E1",
    text="They met weekly.",
    kind=EvidenceKind.DOCUMENT,
    bearings=(
        Bearing(on="L1", way=Way.FOR, answer="so they say", note="typed in"),
        Bearing(on="L2", way=Way.FOR),
    ),
)
BEFORE = record(ITEM)


def test_what_is_said_of_a_link_takes_the_place_of_what_was_said_and_keeps_only_its_note() -> None:
    after = with_bearing(BEFORE, name="E1", bearing=Bearing(on="L1", way=Way.AGAINST))

    assert bearing_of(after, name="E1", on="L1") == Bearing(on="L1", way=Way.AGAINST, note="typed in")
    assert [one.on for one in after.evidence[0].bearings] == ["L2", "L1"]


def test_what_is_said_of_another_stands_beside_it() -> None:
    after = with_bearing(BEFORE, name="E1", bearing=Bearing(on="X1", way=Way.FOR))

    assert after.evidence[0].bearings == (*ITEM.bearings, Bearing(on="X1", way=Way.FOR))


def test_what_is_taken_back_is_gone_and_the_rest_stays() -> None:
    assert without_bearing(BEFORE, name="E1", on="L1").evidence[0].bearings == ITEM.bearings[1:]
    assert without_bearing(BEFORE, name="E1", on="L9") == BEFORE


def test_an_item_that_is_gone_bears_on_nothing_and_stays_gone() -> None:
    assert bearing_of(BEFORE, name="E9", on="L1") is None
    assert with_bearing(BEFORE, name="E9", bearing=Bearing(on="L1", way=Way.FOR)) == BEFORE
    assert without_bearing(BEFORE, name="E9", on="L1") == BEFORE
