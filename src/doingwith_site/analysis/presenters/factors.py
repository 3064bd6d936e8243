"""The words and pictures of the factors page."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from django.core.paginator import Page
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from doingwith.analysis.matrix import CaseFactorMatrix, case_factor_matrix
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.common.judgements import Basis
from doingwith.programmes.factors import DomainRole, FactorList
from doingwith.reporting.context import named
from doingwith.reporting.figures.heat_map import heat_map_svg
from doingwith.reporting.wording import count
from doingwith_site.analysis.presenters.crossing import CaseHead, CrossingGroup, crossing_groups
from doingwith_site.analysis.presenters.frequency import FrequencyRow, frequency_rows
from doingwith_site.analysis.presenters.scoping import ScopingRow, scoping_rows, scoping_sentence
from doingwith_site.analysis.queries import FactorReports
from doingwith_site.cases.models import Case
from doingwith_site.programmes.navigation import ProgrammeFrame

__all__ = ["FactorsPage", "NamedFactors", "RoleTable"]

ROLE_TITLES = {
    DomainRole.CONDITION: "How often: what helped and what got in the way",
    DomainRole.RESULT: "How often: what came of it",
}
ROLE_NOUNS = {DomainRole.CONDITION: "conditions", DomainRole.RESULT: "results"}


@dataclass(frozen=True, kw_only=True)
class RoleTable:
    """The domains of one role, counted. Conditions and results are never added up together."""

    title: str
    sentence: str
    rows: tuple[FrequencyRow, ...]


@dataclass(frozen=True, kw_only=True)
class NamedFactors:
    """Factors of one domain by name."""

    domain: str
    factors: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class FactorsPage:
    """Everything the page shows. ``record`` holds the cases of this page, ``reports`` counts all."""

    frame: ProgrammeFrame
    record: ProgrammeRecord
    found: Page[Case]
    reports: FactorReports
    judgements: Mapping[tuple[DomainRole, Basis], int]

    @property
    def lead(self) -> str:
        """How many factors there are, and how many of them some case reports."""
        if not self.factor_list.factors:
            return "This programme has no factors yet."
        factors = count(len(self.factor_list.factors), "factor")
        size = f"{factors} in {count(len(self.factor_list.domains), 'domain')}".capitalize()
        if not self.has_cases:
            return f"{size}. No project has been read as a case yet, so none of them has evidence."
        silent = sum(len(group.factors) for group in self.silent)
        reported = len(self.factor_list.factors) - silent
        verb = "appears" if reported == 1 else "appear"
        return f"{size}: {reported:,} {verb} in a case, {f'{silent:,}' if silent else 'none'} in none."

    @property
    def factor_list(self) -> FactorList:
        """The factors in use."""
        return self.record.factor_list

    @property
    def has_cases(self) -> bool:
        """Whether there is anything to lay side by side."""
        return self.found.paginator.count > 0

    # --- the picture and its twin ----------------------------------------------------------------------

    @cached_property
    def _matrix(self) -> CaseFactorMatrix:
        return case_factor_matrix(self.record)

    @property
    def picture(self) -> SafeString:
        """The heat map for a wide page."""
        return self._picture(narrow=False)

    @property
    def narrow_picture(self) -> SafeString:
        """The heat map for a phone."""
        return self._picture(narrow=True)

    def _picture(self, *, narrow: bool) -> SafeString:
        figure = heat_map_svg(self._matrix, narrow=narrow)
        return mark_safe(figure.svg)  # noqa: S308  # drawn by the library, which escapes every word

    @property
    def shown_words(self) -> str:
        """Which cases stand here; empty when all do."""
        if not self.found.has_other_pages():
            return ""
        found = self.found
        these = f"{found.start_index():,} to {found.end_index():,} of {found.paginator.count:,}"
        return f"Cases {these} stand here. The counts further down are of all of them."

    @property
    def heads(self) -> list[CaseHead]:
        """The cases of the table."""
        return [
            CaseHead(
                id=case.id, title=case.title, url=reverse("cases:case", args=[self.frame.identifier, case.id])
            )
            for case in self.record.cases
        ]

    @property
    def groups(self) -> list[CrossingGroup]:
        """The picture as a table, each mark leading to its judgement."""
        return crossing_groups(self.frame.identifier, self._matrix)

    # --- what all cases say together -------------------------------------------------------------------

    @property
    def role_tables(self) -> list[RoleTable]:
        """Conditions, then results."""
        return [
            RoleTable(
                title=ROLE_TITLES[role],
                sentence=self._judgements_sentence(role),
                rows=frequency_rows(self.factor_list, role, self.reports, self.found.paginator.count),
            )
            for role in DomainRole
        ]

    def _judgements_sentence(self, role: DomainRole) -> str:
        explicit = self.judgements.get((role, Basis.EXPLICIT), 0)
        inferred = self.judgements.get((role, Basis.INFERRED), 0)
        words = f"{count(explicit + inferred, 'judgement')} on {ROLE_NOUNS[role]}".capitalize()
        return f"{words}: {explicit:,} stated in the sources, {inferred:,} inferred by a reader."

    @cached_property
    def silent(self) -> list[NamedFactors]:
        """The factors that no case reports, by domain."""
        found = [
            NamedFactors(
                domain=domain.label,
                factors=tuple(named(each) for each in factors if each.id not in self.reports.reported),
            )
            for domain, factors in self.factor_list.in_domains()
        ]
        return [group for group in found if group.factors]

    # --- the list itself -------------------------------------------------------------------------------

    @property
    def list_note(self) -> str:
        """Where the list comes from; empty when that is not known."""
        return self.factor_list.note

    @property
    def scoping_sentence(self) -> str:
        """What became of the first list; empty when there was none."""
        return scoping_sentence(self.factor_list)

    @property
    def scoping(self) -> list[ScopingRow]:
        """Each factor of the first list with what it became."""
        return scoping_rows(self.factor_list)
