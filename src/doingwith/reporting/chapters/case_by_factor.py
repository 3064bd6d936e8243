"""Which case reports which factor: for a few cases one table, for many counts and then blocks of cases."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import groupby

from doingwith.analysis.matrix import CaseFactorMatrix, Cell, MatrixRow
from doingwith.common.judgements import Sign
from doingwith.reporting.context import MOST_LINKS, Context, factor_anchor, judgement_anchor, named
from doingwith.reporting.document import (
    Figure,
    Paragraph,
    Row,
    RowGroup,
    Section,
    SignMark,
    Spans,
    Table,
    lines,
    row,
)
from doingwith.reporting.figures.heat_map import heat_map_svg
from doingwith.reporting.wording import count

__all__ = ["case_by_factor"]


def case_by_factor(context: Context) -> Section:
    """The section with the picture and its twin in tables."""
    matrix = context.matrix
    if len(matrix.cases) <= MOST_LINKS:
        blocks: tuple[Figure | Paragraph | Table, ...] = (_figure(matrix), _table(matrix))
    else:
        blocks = (_too_many(matrix), _counts(matrix), *_tables_in_blocks(matrix))
    return Section("Case by factor", "case-by-factor", blocks)


def _figure(matrix: CaseFactorMatrix) -> Figure:
    narrow = heat_map_svg(matrix, narrow=True).svg
    return replace(heat_map_svg(matrix), narrow_svg=narrow, on_paper=False)


def _table(matrix: CaseFactorMatrix) -> Table:
    caption = "Which case reports which factor, each mark leading to its judgement"
    columns = ("Factor", *(case.id for case in matrix.cases))
    return Table(caption, columns, _groups(matrix, _named_marks))


def _too_many(matrix: CaseFactorMatrix) -> Paragraph:
    words = (
        f"{count(len(matrix.cases), 'case')} are more than one table can show. The first table counts, for "
        f"each factor, the cases that report it; the tables after it take {MOST_LINKS} cases at a time, "
        "and each mark leads to its judgement."
    )
    return Paragraph((words,))


def _counts(matrix: CaseFactorMatrix) -> Table:
    columns = ("Factor", "+", "\u2212", "\u00b1", "Readers differ", "Not reported")
    return Table("In how many cases each factor was reported", columns, _groups(matrix, _counted))


def _counted(each: MatrixRow) -> Row:
    agreed = [cell.signs[0] for cell in each.cells if cell.is_reported and not cell.readers_differ]
    differ = sum(cell.readers_differ for cell in each.cells)
    silent = sum(not cell.is_reported for cell in each.cells)
    numbers = (*(agreed.count(sign) for sign in Sign), differ, silent)
    return row(
        named(each.factor), *(f"{number:,}" for number in numbers), anchor=factor_anchor(each.factor.id)
    )


def _tables_in_blocks(matrix: CaseFactorMatrix) -> Iterator[Table]:
    for first in range(0, len(matrix.cases), MOST_LINKS):
        held = slice(first, first + MOST_LINKS)
        cases = matrix.cases[held]
        yield Table(
            caption=f"Cases {first + 1:,} to {first + len(cases):,} of {len(matrix.cases):,}",
            columns=("Factor", *(case.id for case in cases)),
            groups=_groups(matrix, partial(_marks, held)),
        )


def _groups(matrix: CaseFactorMatrix, write: Callable[[MatrixRow], Row]) -> tuple[RowGroup, ...]:
    """A row for each factor, under the names of the domains."""
    return tuple(
        RowGroup(tuple(write(each) for each in rows), domain.label)
        for domain, rows in groupby(matrix.rows, key=lambda each: each.domain)
    )


def _named_marks(each: MatrixRow) -> Row:
    return replace(_marks(slice(None), each), anchor=factor_anchor(each.factor.id))


def _marks(held: slice, each: MatrixRow) -> Row:
    return row(named(each.factor), *(_cell(cell, each) for cell in each.cells[held]))


def _cell(cell: Cell, row: MatrixRow) -> Spans:
    """The mark that was agreed, else each reader's, linked to the row where it stands."""
    if not cell.is_reported:
        return (SignMark(),)
    to = judgement_anchor(cell.case.id, row.factor.id)
    return lines((SignMark(read.judgement.sign, read.judgement.basis, to),) for read in cell.held)
