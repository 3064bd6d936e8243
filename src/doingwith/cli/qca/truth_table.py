"""``doingwith qca truth-table``."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from doingwith.cli.output import say, table, write_data, write_json
from doingwith.cli.qca.options import (
    calibrations,
    cuts,
    cuts_of,
    form,
    outcome_options,
    refused_in_words,
    rounded,
    sets,
)

if TYPE_CHECKING:
    from doingwith.methods.qca.table import TruthTable

__all__ = ["truth_table"]


@click.command("truth-table")
@outcome_options
@cuts
@calibrations
@form("json", "csv", "latex")
@refused_in_words
def truth_table(
    data: Path,
    outcome: str,
    conditions: str,
    incl_cut: str,
    pri_cut: float,
    n_cut: int,
    calibrate: tuple[str, ...],
    form: str | None,
) -> None:
    """Show which combinations the cases are in, and what each says of the outcome.

    \b
    Examples:
      doingwith qca truth-table cases.csv --outcome Y --incl-cut 0.8 --n-cut 1
    """
    from doingwith.methods.qca.table import truth_table as found

    answer = found(sets(data, outcome, conditions, calibrate), cuts_of(incl_cut, pri_cut, n_cut))
    if form == "json":
        write_json(as_data(answer))
    elif form == "csv":
        from doingwith.common.csv_text import csv_text

        write_data(csv_text(lines(answer, exact=True)))
    elif form == "latex":
        from doingwith.cli.qca.latex import tabular

        write_data(tabular(lines(answer)))
    else:
        _print(answer)


def as_data(found: "TruthTable") -> dict[str, Any]:
    """The truth table for JSON."""
    return {
        "conditions": list(found.data.conditions),
        "outcome": found.data.outcome_name,
        "rows": [
            {
                "row": row.number,
                "values": list(row.told),
                "out": row.out.value,
                "n": row.n,
                "incl": row.incl,
                "pri": row.pri,
                "cases": list(row.cases),
            }
            for row in found.rows
        ],
    }


def lines(found: "TruthTable", *, exact: bool = False) -> list[tuple[str, ...]]:
    """The table for reading, its head first."""
    figure = (lambda value: "" if value is None else repr(value)) if exact else rounded
    head = ("row", *found.data.conditions, "out", "n", "incl", "pri", "cases")
    return [
        head,
        *(
            (
                str(row.number),
                *map(str, row.told),
                row.out.value,
                str(row.n),
                figure(row.incl),
                figure(row.pri),
                ", ".join(row.cases),
            )
            for row in found.rows
        ),
    ]


def _print(found: "TruthTable") -> None:
    for line in table(lines(found)):
        say(line)
    say()
    say(f"{found.data.outcome_name}: 1 positive, 0 negative, C contradictory, ? fewer cases than asked for")
    if found.nowhere:
        say(f"In no row, because a membership is exactly 0.5: {', '.join(found.nowhere)}")
    if found.deviant:
        say(f"In a positive row without the outcome: {', '.join(found.deviant)}")
