"""Tables as R and fsQCA keep them, and as ``doingwith qca`` reads them.

R: ``write.csv``, ``write.csv2`` (semicolons and decimal commas) and ``write.table``, row names first.
fsQCA (C. C. Ragin and S. Davey, fs/QCA, 2016): comma-separated, names of letters and digits only, with or
without a column of case names.
"""

import csv
import io
import re
from collections.abc import Sequence
from decimal import Decimal

from doingwith.common.csv_text import csv_text
from doingwith.methods.qca.problems import QcaRefused
from doingwith.methods.qca.reading import read_table
from doingwith.methods.qca.table import SetData
from doingwith.methods.qca.terms import NOT_ASKED

__all__ = ["as_our_table", "fsqca_text", "membership_text"]

_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
_QUOTED = re.compile(r'("[^"]*")')
_MISSING = {"", "NA", "NaN", "-", "."}


def as_our_table(text: str, *, dash: str = "") -> str:
    """A table of R or fsQCA as CSV with the names of the cases first. Raises QcaRefused with a sentence.

    Where there are no names of cases, they are called case1, case2 and so on. ``dash`` is what a lone dash
    becomes: nothing, which is missing, or ``dc`` where the file is R's, whose QCA package means that by it.
    """
    rows = _rows(text.removeprefix("\ufeff"))
    if len(rows) < 2:
        raise QcaRefused("The file has no line of names with a line for each case below it.")
    head, *body = rows
    if all(len(row) == len(head) + 1 for row in body):
        head = ["case", *head]
    elif all(_is_value(row[0]) for row in body if row) and head[0].strip():
        head, body = ["case", *head], [[f"case{at}", *row] for at, row in enumerate(body, start=1)]
    figures = [(case, *(_figure(cell, dash) for cell in cells)) for case, *cells in body]
    plain = csv_text([(head[0].strip() or "case", *head[1:]), *figures])
    read_table(plain)
    return plain


def _figure(cell: str, dash: str) -> object:
    """A number as one, and a dash as what it means, so that neither is taken for a formula."""
    if cell == "-":
        return dash
    return Decimal(cell) if _NUMBER.fullmatch(cell) else cell


def _rows(text: str) -> list[list[str]]:
    lines = [line for line in text.splitlines() if line.strip()]
    first = lines[0] if lines else ""
    if ";" in first and first.count(";") > first.count(","):
        return [[_point(cell) for cell in row] for row in csv.reader(lines, delimiter=";")]
    if "," in first:
        return [[cell.strip() for cell in row] for row in csv.reader(lines)]
    return list(csv.reader(io.StringIO(_single_spaced(lines)), delimiter=" "))


def _point(cell: str) -> str:
    """A number with a decimal comma, with a point."""
    changed = cell.strip().replace(",", ".", 1)
    return changed if _NUMBER.fullmatch(changed) else cell.strip()


def _single_spaced(lines: Sequence[str]) -> str:
    """Runs of blanks and tabs outside quotation marks as one blank."""
    return "\n".join(
        "".join(
            part if part[:1] == '"' else re.sub(r"\s+", " ", part) for part in _QUOTED.split(line.strip())
        )
        for line in lines
    )


def _is_value(cell: str) -> bool:
    return cell.strip() in _MISSING or bool(_NUMBER.fullmatch(cell.strip()))


def fsqca_text(data: SetData) -> str:
    """The table for fsQCA. Raises QcaRefused for what fsQCA cannot hold."""
    names = (*data.conditions, data.outcome_name.removeprefix("~"))
    for name in names:
        if not re.fullmatch(r"[A-Za-z][A-Za-z0-9]*", name):
            raise QcaRefused(
                f"“{name}” cannot be a name in fsQCA. Use letters and digits only, a letter first."
            )
    many = [name for name, levels in zip(data.conditions, data.levels, strict=True) if levels > 2]
    if many:
        raise QcaRefused(f"“{many[0]}” has more than two values, which fsQCA cannot hold. Send it to R.")
    asked_of_some = sorted(data.space.not_asked)
    if asked_of_some:
        raise QcaRefused(
            f"“{data.conditions[asked_of_some[0]]}” was not asked of every case, which fsQCA cannot hold. "
            "Send it to R."
        )
    return membership_text(data)


def membership_text(data: SetData) -> str:
    """The memberships as CSV, the outcome as it was given and not turned round."""
    given = data.negated() if data.outcome_name.startswith("~") else data
    rows = (
        (case, *("dc" if value == NOT_ASKED else f"{value:.15g}" for value in (*memberships, y)))
        for case, memberships, y in zip(
            given.cases, given.memberships.tolist(), given.outcome.tolist(), strict=True
        )
    )
    return csv_text([("case", *given.conditions, given.outcome_name), *rows])
