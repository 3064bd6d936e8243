"""The words of the page on which readings are compared."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from doingwith.cases.phases import Phase
from doingwith.reporting.wording import count
from doingwith_site.cases.comparison import Comparison, FactorCompared, what_is_open
from doingwith_site.cases.models import Case
from doingwith_site.cases.presenters.reading import CaseLinks
from doingwith_site.cases.presenters.sides import Side, agreed_side, sides_of, state_of, who
from doingwith_site.people.models import User
from doingwith_site.programmes.navigation import ProgrammeFrame

__all__ = ["ComparePage", "ComparedRow"]


@dataclass(frozen=True, kw_only=True)
class ComparedRow:
    """One factor in the table."""

    name: str
    url: str
    sides: Sequence[Side]
    state: str
    agreed: Side | None


@dataclass(frozen=True, kw_only=True)
class ComparePage:
    """All factors of a case, those on which readers differ first."""

    frame: ProgrammeFrame
    case: Case
    compared: Comparison
    person: User

    @property
    def links(self) -> CaseLinks:
        """Where the pages of the case are."""
        return CaseLinks(programme=self.frame.identifier, case=self.case)

    @property
    def lead(self) -> str:
        """How many readers, and where they differ."""
        readers = count(len(self.compared.readings), "reader")
        differing = len(self.compared.differing)
        judged = sum(any(row.judgements.values()) for row in self.compared.factors)
        if not differing:
            return f"{readers.capitalize()} looked at {count(judged, 'factor')} and nowhere differ."
        return f"{readers.capitalize()} looked at {count(judged, 'factor')} and differ on {differing:,}."

    @property
    def readers(self) -> list[str]:
        """Who read, by name."""
        return [who(reading) for reading in self.compared.readings]

    @property
    def differing(self) -> list[ComparedRow]:
        """Where they differ."""
        return [self._row(each) for each in self.compared.differing]

    @property
    def to_be_read_again(self) -> list[ComparedRow]:
        """Where a judgement has lost all its passages."""
        return [self._row(each) for each in self.compared.to_be_read_again]

    @property
    def alike(self) -> list[ComparedRow]:
        """Where they say the same: a sign, or that all looked and found nothing reported."""
        return [
            self._row(each)
            for each in self.compared.factors
            if not each.differs and not each.is_one_sided and any(each.judgements.values())
        ]

    @property
    def one_sided(self) -> list[ComparedRow]:
        """Where one looked and found nothing reported, and another did not look."""
        return [self._row(each) for each in self.compared.factors if each.is_one_sided]

    @property
    def is_reader(self) -> bool:
        """Whether this person read the case here."""
        return any(reading.person_id == self.person.pk for reading in self.compared.readings)

    @property
    def is_final(self) -> bool:
        """Whether nothing more is changed."""
        return self.case.phase == Phase.FINAL

    @cached_property
    def left(self) -> str:
        """What is still to do before the case is final."""
        return what_is_open(self.case)

    def _row(self, each: FactorCompared) -> ComparedRow:
        return ComparedRow(
            name=f"{each.factor.label} ({each.factor.identifier})",
            url=self.links.to("settle", each.factor.identifier),
            sides=sides_of(each, self.compared.readings, self.frame.identifier),
            state=state_of(each, self.compared.readings),
            agreed=agreed_side(each),
        )
