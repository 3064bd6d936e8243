"""``doingwith qca calibrate``."""

from pathlib import Path

import click

from doingwith.cli.output import say, write_data, write_json
from doingwith.cli.qca.options import form, names, refused_in_words, table_of

__all__ = ["calibrate"]


@click.command()
@click.argument("data", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--column", required=True, help="The column to calibrate.")
@click.option("--thresholds", required=True, help="Numbers with commas between: 1,5,9 or, for crisp sets, 5.")
@click.option(
    "--method",
    type=click.Choice(["direct", "linear", "indirect", "crisp"]),
    default="direct",
    show_default=True,
    help="A logistic curve, a straight line, rough groups smoothed, or steps.",
)
@click.option("--idm", type=float, default=0.95, show_default=True, help="Membership at full inclusion.")
@form("json", "csv")
@refused_in_words
def calibrate(data: Path, column: str, thresholds: str, method: str, idm: float, form: str | None) -> None:
    """Turn a column of raw figures into memberships.

    Three thresholds are full exclusion, crossover and full inclusion; six make a bell.

    \b
    Examples:
      doingwith qca calibrate raw.csv --column income --thresholds 10,20,40
    """
    import numpy as np

    from doingwith.methods.qca.calibration import (
        calibrate_crisp,
        calibrate_direct,
        calibrate_indirect,
        exactly_half,
    )
    from doingwith.methods.qca.problems import QcaRefused

    read = table_of(data)
    try:
        points = [float(one) for one in names(thresholds)]
    except ValueError:
        raise QcaRefused(f"“{thresholds}” are no thresholds. Write numbers with commas between.") from None
    values = read.numbers(column)
    known = [value for value in values if value == value]
    if not known:
        raise QcaRefused(f"Every value of “{column}” is missing, so there is nothing to calibrate.")
    if method == "crisp":
        memberships = np.asarray(calibrate_crisp(known, points), dtype=float)
    elif method == "indirect":
        memberships = calibrate_indirect(known, points)
    else:
        memberships = calibrate_direct(known, points, logistic=method == "direct", idm=idm)
    rest = iter(memberships.tolist())
    told = [
        (case, next(rest) if value == value else None) for case, value in zip(read.cases, values, strict=True)
    ]
    half = [case for case, value in told if value == 0.5]
    assert len(half) == len(exactly_half(memberships))  # noqa: S101 - both count the same cases
    if form == "json":
        write_json(
            {
                "column": column,
                "method": method,
                "thresholds": points,
                "memberships": [{"case": case, "membership": value} for case, value in told],
                "exactly_half": half,
            }
        )
        return
    from doingwith.common.csv_text import csv_text

    write_data(
        csv_text([("case", column), *((case, "" if value is None else value) for case, value in told)])
    )
    if half and form is None:
        say(f"Exactly 0.5, neither in nor out: {', '.join(half)}")
