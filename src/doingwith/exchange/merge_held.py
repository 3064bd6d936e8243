"""A bundle that was made for others, brought back: what it holds back would take the place of what stands."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.exchange.holding import HELD_BACK
from doingwith.exchange.rewording import reworded

__all__ = ["held_away", "without_entries"]

NOUNS = {
    "theory_versions": "Theory",
    "projects": "Project",
    "logic_models": "Logic model",
    "cases": "Case",
    "configurations": "Analysis of configurations",
    "contributions": "Contribution record",
    "readiness": "Readiness record",
}
"""What a bundle puts in the place of what stands, by its field of the record."""


def held_away(stored: ProgrammeRecord, incoming: ProgrammeRecord) -> dict[tuple[str, str], str]:
    """A sentence for each entry in which ``incoming`` holds words back that stand in ``stored``.

    The key names the field of the record and the entry's identifier.
    """
    found: dict[tuple[str, str], str] = {}
    for field, noun in NOUNS.items():
        here = {one.id: one for one in getattr(stored, field)}
        for one in getattr(incoming, field):
            mine = here.get(one.id, one)
            if mine != one and _held(one) > _held(mine):
                found[field, one.id] = (
                    f"{noun} {one.id}: words are held back in this bundle that stand here. It was made for "
                    "others: bring in a copy made for the people working on the project."
                )
    return found


def without_entries(record: ProgrammeRecord, gone: Mapping[tuple[str, str], str]) -> ProgrammeRecord:
    """The record without the entries that the keys name."""
    fields = {field for field, _ in gone}
    left: dict[str, Any] = {
        field: tuple(one for one in getattr(record, field) if (field, one.id) not in gone) for field in fields
    }
    return replace(record, **left)


def _held(entry: object) -> int:
    """How many texts of an entry hold words back."""
    count = 0

    def look(text: str) -> str:
        nonlocal count
        count += HELD_BACK in text
        return text

    reworded(entry, look)
    return count
