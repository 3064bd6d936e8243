"""What stopped projects or held them back, and what their cases report as constraining."""

from doingwith.analysis.diamond import Outcome, Position
from doingwith.analysis.matrix import MatrixRow
from doingwith.common.judgements import Sign
from doingwith.programmes.factors import DomainRole
from doingwith.reporting.context import Context, capital, judgement_anchor, named, trace_to
from doingwith.reporting.document import (
    Block,
    Link,
    Note,
    Paragraph,
    Row,
    Section,
    Spans,
    Table,
    lines,
    one_group,
    row,
)
from doingwith.reporting.wording import count, position_words

__all__ = ["halts"]

_HEADING = "What stopped projects"


def halts(context: Context) -> Section:
    """The chapter on stops and holds."""
    halted = [each for each in context.positions.placed if each.outcome is not Outcome.GOES_ON]
    if not halted:
        return Section(_HEADING, "halts", (Paragraph(("No project is reported as stopped or held back.",)),))
    placed = count(len(context.positions.placed), "project")
    verb = "was" if len(halted) == 1 else "were"
    words = f"{len(halted):,} of {placed} whose stage is reported {verb} stopped or held back."
    table = Table(
        caption="Where, why, and what the case reports as constraining",
        columns=("Project", "Where", "Why, in the sources", "Constraining conditions in its case"),
        groups=one_group(_row(context, position) for position in halted),
    )
    return Section(_HEADING, "halts", (Paragraph((words,)), table, *_compared(context)))


def _row(context: Context, position: Position) -> Row:
    return row(
        (context.project_link(position.project.id),),
        position_words(position),
        lines((capital(reason),) for reason in position.reasons) or "not reported",
        _constraining(context, position) or "no case",
    )


def _constraining(context: Context, position: Position) -> Spans:
    case = context.record.case_of_project.get(position.project.id)
    if case is None:
        return ()
    links = [
        Link(named(factor), judgement_anchor(case.id, factor.id))
        for domain in context.record.factor_list.domains
        if domain.role is DomainRole.CONDITION
        for factor, cell in context.cells_of(case, domain)
        if Sign.CONSTRAINING in cell.signs
    ]
    told = tuple(part for link in links for part in ("; ", link))[1:]
    return told or ("none reported",)


def _conditions(context: Context) -> list[MatrixRow]:
    return [each for each in context.matrix.rows if each.domain.role is DomainRole.CONDITION]


def _compared(context: Context) -> list[Block]:
    """The constraining conditions of halted cases beside the same in the others."""
    halted = [case for case in context.record.cases if context.is_halted(case)]
    others = [case for case in context.record.cases if not context.is_halted(case)]
    rows = [
        _comparison(context, each, len(halted), len(others))
        for each in _conditions(context)
        if any(context.is_halted(case) for case in context.cases_with(each, Sign.CONSTRAINING))
    ]
    if not rows:
        return []
    columns = ("Condition reported as constraining", "Stopped or held back", "The other cases")
    note = "This compares reports, not causes: a condition that a case does not report may have been there."
    return [
        Table("Cases that were stopped or held back, beside the others", columns, one_group(rows)),
        Note((note,)),
    ]


def _comparison(context: Context, each: MatrixRow, halted: int, others: int) -> Row:
    cases = context.cases_with(each, Sign.CONSTRAINING)
    inside = [case for case in cases if context.is_halted(case)]
    outside = [case for case in cases if not context.is_halted(case)]
    return row(
        named(each.factor),
        (f"{len(inside):,} of {halted:,}", trace_to(each.factor.id, inside)),
        (f"{len(outside):,} of {others:,}", trace_to(each.factor.id, outside)),
    )
