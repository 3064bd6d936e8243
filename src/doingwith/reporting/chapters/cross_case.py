"""The cases side by side: how often, which factor where, and what no case reports."""

from doingwith.analysis.frequency import frequency_by_domain
from doingwith.analysis.matrix import MatrixRow
from doingwith.common.judgements import Sign
from doingwith.reporting.chapters.case_by_factor import case_by_factor
from doingwith.reporting.context import Context, named, trace_to
from doingwith.reporting.document import (
    Block,
    BulletList,
    Paragraph,
    Section,
    Spans,
    Table,
    one_group,
    row,
)
from doingwith.reporting.wording import count, sign_words, word

__all__ = ["cross_case"]

_HEADING = "The cases side by side"


def cross_case(context: Context) -> Section:
    """The chapter that compares the cases."""
    if not context.record.cases:
        return Section(_HEADING, "cross-case", (Paragraph(("There are no cases to compare yet.",)),))
    parts = (_shared(context), _frequencies(context), case_by_factor(context), _silent(context))
    return Section(_HEADING, "cross-case", sections=parts)


def _shared(context: Context) -> Section:
    """Factors that at least half of the cases report, with how they worked where."""
    half = len(context.record.cases) / 2
    rows = [row for row in context.matrix.rows if sum(cell.is_reported for cell in row.cells) >= half]
    items = tuple(_how_it_worked(context, row) for row in rows)
    opening = f"{count(len(items), 'factor')} {_is(len(items))} reported in at least half of the cases."
    blocks: tuple[Block, ...] = (Paragraph((opening[:1].upper() + opening[1:],)),)
    return Section("What many cases report", "shared", (*blocks, *((BulletList(items),) if items else ())))


def _how_it_worked(context: Context, row: MatrixRow) -> Spans:
    told: Spans = ()
    for sign in Sign:
        cases = context.cases_with(row, sign)
        if cases:
            share = f"{len(cases):,} of {count(len(context.record.cases), 'case')}"
            works = sign_words(sign, row.domain.role)
            told += ("; " if told else "", f"{works} in {share}", trace_to(row.factor.id, cases))
    return (f"{named(row.factor)}: ", *told, ".")


def _is(number: int) -> str:
    return "is" if number == 1 else "are"


def _frequencies(context: Context) -> Section:
    rows = (
        row(
            each.domain.label,
            word(each.domain.role),
            *(
                f"{number:,}"
                for number in (
                    each.factor_count,
                    each.enabling,
                    each.constraining,
                    each.both,
                    each.readers_differ,
                    each.not_reported,
                )
            ),
        )
        for each in frequency_by_domain(context.record)
    )
    columns = ("Domain", "Role", "Factors", "+", "\u2212", "\u00b1", "Readers differ", "Not reported")
    caption = "How often factors were reported, each counted once for each case"
    table = Table(caption, columns, one_group(rows))
    return Section("How often, by domain", "frequency", (table,))


def _silent(context: Context) -> Section:
    silent = context.matrix.factors_in_no_case()
    if not silent:
        blocks: tuple[Block, ...] = (
            Paragraph(("Every factor of the list is reported in at least one case.",)),
        )
    else:
        share = f"{len(silent):,} of {count(len(context.matrix.rows), 'factor')}"
        words = f"{share} {_is(len(silent))} reported in no case. "
        note = "That is not the same as absent: nobody said that they were not at work."
        blocks = (Paragraph((words, note)), BulletList(tuple((named(factor),) for factor in silent)))
    return Section("Factors that no case reports", "no-case", blocks)
