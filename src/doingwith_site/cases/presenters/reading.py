"""The words of the pages on which a case is read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from doingwith.cases.phases import Phase
from doingwith.common.judgements import Basis
from doingwith.reporting.wording import count, word
from doingwith_site.cases.models import Case, Judgement, Reading
from doingwith_site.cases.presenters.judgements import taken_back_words
from doingwith_site.cases.rules import can_choose_readers
from doingwith_site.people.models import User
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.models import Factor
from doingwith_site.programmes.navigation import ProgrammeFrame

__all__ = ["CaseLinks", "DomainToRead", "FactorToRead", "ReadingPage", "ReadingSheet", "reading_sheet"]


@dataclass(frozen=True, kw_only=True)
class CaseLinks:
    """Where the pages of one case are."""

    programme: str
    case: Case

    def to(self, page: str, *parts: str | int) -> str:
        """The address of a page of the case."""
        return reverse(f"cases:{page}", args=[self.programme, self.case.identifier, *parts])

    @property
    def project_url(self) -> str:
        """Where its project is read."""
        return reverse("projects:project", args=[self.programme, self.case.project.identifier])

    @property
    def documents_url(self) -> str:
        """Where the project's documents stand."""
        return reverse("documents:documents", args=[self.programme, self.case.project.identifier])


@dataclass(frozen=True, kw_only=True)
class LinkedAct:
    """Something to do, and where."""

    text: str
    url: str


@dataclass(frozen=True, kw_only=True)
class ReadingSheet:
    """What a case's page says of its reading here, and what this person can do."""

    sentence: str
    acts: Sequence[LinkedAct]


def reading_sheet(
    frame: ProgrammeFrame, case: Case, person: User, readings: Sequence[Reading], open_questions: int
) -> ReadingSheet:
    """``readings`` are those made here. Who is in already is not said: progress is hidden too."""
    links = CaseLinks(programme=frame.identifier, case=case)
    mine = any(reading.person_id == person.pk for reading in readings)
    return ReadingSheet(
        sentence=phase_sentence(case, len(readings), open_questions),
        acts=acts_of(frame, case, links, mine=mine),
    )


def phase_sentence(case: Case, readers: int, questions: int) -> str:
    """How far the reading has come."""
    phase = Phase(case.phase)
    if phase is Phase.NOT_BEGUN:
        return "Nobody reads this case independently on this site yet."
    if phase is Phase.INDEPENDENT:
        return (
            f"{count(readers, 'person', 'people').capitalize()} read this case independently. What they "
            "write is hidden from everybody else until all their readings are in."
        )
    asked = f", and {count(questions, 'question')} to the project is open" if questions == 1 else ""
    asked = f", and {count(questions, 'question')} to the project are open" if questions > 1 else asked
    if phase is Phase.COMPARING:
        return f"{count(readers, 'reading').capitalize()} are in and being compared{asked}."
    return f"Final: {count(readers, 'reading')} were made independently, compared and agreed."


def acts_of(frame: ProgrammeFrame, case: Case, links: CaseLinks, *, mine: bool) -> list[LinkedAct]:
    """What this person can do with the case now."""
    phase = Phase(case.phase)
    acts = []
    if mine and frame.may(Permission.READ_CASE):
        acts.append(LinkedAct(text="My reading", url=links.to("reading")))
    if can_choose_readers(frame.membership, case):
        acts.append(LinkedAct(text="Choose who reads it", url=links.to("readers")))
    if phase in {Phase.COMPARING, Phase.FINAL}:
        acts.append(LinkedAct(text="The readings side by side", url=links.to("compare")))
        acts.append(LinkedAct(text="Questions to the project", url=links.to("questions")))
    return acts


@dataclass(frozen=True, kw_only=True)
class FactorToRead:
    """One line of the template."""

    name: str
    url: str
    looked: bool
    sign: str
    basis: str
    told: str
    passages: str


@dataclass(frozen=True, kw_only=True)
class DomainToRead:
    """A domain of the template."""

    label: str
    factors: Sequence[FactorToRead]


@dataclass(frozen=True, kw_only=True)
class ReadingPage:
    """A person's own template of a case."""

    frame: ProgrammeFrame
    case: Case
    reading: Reading
    factors: Sequence[Factor]
    judgements: Mapping[int, Judgement]

    @property
    def links(self) -> CaseLinks:
        """Where the pages of the case are."""
        return CaseLinks(programme=self.frame.identifier, case=self.case)

    @property
    def is_in(self) -> bool:
        """Whether the reading stays as it is."""
        return self.reading.in_at is not None

    @property
    def lead(self) -> str:
        """How far it has come, and who sees it."""
        done = f"You have looked at {len(self.judgements):,} of {count(len(self.factors), 'factor')}."
        if not self.is_in:
            return f"{done} Nobody else sees your reading before all readings are in."
        if self.case.phase == Phase.INDEPENDENT:
            return f"{done} Your reading is in. You can compare when the others are in too."
        return f"{done} All readings are in, and everybody who may see the case can see yours."

    @property
    def domains(self) -> list[DomainToRead]:
        """The template by domain, conditions and results."""
        found: dict[str, list[FactorToRead]] = {}
        for factor in self.factors:
            found.setdefault(factor.domain.label, []).append(self._line(factor))
        return [DomainToRead(label=label, factors=lines) for label, lines in found.items()]

    def _line(self, factor: Factor) -> FactorToRead:
        judgement = self.judgements.get(factor.pk)
        return FactorToRead(
            name=f"{factor.label} ({factor.identifier})",
            url=self.links.to("judge", factor.identifier),
            looked=judgement is not None,
            sign=judgement.sign if judgement else "",
            basis=judgement.basis if judgement else "",
            told=told_words(judgement),
            passages=passages_told(judgement) if judgement else "",
        )


def passages_told(judgement: Judgement) -> str:
    """How many passages it rests on, and how many of them are gone."""
    kept = count(len(judgement.excerpts.all()), "passage")
    gone = taken_back_words(judgement.evidence_withdrawn)
    return f"{kept}{gone}" if judgement.excerpts.all() else gone.removeprefix("; ")


def told_words(judgement: Judgement | None) -> str:
    """What the reader said, in a few words."""
    if judgement is None:
        return "not looked at yet"
    if not judgement.sign:
        return "looked for, not reported"
    return f"{word(Basis(judgement.basis))}: {judgement.reason}"
