"""Contexts, mechanisms and outcomes: each statement of the theory as each case tells it."""

from collections.abc import Iterable, Iterator

from doingwith.analysis.cmo import CaseConfiguration, ClauseInCase, Regularity, cmo_configurations
from doingwith.analysis.cmo import StatementConfigurations as Found
from doingwith.cases.case import Case
from doingwith.reporting.context import MOST_LINKS, Context, judgement_anchor
from doingwith.reporting.document import (
    Block,
    BulletList,
    Inline,
    Note,
    Paragraph,
    Row,
    Section,
    SignMark,
    Spans,
    Strong,
    Table,
    lines,
    one_group,
    row,
)
from doingwith.reporting.theory_words import CMO_WORDS
from doingwith.reporting.wording import count, listed, sentence
from doingwith.theory.theory import Part, TheoryVersion

__all__ = ["contexts_mechanisms_outcomes", "regularity_words", "unasked_words"]


def contexts_mechanisms_outcomes(context: Context, version: TheoryVersion) -> list[Section]:
    """The section for a version; none when there is no case, or no clause that a case can be asked about."""
    if not context.record.cases or not version.factors_used():
        return []
    opening = Paragraph(
        (
            "The same clauses arranged as a realist evaluator asks: in which context (WHEN), by which "
            "mechanism (BECAUSE), to which outcome (THEN). What a case does not report is left out of its "
            "row: that is not the same as absent.",
        )
    )
    blocks: list[Block] = [opening]
    for number, found in enumerate(cmo_configurations(context.record, version), start=1):
        blocks += _statement(number, found)
    return [Section("Contexts, mechanisms and outcomes", "cmo", tuple(blocks))]


def regularity_words(one: Regularity) -> str:
    """What several cases tell together, and which cases do not fit, in sentences."""
    clauses = [clause.text for clause in (one.context, one.mechanism, one.outcome) if clause]
    told = f"“{'”, then “'.join(clauses)}”: seen together in {_names(one.together)}"
    others = (
        (one.counter, "without the outcome in"),
        (one.without, "the outcome without it in"),
        (one.open, "the outcome not known in"),
    )
    rest = [f"{words} {_names(cases)}" for cases, words in others if cases]
    return sentence("; ".join([told, *rest]))


def unasked_words(part: Part) -> str:
    """That no case can be asked about a part of a statement, and why."""
    return f"No {CMO_WORDS[part]} of this statement names a factor, so no case can be asked about it."


def _statement(number: int, found: Found) -> Iterator[Block]:
    yield Paragraph((Strong(f"Statement {number}. IF"), f" {found.statement.if_}"))
    for part in found.unasked:
        yield Note((unasked_words(part),))
    speaking = [one for one in found.cases if not one.is_silent]
    if speaking:
        yield Table(
            caption=f"Statement {number} as each case tells it",
            columns=("Case", "Contexts", "Mechanisms", "Outcomes"),
            groups=one_group(_case(one) for one in speaking),
            stacks=True,
        )
    silent = [one.case for one in found.cases if one.is_silent]
    if silent:
        yield Paragraph((f"Nothing of it is reported in {_names(silent)}.",))
    if found.regularities:
        yield BulletList(tuple((regularity_words(one),) for one in found.regularities[:MOST_LINKS]))


def _case(found: CaseConfiguration) -> Row:
    return row(
        found.case.id,
        *(
            lines(_clause(one) for one in found.part(part) if one.bearings) or "none reported"
            for part in (Part.WHEN, Part.BECAUSE, Part.THEN)
        ),
    )


def _clause(found: ClauseInCase) -> Spans:
    marks: list[Inline] = []
    for one in found.bearings:
        to = judgement_anchor(one.case.id, one.factor.id)
        marks += [SignMark(one.held.sign, one.held.basis, to, one.factor.id), " "]
    return (*marks, found.clause.text)


def _names(cases: Iterable[Case]) -> str:
    names = [case.id for case in cases]
    shown = names[:MOST_LINKS]
    more = len(names) - len(shown)
    return listed([*shown, *([f"{more:,} more"] if more else [])]) or count(0, "case")
