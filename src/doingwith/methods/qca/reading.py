"""A table of memberships as people keep it: CSV with the names of the cases in the first column."""

import csv
import io
import re
from collections.abc import Sequence
from difflib import get_close_matches

import numpy as np

from doingwith.methods.qca.calibration import calibrate_direct
from doingwith.methods.qca.problems import QcaRefused
from doingwith.methods.qca.table import SetData
from doingwith.methods.qca.terms import NOT_ASKED

__all__ = ["Table", "read_table", "sets_of"]

_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?|[+-]?inf(inity)?", re.ASCII | re.IGNORECASE)
_DASH = "-"
_MISSING = {"", "NA", "NaN", "nan", _DASH, "."}
_NOT_ASKED = "dc"


class Table:
    """Columns by name, and the names of the cases."""

    def __init__(self, cases: Sequence[str], columns: dict[str, list[str]]) -> None:
        self.cases = tuple(cases)
        self.columns = columns

    def calibrated(self, name: str, thresholds: Sequence[float]) -> "Table":
        """The table with raw figures of a column turned into memberships by three thresholds, or six."""
        values = self.numbers(name)
        known = [value for value in values if value == value]
        found = iter(calibrate_direct(known, thresholds).tolist())
        told = [
            repr(next(found)) if value == value else text
            for value, text in zip(values, self.columns[name], strict=True)
        ]
        return Table(self.cases, {**self.columns, name: told})

    def numbers(self, name: str) -> list[float]:
        """A column as numbers, missing ones as nan; raises QcaRefused for an unknown column or a text."""
        if name not in self.columns:
            near = get_close_matches(name, self.columns, n=1)
            meant = f" Did you mean “{near[0]}”?" if near else ""
            raise QcaRefused(
                f"There is no column “{name}”.{meant} The columns are {', '.join(self.columns)}."
            )
        return [_number(text, name, case) for text, case in zip(self.columns[name], self.cases, strict=True)]

    def not_asked(self, name: str) -> list[bool]:
        """For each case whether the column says ``dc``: the condition was not asked of it."""
        return [text.lower() == _NOT_ASKED for text in self.columns[name]]

    def dashes(self, name: str) -> tuple[str, ...]:
        """The cases for which a column holds a lone dash."""
        cells = self.columns.get(name, ())
        return tuple(case for case, text in zip(self.cases, cells, strict=False) if text == _DASH)

    def with_dashes_not_asked(self, names: Sequence[str]) -> "Table":
        """The table with each lone dash in these columns as ``dc``, which is how R's QCA package reads it."""
        read = {
            name: [_NOT_ASKED if text == _DASH else text for text in self.columns[name]]
            for name in names
            if self.dashes(name)
        }
        return Table(self.cases, {**self.columns, **read})


def read_table(text: str) -> Table:
    """A CSV text with a line of names first. A semicolon may stand for the comma. Raises QcaRefused."""
    lines = [line for line in _lines(text) if any(cell.strip() for cell in line)]
    if len(lines) < 2 or len(lines[0]) < 2:
        raise QcaRefused(
            "A table has a line of column names, then a line for each case: its name, then numbers."
        )
    names = [cell.strip() for cell in lines[0]][1:]
    twice = [name for name in names if names.count(name) > 1]
    if twice:
        raise QcaRefused(f"The column “{twice[0]}” stands there twice. Give each column a name of its own.")
    for number, line in enumerate(lines[1:], start=2):
        if len(line) != len(names) + 1:
            raise QcaRefused(f"Line {number} has {len(line)} cells, the first line has {len(names) + 1}.")
    columns = {name: [line[at].strip() for line in lines[1:]] for at, name in enumerate(names, start=1)}
    return Table([line[0].strip() for line in lines[1:]], columns)


def sets_of(table: Table, outcome: str, conditions: Sequence[str] = ()) -> SetData:
    """The sets to compare; ``~`` before the outcome turns it round; no conditions: all other columns.

    A column of whole numbers above 1 is a condition with several values; ``dc`` says that the condition
    was not asked of a case. Raises QcaRefused.
    """
    name = outcome.removeprefix("~")
    result = np.array(table.numbers(name), dtype=float)
    chosen = [one for one in (conditions or table.columns) if one != name or conditions]
    columns = {one: np.array(table.numbers(one), dtype=float) for one in chosen}
    levels = tuple(_levels(values, one, table.cases) for one, values in columns.items())
    for one, values in columns.items():
        values[table.not_asked(one)] = NOT_ASKED
    _check_fuzzy(result, name, table.cases)
    data = SetData(
        cases=table.cases,
        conditions=tuple(chosen),
        levels=levels,
        memberships=np.column_stack(list(columns.values())) if columns else np.empty((len(table.cases), 0)),
        outcome_name=name,
        outcome=result,
    )
    return data.negated() if outcome.startswith("~") else data


def _lines(text: str) -> list[list[str]]:
    plain = text.removeprefix("\ufeff")
    first = plain.partition("\n")[0]
    comma = (
        ";" if first.count(";") > first.count(",") else "\t" if "\t" in first and "," not in first else ","
    )
    try:
        return list(csv.reader(io.StringIO(plain), delimiter=comma))
    except csv.Error as error:
        raise QcaRefused(f"The table cannot be read as CSV ({error}).") from error


def _number(text: str, name: str, case: str) -> float:
    if text in _MISSING or text.lower() == _NOT_ASKED:
        return float("nan")
    if not _NUMBER.fullmatch(text):
        raise QcaRefused(
            f"“{text}” in column “{name}” for the case “{case}” is no number. Write it like 0.8."
        )
    if not np.isfinite(found := float(text)):
        raise QcaRefused(f"“{text}” in column “{name}” for the case “{case}” is no number to compare with.")
    return found


def _levels(values: "np.ndarray[tuple[int], np.dtype[np.float64]]", name: str, cases: Sequence[str]) -> int:
    known = values[~np.isnan(values)]
    if len(known) and known.max() > 1 and (known == np.floor(known)).all() and known.min() >= 0:
        if known.max() > 99:
            raise QcaRefused(
                f"“{name}” goes up to {known.max():g}. Calibrate it first: memberships go from 0 to 1."
            )
        return int(known.max()) + 1
    _check_fuzzy(values, name, cases)
    return 2


def _check_fuzzy(
    values: "np.ndarray[tuple[int], np.dtype[np.float64]]", name: str, cases: Sequence[str]
) -> None:
    for value, case in zip(values.tolist(), cases, strict=True):
        if value < 0 or value > 1:
            raise QcaRefused(
                f"“{name}” is {value:g} for the case “{case}”. "
                "Memberships go from 0 to 1: calibrate it first."
            )
