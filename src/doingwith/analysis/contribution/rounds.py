"""Changing what stands inside a round: its steps, what was objected, and what to look for next.

Objections and evidence to look for are named by their place in the round, from 1; steps by their names.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from doingwith.analysis.contribution.editing import part_in, with_part
from doingwith.analysis.contribution.record import ContributionRecord, Round, Step, StepNote

__all__ = [
    "name_followed",
    "name_in_round",
    "part_of_round",
    "with_part_of_round",
    "without_part_of_round",
]


def part_of_round(record: ContributionRecord, *, number: int, key: str, name: str) -> Any | None:  # noqa: ANN401
    """The part of a round's list with this name; None when there is none. Every step is always there."""
    found = _round(record, number)
    if found is None:
        return None
    if key == "steps":
        return found.note_at(Step(name)) if name in set(Step) else None
    return next((one for at, one in enumerate(getattr(found, key), start=1) if str(at) == name), None)


def name_in_round(record: ContributionRecord, part: Any, *, number: int, key: str, name: str) -> str:  # noqa: ANN401
    """The name of this very part in the round, ``name`` before others; empty when it does not stand there.

    When something before it was taken out, an objection has another place and so another name.
    """
    if part_of_round(record, number=number, key=key, name=name) == part:
        return name
    found = _round(record, number)
    parts = getattr(found, key) if found and key != "steps" else ()
    return next((str(at) for at, one in enumerate(parts, start=1) if one == part), "")


def name_followed(versions: Sequence[ContributionRecord], *, number: int, key: str, name: str) -> str:
    """The name in the last of these versions of what has ``name`` in the first; empty when it was taken out.

    ``versions`` follow one another. What was changed and not taken out keeps its place.
    """
    if key == "steps":
        return name
    for before, after in pairwise(versions):
        part = part_of_round(before, number=number, key=key, name=name)
        moved = name_in_round(after, part, number=number, key=key, name=name) if part else ""
        stays = _how_many(after, number, key) >= _how_many(before, number, key)
        name = moved or (name if stays and part else "")
    return name


def with_part_of_round(
    record: ContributionRecord,
    *,
    number: int,
    key: str,
    part: Any,
    name: str = "",  # noqa: ANN401
) -> ContributionRecord:
    """The record with this part in place of the one of that name in the round, or after all others.

    The record as it is when it has no such round.
    """
    found = _round(record, number)
    if found is None:
        return record
    if isinstance(part, StepNote):
        return _with(record, found, key, _in_order([*_others(found, part.step), part]))
    parts = getattr(found, key)
    there = any(str(at) == name for at, _ in enumerate(parts, start=1))
    changed = (part if str(at) == name else one for at, one in enumerate(parts, start=1))
    return _with(record, found, key, (*changed, *(() if there else (part,))))


def without_part_of_round(
    record: ContributionRecord, *, number: int, key: str, name: str
) -> ContributionRecord:
    """The record without the part of that name in the round."""
    found = _round(record, number)
    if found is None:
        return record
    left = (one for at, one in enumerate(getattr(found, key), start=1) if str(at) != name)
    return _with(record, found, key, tuple(left))


def _round(record: ContributionRecord, number: int) -> Round | None:
    return part_in(record, "rounds", str(number))


def _how_many(record: ContributionRecord, number: int, key: str) -> int:
    found = _round(record, number)
    return len(getattr(found, key)) if found else 0


def _with(record: ContributionRecord, found: Round, key: str, parts: Any) -> ContributionRecord:  # noqa: ANN401
    changed: dict[str, Any] = {key: parts}
    return with_part(record, key="rounds", part=replace(found, **changed))


def _others(found: Round, step: Step) -> list[StepNote]:
    return [note for note in found.steps if note.step is not step]


def _in_order(notes: list[StepNote]) -> tuple[StepNote, ...]:
    order = tuple(Step)
    return tuple(sorted(notes, key=lambda note: order.index(note.step)))
