"""The words of the page of one factor of a case."""

from collections.abc import Mapping
from dataclasses import dataclass

from doingwith.cases.agreed import AgreedJudgement
from doingwith.cases.case import Case as CaseValue
from doingwith.cases.phases import Phase
from doingwith.cases.questions import CaseQuestion
from doingwith.reporting.wording import count, word
from doingwith_site.cases.models import Case, Judgement
from doingwith_site.cases.presenters.judgements import lost_words
from doingwith_site.cases.presenters.reading import CaseLinks
from doingwith_site.cases.presenters.sides import Side, side_of
from doingwith_site.cases.presenters.worries import Worry, accounts_in, worries_about
from doingwith_site.evidence.models import Excerpt
from doingwith_site.programmes.models import Factor
from doingwith_site.programmes.navigation import ProgrammeFrame

__all__ = ["FactorPage"]


@dataclass(frozen=True, kw_only=True)
class FactorPage:
    """One factor as the record tells it. ``judgements`` are those of its readings, by the reader's part."""

    frame: ProgrammeFrame
    row: Case
    factor: Factor
    case: CaseValue
    judgements: Mapping[str, Judgement]

    @property
    def links(self) -> CaseLinks:
        """Where the pages of the case are."""
        return CaseLinks(programme=self.frame.identifier, case=self.row)

    @property
    def name(self) -> str:
        """The factor."""
        return f"{self.factor.label} ({self.factor.identifier})"

    @property
    def lead(self) -> str:
        """How many readers say something of it, and whether they say the same."""
        readers = len(self.case.readings)
        if not readers:
            return "Nobody has read this case yet."
        given = [one.sign for one in self.judgements.values() if one.sign]
        if not given:
            return f"{count(readers, 'reader').capitalize()} read this case, and none reports this factor."
        differ = ", who give different signs" if len(set(given)) > 1 else ""
        return f"{len(given):,} of {count(readers, 'reader')} reported it{differ}."

    @property
    def sides(self) -> list[Side]:
        """Each reader's judgement, side by side."""
        return [
            side_of(reading.reader, self.judgements.get(reading.reader), self.frame.identifier)
            for reading in self.case.readings
        ]

    @property
    def passages(self) -> list[Excerpt]:
        """What the judgements rest on."""
        return [passage for one in self.judgements.values() for passage in one.excerpts.all()]

    @property
    def worries(self) -> list[Worry]:
        """Where a worry about each teller whose words the judgements rest on goes."""
        return worries_about(self.frame, accounts_in(self.passages))

    @property
    def agreed(self) -> Side | None:
        """What the readers agreed on."""
        found = self._agreed
        if found is None:
            return None
        rests_on = word(found.basis) if found.sign and found.basis else "not reported"
        lost = sum(one.evidence_withdrawn for one in self.judgements.values())
        return Side(
            who="Agreed",
            looked=True,
            sign=found.sign or "",
            basis=found.basis or "",
            rests_on=f"{rests_on}; {lost_words(lost)}" if lost else rests_on,
            because=found.reason,
        )

    @property
    def dissent(self) -> list[tuple[str, str]]:
        """Who keeps another judgement beside it, and why."""
        return [(one.reader, one.reason) for one in self._agreed.dissent] if self._agreed else []

    @property
    def _agreed(self) -> AgreedJudgement | None:
        judgements = self.case.agreed.judgements if self.case.agreed else ()
        return next((one for one in judgements if one.factor == self.factor.identifier), None)

    @property
    def questions(self) -> list[CaseQuestion]:
        """What was asked about it."""
        return [one for one in self.case.questions if one.factor == self.factor.identifier]

    @property
    def compare_url(self) -> str:
        """Where readers of this site agree on it; empty where nothing is compared here."""
        opened = Phase(self.row.phase) in {Phase.COMPARING, Phase.FINAL}
        return self.links.to("settle", self.factor.identifier) if opened else ""
