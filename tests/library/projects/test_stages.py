"""Where a path over the Double Diamond has led."""

import pytest

from doingwith.common.judgements import Basis
from doingwith.programmes.scales import DesignStage
from doingwith.projects.stages import Movement, StageMove, StageStatus, standing_of

DISCOVER, DEFINE, DEVELOP, DELIVER = DesignStage


def _step(stage: DesignStage, status: StageStatus, movement: Movement = Movement.RECORDED) -> StageMove:
    return StageMove(stage=stage, status=status, basis=Basis.EXPLICIT, movement=movement)


def test_an_empty_path_is_not_reported() -> None:
    standing = standing_of([])

    assert not standing.is_reported
    assert (standing.furthest, standing.halt) == (None, None)


def test_the_last_word_on_a_stage_counts() -> None:
    entered, reached = _step(DISCOVER, StageStatus.ENTERED), _step(DISCOVER, StageStatus.REACHED)

    assert standing_of([entered, reached]).statuses == {DISCOVER: reached}


def test_a_stage_not_reached_is_reported_and_is_not_where_the_project_was_at_work() -> None:
    entered = _step(DISCOVER, StageStatus.ENTERED)
    standing = standing_of([entered, _step(DEFINE, StageStatus.NOT_REACHED)])

    assert standing.is_reported
    assert standing.furthest is entered


@pytest.mark.parametrize("movement", [Movement.STOP, Movement.HELD_BACK])
def test_a_halt_counts_to_the_end_of_the_path(movement: Movement) -> None:
    halt = _step(DEFINE, StageStatus.BLOCKED, movement)

    assert standing_of([halt, _step(DEVELOP, StageStatus.NOT_REACHED)]).halt is halt


@pytest.mark.parametrize("movement", [Movement.FORWARD, Movement.BACK])
def test_a_move_after_a_halt_ends_it(movement: Movement) -> None:
    halt = _step(DEFINE, StageStatus.BLOCKED, Movement.STOP)

    assert standing_of([halt, _step(DISCOVER, StageStatus.ENTERED, movement)]).halt is None


def test_a_move_back_is_where_the_project_now_is() -> None:
    back = _step(DEFINE, StageStatus.ENTERED, Movement.BACK)

    assert standing_of([_step(DEVELOP, StageStatus.REACHED), back]).furthest is back


def test_stages_stand_in_order() -> None:
    assert [stage.position for stage in DesignStage] == [0, 1, 2, 3]
