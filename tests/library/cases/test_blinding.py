"""Who sees what of a reading: the whole truth table."""

from itertools import product

import pytest

from doingwith.cases.blinding import HIDDEN, OPEN, Sight, Viewer, sight
from doingwith.cases.phases import MOVES, MoveOfReading, Phase, after

TRUTH = """
                NOT_BEGUN   INDEPENDENT  COMPARING  FINAL
AUTHOR          ALL         ALL          ALL        ALL
OTHER_READER    EXISTENCE   EXISTENCE    ALL        ALL
COLLEAGUE       EXISTENCE   EXISTENCE    ALL        ALL
RECORD          NOTHING     NOTHING      ALL        ALL
"""


def rows() -> list[tuple[Viewer, Phase, Sight]]:
    head, *lines = [line.split() for line in TRUTH.strip().splitlines()]
    return [
        (Viewer[viewer], Phase[phase], Sight[seen])
        for viewer, *told in lines
        for phase, seen in zip(head, told, strict=True)
    ]


@pytest.mark.parametrize(("viewer", "phase", "seen"), rows())
def test_who_sees_what_in_which_phase(viewer: Viewer, phase: Phase, seen: Sight) -> None:
    assert sight(viewer, phase) is seen


def test_the_table_is_complete() -> None:
    assert {(viewer, phase) for viewer, phase, _ in rows()} == set(product(Viewer, Phase))


def test_every_phase_is_open_or_hidden() -> None:
    assert set(Phase) == OPEN | HIDDEN
    assert not OPEN & HIDDEN


def test_nothing_that_was_open_is_hidden_again() -> None:
    assert [move for (phase, move), to in MOVES.items() if phase in OPEN and to in HIDDEN] == []


def test_every_phase_is_reached_and_every_move_leads_somewhere() -> None:
    assert {Phase.NOT_BEGUN, *MOVES.values()} == set(Phase)
    assert {move for _, move in MOVES} == set(MoveOfReading)


@pytest.mark.parametrize(("phase", "move"), sorted(set(product(Phase, MoveOfReading)) - MOVES.keys()))
def test_a_move_that_is_not_in_the_table_leads_nowhere(phase: Phase, move: MoveOfReading) -> None:
    assert after(phase, move) is None
