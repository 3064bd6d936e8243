"""``doingwith qca robustness``."""

from pathlib import Path

import click

from doingwith.cli.output import say, write_json
from doingwith.cli.qca.options import (
    budget,
    cuts,
    cuts_of,
    form,
    names,
    outcome_options,
    refused_in_words,
    sets,
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
    seed: int,
    budget: float,
    form: str | None,
) -> None:
    """Ask how far the answer depends on choices, on single cases, and how well noise would have done.

    \b
    Examples:
      doingwith qca robustness cases.csv --outcome Y --solution parsimonious
    """
    from doingwith.methods.qca import honesty
    from doingwith.methods.qca.budget import Budget
    from doingwith.methods.qca.solutions import Kind

    sets_, cut, kind, expected = (
        sets(data, outcome, conditions),
        cuts_of(incl_cut, pri_cut, n_cut),
        Kind(solution),
        names(expect),
    )
    ranges = [
        honesty.robust_range_of_consistency(sets_, cut, kind, expected),
        honesty.robust_range_of_frequency(sets_, cut, kind, expected),
    ]
    noise = honesty.noise(sets_, cut, kind, shuffles=shuffles, seed=seed, budget=Budget(seconds=budget))
    skews, diversity = honesty.skewness(sets_), honesty.diversity(sets_)
    without = honesty.leave_one_out(sets_, cut, kind, expected, budget=Budget(seconds=budget))
    if form == "json":
        write_json(
            {
                "ranges": [
                    {"name": one.name, "chosen": one.chosen, "lowest": one.lowest, "highest": one.highest}
                    for one in ranges
                ],
                "noise": {"shuffles": noise.shuffles, "as_good": noise.as_good, "seed": noise.seed},
                "skewness": [
                    {"name": one.name, "inside": one.inside, "cases": one.cases, "skewed": one.is_skewed}
                    for one in skews
                ],
                "diversity": {"observed": diversity.observed, "possible": diversity.possible},
                "leave_one_out": [
                    {"case": one.case, "same": one.same, "n_models": one.models} for one in without
                ],
            }
        )
        return
    for sentence in (noise.sentence, *(one.sentence for one in ranges), diversity.sentence):
        say(sentence)
    skewed = [f"{one.name} ({one.inside} of {one.cases})" for one in skews if one.is_skewed]
    say(f"Skewed sets: {', '.join(skewed) or 'none'}")
    changed = [one.case for one in without if not one.same]
    say(f"Leaving out one of these cases changes the answer: {', '.join(changed) or 'none'}")
