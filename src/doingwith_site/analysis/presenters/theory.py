"""The words of the theory page."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from doingwith.analysis.factor_use import FactorUse, factor_use
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.analysis.theory_difference import TheoryDifference, theory_difference
from doingwith.programmes.factors import Pole
from doingwith.reporting.context import named
from doingwith.reporting.wording import count, listed
from doingwith.theory.theory import TheoryVersion
from doingwith_site.analysis.clause_sources import ClauseSources
from doingwith_site.analysis.presenters.change import change_sentence
from doingwith_site.analysis.presenters.evidence import EvidenceOf
from doingwith_site.analysis.presenters.factors import NamedFactors
from doingwith_site.analysis.presenters.full_version import FullVersion, full_version
from doingwith_site.analysis.presenters.statements import StatementSheet, compared_sheet, plain_sheet
from doingwith_site.analysis.presenters.versions import VersionChoice
from doingwith_site.analysis.queries import FactorReports
from doingwith_site.programmes.navigation import ProgrammeFrame

__all__ = ["TheoryPage"]


@dataclass(frozen=True, kw_only=True)
class TheoryPage:
    """Everything the page shows. ``record`` holds the first cases, ``reports`` counts all."""

    frame: ProgrammeFrame
    versions: Sequence[TheoryVersion]
    choice: VersionChoice
    record: ProgrammeRecord
    case_count: int
    reports: FactorReports
    sources: ClauseSources
    draft_is_open: bool = False

    @property
    def draft_words(self) -> str:
        """What leads to the draft of the next version."""
        return "See the draft of the next version" if self.draft_is_open else "Work on the next version"

    @property
    def title(self) -> str:
        """What the page is about."""
        return "What the programme learned" if self.difference else "Theory of change"

    @property
    def lead(self) -> str:
        """What changed; with a single version, how much it says."""
        if self.difference:
            return f"{change_sentence(self.difference)}{self._through(self.difference)}"
        after = self.choice.after
        if after is None:
            return "No theory of change has been written yet."
        clauses = sum(len(list(statement.all_clauses())) for statement in after.statements)
        size = f"{count(len(after.statements), 'statement')} and {count(clauses, 'clause')}"
        return f"One version so far, “{after.label}”, with {size}. There is nothing to compare it with yet."

    @cached_property
    def difference(self) -> TheoryDifference | None:
        """What changed; None when there is no other version."""
        before, after = self.choice.before, self.choice.after
        return theory_difference(before, after, self.versions) if before and after else None

    def _through(self, difference: TheoryDifference) -> str:
        """Through which versions between all was followed; empty for neighbours."""
        names = [f"“{each.label}”" for each in self.versions if each.id in difference.through]
        return f" Followed through {listed(names)}." if names else ""

    @property
    def can_choose(self) -> bool:
        """Whether there is more than one pair to look at."""
        return len(self.versions) > 1

    # --- statement by statement ------------------------------------------------------------------------

    @property
    def statements(self) -> list[StatementSheet]:
        """Every statement with its clauses, what changed in them and what the cases say."""
        evidence = self._evidence
        if evidence is None:
            return []
        if self.difference:
            return [compared_sheet(each, evidence) for each in self.difference.statements]
        return [
            plain_sheet(number, statement, evidence)
            for number, statement in enumerate(evidence.version.statements, start=1)
        ]

    @cached_property
    def _evidence(self) -> EvidenceOf | None:
        """The evidence for each clause of the version that is read."""
        after = self.choice.after
        if after is None:
            return None
        return EvidenceOf(
            self.frame.identifier, after, self.versions, self.record, self.reports, self.sources
        )

    @property
    def none_meaning(self) -> str:
        """What it means where nothing is marked with a clause; empty where that stands at none."""
        return self._evidence.none_meaning if self._evidence else ""

    @property
    def evidence_note(self) -> str:
        """Which cases' marks are shown."""
        shown = len(self.record.cases)
        if self.choice.after and not self.choice.after.factors_used():
            return f"No clause of “{self.choice.after.label}” names a factor, so the cases cannot be asked."
        if not self.case_count:
            return "No project has been read as a case yet, so no case speaks for a clause or against it."
        if shown < self.case_count:
            return (
                f"Marks are shown for the first {shown:,} of {self.case_count:,} cases; "
                "whether any case reports a clause is asked of all of them."
            )
        return f"Each mark is one judgement in one of {count(self.case_count, 'case')}, and leads to it."

    @property
    def full_versions(self) -> list[FullVersion]:
        """The versions being compared, to be read from beginning to end."""
        return [full_version(each) for each in (self.choice.before, self.choice.after) if each]

    # --- beside the theory -----------------------------------------------------------------------------

    @cached_property
    def _use(self) -> FactorUse | None:
        return factor_use(self.record.factor_list, self.choice.after) if self.choice.after else None

    @property
    def beside_sentence(self) -> str:
        """How many factors the theory leaves out; empty when it leaves out none."""
        if self._use is None or not self._use.unused:
            return ""
        unused, verb = len(self._use.unused), "is" if len(self._use.unused) == 1 else "are"
        return f"{unused:,} of the {count(len(self.record.factor_list.factors), 'factor')} {verb} not in it."

    @property
    def beside_constraining(self) -> str:
        """Which of them the list words as constraining; empty when none."""
        if self._use is None:
            return ""
        names = [named(each) for each in self._use.unused if each.pole is Pole.CONSTRAINING]
        every = sum(each.pole is Pole.CONSTRAINING for each in self.record.factor_list.factors)
        if not names:
            return ""
        share = f"all {every:,}" if len(names) == every and every > 1 else f"{len(names):,}"
        return f"Among them {share} that the list words as constraining: {listed(names)}."

    @property
    def beside(self) -> list[NamedFactors]:
        """The factors beside the theory, by domain."""
        unused = self._use.unused if self._use else ()
        found = [
            NamedFactors(
                domain=domain.label,
                factors=tuple(named(each) for each in unused if each.domain == domain.id),
            )
            for domain in self.record.factor_list.domains
        ]
        return [group for group in found if group.factors]
