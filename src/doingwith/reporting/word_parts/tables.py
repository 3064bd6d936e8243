"""Tables in Word: a heading row that repeats on every page, group rows, and rows kept whole.

Rows are built from their elements: the library's own way looks at the whole table for each
new row, and a programme of thousands of projects would take minutes.
"""

from typing import Any

from docx.document import Document
from docx.text.paragraph import Paragraph

from doingwith.reporting.document import Row, Spans, Strong, Table
from doingwith.reporting.word_parts.spans import add_bookmark, add_spans
from doingwith.reporting.word_parts.xml import xml

__all__ = ["add_table"]


def add_table(word: Document, table: Table) -> None:
    """Write a table with all its groups."""
    drawn: Any = word.add_table(rows=0, cols=len(table.columns), style="Table Grid")
    rows = drawn._tbl
    rows.append(_heading_row(drawn, table.columns))
    for group in table.groups:
        if group.heading:
            rows.append(_group_row(drawn, group.heading, len(table.columns)))
        rows.extend(_row(drawn, row, table.row_header) for row in group.rows)


def _heading_row(drawn: Any, names: tuple[str, ...]) -> Any:
    cells = [_cell(drawn, (Strong(name),)) for name in names]
    return xml("w:tr", xml("w:trPr", xml("w:cantSplit"), xml("w:tblHeader")), *cells)


def _group_row(drawn: Any, heading: str, width: int) -> Any:
    cell = _cell(drawn, (Strong(heading),), xml("w:gridSpan", val=str(width)))
    _paragraph(drawn, cell).paragraph_format.keep_with_next = True
    return xml("w:tr", xml("w:trPr", xml("w:cantSplit")), cell)


def _row(drawn: Any, row: Row, row_header: int) -> Any:
    cells = [_cell(drawn, cell.spans) for cell in row.cells]
    for run in _paragraph(drawn, cells[row_header]).runs:
        run.bold = True
    if row.anchor:
        add_bookmark(_paragraph(drawn, cells[0]), row.anchor)
    return xml("w:tr", xml("w:trPr", xml("w:cantSplit")), *cells)


def _cell(drawn: Any, spans: Spans, *properties: Any) -> Any:
    # No width: the table fits its columns to what they hold.
    width = xml("w:tcW", w="0", type="auto")
    cell = xml("w:tc", xml("w:tcPr", width, *properties), xml("w:p"))
    add_spans(_paragraph(drawn, cell), spans)
    return cell


def _paragraph(drawn: Any, cell: Any) -> Paragraph:
    return Paragraph(cell.p_lst[0], drawn)
