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
OF_ONE_WHO_WAS_EXCUSED = """
                NOT_BEGUN   INDEPENDENT  COMPARING  FINAL
AUTHOR          ALL         ALL          ALL        ALL
OTHER_READER    EXISTENCE   EXISTENCE    EXISTENCE  EXISTENCE
COLLEAGUE       EXISTENCE   EXISTENCE    EXISTENCE  EXISTENCE
RECORD          NOTHING     NOTHING      NOTHING    NOTHING
"""


def rows() -> list[tuple[Viewer, Phase, bool, Sight]]:
    return [*rows_of(TRUTH, is_excused=False), *rows_of(OF_ONE_WHO_WAS_EXCUSED, is_excused=True)]


def rows_of(table: str, *, is_excused: bool) -> list[tuple[Viewer, Phase, bool, Sight]]:
    head, *lines = [line.split() for line in table.strip().splitlines()]
    return [
        (Viewer[viewer], Phase[phase], is_excused, Sight[seen])
        for viewer, *told in lines
        for phase, seen in zip(head, told, strict=True)
    ]


@pytest.mark.parametrize(("viewer", "phase", "is_excused", "seen"), rows())
def test_who_sees_what_in_which_phase(viewer: Viewer, phase: Phase, is_excused: bool, seen: Sight) -> None:
    assert sight(viewer, phase, is_excused=is_excused) is seen


def test_the_table_is_complete() -> None:
    told = {(viewer, phase, is_excused) for viewer, phase, is_excused, _ in rows()}
    assert told == set(product(Viewer, Phase, [False, True]))


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
