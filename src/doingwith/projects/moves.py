"""Which moves a project may make on the Double Diamond, and the step each adds to its path.

The Design Council's Double Diamond (CC BY 4.0) lets a team go back as well as forward; a
project can also be held back or stop, with a reason and without shame, and be taken up again.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from doingwith.common.judgements import Basis
from doingwith.programmes.scales import DesignStage
from doingwith.projects.stages import Movement, StageMove, StageStatus, Standing

__all__ = [
    "ALLOWED",
    "Condition",
    "Move",
    "MoveKind",
    "MoveRefused",
    "can_move",
    "check_move",
    "condition_of",
    "destinations",
    "step_of",
]


class Condition(StrEnum):
    """What matters of a standing for moving on."""

    NOT_REPORTED = "not_reported"
    AT_WORK = "at_work"
    HELD_BACK = "held_back"
    STOPPED = "stopped"


class MoveKind(StrEnum):
    """What somebody may want a project to do."""

    FORWARD = "forward"
    BACK = "back"
    HOLD = "hold"
    STOP = "stop"
    RESUME = "resume"


@dataclass(frozen=True, kw_only=True)
class Move:
    """A move somebody asks for. ``to`` is needed for forward and back; the others stay where they are."""

    kind: MoveKind
    to: DesignStage | None = None
    reasons: tuple[str, ...] = ()


class MoveRefused(ValueError):  # noqa: N818 - it reads as a sentence: the move was refused
    """A move that the project cannot make now; its text is the sentence that says why."""


ALLOWED: Mapping[Condition, frozenset[MoveKind]] = {
    Condition.NOT_REPORTED: frozenset({MoveKind.FORWARD, MoveKind.HOLD, MoveKind.STOP}),
    Condition.AT_WORK: frozenset({MoveKind.FORWARD, MoveKind.BACK, MoveKind.HOLD, MoveKind.STOP}),
    Condition.HELD_BACK: frozenset({MoveKind.RESUME, MoveKind.BACK, MoveKind.STOP}),
    Condition.STOPPED: frozenset({MoveKind.RESUME}),
}
NO_HALT = "This project was neither held back nor stopped, so there is nothing to take up again."
NOT_NOW: Mapping[Condition, Mapping[MoveKind, str]] = {
    Condition.NOT_REPORTED: {
        MoveKind.BACK: "No stage of this project is reported, so it cannot move back. Say first where it is.",
        MoveKind.RESUME: NO_HALT,
    },
    Condition.AT_WORK: {
        MoveKind.RESUME: NO_HALT,
    },
    Condition.HELD_BACK: {
        MoveKind.FORWARD: "This project is held back. Take it up again before you move it forward.",
        MoveKind.HOLD: "This project is held back already.",
    },
    Condition.STOPPED: {
        MoveKind.FORWARD: "This project has stopped. Take it up again before you move it forward.",
        MoveKind.BACK: "This project has stopped. Take it up again before you move it back.",
        MoveKind.HOLD: "This project has stopped, so it cannot be held back.",
        MoveKind.STOP: "This project has stopped already.",
    },
}
NEEDS_REASON: Mapping[MoveKind, str] = {
    MoveKind.BACK: "Say why the project moves back.",
    MoveKind.HOLD: "Say what holds the project back.",
    MoveKind.STOP: "Say why the project stops. Stopping for a good reason is no shame.",
}
_MOVEMENTS: Mapping[MoveKind, Movement] = {
    MoveKind.FORWARD: Movement.FORWARD,
    MoveKind.BACK: Movement.BACK,
    MoveKind.HOLD: Movement.HELD_BACK,
    MoveKind.STOP: Movement.STOP,
    # Taking up again is a step forward that stays in its stage: it ends the halt, and no more.
    MoveKind.RESUME: Movement.FORWARD,
}


def condition_of(standing: Standing) -> Condition:
    """Whether the project is at work, held back or stopped, or nothing is reported."""
    if standing.halt:
        stopped = standing.halt.movement is Movement.STOP
        return Condition.STOPPED if stopped else Condition.HELD_BACK
    return Condition.AT_WORK if standing.furthest else Condition.NOT_REPORTED


def destinations(standing: Standing, kind: MoveKind) -> tuple[DesignStage, ...]:
    """The stages a forward or backward move may lead to; empty for the other moves and when none is left."""
    if kind not in ALLOWED[condition_of(standing)]:
        return ()
    here = standing.furthest.stage.position if standing.furthest else -1
    if kind is MoveKind.FORWARD:
        return tuple(stage for stage in DesignStage if stage.position > here)
    if kind is MoveKind.BACK:
        return tuple(stage for stage in DesignStage if stage.position < here)
    return ()


def can_move(standing: Standing, kind: MoveKind) -> bool:
    """Whether a project that stands so may make this kind of move at all."""
    if kind in (MoveKind.FORWARD, MoveKind.BACK):
        return bool(destinations(standing, kind))
    return kind in ALLOWED[condition_of(standing)]


def check_move(standing: Standing, move: Move) -> None:
    """MoveRefused, with a sentence saying why, unless the project may make this move now."""
    condition = condition_of(standing)
    if move.kind not in ALLOWED[condition]:
        raise MoveRefused(NOT_NOW[condition][move.kind])
    if move.kind in (MoveKind.FORWARD, MoveKind.BACK):
        _check_destination(standing, move)
    if move.kind in NEEDS_REASON and not any(reason.strip() for reason in move.reasons):
        raise MoveRefused(NEEDS_REASON[move.kind])


def step_of(standing: Standing, move: Move, *, recorded_on: date, recorded_by: str) -> StageMove:
    """The step that a move adds to the path; MoveRefused when it may not be made.

    What people record of their own project is explicit. A halt keeps the status its stage had.
    """
    check_move(standing, move)
    here = standing.furthest
    stage = move.to or (here.stage if here else DesignStage.DISCOVER)
    return StageMove(
        stage=stage,
        status=_status_after(move.kind, here),
        basis=Basis.EXPLICIT,
        movement=_MOVEMENTS[move.kind],
        reasons=tuple(reason.strip() for reason in move.reasons if reason.strip()),
        recorded_on=recorded_on,
        recorded_by=recorded_by,
    )


def _status_after(kind: MoveKind, here: StageMove | None) -> StageStatus:
    if kind in (MoveKind.HOLD, MoveKind.STOP):
        return here.status if here else StageStatus.NOT_REACHED
    return StageStatus.ENTERED


def _check_destination(standing: Standing, move: Move) -> None:
    choices = destinations(standing, move.kind)
    forward = move.kind is MoveKind.FORWARD
    if not choices:
        raise MoveRefused(
            "This project is at the last stage, so it cannot move forward."
            if forward
            else "This project is at the first stage, so it cannot move back."
        )
    if move.to not in choices:
        named = " or ".join(stage.capitalize() for stage in choices)
        raise MoveRefused(f"Choose the stage it moves {'forward' if forward else 'back'} to: {named}.")
