"""A project's path over the Double Diamond: forward, back, held back, stopped with reasons."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from doingwith.common.judgements import Basis
from doingwith.programmes.scales import DesignStage

__all__ = ["Entry", "Movement", "StageMove", "StageStatus", "Standing", "standing_of"]


class StageStatus(StrEnum):
    """How far a project got at one stage."""

    ENTERED = "entered"
    REACHED = "reached"
    PARTLY = "partly"
    LIMITED = "limited"
    BLOCKED = "blocked"
    UNCLEAR = "unclear"
    NOT_REACHED = "not_reached"


class Movement(StrEnum):
    """What a step on the path is: a move, a halt, or a standing found in the sources."""

    RECORDED = "recorded"
    FORWARD = "forward"
    BACK = "back"
    HELD_BACK = "held_back"
    STOP = "stop"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """The stage at which a project came in, when it did not begin at the beginning."""

    stage: DesignStage
    why: str
    basis: Basis


@dataclass(frozen=True, kw_only=True)
class StageMove:
    """One step on a project's path. Steps are only ever added.

    ``reasons`` are needed for a stop, a hold and a move back.
    """

    stage: DesignStage
    status: StageStatus
    basis: Basis
    movement: Movement = Movement.RECORDED
    reasons: tuple[str, ...] = ()
    recorded_on: date | None = None
    recorded_by: str = ""


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Where a path has led: the last status of each stage, and how the path ended if it did.

    ``furthest`` is the last stage at which the project was at work. ``halt`` is the step that
    stopped it or held it back; None while it goes on.
    """

    statuses: dict[DesignStage, StageMove]
    furthest: StageMove | None
    halt: StageMove | None

    @property
    def is_reported(self) -> bool:
        """False when nothing is known of the project's stages."""
        return bool(self.statuses)


def standing_of(path: Sequence[StageMove]) -> Standing:
    """Where a path has led. A halt counts until a later step goes forward or back."""
    statuses: dict[DesignStage, StageMove] = {}
    furthest: StageMove | None = None
    halt: StageMove | None = None
    for step in path:
        statuses[step.stage] = step
        if step.movement in (Movement.STOP, Movement.HELD_BACK):
            halt = step
        elif step.movement in (Movement.FORWARD, Movement.BACK):
            halt = None
        if step.status is not StageStatus.NOT_REACHED:
            furthest = step
    return Standing(statuses=statuses, furthest=furthest, halt=halt)
