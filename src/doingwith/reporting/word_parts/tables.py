"""Tables in Word: a heading row that repeats on every page, group rows, and rows kept whole."""

from typing import Any

from docx.document import Document
from docx.table import Table as WordTable

from doingwith.reporting.document import Row, Strong, Table
from doingwith.reporting.word_parts.spans import add_bookmark, add_spans
from doingwith.reporting.word_parts.xml import xml

__all__ = ["add_table"]


def add_table(word: Document, table: Table) -> None:
    """Write a table with all its groups."""
    drawn = word.add_table(rows=1, cols=len(table.columns), style="Table Grid")
    _repeat(drawn)
    for cell, name in zip(drawn.rows[0].cells, table.columns, strict=True):
        add_spans(cell.paragraphs[0], (Strong(name),))
    for group in table.groups:
        if group.heading:
            _group_row(drawn, group.heading)
        for row in group.rows:
            _row(drawn, row, table.row_header)


def _repeat(drawn: WordTable) -> None:
    _properties(drawn.rows[0]).append(xml("w:tblHeader"))


def _group_row(drawn: WordTable, heading: str) -> None:
    cells = _new_row(drawn).cells
    merged = cells[0].merge(cells[-1])
    add_spans(merged.paragraphs[0], (Strong(heading),))
    merged.paragraphs[0].paragraph_format.keep_with_next = True


def _row(drawn: WordTable, row: Row, row_header: int) -> None:
    added = _new_row(drawn)
    _properties(added).append(xml("w:cantSplit"))
    for index, (cell, content) in enumerate(zip(added.cells, row.cells, strict=True)):
        paragraph = cell.paragraphs[0]
        add_spans(paragraph, content.spans)
        if index == row_header:
            for run in paragraph.runs:
                run.bold = True
        if index == 0 and row.anchor:
            add_bookmark(paragraph, row.anchor)


def _new_row(drawn: Any) -> Any:
    return drawn.add_row()


def _properties(row: Any) -> Any:
    return row._tr.get_or_add_trPr()
