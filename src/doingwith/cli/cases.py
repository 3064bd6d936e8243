"""``doingwith cases``: what the cases say, side by side."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from doingwith.cli.bundles import BUNDLE, read
from doingwith.cli.output import counted, say, table, write_data, write_json

if TYPE_CHECKING:
    from doingwith.analysis.matrix import CaseFactorMatrix, Cell

__all__ = ["cases"]

MARKS = (
    "+ enabling, - constraining, +/- both; [in brackets] stated in the sources, the others inferred; "
    ". not reported; | readers differ"
)


@click.group()
def cases() -> None:
    """Compare the cases of a programme."""


@cases.command()
@BUNDLE
@click.option("--json", "form", flag_value="json", help="Print the matrix as JSON.")
@click.option("--csv", "form", flag_value="csv", help="Print the matrix as CSV, one line for each judgement.")
def matrix(bundle: Path, form: str | None) -> None:
    """Show every case against every factor: sign, basis, and what was not reported.

    Not reported is not the same as absent: it has its own mark in the table, and its own
    value, "not reported", in JSON and CSV. In CSV the signs are words, so that no
    spreadsheet takes them for formulas.

    \b
    Examples:
      doingwith cases matrix data/cocreate
      doingwith cases matrix data/cocreate --json
      doingwith cases matrix data/cocreate --csv > matrix.csv
    """
    from doingwith.analysis.matrix import case_factor_matrix
    from doingwith.analysis.matrix_data import matrix_as_csv, matrix_as_data

    found = case_factor_matrix(read(bundle))
    if form == "json":
        write_json(matrix_as_data(found))
    elif form == "csv":
        write_data(matrix_as_csv(found))
    else:
        _print(found)


def _print(found: "CaseFactorMatrix") -> None:
    head = ("", *(case.id for case in found.cases), "")
    rows = [(row.factor.id, *map(_mark, row.cells), row.factor.label) for row in found.rows]
    for line in table([head, *rows]):
        say(line)
    say()
    say(MARKS)
    for line in _counts(found):
        say(line)


def _mark(cell: "Cell") -> str:
    from doingwith.common.judgements import Basis

    marks = (
        f"[{read.judgement.sign}]" if read.judgement.basis is Basis.EXPLICIT else str(read.judgement.sign)
        for read in cell.judgements
    )
    return " | ".join(dict.fromkeys(marks)) or "."


def _counts(found: "CaseFactorMatrix") -> list[str]:
    from doingwith.common.judgements import Basis
    from doingwith.programmes.factors import DomainRole

    lines = []
    for role in DomainRole:
        judgements = counted(found.judgement_count(role), f"{role} judgement")
        explicit = found.judgement_count(role, Basis.EXPLICIT)
        lines.append(
            f"{judgements}: {explicit} explicit, {found.judgement_count(role, Basis.INFERRED)} inferred"
        )
    silent = found.factors_in_no_case()
    names = ": " + ", ".join(factor.id for factor in silent) if silent else ""
    return [*lines, f"{counted(len(silent), 'factor')} in no case{names}"]
