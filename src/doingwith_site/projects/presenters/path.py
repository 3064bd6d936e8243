"""A project's path in words, step by step."""

from collections.abc import Sequence
from dataclasses import dataclass

from doingwith.projects.stages import Movement, StageMove
from doingwith.reporting.wording import day, word

__all__ = ["HALTS", "Step", "steps"]

HALTS = frozenset({Movement.STOP, Movement.HELD_BACK})


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step: the stage, how far it got there, what kind of step it was, and why."""

    stage: str
    status: str
    kind: str
    note: str
    reasons: tuple[str, ...]


def steps(path: Sequence[StageMove], told: StageMove | None) -> list[Step]:
    """The path in words, first step first. The reasons of ``told`` stand on the page already."""
    return [step_words(move, reasons=() if move is told else move.reasons) for move in path]


def step_words(move: StageMove, *, reasons: tuple[str, ...]) -> Step:
    """One step in words."""
    halted = move.movement in HALTS
    # "Found in the sources, stated in the sources" would say the same thing twice.
    notes = [] if move.movement is Movement.RECORDED else [word(move.movement)]
    # A step that a person recorded here rests on that person, not on sources.
    if not move.recorded_by:
        notes.append(word(move.basis))
    if move.recorded_on:
        notes.append(day(move.recorded_on))
    if move.recorded_by:
        notes.append(f"recorded by {move.recorded_by}")
    return Step(
        stage=word(move.stage),
        status=word(move.movement) if halted else word(move.status),
        kind="stop" if halted else "plain",
        note="; ".join([word(move.status), *notes[1:]] if halted else notes),
        reasons=reasons,
    )
