"""``doingwith qca necessity``."""

from pathlib import Path

import click

from doingwith.cli.output import say, table, write_data, write_json
from doingwith.cli.qca.options import (
    budget,
    calibrations,
    form,
    outcome_options,
    refused_in_words,
    rounded,
    sets,
)

__all__ = ["necessity"]


@click.command()
@outcome_options
@click.option(
    "--incl-cut", type=float, default=0.9, show_default=True, help="Least consistency of necessity."
)
@click.option("--ron-cut", type=float, default=0.0, show_default=True, help="Least relevance of necessity.")
@click.option(
    "--depth",
    type=click.IntRange(min=1),
    default=2,
    show_default=True,
    help="At most so many conditions together.",
)
@budget
@calibrations
@form("json", "csv", "latex")
@refused_in_words
def necessity(
    data: Path,
    outcome: str,
    conditions: str,
    incl_cut: float,
    ron_cut: float,
    depth: int,
    budget: float,
    calibrate: tuple[str, ...],
    form: str | None,
) -> None:
    """Find what is necessary: conjunctions that pass, and disjunctions of which no part passes alone.

    \b
    Examples:
      doingwith qca necessity cases.csv --outcome Y --incl-cut 0.9 --depth 2
    """
    from doingwith.methods.qca.budget import Budget
    from doingwith.methods.qca.necessity import necessary_expressions

    sets_ = sets(data, outcome, conditions, calibrate)
    found = necessary_expressions(
        sets_, incl_cut=incl_cut, ron_cut=ron_cut, depth=depth, budget=Budget(seconds=budget)
    )
    told = [
        (one.text(sets_), one.figures.incl, one.figures.ron, one.figures.cov) for one in found.expressions
    ]
    if form == "json":
        keys = ("expression", "incl", "ron", "cov")
        write_json(
            {
                "conditions": list(sets_.conditions),
                "outcome": sets_.outcome_name,
                "complete": found.complete,
                "expressions": [dict(zip(keys, one, strict=True)) for one in told],
            }
        )
        return
    rows = [("expression", "incl", "ron", "cov"), *((one[0], *map(rounded, one[1:])) for one in told)]
    if form == "csv":
        from doingwith.common.csv_text import csv_text

        write_data(csv_text(rows))
        return
    if form == "latex":
        from doingwith.cli.qca.latex import tabular

        write_data(tabular(rows))
        return
    for line in table(rows):
        say(line)
    if not told:
        say("Nothing passes the cut-off.")
    if not found.complete:
        say(
            "Not all combinations were tried in the time given. Give more with --budget, "
            "or ask for a smaller --depth."
        )
