"""A case: what happened in a project, how it was read, and who saw it otherwise."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from doingwith.cases.agreed import AgreedReading
from doingwith.cases.questions import CaseQuestion
from doingwith.cases.readings import Reading
from doingwith.cases.stage_table import StageTable
from doingwith.common.judgements import Basis

__all__ = ["Case", "Claim", "DivergentView", "ExternalEvent", "ProcurementStep", "Renegotiated"]


class Renegotiated(StrEnum):
    """Whether the brief was agreed anew."""

    YES = "yes"
    NO = "no"
    NOT_REPORTED = "not_reported"


class Claim(StrEnum):
    """Whether the programme says it had a part in an event outside it."""

    CLAIMED = "claimed"
    NOT_CLAIMED = "not_claimed"


@dataclass(frozen=True, kw_only=True)
class DivergentView:
    """A statement that people in different parts saw differently. Never averaged away."""

    statement: str
    agree: tuple[str, ...]
    disagree: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class ExternalEvent:
    """Something that happened around the project, and whether the programme claims a part in it."""

    what: str
    when: str
    claim: Claim
    basis: Basis


@dataclass(frozen=True, kw_only=True)
class ProcurementStep:
    """One step of a procurement done with people."""

    step: str
    detail: str
    options: tuple[str, ...] = ()
    chosen: str = ""


@dataclass(frozen=True, kw_only=True)
class Case:
    """A project as a case.

    ``lines`` are first and last line of the case in its source. A case with one reading was
    read by a single reader, and says so wherever it is shown.
    """

    id: str
    project: str
    title: str
    readings: tuple[Reading, ...] = ()
    related_projects: tuple[str, ...] = ()
    source: str = ""
    lines: tuple[int, ...] = ()
    sequence: tuple[str, ...] = ()
    methods: tuple[str, ...] = ()
    brief_renegotiated: Renegotiated = Renegotiated.NOT_REPORTED
    plans_revised_by_commissioners: bool | None = None
    plans_revised_basis: Basis | None = None
    stage_tables: tuple[StageTable, ...] = ()
    procurement_steps: tuple[ProcurementStep, ...] = ()
    outcomes: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    divergent_views: tuple[DivergentView, ...] = ()
    contribution: str = ""
    external_events: tuple[ExternalEvent, ...] = ()
    learning: tuple[str, ...] = ()
    agreed: AgreedReading | None = None
    questions: tuple[CaseQuestion, ...] = ()

    def cited_excerpts(self) -> Iterator[str]:
        """The excerpts that judgements rest on, each reader's own and the agreed ones; some perhaps twice."""
        for reading in self.readings:
            for judgement in reading.judgements():
                yield from judgement.excerpts
        for agreed in self.agreed.judgements if self.agreed else ():
            yield from agreed.excerpts

    @property
    def reader_count(self) -> int:
        """How many people have read the case."""
        return len(self.reader_names)

    @property
    def reader_names(self) -> tuple[str, ...]:
        """Who has read the case, each once."""
        return tuple(dict.fromkeys(reading.reader for reading in self.readings))
