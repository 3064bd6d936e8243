"""``doingwith qca minimize``."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from doingwith.cli.output import counted, say, table, write_data, write_json
from doingwith.cli.qca.options import (
    budget,
    calibrations,
    cuts,
    cuts_of,
    form,
    names,
    outcome_options,
    refused_in_words,
    rounded,
    sets,
)

if TYPE_CHECKING:
    from doingwith.methods.qca.minimise import Model
    from doingwith.methods.qca.solutions import ModelFit, Solution

__all__ = ["minimize"]


@click.command()
@outcome_options
@cuts
@click.option(
    "--solution",
    type=click.Choice(["conservative", "parsimonious", "intermediate"]),
    default="conservative",
    show_default=True,
    help="How much of what nobody observed may be used.",
)
@click.option(
    "--expect", default="", help="What is expected to help, for the intermediate solution: A,~B,C*~D."
)
@click.option(
    "--include-contradictions", is_flag=True, help="Contradictory rows may be used like unobserved ones."
)
@click.option(
    "--all-irredundant", is_flag=True, help="Every model without a needless term, not only the shortest."
)
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=1000,
    show_default=True,
    help="List at most so many models.",
)
@click.option(
    "--exclude",
    default="",
    help="Rows no model may use: numbers, terms that cannot be, or “contradictory”, “simultaneous”.",
)
@click.option("--theory", default="", help="What was expected, such as A*B + ~C, held against each model.")
@click.option("--follow-up", is_flag=True, help="Say which cases to look into, model by model.")
@calibrations
@budget
@form("json", "csv", "latex")
@refused_in_words
def minimize(
    data: Path,
    outcome: str,
    conditions: str,
    incl_cut: str,
    pri_cut: float,
    n_cut: int,
    solution: str,
    expect: str,
    include_contradictions: bool,
    all_irredundant: bool,
    limit: int,
    exclude: str,
    theory: str,
    follow_up: bool,
    calibrate: tuple[str, ...],
    budget: float,
    form: str | None,
) -> None:
    """Find every shortest model: none is preferred, and all are counted.

    \b
    Examples:
      doingwith qca minimize cases.csv --outcome Y --solution parsimonious
      doingwith qca minimize cases.csv --outcome ~Y --solution intermediate --expect A,~B
      doingwith qca minimize cases.csv --outcome Y --solution parsimonious --exclude contradictory
    """
    from doingwith.cli.qca.more import excluded_rows, more_data, print_more, theory_terms
    from doingwith.methods.qca.budget import Budget
    from doingwith.methods.qca.solutions import solve
    from doingwith.methods.qca.table import truth_table

    data_ = sets(data, outcome, conditions, calibrate)
    table_ = truth_table(data_, cuts_of(incl_cut, pri_cut, n_cut))
    expected = theory_terms(table_.space, theory)
    found = solve(
        table_,
        solution,
        expectations=names(expect),
        include_contradictions=include_contradictions,
        excluded_rows=excluded_rows(table_, exclude, budget),
        all_irredundant=all_irredundant,
        limit=limit,
        budget=Budget(seconds=budget),
    )
    if form == "json":
        write_json({**as_data(found), **more_data(found, expected, follow_up)})
    elif form == "csv":
        from doingwith.common.csv_text import csv_text

        write_data(csv_text(lines(found)))
    elif form == "latex":
        from doingwith.cli.qca.latex import tabular

        write_data(tabular(lines(found)))
    else:
        _print(found)
        print_more(found, expected, follow_up)


def as_data(found: "Solution") -> dict[str, Any]:
    """The solution for JSON."""
    from doingwith.methods.qca.solutions import model_fit

    space = found.space
    answer: dict[str, Any] = {
        "solution": found.kind.value,
        "conditions": list(space.conditions),
        "n_models": found.n_models,
        "n_models_exact": found.n_models_exact,
        "n_prime_implicants": found.n_prime_implicants,
        "minimum_terms": found.minimum_terms,
        "models": [_texts(found, model) for model in found.models],
        "common_literals": [space.literal_text(literal) for literal in found.common_literals],
        "common_terms": [space.text(term) for term in found.common_terms],
        "fit": [_fit(found, model_fit(found.table.data, model)) for model in found.models],
        "sentence": found.sentence,
        "unfinished": list(found.unfinished),
    }
    if found.kind.value == "intermediate":
        answer["pairs"] = [
            {
                "conservative": _texts(found, pair.conservative),
                "parsimonious": _texts(found, pair.parsimonious),
                "models": [_texts(found, model) for model in pair.models],
            }
            for pair in found.pairs
        ]
    return answer


def _texts(found: "Solution", model: "Model") -> list[str]:
    return [found.space.text(term) for term in model]


def _fit(found: "Solution", fit: "ModelFit") -> dict[str, Any]:
    return {
        "terms": [
            {
                "term": found.space.text(one.term),
                "incl": one.figures.incl,
                "pri": one.figures.pri,
                "cov": one.figures.cov,
                "cov_unique": one.cov_unique,
                "cases": list(one.cases),
            }
            for one in fit.terms
        ],
        "incl": fit.figures.incl,
        "pri": fit.figures.pri,
        "cov": fit.figures.cov,
    }


def lines(found: "Solution", models: "Sequence[Model] | None" = None) -> list[tuple[str, ...]]:
    """One line for each term of each model, and one for the model as a whole."""
    from doingwith.methods.qca.solutions import model_fit

    rows: list[tuple[str, ...]] = [("model", "term", "incl", "pri", "cov", "cov_unique", "cases")]
    for number, model in enumerate(found.models if models is None else models, start=1):
        fit = model_fit(found.table.data, model)
        for one in fit.terms:
            figures = (one.figures.incl, one.figures.pri, one.figures.cov, one.cov_unique)
            rows.append(
                (str(number), found.space.text(one.term), *map(rounded, figures), ", ".join(one.cases))
            )
        whole = (fit.figures.incl, fit.figures.pri, fit.figures.cov)
        rows.append((str(number), "whole model", *map(rounded, whole), "", ""))
    return rows


MOST_SHOWN = 20


def _number(found: "Solution") -> str:
    if not found.n_models_exact and not found.n_models:
        return "no model found in the time given"
    return f"{'' if found.n_models_exact else 'at least '}{counted(found.n_models, 'model')}"


def _print(found: "Solution") -> None:
    say(f"{found.kind.value} solution for {found.table.data.outcome_name}: {_number(found)}", strong=True)
    if found.sentence:
        say(found.sentence)
    if found.minimum_terms:
        say(f"The fewest terms that do: {found.minimum_terms}")
    for what in found.unfinished:
        say(f"Not finished in the time given: {what}. Give more with --budget.")
    if found.models:
        for line in table(lines(found, found.models[:MOST_SHOWN])):
            say(line)
        if found.n_models > MOST_SHOWN:
            say(f"The first {MOST_SHOWN} models are shown; --json lists as many as --limit says.")
        say()
        common = [found.space.text(term) for term in found.common_terms]
        say(f"In every model: {', '.join(common) if common else 'no term'}")
    if found.n_prime_implicants:
        some = "at least " if "the prime implicants" in found.unfinished else ""
        say(f"From {some}{counted(found.n_prime_implicants, 'prime implicant')}")
