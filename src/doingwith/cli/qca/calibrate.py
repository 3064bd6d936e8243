"""``doingwith qca calibrate``."""

from pathlib import Path

import click

from doingwith.cli.output import say, write_data, write_json
from doingwith.cli.qca.options import form, names, refused_in_words, table_of

__all__ = ["calibrate"]


@click.command()
@click.argument("data", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--column", required=True, help="The column to calibrate.")
@click.option("--thresholds", default="", help="Numbers with commas between: 1,5,9 or, for crisp sets, 5.")
@click.option(
    "--method",
    type=click.Choice(["direct", "linear", "share", "indirect", "crisp", "rank"]),
    default="direct",
    show_default=True,
    help="A logistic curve, a straight line, the share of cases not above between two thresholds, rough "
    "groups smoothed, steps, or the share of all cases not above.",
)
@click.option("--idm", type=float, default=0.95, show_default=True, help="Membership at full inclusion.")
@click.option("--suggest", type=click.IntRange(min=1), help="Only suggest so many thresholds.")
@click.option(
    "--linkage",
    type=click.Choice(["complete", "single", "average", "ward"]),
    default="complete",
    show_default=True,
    help="For suggestions: which clusters of values are joined first.",
)
@form("json", "csv")
@refused_in_words
def calibrate(
    data: Path,
    column: str,
    thresholds: str,
    method: str,
    idm: float,
    suggest: int | None,
    linkage: str,
    form: str | None,
) -> None:
    """Turn a column of raw figures into memberships.

    Three thresholds are full exclusion, crossover and full inclusion; six make a bell.

    \b
    Examples:
      doingwith qca calibrate raw.csv --column income --thresholds 10,20,40
      doingwith qca calibrate raw.csv --column income --suggest 1
    """
    from doingwith.methods.qca.calibration import Linkage, suggest_thresholds
    from doingwith.methods.qca.problems import QcaRefused

    read = table_of(data)
    values = read.numbers(column)
    known = [value for value in values if value == value]
    if not known:
        raise QcaRefused(f"Every value of “{column}” is missing, so there is nothing to calibrate.")
    if suggest:
        _tell_suggestion(column, suggest_thresholds(known, suggest, Linkage(linkage)), form)
        return
    points = _points(thresholds, method)
    rest = iter(_memberships(known, points, method, idm))
    told = [
        (case, next(rest) if value == value else None) for case, value in zip(read.cases, values, strict=True)
    ]
    _tell(column, method, points, told, form)


def _points(thresholds: str, method: str) -> list[float]:
    from doingwith.methods.qca.problems import QcaRefused

    try:
        points = [float(one) for one in names(thresholds)]
    except ValueError:
        raise QcaRefused(f"“{thresholds}” are no thresholds. Write numbers with commas between.") from None
    if not points and method != "rank":
        raise QcaRefused("Give --thresholds, or ask for a suggestion with --suggest 1.")
    return points


def _memberships(known: list[float], points: list[float], method: str, idm: float) -> list[float]:
    from doingwith.methods.qca.calibration import (
        calibrate_by_rank,
        calibrate_by_share,
        calibrate_crisp,
        calibrate_direct,
        calibrate_indirect,
    )

    if method == "crisp":
        return [float(one) for one in calibrate_crisp(known, points)]
    if method == "rank":
        return [float(one) for one in calibrate_by_rank(known)]
    if method == "share":
        return [float(one) for one in calibrate_by_share(known, points)]
    if method == "indirect":
        return [float(one) for one in calibrate_indirect(known, points)]
    return [float(one) for one in calibrate_direct(known, points, logistic=method == "direct", idm=idm)]


def _tell_suggestion(column: str, points: list[float], form: str | None) -> None:
    if form == "json":
        write_json({"column": column, "suggested_thresholds": points})
        return
    say(f"Between clusters of “{column}”: {', '.join(f'{one:g}' for one in points)}")
    say("This is a suggestion. A threshold needs a reason from outside the data.")


def _tell(
    column: str,
    method: str,
    points: list[float],
    told: list[tuple[str, float | None]],
    form: str | None,
) -> None:
    from doingwith.common.csv_text import csv_text

    half = [case for case, value in told if value == 0.5]
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
    write_data(
        csv_text([("case", column), *((case, "" if value is None else value) for case, value in told)])
    )
    if half and form is None:
        say(f"Exactly 0.5, neither in nor out: {', '.join(half)}")
