"""The words of a case's own page."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse

from doingwith.analysis.diamond import position_of
from doingwith.cases.case import Case, ExternalEvent, ProcurementStep
from doingwith.cases.readings import Reading
from doingwith.programmes.factors import DomainRole, FactorList
from doingwith.programmes.programme import Reader as ReaderValue
from doingwith.projects.project import Project as ProjectValue
from doingwith.reporting.context import capital, named
from doingwith.reporting.wording import count, listed, sentence, word
from doingwith_site.cases.presenters.judgements import DomainGroup, JudgementRows, Reader, UnlistedRow
from doingwith_site.cases.presenters.stages import StageSheet, stage_sheets
from doingwith_site.cases.presenters.views import ViewSheet, view_sheet
from doingwith_site.programmes.navigation import ProgrammeFrame
from doingwith_site.projects.models import Project
from doingwith_site.projects.presenters.project import NamedFact
from doingwith_site.projects.presenters.standing import standing_sentence

__all__ = ["CasePage", "EventRow", "LinkedProject", "ListSheet", "SilentDomain", "StepRow"]


@dataclass(frozen=True, kw_only=True)
class LinkedProject:
    """A project that the case speaks of."""

    title: str
    url: str


@dataclass(frozen=True, kw_only=True)
class ListSheet:
    """A list under its heading."""

    title: str
    items: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class StepRow:
    """One step of the procurement."""

    step: str
    detail: str
    options: str
    chosen: str


@dataclass(frozen=True, kw_only=True)
class EventRow:
    """Something that happened around the project."""

    what: str
    when: str
    claim: str
    rests_on: str


@dataclass(frozen=True, kw_only=True)
class SilentDomain:
    """The factors of a domain that no reader reported."""

    label: str
    factors: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class CasePage:
    """Everything the page shows. ``beside`` are the other projects that the case speaks of.

    ``read_here`` names the readers who read the case on this site. Whether their readings may be seen
    is decided before: a reading that is hidden from the record is not in ``case``. ``taken_back`` says
    how many passages a judgement has lost, by reader and factor.
    """

    frame: ProgrammeFrame
    case: Case
    project: Project
    project_value: ProjectValue
    factor_list: FactorList
    readers: Sequence[ReaderValue]
    beside: Sequence[Project]
    read_here: Collection[str]
    taken_back: Mapping[tuple[str, str], int]
    emptied: Collection[tuple[str, str]]

    @property
    def lead(self) -> str:
        """Whose project it was, where it stands, and how often it was read."""
        standing = standing_sentence(position_of(self.project_value))
        return f"{sentence(self.project.partner.name)} {standing} {self._read_by}"

    @property
    def _read_by(self) -> str:
        readers = self.case.reader_count
        if not readers:
            return "Nobody has read it as a case yet, so no factor is judged."
        if readers == 1:
            return "Read by one reader: a second reading would make this case stronger."
        differing = self._rows.differing
        told = f"who gave different signs to {count(differing, 'factor')}{self._since}" if differing else ""
        return f"Read by {count(readers, 'reader')}, {told or 'who nowhere gave different signs'}."

    @property
    def _since(self) -> str:
        agreed = self._rows.agreed_since
        if not agreed:
            return ""
        if agreed == self._rows.differing:
            return f", and agreed on {'it' if agreed == 1 else 'all of them'} since"
        return f", and agreed on {agreed:,} of them since"

    @property
    def to_be_read_again(self) -> list[LinkedProject]:
        """The factors of which a judgement has lost all its passages, and where each is read."""
        return [
            LinkedProject(title=named(factor), url=self._compared.get(factor.id, "#judgements"))
            for factor in self._rows.emptied_factors
        ]

    @cached_property
    def _rows(self) -> JudgementRows:
        return JudgementRows(self.case, self.factor_list, self._compared, self.taken_back, self.emptied)

    @property
    def _compared(self) -> dict[str, str]:
        """Where each factor is read with its passages: compared, where it was judged here."""
        here = [reading for reading in self.case.readings if reading.reader in self.read_here]
        compared, judged = factors_in(here), factors_in(self.case.readings)
        return {
            factor: reverse(
                "cases:settle" if factor in compared else "cases:factor",
                args=[self.frame.identifier, self.case.id, factor],
            )
            for factor in judged
        }

    @property
    def agreement_url(self) -> str:
        """How far readers agree; empty where only one has read the case."""
        return (
            reverse("analysis:agreement", args=[self.frame.identifier]) if self.case.reader_count > 1 else ""
        )

    @property
    def can_be_opened(self) -> bool:
        """Whether a factor leads to its readings and their passages."""
        return bool(self._compared)

    @property
    def views(self) -> list[ViewSheet]:
        """What people in different parts saw differently."""
        return [view_sheet(view) for view in self.case.divergent_views]

    # --- the project ---------------------------------------------------------------------------------

    @property
    def project_url(self) -> str:
        """Where the project is read."""
        return self._url_of(self.project)

    def _url_of(self, project: Project) -> str:
        return reverse("projects:project", args=[self.frame.identifier, project.identifier])

    @property
    def related(self) -> list[LinkedProject]:
        """The other projects that the case speaks of."""
        return [LinkedProject(title=row.title, url=self._url_of(row)) for row in self.beside]

    @property
    def facts(self) -> list[NamedFact]:
        """What became of the brief and of the plans."""
        case = self.case
        known = {"Brief agreed anew": word(case.brief_renegotiated)}
        if case.plans_revised_by_commissioners is not None:
            basis = f", {word(case.plans_revised_basis)}" if case.plans_revised_basis else ""
            answer = "yes" if case.plans_revised_by_commissioners else "no"
            known["Plans revised by commissioners"] = f"{answer}{basis}"
        return [NamedFact(key=key, value=value) for key, value in known.items()]

    @property
    def sequence(self) -> list[str]:
        """What happened, in order."""
        return [capital(step) for step in self.case.sequence]

    @property
    def stage_sheets(self) -> list[StageSheet]:
        """The case by design stage."""
        reported = {each.factor for reading in self.case.readings for each in reading.judgements()}
        return stage_sheets(self.case, reported)

    # --- judgements ----------------------------------------------------------------------------------

    @cached_property
    def reader_names(self) -> list[Reader]:
        """Who read the case, in the record's order."""
        described = {reader.id: reader.description for reader in self.readers}
        return [
            Reader(id=reading.reader, words=described.get(reading.reader, ""))
            for reading in self.case.readings
        ]

    @property
    def readers_sentence(self) -> str:
        """Who gave the judgements, said once; empty when nobody did."""
        if not self.reader_names:
            return ""
        people = [f"{each.id} ({each.words})" if each.words else each.id for each in self.reader_names]
        one = "Every judgement here is by one reader" if len(people) == 1 else "The judgements here are by"
        return f"{one}: {people[0]}." if len(people) == 1 else f"{one} {listed(people)}."

    @property
    def is_single(self) -> bool:
        """Whether there is just one reader, who then need not be named in every row."""
        return len(self.reader_names) == 1

    @property
    def conditions(self) -> list[DomainGroup]:
        """What helped and what got in the way."""
        return self._rows.groups(DomainRole.CONDITION)

    @property
    def results(self) -> list[DomainGroup]:
        """What came of it."""
        return self._rows.groups(DomainRole.RESULT)

    @property
    def unlisted(self) -> list[UnlistedRow]:
        """What the factor list has no place for."""
        return self._rows.unlisted

    @cached_property
    def silent(self) -> list[SilentDomain]:
        """What no reader reported, by domain."""
        return [
            SilentDomain(label=domain.label, factors=tuple(named(factor) for factor in factors))
            for domain, factors in self._rows.silent()
        ]

    @property
    def silent_sentence(self) -> str:
        """How many factors were not reported; empty when all were."""
        silent = sum(len(domain.factors) for domain in self.silent)
        of = count(len(self.factor_list.factors), "factor")
        return f"Not reported in this case: {silent:,} of {of}" if silent else ""

    # --- what came of it -----------------------------------------------------------------------------

    @property
    def steps(self) -> list[StepRow]:
        """The steps of the procurement."""
        return [step_row(step) for step in self.case.procurement_steps]

    @property
    def lists(self) -> list[ListSheet]:
        """What came out, what people spoke of, what was learned and how people worked."""
        found = {
            "Outcomes": self.case.outcomes,
            "What people spoke of": self.case.themes,
            "What was learned": self.case.learning,
            "Methods used": self.case.methods,
        }
        return [
            ListSheet(title=title, items=tuple(map(capital, items)))
            for title, items in found.items()
            if items
        ]

    @property
    def contribution(self) -> str:
        """What the programme says it contributed."""
        return sentence(self.case.contribution) if self.case.contribution else "Not reported."

    @property
    def events(self) -> list[EventRow]:
        """What happened around the project."""
        return [event_row(event) for event in self.case.external_events]

    @property
    def source(self) -> str:
        """Where the case is told; empty when that is not known."""
        if not self.case.source:
            return ""
        lines = "–".join(f"{line:,}" for line in self.case.lines)
        return sentence(f"Source: {self.case.source}{f', lines {lines}' if lines else ''}")


def factors_in(readings: Iterable[Reading]) -> set[str]:
    """The factors that they judge."""
    return {judgement.factor for reading in readings for judgement in reading.judgements()}


def step_row(step: ProcurementStep) -> StepRow:
    """A step in words."""
    return StepRow(
        step=capital(step.step), detail=capital(step.detail), options=listed(step.options), chosen=step.chosen
    )


def event_row(event: ExternalEvent) -> EventRow:
    """An event in words."""
    return EventRow(
        what=capital(event.what),
        when=event.when or "when was not reported",
        claim=word(event.claim),
        rests_on=word(event.basis),
    )
