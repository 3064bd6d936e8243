"""A bundle that was made for others, brought back: what it holds back would take the place of what stands."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any, Protocol, TypeVar

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.evidence.codes import Codebook, Coding
from doingwith.evidence.groups import Groups
from doingwith.exchange.holding import HELD_BACK
from doingwith.exchange.rewording import reworded
from doingwith.programmes.evaluation import Evaluation

__all__ = ["held_away", "without_entries"]


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


Value = TypeVar("Value", bound=_Identified)
NOUNS = {
    "Theory": "theory_versions",
    "Project": "projects",
    "Logic model": "logic_models",
    "Case": "cases",
    "Analysis of configurations": "configurations",
    "Contribution record": "contributions",
    "Readiness record": "readiness",
}
"""What a bundle puts in the place of what stands, and its field of the record."""
EVALUATION = "The evaluation"


def held_away(stored: ProgrammeRecord, incoming: ProgrammeRecord) -> dict[tuple[str, str], str]:
    """A sentence for each entry in which ``incoming`` holds words back that stand in ``stored``.

    The key names the kind of entry and which of them it is.
    """
    here = _entries(stored)
    found: dict[tuple[str, str], str] = {}
    for noun, entries in _entries(incoming).items():
        for name, one in entries.items():
            mine = here[noun].get(name, one)
            if mine != one and _held(one) > _held(mine):
                found[noun, name] = (
                    f"{noun} {name}".strip() + ": words are held back in this bundle that stand here. It was "
                    "made for others: bring in a copy made for the people working on the project."
                )
    return found


def without_entries(record: ProgrammeRecord, gone: Collection[tuple[str, str]]) -> ProgrammeRecord:
    """The record without the entries that the keys name."""

    def stay(noun: str, entries: Iterable[Value]) -> tuple[Value, ...]:
        return tuple(one for one in entries if (noun, one.id) not in gone)

    left: dict[str, Any] = {field: stay(noun, getattr(record, field)) for noun, field in NOUNS.items()}
    marked = tuple(
        replace(
            source,
            excerpts=stay("Excerpt", source.excerpts),
            codings=tuple(one for one in source.codings if ("Coding", _called(one)) not in gone),
        )
        for source in record.marked_sources
    )
    return replace(
        record,
        evaluation=Evaluation() if (EVALUATION, "") in gone else record.evaluation,
        codebook=Codebook(codes=stay("Code", record.codebook.codes)),
        groups=Groups(groups=stay("Group", record.groups.groups)),
        marked_sources=marked,
        **left,
    )


def _entries(record: ProgrammeRecord) -> dict[str, dict[str, object]]:
    """Everything in which words may be held back: by its kind, and by what tells it from others of its kind.

    Of the evaluation there is one.
    """
    marked = record.marked_sources
    kinds: dict[str, Iterable[_Identified]] = {
        **{noun: getattr(record, field) for noun, field in NOUNS.items()},
        "Code": record.codebook.codes,
        "Group": record.groups.groups,
        "Excerpt": (one for source in marked for one in source.excerpts),
    }
    found: dict[str, dict[str, object]] = {
        noun: {one.id: one for one in entries} for noun, entries in kinds.items()
    }
    codings = {_called(one): one for source in marked for one in source.codings}
    return {**found, "Coding": {**codings}, EVALUATION: {"": record.evaluation}}


def _called(coding: Coding) -> str:
    """What tells a coding from others."""
    return f"of {coding.excerpt} with {coding.code} by {coding.coder}"


def _held(entry: object) -> int:
    """How many texts of an entry hold words back."""
    count = 0

    def look(text: str) -> str:
        nonlocal count
        count += HELD_BACK in text
        return text

    reworded(entry, look)
    return count
