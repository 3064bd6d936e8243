"""Tables as CSV that a spreadsheet can open without taking anybody's words for a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

__all__ = ["csv_text"]

_FORMULA_STARTS = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What spreadsheets take for the start of a formula, full-width forms included."""


def csv_text(rows: Iterable[Sequence[object]]) -> str:
    """Rows as CSV, lines ending in a line feed.

    A text that a spreadsheet would read as a formula gets an apostrophe in front, which
    spreadsheets do not show (OWASP, "CSV injection"). Numbers are left alone.
    """
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows([_guarded(cell) for cell in row] for row in rows)
    return written.getvalue()


def _guarded(cell: object) -> object:
    if isinstance(cell, str) and cell.lstrip().startswith(_FORMULA_STARTS):
        return f"'{cell}"
    return cell
