"""What ``doingwith qca minimize`` tells besides models: what they assume, theories, cases to look into."""

from typing import TYPE_CHECKING, Any

from doingwith.cli.output import say
from doingwith.cli.qca.options import names, rounded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from doingwith.methods.qca.minimise import Model
    from doingwith.methods.qca.solutions import Solution
    from doingwith.methods.qca.table import TruthTable
    from doingwith.methods.qca.terms import Space

__all__ = ["excluded_rows", "more_data", "print_more", "theory_terms"]

MOST_MODELS = 50
"""Theories, cases and assumptions are told for so many models at most."""


def excluded_rows(table: "TruthTable", text: str, seconds: float) -> tuple[int, ...]:
    """The rows that ``--exclude`` names; raises QcaRefused with a sentence."""
    from doingwith.methods.qca.assumptions import (
        contradictory_assumptions,
        implausible_rows,
        simultaneous_subsets,
    )
    from doingwith.methods.qca.budget import Budget

    found: set[int] = set()
    for part in names(text):
        if part == "contradictory":
            found |= set(contradictory_assumptions(table, budget=Budget(seconds=seconds)))
        elif part == "simultaneous":
            found |= set(simultaneous_subsets(table))
        elif part.isascii() and part.isdigit():
            found.add(_row(table.space, int(part)))
        else:
            found |= set(implausible_rows(table, [table.space.parse(part)]))
    return tuple(sorted(found))


def _row(space: "Space", number: int) -> int:
    from doingwith.methods.qca.problems import QcaRefused

    if not 1 <= number <= space.row_count:
        raise QcaRefused(f"There is no row {number}: rows go from 1 to {space.row_count:,}.")
    return number


def theory_terms(space: "Space", text: str) -> "Model":
    """The terms of ``--theory``, with ``+`` between them."""
    return tuple(space.parse(part) for part in text.split("+")) if text.strip() else ()


def more_data(found: "Solution", theory: "Model", follow_up: bool) -> dict[str, Any]:
    """For JSON: assumptions of each model, and what was asked for besides."""
    models = found.models[:MOST_MODELS]
    answer: dict[str, Any] = {"assumptions": [_assumptions(found, model) for model in models]}
    if theory:
        answer["theory"] = [_theory(found, theory, model) for model in models]
    if follow_up:
        answer["follow_up"] = [_cases(found, model) for model in models]
    return answer


def _assumptions(found: "Solution", model: "Model") -> list[int] | None:
    """Row numbers; None when they are too many to list."""
    from doingwith.methods.qca.assumptions import MOST_ROWS, rows_assumed_at_most, simplifying_assumptions

    few = rows_assumed_at_most(found.space, model) <= MOST_ROWS // 100
    return list(simplifying_assumptions(found.table, model)) if few else None


def _theory(found: "Solution", theory: "Model", model: "Model") -> list[dict[str, Any]]:
    from doingwith.methods.qca.cases import evaluate_theory

    return [
        {
            "area": one.area.value,
            "expression": one.expression,
            "incl": one.figures.incl,
            "pri": one.figures.pri,
            "cov": one.figures.cov,
            "with_outcome": list(one.with_outcome),
            "without_outcome": list(one.without_outcome),
        }
        for one in evaluate_theory(found.table.data, theory, model)
    ]


def _cases(found: "Solution", model: "Model") -> list[dict[str, Any]]:
    from doingwith.methods.qca.cases import follow_up

    return [
        {
            "case": one.case,
            "kind": one.kind.value,
            "model": one.model,
            "outcome": one.outcome,
            "distance": one.distance,
            "terms": [found.space.text(model[place]) for place in one.terms],
        }
        for one in follow_up(found.table.data, model)
    ]


def print_more(found: "Solution", theory: "Model", follow_up: bool) -> None:
    """For people: the first model's theory areas and cases."""
    for number, model in enumerate(found.models[:1], start=1):
        if theory:
            _print_theory(found, theory, model, number)
        if follow_up:
            _print_cases(found, model, number)
    if found.n_models > 1 and (theory or follow_up):
        say("Told for the first model; --json tells it for others, too.")


def _print_theory(found: "Solution", theory: "Model", model: "Model", number: int) -> None:
    from doingwith.methods.qca.cases import evaluate_theory

    say()
    say(f"Theory and model {number}", strong=True)
    for one in evaluate_theory(found.table.data, theory, model):
        say(
            f"{one.area.value}: consistency {rounded(one.figures.incl)}, "
            f"coverage {rounded(one.figures.cov)}; "
            f"with the outcome: {_listed(one.with_outcome)}; without: {_listed(one.without_outcome)}"
        )


def _print_cases(found: "Solution", model: "Model", number: int) -> None:
    from itertools import groupby

    from doingwith.methods.qca.cases import MEANING, follow_up

    say()
    say(f"Cases to look into, model {number}, the best examples first", strong=True)
    for kind, cases in groupby(follow_up(found.table.data, model), key=lambda one: one.kind):
        say(f"{kind.value} ({MEANING[kind]}): {_listed([one.case for one in cases])}")


def _listed(cases: "Sequence[str]") -> str:
    return ", ".join(cases) or "none"
