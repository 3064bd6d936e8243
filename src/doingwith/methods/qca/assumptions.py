"""What a solution takes for granted about combinations that nobody observed, and which of it cannot stand.

Simplifying assumptions are the remainders a model covers. The enhanced standard analysis (C. Q. Schneider
and C. Wagemann, Set-Theoretic Methods for the Social Sciences, 2012, chapter 8) leaves out those that
contradict what is known: remainders used for the outcome and for its absence alike, rows that pass for
both, remainders without a condition that is necessary, and those that cannot exist.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, product
from math import prod

from doingwith.methods.qca.budget import Budget
from doingwith.methods.qca.minimise import Model
from doingwith.methods.qca.problems import QcaRefused
from doingwith.methods.qca.solutions import Kind, solve
from doingwith.methods.qca.table import Out, TruthTable, truth_table
from doingwith.methods.qca.terms import Space, Term

__all__ = [
    "MOST_ROWS",
    "contradictory_assumptions",
    "implausible_rows",
    "rows_assumed_at_most",
    "simplifying_assumptions",
    "simultaneous_subsets",
]

MOST_MODELS = 100_000
MOST_ROWS = 1_000_000
"""So many rows are gone through at most; of more, a term says better which they are."""


def simplifying_assumptions(table: TruthTable, model: Model) -> tuple[int, ...]:
    """The numbers of the remainders that a model covers. Raises QcaRefused when they are too many to list."""
    return tuple(sorted(_remainders_in(table, model)))


def rows_assumed_at_most(space: Space, model: Model) -> int:
    """An upper bound of the rows in a model, without going through them: those of its terms added."""
    return sum(prod(level for at, level in enumerate(space.levels) if at not in dict(term)) for term in model)


def contradictory_assumptions(
    table: TruthTable, kind: Kind = Kind.PARSIMONIOUS, budget: Budget | None = None
) -> tuple[int, ...]:
    """Remainders that some model of the outcome and some model of its absence both take for granted."""
    absent = truth_table(table.data.negated(), table.cuts)
    return tuple(sorted(_assumed(table, kind, budget) & _assumed(absent, kind, budget)))


def simultaneous_subsets(table: TruthTable) -> tuple[int, ...]:
    """Rows that are positive for the outcome and for its absence: they tell nothing of either."""
    absent = truth_table(table.data.negated(), table.cuts)
    both = {row.number for row in absent.rows if row.out is Out.POSITIVE}
    return tuple(row.number for row in table.rows if row.out is Out.POSITIVE and row.number in both)


def implausible_rows(table: TruthTable, terms: Sequence[Term]) -> tuple[int, ...]:
    """Remainders in combinations that cannot be, such as ``PREGNANT*MALE``.

    Raises QcaRefused when a case is in one of them: what was observed can be.
    """
    for term in terms:
        for row in table.rows:
            if row.n and table.space.covers(term, row.values):
                raise QcaRefused(
                    f"“{table.space.text(term)}” is observed (case “{row.cases[0]}”), so it can be. "
                    "Leave it in, or say more narrowly what cannot be."
                )
    return tuple(sorted(_remainders_in(table, terms)))


def _assumed(table: TruthTable, kind: Kind, budget: Budget | None) -> set[int]:
    """The remainders in any model. Raises QcaRefused when the models cannot all be gone through."""
    found = solve(table, kind, limit=MOST_MODELS, budget=budget)
    if not found.n_models_exact or found.n_models > len(found.models):
        raise QcaRefused(
            f"There are too many {found.kind.value} models for {table.data.outcome_name} to tell what all "
            "of them assume. Use fewer conditions."
        )
    terms = {term for model in found.models for term in model}
    return _remainders_in(table, sorted(terms))


def _remainders_in(table: TruthTable, terms: Iterable[Term]) -> set[int]:
    told = {row.number for row in table.rows if row.out is not Out.REMAINDER}
    return set(rows_in(table.space, terms)) - told


def rows_in(space: Space, terms: Iterable[Term]) -> Iterator[int]:
    """The numbers of the rows in any of the terms, some perhaps twice. Raises QcaRefused for too many."""
    found = (number for term in terms for number in _rows_of(space, term))
    yield from islice(found, MOST_ROWS)
    if next(found, None) is not None:
        raise QcaRefused(
            f"More than {MOST_ROWS:,} combinations are assumed. Use fewer conditions to see them one by one."
        )


def _rows_of(space: Space, term: Term) -> Iterator[int]:
    fixed = dict(term)
    choices = ([fixed[at]] if at in fixed else range(level) for at, level in enumerate(space.levels))
    return (space.row_number(values) for values in product(*choices))
