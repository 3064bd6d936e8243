"""The words of the pages on which comparisons of configurations are listed, made and kept."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from doingwith.analysis.configuration_choices import AnalysisVersion, ConfigurationAnalysis
from doingwith.analysis.configurations.sets import OUTCOME
from doingwith.analysis.configurations.warnings import bearing, most_conditions
from doingwith.analysis.configurations.words import told_in_words
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.reporting.context import capital
from doingwith.reporting.wording import count, day
from doingwith_site.analysis.forms.reading_sets import PartFields
from doingwith_site.analysis.presenters.configuration_answer import AnswerSheet
from doingwith_site.analysis.presenters.configuration_rules import rule_words
from doingwith_site.analysis.presenters.configuration_tables import figure
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.navigation import ProgrammeFrame

__all__ = ["ChoosePage", "ConfigurationsPage", "SavedPage", "SetSheet"]


@dataclass(frozen=True, kw_only=True)
class SavedRow:
    """A saved comparison in the list."""

    title: str
    url: str
    saved: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class ConfigurationsPage:
    """The comparisons that were saved."""

    frame: ProgrammeFrame
    saved: Sequence[ConfigurationAnalysis]
    cases: int

    @property
    def lead(self) -> str:
        """How many there are, and how many conditions the cases bear."""
        if not self.cases:
            return "No project has been read as a case yet, so there is nothing to compare."
        kept = (
            f"{count(len(self.saved), 'comparison')} saved." if self.saved else "No comparison is saved yet."
        )
        return f"{kept[:1].upper()}{kept[1:]} {bearing(self.cases, 1)}"

    @property
    def may_compare(self) -> bool:
        """Whether this person can make one."""
        return bool(self.cases) and self.frame.may(Permission.COMPARE_CONFIGURATIONS)

    @property
    def rows(self) -> list[SavedRow]:
        """One for each."""
        return [
            SavedRow(
                title=one.title,
                url=reverse("analysis:configuration", args=[self.frame.identifier, one.id]),
                saved=saved_words(one.latest),
                reason=one.latest.reason,
            )
            for one in self.saved
        ]


def saved_words(version: AnalysisVersion) -> str:
    """Which version, by whom, and when."""
    by = f" by the {version.saved_by}" if version.saved_by else ""
    on = f" on {day(version.saved_on)}" if version.saved_on else ""
    return f"Version {version.number}, saved{by}{on}" if by or on else f"Version {version.number}"


@dataclass(frozen=True, kw_only=True)
class ChoosePage:
    """The first questions."""

    frame: ProgrammeFrame
    record: ProgrammeRecord

    @property
    def bearing(self) -> str:
        """How many conditions the cases bear."""
        return bearing(len(self.record.cases), 1)

    @property
    def at_once(self) -> int:
        """How many boxes for conditions are open: as many as the cases bear."""
        return most_conditions(len(self.record.cases))


@dataclass(frozen=True, kw_only=True)
class ReadRow:
    """What was told of one case, and the membership that follows, if any does."""

    case: str
    told: str
    membership: str


@dataclass(frozen=True, kw_only=True)
class SetSheet:
    """One set on the page that asks how the cases are read: what was told, the rule, and the boxes."""

    fields: PartFields
    version: AnalysisVersion

    @property
    def title(self) -> str:
        """The set, as a case in it is told of."""
        name = capital(self.fields.one.name.present)
        return f"The outcome: {name}" if self.fields.one.id == OUTCOME else name

    @property
    def by_case_opened(self) -> bool:
        """Whether something is decided, or wrong, case by case."""
        return any(box.errors or box.value() for box in self.fields.by_case)

    @property
    def rows(self) -> list[ReadRow]:
        """Each case; none for a set whose memberships a person gives."""
        if self.fields.is_custom:
            return []
        return [
            ReadRow(
                case=cell.case,
                told=capital(told_in_words(cell)),
                membership="you decide" if cell.gap else figure(cell.membership),
            )
            for cell in self.fields.one.cells
        ]

    @property
    def rule(self) -> str:
        """The rule in full."""
        if self.fields.is_custom:
            return "Give each case a membership from 0 (out) to 1 (in)."
        condition = next((one for one in self.version.conditions if one.id == self.fields.one.id), None)
        return rule_words(self.version, condition)


@dataclass(frozen=True, kw_only=True)
class SavedPage:
    """One version of a saved comparison, run again. ``refusal`` says why it gives no answer, if so."""

    frame: ProgrammeFrame
    analysis: ConfigurationAnalysis
    version: AnalysisVersion
    sheet: AnswerSheet | None
    refusal: Sequence[str] = ()

    @property
    def lead(self) -> str:
        """Which version, by whom and when."""
        return f"{saved_words(self.version)}."

    @property
    def is_latest(self) -> bool:
        """Whether no version came after it."""
        return self.version.number == self.analysis.latest.number

    @property
    def again(self) -> str:
        """Whether the answer is the one that was saved."""
        if self.sheet is None:
            return "The record has changed since this was saved: the same choices give no answer now."
        if not self.version.answer:
            return "Run again just now."
        if self.version.answer == self.sheet.answer.fingerprint:
            return "Run again just now: the answer is the same as when it was saved."
        return (
            "The record has changed since this was saved: the same choices give another answer now. What you "
            "see is what the record says today."
        )

    @property
    def versions(self) -> list[tuple[str, str, str, bool]]:
        """Every version: its words, its reason, its address, and whether it is the one shown."""
        return [
            (
                saved_words(one),
                one.reason,
                reverse(
                    "analysis:configuration_version",
                    args=[self.frame.identifier, self.analysis.id, one.number],
                ),
                one.number == self.version.number,
            )
            for one in self.analysis.versions
        ]

    @property
    def change_url(self) -> str:
        """Where somebody who may goes on from these choices; empty for others."""
        if not (self.is_latest and self.frame.may(Permission.COMPARE_CONFIGURATIONS)):
            return ""
        return reverse("analysis:change_configuration", args=[self.frame.identifier, self.analysis.id])
