"""The phases of a case that is read by several people independently, and how one leads to the next."""

from collections.abc import Mapping
from enum import StrEnum

__all__ = ["MOVES", "MoveOfReading", "Phase", "after"]


class Phase(StrEnum):
    """How far the reading of a case has come.

    A case that came with a bundle, already read, is ``NOT_BEGUN``: nobody reads it here.
    """

    NOT_BEGUN = "not_begun"
    INDEPENDENT = "independent"
    COMPARING = "comparing"
    FINAL = "final"


class MoveOfReading(StrEnum):
    """What leads from one phase to another."""

    BEGIN = "begin"
    HAND_IN_LAST = "hand_in_last"
    FINISH = "finish"
    REOPEN = "reopen"


MOVES: Mapping[tuple[Phase, MoveOfReading], Phase] = {
    (Phase.NOT_BEGUN, MoveOfReading.BEGIN): Phase.INDEPENDENT,
    (Phase.INDEPENDENT, MoveOfReading.HAND_IN_LAST): Phase.COMPARING,
    (Phase.COMPARING, MoveOfReading.FINISH): Phase.FINAL,
    (Phase.FINAL, MoveOfReading.REOPEN): Phase.COMPARING,
}
"""Every move that there is. None leads back to reading independently: what was seen cannot be unseen."""


def after(phase: Phase, move: MoveOfReading) -> Phase | None:
    """The phase to which the move leads; None when it cannot be made in this phase.

    >>> after(Phase.INDEPENDENT, MoveOfReading.HAND_IN_LAST)
    <Phase.COMPARING: 'comparing'>
    """
    return MOVES.get((phase, move))
