"""What a rule may take as known: the record, and the names of what could not be read."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.common.problems import Place, Problem
from doingwith.theory.theory import TheoryVersion

__all__ = ["FACTORS", "PROGRAMME", "Known", "factor_places", "wrong_at"]

PROGRAMME = "programme"
FACTORS = "factors"


@dataclass(frozen=True, kw_only=True)
class Known:
    """A record together with the entries that could not be read."""

    record: ProgrammeRecord
    unread: frozenset[str] = frozenset()

    def is_read(self, entry: str) -> bool:
        """Whether an entry such as ``factors`` could be read."""
        return entry not in self.unread

    @cached_property
    def projects(self) -> frozenset[str]:
        """The identifiers of all projects, those included whose file could not be read."""
        return frozenset(self.record.project_by_id) | self._unread_in("projects")

    @cached_property
    def theory_versions(self) -> frozenset[str]:
        """The identifiers of all theory versions, those included whose file could not be read."""
        return frozenset(self.record.theory_by_id) | self._unread_in("theory")

    def before(self, version: TheoryVersion) -> TheoryVersion | None:
        """The version that this one revises, when it was read."""
        return self.record.theory_by_id.get(version.revises or "")

    def _unread_in(self, folder: str) -> frozenset[str]:
        return frozenset(
            entry.removeprefix(f"{folder}/") for entry in self.unread if entry.startswith(f"{folder}/")
        )


def wrong_at(entry: str, *place: str | int, wrong: str, remedy: str) -> Problem:
    """A problem at a place of an entry."""
    return Problem(entry=entry, place=place, wrong=wrong, remedy=remedy)


def factor_places(known: Known) -> Iterator[tuple[str, Place, str]]:
    """Everywhere outside the factor list that a factor is named: entry, place, identifier."""
    for version in known.record.theory_versions:
        for at, statement in enumerate(version.statements):
            for part in ("when", "then", "because"):
                for number, clause in enumerate(getattr(statement, part)):
                    for position, factor in enumerate(clause.factors):
                        place = ("statements", at, part, number, "factors", position)
                        yield f"theory/{version.id}", place, factor
    for case in known.record.cases:
        for at, reading in enumerate(case.readings):
            for part in ("conditions", "results"):
                for number, judgement in enumerate(getattr(reading, part)):
                    yield f"cases/{case.id}", ("readings", at, part, number, "factor"), judgement.factor
        for at, table in enumerate(case.stage_tables):
            for number, entry in enumerate(table.entries):
                for position, factor in enumerate(entry.factors):
                    place = ("stage_tables", at, "entries", number, "factors", position)
                    yield f"cases/{case.id}", place, factor
