"""An answer in words: how far to believe it first, then what it is, and every case behind it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils.safestring import SafeString, mark_safe

from doingwith.analysis.configurations.answer import Answer, TermAnswer
from doingwith.analysis.configurations.doubt_sentences import (
    changing_sentences,
    noise_meaning,
    noise_sentence,
)
from doingwith.analysis.configurations.doubts import Doubts
from doingwith.analysis.configurations.sets import CalibratedSet
from doingwith.analysis.configurations.warnings import WarningKind
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.reporting.context import capital
from doingwith.reporting.document import Figure
from doingwith.reporting.figures.venn import venn_svg
from doingwith.reporting.figures.xy_plot import xy_plot_svg
from doingwith.reporting.wording import count, listed
from doingwith_site.analysis.presenters.configuration_cases import (
    CaseOfTerm,
    CasesOfAnswer,
    Passages,
    SetOfCase,
)
from doingwith_site.analysis.presenters.configuration_rules import assumed, rules_of
from doingwith_site.analysis.presenters.configuration_tables import (
    NecessityRow,
    TableRow,
    figure,
    heads,
    necessity_rows,
    truth_rows,
)

__all__ = ["AnswerSheet"]


@dataclass(frozen=True, kw_only=True)
class TermSheet:
    """One combination: its sentence, its figures in words, and its cases."""

    sentence: str
    cases_sentence: str
    figures: str
    cases: Sequence[CaseOfTerm]


@dataclass(frozen=True, kw_only=True)
class ModelSheet:
    """One whole answer."""

    title: str
    sentence: str
    terms: Sequence[TermSheet]


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A picture with its title and its twin in words."""

    title: str
    svg: SafeString
    description: str

    @classmethod
    def of(cls, figure: Figure) -> "Picture":
        """The figure, for a page."""
        svg = mark_safe(figure.svg)  # noqa: S308  # drawn by the library, which escapes every word
        return cls(title=figure.title, svg=svg, description=figure.description)


@dataclass(frozen=True, kw_only=True)
class AnswerSheet:
    """Everything that a page shows of an answer. ``programme`` is its identifier."""

    programme: str
    record: ProgrammeRecord
    answer: Answer
    doubts: Doubts
    passages: Passages

    @property
    def sentence(self) -> str:
        """The answer."""
        return self.answer.sentence

    @property
    def noise(self) -> str:
        """How often chance does as well."""
        return noise_sentence(self.doubts)

    @property
    def noise_means(self) -> str:
        """What that means."""
        return noise_meaning(self.doubts)

    @property
    def bearing(self) -> str:
        """How many conditions the cases bear."""
        return self._warned(WarningKind.CASES)[0]

    @property
    def circles(self) -> list[str]:
        """Where the comparison goes round in a circle."""
        return self._warned(WarningKind.CIRCULAR)

    @property
    def cautions(self) -> list[str]:
        """Every other warning."""
        apart = {WarningKind.CASES, WarningKind.CIRCULAR}
        return [one.sentence for one in self.answer.warnings if one.kind not in apart]

    def _warned(self, kind: WarningKind) -> list[str]:
        return [one.sentence for one in self.answer.warnings if one.kind is kind]

    @property
    def changing(self) -> list[str]:
        """What would make the answer another."""
        return list(changing_sentences(self.doubts))

    @property
    def steady(self) -> list[str]:
        """How far the cut-offs can move, and how much was observed."""
        return [one.sentence for one in self.doubts.ranges] + [self.doubts.diversity.sentence]

    @cached_property
    def models(self) -> list[ModelSheet]:
        """Every answer that fits equally well, the first fifty."""
        several = len(self.answer.models) > 1
        return [
            ModelSheet(
                title=f"Answer {number}" if several else "",
                sentence=one.sentence,
                terms=[self._term(term) for term in one.terms],
            )
            for number, one in enumerate(self.answer.models, start=1)
            if self.has_model
        ]

    @property
    def has_model(self) -> bool:
        """Whether there is an answer that says anything."""
        return bool(self.answer.models) and not self.answer.solution.sentence

    @property
    def more_models(self) -> str:
        """How many answers are not shown; empty when all are."""
        more = self.answer.solution.n_models - len(self.answer.models)
        return f"{count(more, 'more answer')} fit as well and are not shown." if more > 0 else ""

    def _term(self, term: TermAnswer) -> TermSheet:
        fit = term.fit
        return TermSheet(
            sentence=capital(term.sentence),
            cases_sentence=_cases_sentence(term),
            figures=(
                f"Consistency {figure(fit.figures.incl)}, PRI {figure(fit.figures.pri)}, coverage "
                f"{figure(fit.figures.cov)}, of which it alone covers {figure(fit.cov_unique)}."
            ),
            cases=self.cases.with_term(term),
        )

    @cached_property
    def cases(self) -> CasesOfAnswer:
        """The cases behind it."""
        return CasesOfAnswer(
            programme=self.programme, record=self.record, answer=self.answer, passages=self.passages
        )

    @property
    def heads(self) -> list[str]:
        """The conditions, as columns of the truth table."""
        return heads(self.answer)

    @property
    def rows(self) -> list[TableRow]:
        """The truth table, each row with its cases."""
        return truth_rows(self.answer, self.cases.url)

    @property
    def necessity(self) -> list[NecessityRow]:
        """What the cases with the outcome had, and what that says."""
        return necessity_rows(self.answer)

    @property
    def pictures(self) -> list[Picture]:
        """The conditions as circles, and the answer against the outcome, where there is something to draw."""
        figures = (venn_svg(self.answer), xy_plot_svg(self.answer))
        return [Picture.of(one) for one in figures if one]

    @property
    def uncovered(self) -> str:
        """The cases with the outcome that the answer leaves unexplained; empty when none."""
        cases = self.answer.uncovered
        return f"{listed(list(cases))} had the outcome, and this does not say why." if cases else ""

    @property
    def sets(self) -> list[CalibratedSet]:
        """The outcome and the conditions."""
        return list(self.answer.calibrated.sets)

    @property
    def calibrated(self) -> list[tuple[str, str, list[SetOfCase]]]:
        """Each case with what was told of it in every set, and the membership that came of it."""
        return self.cases.calibrated

    @property
    def rules(self) -> list[tuple[str, str]]:
        """Each set with the rule by which it was read."""
        return rules_of(self.answer)

    @property
    def assumed(self) -> str:
        """What was assumed of combinations that nobody observed, and the cut-offs."""
        return assumed(self.answer)


def _cases_sentence(term: TermAnswer) -> str:
    if not term.cases:
        return "No case has it."
    told = f"{count(len(term.cases), 'case')}: {listed(list(term.cases))}."
    if term.against:
        told += f" {listed(list(term.against))} had it and not the outcome."
    return capital(told)
