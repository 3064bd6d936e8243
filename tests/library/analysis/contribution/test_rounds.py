"""What stands inside a round: steps by name, objections and evidence to look for by their place."""

from dataclasses import replace
from typing import Any

import pytest
from tests.support.contribution_making import record

from doingwith.analysis.contribution.record import (
    Challenge,
    ContributionRecord,
    Round,
    Step,
    StepNote,
    StepStatus,
)
from doingwith.analysis.contribution.rounds import (
    name_followed,
    name_in_round,
    part_of_round,
    with_part_of_round,
    without_part_of_round,
)

FIRST, SECOND = Challenge(by="the board", text="too few"), Challenge(by="a parent", text="too soon")


@pytest.fixture
def told() -> ContributionRecord:
    rounds = (Round(number=1, question="?", challenges=(FIRST, SECOND)), Round(number=2, question="?"))
    return record(rounds=rounds)


def test_an_objection_is_changed_in_its_place_and_other_rounds_stay(told: ContributionRecord) -> None:
    answered = Challenge(by="the board", text="too few", answer="two more were asked")

    found = with_part_of_round(told, number=1, key="challenges", part=answered, name="1")

    assert found.rounds[0].challenges == (answered, SECOND)
    assert found.rounds[1] == told.rounds[1]


def test_an_objection_without_a_place_comes_after_all_others(told: ContributionRecord) -> None:
    found = with_part_of_round(told, number=2, key="challenges", part=FIRST)

    assert (found.rounds[0], found.rounds[1].challenges) == (told.rounds[0], (FIRST,))


def test_an_objection_is_taken_out_of_its_place(told: ContributionRecord) -> None:
    found = without_part_of_round(told, number=1, key="challenges", name="1")

    assert found.rounds[0].challenges == (SECOND,)


def test_steps_are_always_there_and_stand_in_the_order_of_the_method(told: ContributionRecord) -> None:
    story = StepNote(step=Step.STORY, status=StepStatus.DONE)
    theory = StepNote(step=Step.THEORY, status=StepStatus.UNDER_WAY, note="half of it")

    found = told
    for note in (story, theory, StepNote(step=Step.STORY, status=StepStatus.UNDER_WAY)):
        found = with_part_of_round(found, number=1, key="steps", part=note)

    assert [(one.step, one.status) for one in found.rounds[0].steps] == [
        (Step.THEORY, StepStatus.UNDER_WAY),
        (Step.STORY, StepStatus.UNDER_WAY),
    ]
    assert part_of_round(told, number=1, key="steps", name="story") == StepNote(
        step=Step.STORY, status=StepStatus.NOT_BEGUN
    )


@pytest.mark.parametrize(
    ("number", "key", "name"),
    [(3, "challenges", "1"), (1, "challenges", "3"), (1, "challenges", "0"), (1, "steps", "poem")],
)
def test_what_is_not_there_is_none_and_taking_it_out_changes_nothing(
    told: ContributionRecord, number: int, key: str, name: str
) -> None:
    assert part_of_round(told, number=number, key=key, name=name) is None
    if key == "challenges":
        assert without_part_of_round(told, number=number, key=key, name=name) == told


def without_the_first(told: ContributionRecord) -> ContributionRecord:
    return without_part_of_round(told, number=1, key="challenges", name="1")


def test_an_objection_is_known_again_when_the_one_before_it_is_taken_out(told: ContributionRecord) -> None:
    place: dict[str, Any] = {"number": 1, "key": "challenges", "name": "2"}
    left = without_the_first(told)

    assert (name_in_round(told, SECOND, **place), name_in_round(left, SECOND, **place)) == ("2", "1")
    assert name_in_round(left, FIRST, **place) == ""


def test_an_objection_is_followed_through_what_was_answered_and_taken_out(told: ContributionRecord) -> None:
    answered = replace(SECOND, answer="it was not")
    later = with_part_of_round(told, number=1, key="challenges", part=answered, name="2")
    versions = [told, later, without_the_first(later)]

    assert name_followed(versions, number=1, key="challenges", name="2") == "1"
    assert name_followed(versions, number=1, key="challenges", name="1") == ""
    assert name_followed(versions, number=1, key="steps", name="story") == "story"
