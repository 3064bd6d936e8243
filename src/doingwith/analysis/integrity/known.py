"""What a rule may take as known: the record, and the names of what could not be read."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.common.closest import did_you_mean
from doingwith.common.problems import Place, Problem
from doingwith.theory.theory import TheoryVersion

__all__ = ["FACTORS", "PROGRAMME", "Known", "dangling", "factor_places", "wrong_at"]

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

    @cached_property
    def tellings(self) -> frozenset[str]:
        """The identifiers of all tellings, those included whose file could not be read."""
        return frozenset(telling.id for telling in self.record.tellings) | self._unread_in("tellings")

    @cached_property
    def sources(self) -> frozenset[str]:
        """The identifiers of all accounts and documents, those included whose file could not be read."""
        read = frozenset({*self.record.account_by_id, *self.record.document_by_id})
        return read | self._unread_in("accounts") | self._unread_in("documents")

    @property
    def unread_theory(self) -> bool:
        """Whether any theory version could not be read."""
        return bool(self._unread_in("theory"))

    @property
    def unread_logic_models(self) -> bool:
        """Whether any logic model could not be read."""
        return bool(self._unread_in("logic-models"))

    @property
    def unread_excerpts(self) -> bool:
        """Whether any file of excerpts could not be read."""
        return bool(self._unread_in("excerpts"))

    @property
    def unread_cases(self) -> bool:
        """Whether any case could not be read."""
        return bool(self._unread_in("cases"))

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


def dangling(entry: str, place: Place, name: str, choices: Collection[str], noun: str, home: str) -> Problem:
    """The problem that something names what is not there."""
    return wrong_at(
        entry,
        *place,
        wrong=f"There is no {noun} “{name}”.",
        remedy=did_you_mean(name, choices) or f"Name one that stands in {home}, or add it there.",
    )


def factor_places(known: Known) -> Iterator[tuple[str, Place, str]]:
    """Everywhere outside the factor list that a factor is named: entry, place, identifier."""
    for version in known.record.theory_versions:
        for at, statement in enumerate(version.statements):
            for part in ("when", "then", "because"):
                for number, clause in enumerate(getattr(statement, part)):
                    for position, factor in enumerate(clause.factors):
                        place = ("statements", at, part, number, "factors", position)
                        yield f"theory/{version.id}", place, factor
    for model in known.record.logic_models:
        for at, drawn in enumerate(model.versions):
            for number, link in enumerate(drawn.links):
                for position, factor in enumerate(link.when):
                    place = ("versions", at, "links", number, "when", position)
                    yield f"logic-models/{model.id}", place, factor
    for case in known.record.cases:
        for at, reading in enumerate(case.readings):
            for part in ("conditions", "results"):
                for number, judgement in enumerate(getattr(reading, part)):
                    yield f"cases/{case.id}", ("readings", at, part, number, "factor"), judgement.factor
            for number, name in enumerate(reading.looked_for):
                yield f"cases/{case.id}", ("readings", at, "looked_for", number), name
        for number, agreed in enumerate(case.agreed.judgements if case.agreed else ()):
            yield f"cases/{case.id}", ("agreed", "judgements", number, "factor"), agreed.factor
        for number, question in enumerate(case.questions):
            if question.factor is not None:
                yield f"cases/{case.id}", ("questions", number, "factor"), question.factor
        for at, table in enumerate(case.stage_tables):
            for number, entry in enumerate(table.entries):
                for position, factor in enumerate(entry.factors):
                    place = ("stage_tables", at, "entries", number, "factors", position)
                    yield f"cases/{case.id}", place, factor
