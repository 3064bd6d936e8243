"""An answer in words: how far to believe it first, then what it is, and every case behind it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from doingwith.analysis.configuration_choices import AnalysisVersion, Condition, ConditionKind, OutcomeKind
from doingwith.analysis.configurations.answer import Answer, TermAnswer
from doingwith.analysis.configurations.doubt_sentences import (
    changing_sentences,
    noise_meaning,
    noise_sentence,
)
from doingwith.analysis.configurations.doubts import Doubts
from doingwith.analysis.configurations.necessity import NecessitySet, necessity_of
from doingwith.analysis.configurations.sets import CalibratedCell, CalibratedSet
from doingwith.analysis.configurations.warnings import WarningKind
from doingwith.analysis.configurations.words import RULES, SOLUTIONS, TOGETHER, rule_in_full, told_in_words
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.methods.qca import Out
from doingwith.reporting.context import capital, judgement_anchor
from doingwith.reporting.document import Figure
from doingwith.reporting.figures.venn import venn_svg
from doingwith.reporting.figures.xy_plot import xy_plot_svg
from doingwith.reporting.wording import count, listed
from doingwith_site.cases.presenters.passages import part_words
from doingwith_site.evidence.models import Excerpt

__all__ = ["AnswerSheet", "figure", "rule_words"]

Passages = Mapping[tuple[str, str], Sequence[Excerpt]]
OUTS = {
    Out.POSITIVE: "goes with the outcome",
    Out.NEGATIVE: "goes without it",
    Out.CONTRADICTION: "contradicts itself",
    Out.REMAINDER: "too few cases to say",
}
MOST_PASSAGES = 3


@dataclass(frozen=True, kw_only=True)
class SetOfCase:
    """One case in one set: what was told, the membership, why, and the passages it rests on."""

    label: str
    told: str
    sign: str
    basis: str
    membership: str
    why: str
    url: str = ""
    passages: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, kw_only=True)
class CaseOfTerm:
    """A case with the combination, opened to what was told of it."""

    id: str
    title: str
    url: str
    has_outcome: bool
    sets: Sequence[SetOfCase]


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
class TableRow:
    """One combination that cases have."""

    values: Sequence[tuple[str, str]]
    out: str
    consistency: str
    pri: str
    cases: Sequence[tuple[str, str]]


@dataclass(frozen=True, kw_only=True)
class NecessityRow:
    """A condition, or its absence: how far the cases with the outcome had it, and what that says."""

    sentence: str
    consistency: str
    relevance: str
    says: str


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
            cases=[self._case(name, term) for name in term.cases],
        )

    def _case(self, name: str, term: TermAnswer) -> CaseOfTerm:
        at = self.answer.calibrated.cases.index(name)
        wanted = [self.answer.calibrated.conditions[place] for place, _ in term.fit.term]
        sets = [*wanted, self.answer.calibrated.outcome]
        return CaseOfTerm(
            id=name,
            title=self.titles[name],
            url=self._case_url(name),
            has_outcome=name not in term.against,
            sets=[of for one in sets for of in self._told(one, one.cells[at])],
        )

    @cached_property
    def titles(self) -> dict[str, str]:
        """What each case is called."""
        return {case.id: case.title for case in self.record.cases}

    def _case_url(self, name: str) -> str:
        return reverse("cases:case", args=[self.programme, name])

    def _told(self, one: CalibratedSet, cell: CalibratedCell) -> Iterator[SetOfCase]:
        signs = [sign for sign in cell.signs if sign.signs] or list(cell.signs[:1])
        value = figure(cell.membership)
        if not signs:
            yield SetOfCase(
                label=one.name.label,
                told=capital(told_in_words(cell)),
                sign="",
                basis="",
                membership=value,
                why=cell.reason,
            )
        for sign in signs:
            passages = self.passages.get((cell.case, sign.factor), ())
            yield SetOfCase(
                label=self.record.factor_list.by_id[sign.factor].label,
                told=" | ".join(sign.signs) or capital(told_in_words(cell)),
                sign=sign.signs[0] if len(sign.signs) == 1 else "",
                basis=sign.basis or "",
                membership=value,
                why=cell.reason,
                url=f"{self._case_url(cell.case)}#{judgement_anchor(cell.case, sign.factor)}"
                if sign.signs
                else "",
                passages=[
                    (part_words(row), reverse("cases:excerpt", args=[self.programme, row.pk]))
                    for row in passages[:MOST_PASSAGES]
                ],
            )

    @property
    def heads(self) -> list[str]:
        """The conditions, as columns of the truth table."""
        return [capital(one.name.present) for one in self.answer.calibrated.conditions]

    @property
    def rows(self) -> list[TableRow]:
        """The truth table, each row with its cases."""
        return [
            TableRow(
                values=[
                    (head, "yes" if value else "no")
                    for head, value in zip(self.heads, row.values, strict=True)
                ],
                out=OUTS[row.out],
                consistency=figure(row.incl),
                pri=figure(row.pri),
                cases=[(case, self._case_url(case)) for case in row.cases],
            )
            for row in self.answer.table.rows
        ]

    @property
    def necessity(self) -> list[NecessityRow]:
        """What the cases with the outcome had, and what that says."""
        return [
            NecessityRow(
                sentence=capital(one.sentence),
                consistency=figure(one.figures.incl),
                relevance=figure(one.figures.ron),
                says=_necessity_words(one),
            )
            for one in necessity_of(self.answer)
        ]

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
        return [
            (
                name,
                self._case_url(name),
                [
                    SetOfCase(
                        label=one.name.label,
                        told=capital(told_in_words(cell)),
                        sign="",
                        basis="",
                        membership="stays out" if cell.is_left_out else figure(cell.membership),
                        why=cell.reason,
                    )
                    for one in self.sets
                    for cell in (one.cells[at],)
                ],
            )
            for at, name in enumerate(self.answer.calibrated.cases)
        ]

    @property
    def rules(self) -> list[tuple[str, str]]:
        """Each set with the rule by which it was read."""
        version, sets = self.answer.version, self.answer.calibrated
        rows = [(sets.outcome.name.present, rule_words(version, None))]
        return rows + [
            (capital(one.name.present), rule_words(version, condition))
            for one, condition in zip(sets.conditions, version.conditions, strict=True)
        ]

    @property
    def assumed(self) -> str:
        """What was assumed of combinations that nobody observed, and the cut-offs."""
        version = self.answer.version
        cuts = version.cuts
        second = f", contradictory from {cuts.contradictory_from:g}" if cuts.contradictory_from else ""
        return (
            f"{SOLUTIONS[version.solution].capitalize()}. Consistency cut-off {cuts.consistency:g}{second}, "
            f"PRI cut-off {cuts.pri:g}, at least {count(cuts.least_cases, 'case')} in a combination. "
            f"Fingerprint {self.answer.fingerprint}."
        )


def figure(value: float | None) -> str:
    """A figure to two places; a dash where it is not defined."""
    return "–" if value is None else f"{value:.2f}"


def _necessity_words(one: NecessitySet) -> str:
    if not one.is_necessary:
        return f"{listed(list(one.without))} had the outcome without it." if one.without else "Only in part."
    if one.is_trivial:
        return "Every case with the outcome had it, and so had nearly every other: it says nothing."
    return "Every case with the outcome had it."


def _cases_sentence(term: TermAnswer) -> str:
    if not term.cases:
        return "No case has it."
    told = f"{count(len(term.cases), 'case')}: {listed(list(term.cases))}."
    if term.against:
        told += f" {listed(list(term.against))} had it and not the outcome."
    return capital(told)


def rule_words(version: AnalysisVersion, condition: Condition | None) -> str:
    """The rule by which a condition is read; None: the outcome."""
    if condition is None:
        outcome = version.outcome
        full = rule_in_full(outcome.rule, kind=OutcomeKind(outcome.kind))
        turned = " Then it is turned round: 1 becomes 0." if outcome.absent else ""
        return f"{RULES[outcome.rule].capitalize()}: {full}.{turned}"
    if condition.kind is ConditionKind.CUSTOM:
        return "Given for each case by a person."
    is_domain = condition.kind is ConditionKind.DOMAIN
    together = f" Of a domain, {TOGETHER[condition.together]} counts." if is_domain else ""
    return (
        f"{RULES[condition.rule].capitalize()}: {rule_in_full(condition.rule, way=condition.way)}.{together}"
    )
