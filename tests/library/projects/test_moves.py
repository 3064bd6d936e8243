"""Every move in every condition is answered, by a step or by a sentence."""

from datetime import date
from itertools import product

import pytest

from doingwith.common.judgements import Basis
from doingwith.programmes.scales import DesignStage
from doingwith.projects.moves import (
    ALLOWED,
    NEEDS_REASON,
    NOT_NOW,
    Condition,
    Move,
    MoveKind,
    MoveRefused,
    can_move,
    check_move,
    condition_of,
    destinations,
    step_of,
)
from doingwith.projects.stages import Movement, StageMove, StageStatus, Standing, standing_of

TODAY = date(2026, 3, 2)


def at(stage: DesignStage, movement: Movement = Movement.RECORDED) -> StageMove:
    return StageMove(stage=stage, status=StageStatus.REACHED, basis=Basis.EXPLICIT, movement=movement)


STANDINGS: dict[Condition, Standing] = {
    Condition.NOT_REPORTED: standing_of([]),
    Condition.AT_WORK: standing_of([at(DesignStage.DEFINE)]),
    Condition.HELD_BACK: standing_of([at(DesignStage.DEFINE, Movement.HELD_BACK)]),
    Condition.STOPPED: standing_of([at(DesignStage.DEFINE, Movement.STOP)]),
}
GOALS = {MoveKind.FORWARD: DesignStage.DELIVER, MoveKind.BACK: DesignStage.DISCOVER}


def move(kind: MoveKind, *reasons: str) -> Move:
    return Move(kind=kind, to=GOALS.get(kind), reasons=reasons)


@pytest.mark.parametrize("condition", Condition)
def test_standings_are_known_for_what_they_are(condition: Condition) -> None:
    assert condition_of(STANDINGS[condition]) is condition


@pytest.mark.parametrize(("condition", "kind"), list(product(Condition, MoveKind)))
def test_every_move_is_allowed_or_answered_with_a_sentence(condition: Condition, kind: MoveKind) -> None:
    standing = STANDINGS[condition]

    if kind in ALLOWED[condition]:
        assert can_move(standing, kind)
        check_move(standing, move(kind, "money was cut"))
    else:
        assert not can_move(standing, kind)
        with pytest.raises(MoveRefused) as refused:
            check_move(standing, move(kind, "money was cut"))
        assert str(refused.value) == NOT_NOW[condition][kind]


@pytest.mark.parametrize("condition", Condition)
def test_each_move_is_either_allowed_or_has_its_sentence(condition: Condition) -> None:
    assert ALLOWED[condition] | NOT_NOW[condition].keys() == set(MoveKind)
    assert not ALLOWED[condition] & NOT_NOW[condition].keys()


@pytest.mark.parametrize("kind", NEEDS_REASON)
@pytest.mark.parametrize("reasons", [(), ("",), ("  ",)])
def test_moves_that_need_a_reason_are_refused_without(kind: MoveKind, reasons: tuple[str, ...]) -> None:
    with pytest.raises(MoveRefused) as refused:
        check_move(STANDINGS[Condition.AT_WORK], move(kind, *reasons))

    assert str(refused.value) == NEEDS_REASON[kind]


@pytest.mark.parametrize(
    ("here", "kind", "expected"),
    [
        (DesignStage.DISCOVER, MoveKind.FORWARD, "define develop deliver"),
        (DesignStage.DEVELOP, MoveKind.FORWARD, "deliver"),
        (DesignStage.DELIVER, MoveKind.FORWARD, ""),
        (DesignStage.DISCOVER, MoveKind.BACK, ""),
        (DesignStage.DELIVER, MoveKind.BACK, "discover define develop"),
        (DesignStage.DELIVER, MoveKind.STOP, ""),
    ],
)
def test_destinations_lie_ahead_or_behind(here: DesignStage, kind: MoveKind, expected: str) -> None:
    assert " ".join(destinations(standing_of([at(here)]), kind)) == expected


def test_the_last_stage_has_nothing_ahead() -> None:
    with pytest.raises(
        MoveRefused, match=r"^This project is at the last stage, so it cannot move forward\.$"
    ):
        check_move(
            standing_of([at(DesignStage.DELIVER)]), Move(kind=MoveKind.FORWARD, to=DesignStage.DELIVER)
        )


def test_the_first_stage_has_nothing_behind() -> None:
    with pytest.raises(MoveRefused, match=r"^This project is at the first stage, so it cannot move back\.$"):
        check_move(standing_of([at(DesignStage.DISCOVER)]), Move(kind=MoveKind.BACK, reasons=("why",)))


def test_a_move_to_nowhere_names_the_choices() -> None:
    with pytest.raises(MoveRefused, match=r"^Choose the stage it moves forward to: Develop or Deliver\.$"):
        check_move(STANDINGS[Condition.AT_WORK], Move(kind=MoveKind.FORWARD))


def test_a_project_without_a_stage_may_come_in_at_any() -> None:
    step = step_of(
        STANDINGS[Condition.NOT_REPORTED],
        Move(kind=MoveKind.FORWARD, to=DesignStage.DEVELOP),
        recorded_on=TODAY,
        recorded_by="facilitator",
    )

    assert step == StageMove(
        stage=DesignStage.DEVELOP,
        status=StageStatus.ENTERED,
        basis=Basis.EXPLICIT,
        movement=Movement.FORWARD,
        recorded_on=TODAY,
        recorded_by="facilitator",
    )


def test_stopping_before_any_stage_does_not_claim_one() -> None:
    step = step_of(
        STANDINGS[Condition.NOT_REPORTED],
        move(MoveKind.STOP, " no money "),
        recorded_on=TODAY,
        recorded_by="",
    )

    assert (step.status, step.reasons) == (StageStatus.NOT_REACHED, ("no money",))
    assert standing_of([step]).furthest is None


@pytest.mark.parametrize("condition", [Condition.HELD_BACK, Condition.STOPPED])
def test_taking_up_again_ends_the_halt_where_the_project_is(condition: Condition) -> None:
    standing = STANDINGS[condition]

    step = step_of(standing, Move(kind=MoveKind.RESUME), recorded_on=TODAY, recorded_by="")

    after = standing_of([at(DesignStage.DEFINE), step])
    assert (after.halt, after.furthest) == (None, step)
    assert step.stage is DesignStage.DEFINE


def test_a_halt_keeps_what_the_stage_had_reached() -> None:
    step = step_of(
        STANDINGS[Condition.AT_WORK], move(MoveKind.HOLD, "staff left"), recorded_on=TODAY, recorded_by=""
    )

    assert (step.stage, step.status, step.movement) == (
        DesignStage.DEFINE,
        StageStatus.REACHED,
        Movement.HELD_BACK,
    )
