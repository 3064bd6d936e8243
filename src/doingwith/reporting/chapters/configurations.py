"""The comparisons of configurations that were saved, each with what unsettles it before what it says."""

from collections.abc import Iterator

from doingwith.analysis.configuration_choices import AnalysisVersion, ConfigurationAnalysis, Meaning, Silence
from doingwith.analysis.configurations.answer import Answer, answer
from doingwith.analysis.configurations.checks import ConfigurationsRefused
from doingwith.analysis.configurations.doubt_sentences import (
    changing_sentences,
    noise_meaning,
    noise_sentence,
)
from doingwith.analysis.configurations.doubts import Doubts, doubts
from doingwith.analysis.configurations.sets import CalibratedSet
from doingwith.methods.qca import Out
from doingwith.reporting.context import Context, capital, trace_to
from doingwith.reporting.document import (
    Block,
    BulletList,
    Note,
    Paragraph,
    Section,
    Spans,
    Strong,
    Table,
    anchor,
    one_group,
    row,
)
from doingwith.reporting.wording import count, day, listed

__all__ = ["configurations"]

_HEADING = "Which conditions go together"
_OUTS = {
    Out.POSITIVE: "goes with it",
    Out.NEGATIVE: "goes without it",
    Out.CONTRADICTION: "contradicts itself",
    Out.REMAINDER: "too few cases",
}


def configurations(context: Context) -> Section:
    """The chapter on saved comparisons; each is worked out anew from its choices."""
    saved = context.record.configurations
    if not saved:
        none = "No comparison of which conditions go together with an outcome was saved."
        return Section(_HEADING, "configurations", (Paragraph((none,)),))
    opening = (
        f"{count(len(saved), 'comparison').capitalize()} saved. Each says first how often chance would have "
        "found as much: a pattern in a few cases is a question to take back to them, not a proof."
    )
    return Section(
        _HEADING, "configurations", (Paragraph((opening,)),), tuple(_section(context, one) for one in saved)
    )


def _section(context: Context, analysis: ConfigurationAnalysis) -> Section:
    version = analysis.latest
    name = anchor("configurations", analysis.id)
    try:
        found = answer(context.record, version)
    except ConfigurationsRefused as refused:
        blocks: tuple[Block, ...] = (
            Note(("The record has changed since this was saved, and the same choices give no answer now.",)),
            BulletList(tuple((one.sentence,) for one in refused.problems)),
            _signed(version),
        )
        return Section(analysis.title, name, blocks)
    asked = doubts(context.record, found)
    return Section(analysis.title, name, tuple(_blocks(context, version, found, asked)))


def _blocks(context: Context, version: AnalysisVersion, found: Answer, asked: Doubts) -> Iterator[Block]:
    yield Note((Strong(noise_sentence(asked)), f" {noise_meaning(asked)}"))
    if version.answer and version.answer != found.fingerprint:
        yield Note(("The record has changed since this was saved: what stands here is today's answer.",))
    yield BulletList(
        tuple((one.sentence,) for one in found.warnings)
        + tuple((sentence,) for sentence in changing_sentences(asked))
    )
    yield Paragraph((Strong(found.sentence), *_traces(context, found)))
    if found.solution.n_models > 1:
        yield BulletList(tuple((one.sentence,) for one in found.models))
    yield _table(found)
    silences = [item for one in found.calibrated.sets for item in _silences(version, one)]
    if silences:
        yield Paragraph((Strong("What silence was taken to mean"),))
        yield BulletList(tuple(silences))
    yield _signed(version)


def _traces(context: Context, found: Answer) -> Spans:
    """Links to the judgements behind the first answer, factor by factor."""
    if not found.models or found.solution.sentence:
        return ()
    cases = {case for term in found.models[0].terms for case in term.cases}
    spans: Spans = ()
    for one in found.calibrated.conditions:
        for factor in dict.fromkeys(told.factor for cell in one.cells for told in cell.signs):
            behind = [
                case for case in context.record.cases
                if case.id in cases and (case.id, factor) in context.reported
            ]  # fmt: skip
            if behind:
                spans += (" ", trace_to(factor, behind))
    return spans


def _table(found: Answer) -> Table:
    conditions = (capital(one.name.present) for one in found.calibrated.conditions)
    columns = (*conditions, "Outcome", "Consistency", "Cases")
    rows = (
        row(
            *("yes" if value else "no" for value in one.values),
            _OUTS[one.out],
            "not defined" if one.incl is None else f"{one.incl:.2f}",
            listed(list(one.cases)),
        )
        for one in found.table.rows
    )
    caption = f"Combinations that cases have; the outcome is: {found.calibrated.outcome.name.present}"
    return Table(caption, columns, one_group(rows), row_header=len(columns) - 1)


def _silences(version: AnalysisVersion, one: CalibratedSet) -> Iterator[Spans]:
    """What was decided of a set's silence, with the cases it held for."""
    by_decision: dict[Silence, list[str]] = {}
    for cell in one.cells:
        if cell.decided:
            by_decision.setdefault(cell.decided, []).append(cell.case)
    for decided, cases in by_decision.items():
        meaning = (
            "out of the comparison"
            if decided.meaning is Meaning.LEAVE_OUT
            else f"a membership of {decided.membership:g}"
        )
        yield (f"“{one.name.label}” for {listed(cases)}: {meaning}, because {decided.reason}",)


def _signed(version: AnalysisVersion) -> Paragraph:
    by = f" by the {version.saved_by}" if version.saved_by else ""
    on = f" on {day(version.saved_on)}" if version.saved_on else ""
    return Paragraph((f"Version {version.number}, saved{by}{on}. Why these choices: {version.reason}",))
