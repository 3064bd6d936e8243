"""Tables in Word: a heading row that repeats on every page, group rows, and rows kept whole.

Rows are built from their elements: the library's own way looks at the whole table for each
new row, and a programme of thousands of projects would take minutes.
"""

from typing import Any

from docx.document import Document

from doingwith.reporting.document import Row, Spans, Table
from doingwith.reporting.word_parts.spans import bookmark_xml, spans_xml
from doingwith.reporting.word_parts.xml import xml

__all__ = ["add_table"]


def add_table(word: Document, table: Table) -> None:
    """Write a table with all its groups."""
    drawn: Any = word.add_table(rows=0, cols=len(table.columns), style="Table Grid")
    rows = drawn._tbl
    rows.append(_heading_row(table.columns))
    for group in table.groups:
        if group.heading:
            rows.append(_group_row(group.heading, len(table.columns)))
        rows.extend(_row(row, table.row_header) for row in group.rows)


def _heading_row(names: tuple[str, ...]) -> Any:
    cells = [_cell(_paragraph((name,), bold=True)) for name in names]
    return xml("w:tr", xml("w:trPr", xml("w:cantSplit"), xml("w:tblHeader")), *cells)


def _group_row(heading: str, width: int) -> Any:
    paragraph = xml("w:p", xml("w:pPr", xml("w:keepNext")), *spans_xml((heading,), bold=True))
    cell = _cell(paragraph, xml("w:gridSpan", val=str(width)))
    return xml("w:tr", xml("w:trPr", xml("w:cantSplit")), cell)


def _row(row: Row, row_header: int) -> Any:
    paragraphs = [_paragraph(cell.spans, bold=i == row_header) for i, cell in enumerate(row.cells)]
    if row.anchor:
        paragraphs[0].extend(bookmark_xml(row.anchor))
    return xml("w:tr", xml("w:trPr", xml("w:cantSplit")), *(_cell(paragraph) for paragraph in paragraphs))


def _cell(paragraph: Any, *properties: Any) -> Any:
    # No width: the table fits its columns to what they hold.
    return xml("w:tc", xml("w:tcPr", xml("w:tcW", w="0", type="auto"), *properties), paragraph)


def _paragraph(spans: Spans, *, bold: bool) -> Any:
    return xml("w:p", *spans_xml(spans, bold=bold))
