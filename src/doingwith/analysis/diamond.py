"""Where every project stands on the Double Diamond, and what stopped it.

The stages are the Design Council's (see ``programmes.scales``). A project of which no stage
was reported is listed as such and placed nowhere.
"""

from dataclasses import dataclass
from enum import StrEnum

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.programmes.scales import DesignStage
from doingwith.projects.project import Project
from doingwith.projects.stages import Movement, StageMove, StageStatus

__all__ = ["DiamondPositions", "Outcome", "Position", "diamond_positions", "position_of"]


class Outcome(StrEnum):
    """How a project's path has ended, if it has. Stopping is a valid end."""

    GOES_ON = "goes_on"
    HELD_BACK = "held_back"
    STOPPED = "stopped"


@dataclass(frozen=True, kw_only=True)
class Position:
    """A project's line on the picture: from the stage it came in at to where it ends.

    ``end`` is the step that stopped or held the project back, else the step at which it last
    was at work. ``reasons`` are those of the halt.
    """

    project: Project
    start: DesignStage
    end: StageMove
    outcome: Outcome
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class DiamondPositions:
    """Every project of a programme: placed, or not reported. Both in the record's order."""

    placed: tuple[Position, ...]
    not_reported: tuple[Project, ...]


def diamond_positions(record: ProgrammeRecord) -> DiamondPositions:
    """Each project placed where its record says, and those of which nothing is said."""
    positions = [(project, position_of(project)) for project in record.projects]
    return DiamondPositions(
        placed=tuple(position for _, position in positions if position is not None),
        not_reported=tuple(project for project, position in positions if position is None),
    )


def position_of(project: Project) -> Position | None:
    """Where a project stands; None when neither its entry nor any stage was reported."""
    steps = project.path or _entry_as_step(project)
    if not steps:
        return None
    standing = project.standing
    end = standing.halt or standing.furthest or steps[-1]
    return Position(
        project=project,
        start=_start(project, steps),
        end=end,
        outcome=_outcome(standing.halt),
        reasons=standing.halt.reasons if standing.halt else (),
    )


def _entry_as_step(project: Project) -> tuple[StageMove, ...]:
    """A project known only by where it came in has entered that stage, no more."""
    entry = project.entry
    if entry is None:
        return ()
    return (StageMove(stage=entry.stage, status=StageStatus.ENTERED, basis=entry.basis),)


def _start(project: Project, steps: tuple[StageMove, ...]) -> DesignStage:
    if project.entry is not None:
        return project.entry.stage
    at_work = (step.stage for step in steps if step.status is not StageStatus.NOT_REACHED)
    return next(at_work, steps[0].stage)


def _outcome(halt: StageMove | None) -> Outcome:
    if halt is None:
        return Outcome.GOES_ON
    return Outcome.STOPPED if halt.movement is Movement.STOP else Outcome.HELD_BACK
