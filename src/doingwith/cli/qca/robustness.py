"""``doingwith qca robustness``."""

from pathlib import Path

import click

from doingwith.cli.output import say, write_json
from doingwith.cli.qca.options import (
    budget,
    calibrations,
    cuts,
    cuts_of,
    form,
    names,
    outcome_options,
    refused_in_words,
    sets,
    table_of,
)

__all__ = ["robustness"]


@click.command()
@outcome_options
@cuts
@click.option(
    "--solution",
    type=click.Choice(["conservative", "parsimonious", "intermediate"]),
    default="parsimonious",
    show_default=True,
    help="How much of what nobody observed may be used.",
)
@click.option("--expect", default="", help="What is expected to help, for the intermediate solution.")
@click.option(
    "--shuffles",
    type=click.IntRange(0, 10_000),
    default=100,
    show_default=True,
    help="Shuffles of the outcome.",
)
@calibrations
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed gives the same figure.")
@budget
@form("json")
@refused_in_words
def robustness(
    data: Path,
    outcome: str,
    conditions: str,
    incl_cut: str,
    pri_cut: float,
    n_cut: int,
    solution: str,
    expect: str,
    shuffles: int,
    calibrate: tuple[str, ...],
    seed: int,
    budget: float,
    form: str | None,
) -> None:
    """Ask how far the answer depends on choices, on single cases, and how well noise would have done.

    \b
    Examples:
      doingwith qca robustness cases.csv --outcome Y --solution parsimonious
      doingwith qca robustness raw.csv --outcome Y --calibrate income=10,20,40
    """
    from doingwith.cli.qca.options import thresholds_of
    from doingwith.cli.qca.robustness_report import Asked, Report, report_of
    from doingwith.methods.qca.robustness import ANCHORS, Anchors
    from doingwith.methods.qca.solutions import Kind

    anchors = [
        Anchors(
            condition=column,
            raw=tuple(table_of(data).numbers(column)),
            thresholds=(points[0], points[1], points[2]),
        )
        for column, points in thresholds_of(calibrate).items()
        if len(points) == len(ANCHORS) and column != outcome.removeprefix("~")
    ]
    report: Report = report_of(
        sets(data, outcome, conditions, calibrate),
        Asked(
            cuts=cuts_of(incl_cut, pri_cut, n_cut),
            kind=Kind(solution),
            expectations=tuple(names(expect)),
            shuffles=shuffles,
            seed=seed,
            seconds=budget,
            anchors=tuple(anchors),
        ),
    )
    if form == "json":
        write_json(report.as_data())
        return
    for sentence in report.sentences():
        say(sentence)
