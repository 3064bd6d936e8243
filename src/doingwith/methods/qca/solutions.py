"""Conservative, parsimonious and intermediate solutions of a truth table, with every model.

What each kind may use of the rows that no case is in (remainders): the conservative solution none, the
parsimonious all, the intermediate those that differ from an observed case only in ways that are
expected to help (C. C. Ragin and J. Sonnett, Between Complexity and Parsimony, 2005).

A conjunctural expectation such as ``C*~D`` says that the conjunction helps, though its parts alone may
not. It allows the remainders in which the literals of a conservative term that stand against it, and
are not needed by the parsimonious term, are turned into those of the expectation, all at once.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import islice

from doingwith.methods.qca.budget import Budget, OutOfTime
from doingwith.methods.qca.cubes import leaving_out, prime_terms
from doingwith.methods.qca.fit import Sufficiency, consistency, coverage, pri, sufficiency
from doingwith.methods.qca.minimise import Minimisation, Model, minimise, minimise_terms
from doingwith.methods.qca.problems import QcaRefused
from doingwith.methods.qca.table import Out, SetData, TruthTable
from doingwith.methods.qca.terms import Literal, Space, Term, in_order

__all__ = ["Kind", "ModelFit", "Pair", "Solution", "TermFit", "model_fit", "solve"]

_NOWHERE = (
    "No case is in any row, because each has a membership of exactly 0.5 somewhere. "
    "Move a threshold, or decide for these cases whether they are in or out."
)
MOST_PAIRS = 10_000
FIRST_PAIRS = 100
"""Of more pairs than can all be gone through, only the first: the number of models is "at least" anyway."""
DEFAULT_LIMIT = 1_000


class Kind(StrEnum):
    """How much of what nobody observed a solution may use."""

    CONSERVATIVE = "conservative"
    PARSIMONIOUS = "parsimonious"
    INTERMEDIATE = "intermediate"


@dataclass(frozen=True, kw_only=True)
class Pair:
    """The models between one conservative and one parsimonious model."""

    conservative: Model
    parsimonious: Model
    found: Minimisation

    @property
    def models(self) -> list[Model]:
        """The intermediate models of this pair."""
        return list(self.found.models())


@dataclass(frozen=True, kw_only=True)
class Solution:
    """Every model of one kind. ``models`` holds the first ones, at most ``limit``.

    ``sentence`` says what the result is when there is no model, or only the trivial one.
    """

    kind: Kind
    table: TruthTable
    models: tuple[Model, ...]
    n_models: int
    n_models_exact: bool
    n_prime_implicants: int
    minimum_terms: int | None
    common_terms: tuple[Term, ...]
    common_literals: tuple[Literal, ...]
    pairs: tuple[Pair, ...] = ()
    sentence: str = ""
    unfinished: tuple[str, ...] = ()

    @property
    def space(self) -> Space:
        """The conditions and how many values each has."""
        return self.table.space


@dataclass(frozen=True, kw_only=True)
class TermFit:
    """Figures of one term. ``cov_unique``: what no other term of the model covers."""

    term: Term
    figures: Sufficiency
    cov_unique: float | None
    cases: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ModelFit:
    """Figures of one model and of its terms."""

    terms: tuple[TermFit, ...]
    figures: Sufficiency


def solve(
    table: TruthTable,
    solution: str | Kind = Kind.CONSERVATIVE,
    *,
    expectations: Iterable[str] = (),
    include_contradictions: bool = False,
    excluded_rows: Collection[int] = (),
    all_irredundant: bool = False,
    limit: int = DEFAULT_LIMIT,
    budget: Budget | None = None,
) -> Solution:
    """Solve a truth table.

    ``expectations``: texts such as ``A``, ``~B`` or ``C*~D``. ``include_contradictions``: contradictory rows
    may be used like remainders. ``excluded_rows``: numbers of rows that no solution may cover, as in the
    enhanced standard analysis (Schneider and Wagemann 2012, chapter 8). Raises QcaRefused with a sentence.
    """
    budget = budget or Budget()
    choice = _Choice(
        table=table,
        include_contradictions=include_contradictions,
        excluded=tuple(table.space.row_values(number) for number in excluded_rows),
        all_irredundant=all_irredundant,
        limit=limit,
        budget=budget,
    )
    choice.check_excluded()
    kind = Kind(solution)
    wanted = [table.space.parse(text) for text in expectations]
    if kind is Kind.INTERMEDIATE:
        return choice.intermediate(wanted)
    found = choice.conservative() if kind is Kind.CONSERVATIVE else choice.parsimonious()
    return choice.solution(kind, found)


@dataclass(frozen=True, kw_only=True)
class _Choice:
    table: TruthTable
    include_contradictions: bool
    excluded: tuple[tuple[int, ...], ...]
    all_irredundant: bool
    limit: int
    budget: Budget
    cache: dict[frozenset[int], Minimisation] = field(default_factory=dict)

    @property
    def space(self) -> Space:
        return self.table.space

    @property
    def positive(self) -> list[tuple[int, ...]]:
        gone = set(self.excluded)
        return [values for values in self.table.values(Out.POSITIVE) if values not in gone]

    def check_excluded(self) -> None:
        """A row cannot be left out when a positive one has all but what was not asked of it."""
        for row in self.positive:
            term = self.space.term_of_row(row)
            hit = [one for one in self.excluded if self.space.covers(term, one)]
            if hit and len(term) < len(row):
                left_out, positive = self.space.row_number(hit[0]), self.space.row_number(row)
                raise QcaRefused(
                    f"Row {left_out} cannot be left out: row {positive}, which is positive, has all that was "
                    "asked of its cases in common with it."
                )

    @property
    def negative(self) -> list[tuple[int, ...]]:
        outs = (Out.NEGATIVE,) if self.include_contradictions else (Out.NEGATIVE, Out.CONTRADICTION)
        return [*self.table.values(*outs), *self.excluded]

    def conservative(self) -> Minimisation:
        cubes = [self.space.cube_of_row(row) for row in self.positive]
        return self._of_cubes(cubes)

    def parsimonious(self) -> Minimisation:
        return minimise(
            self.positive, self.negative, all_irredundant=self.all_irredundant, budget=self.budget
        )

    def _of_cubes(self, cubes: Iterable[int]) -> Minimisation:
        """Models among the primes of a union of cubes, remembered: many pairs come to the same union."""
        key = frozenset(cubes)
        if key not in self.cache:
            try:
                terms = prime_terms(self.space, key, self.positive, self.budget)
                if self.space.not_asked:
                    terms = leaving_out(terms, self.positive, self.negative, self.space)
            except OutOfTime:
                terms = set()
            self.cache[key] = minimise_terms(
                in_order(terms), self.positive, all_irredundant=self.all_irredundant, budget=self.budget
            )
        return self.cache[key]

    def solution(self, kind: Kind, found: Minimisation, **more: object) -> Solution:
        return Solution(
            kind=kind,
            table=self.table,
            models=tuple(islice(found.models(), self.limit)),
            n_models=found.n_models,
            n_models_exact=found.n_models_exact,
            n_prime_implicants=found.n_prime_implicants,
            minimum_terms=found.minimum_terms,
            common_terms=found.common_terms,
            common_literals=found.common_literals,
            sentence=self._sentence(),
            unfinished=_unfinished(found),
        )

    def _sentence(self) -> str:
        name = self.table.data.outcome_name
        if not self.table.rows:
            return _NOWHERE
        if not self.positive:
            return f"No row is positive for {name}, so there is no solution: no combination goes with it."
        if not self.negative and not self.table.values(Out.CONTRADICTION):
            return f"No row speaks against {name}, so nothing can be told from these cases: any model holds."
        return ""

    # --- intermediate ----------------------------------------------------------------------------------

    def intermediate(self, wanted: list[Term]) -> Solution:
        low, high = self.conservative(), self.parsimonious()
        single = _expected(one for one in wanted if len(one) == 1)
        joint = [one for one in wanted if len(one) > 1]
        pairs, complete = self._pairs(low, high, single, joint)
        models = _union(pairs, self.limit)
        count, exact = _count(pairs, complete)
        shortest = [pair.found.minimum_terms for pair in pairs if pair.found.minimum_terms is not None]
        return Solution(
            kind=Kind.INTERMEDIATE,
            table=self.table,
            models=tuple(models),
            n_models=count,
            n_models_exact=exact and low.n_models_exact and high.n_models_exact,
            n_prime_implicants=max((pair.found.n_prime_implicants for pair in pairs), default=0),
            minimum_terms=min(shortest, default=None),
            common_terms=_common(models) if exact and count == len(models) else (),
            common_literals=_common_literals(models) if exact and count == len(models) else (),
            pairs=tuple(pairs),
            sentence=self._sentence(),
            unfinished=tuple(dict.fromkeys((*low.unfinished, *high.unfinished))),
        )

    def _pairs(
        self, low: Minimisation, high: Minimisation, single: dict[int, set[int]], joint: list[Term]
    ) -> tuple[list[Pair], bool]:
        pairs: list[Pair] = []
        most = MOST_PAIRS if low.n_models * high.n_models <= MOST_PAIRS else FIRST_PAIRS
        for conservative in low.models():
            for parsimonious in high.models():
                if len(pairs) == most or self.budget.is_used_up:
                    return pairs, False
                cubes = self._easy(conservative, parsimonious, single, joint)
                pairs.append(
                    Pair(conservative=conservative, parsimonious=parsimonious, found=self._of_cubes(cubes))
                )
        return pairs, True

    def _easy(self, low: Model, high: Model, single: dict[int, set[int]], joint: list[Term]) -> Iterator[int]:
        """The cubes of what is observed and of what may be used besides."""
        yield from (self.space.cube_of_row(row) for row in self.positive)
        for term in low:
            for inside in (one for one in high if set(one) <= set(term)):
                bare = _without_unexpected(term, inside, single)
                yield self.space.cube_of(bare)
                for wanted in joint:
                    turned = _turned(bare, inside, wanted)
                    if turned is not None:
                        yield self.space.cube_of(turned)


def _unfinished(found: Minimisation) -> tuple[str, ...]:
    """What could not be finished: of what all models share only where all models are counted."""
    more = ("what all models share",) if found.n_models_exact and not found.common_is_known else ()
    return (*found.unfinished, *more)


def _expected(terms: Iterable[Term]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    for ((at, value),) in terms:
        found.setdefault(at, set()).add(value)
    return found


def _without_unexpected(term: Term, inside: Term, single: dict[int, set[int]]) -> Term:
    """The term without literals that an expectation speaks against and the parsimonious term leaves out."""
    return tuple(
        (at, value) for at, value in term if (at, value) in inside or at not in single or value in single[at]
    )


def _turned(term: Term, inside: Term, wanted: Term) -> Term | None:
    """The term with an expected conjunction in place of what stands against it; None when that cannot be."""
    now, needed = dict(term), dict(inside)
    if any(needed.get(at, value) != value for at, value in wanted):
        return None
    return tuple(sorted({**now, **dict(wanted)}.items()))


def _union(pairs: Sequence[Pair], limit: int) -> list[Model]:
    found: dict[Model, None] = {}
    for minimisation in {id(pair.found): pair.found for pair in pairs}.values():
        for model in minimisation.models():
            found[model] = None
            if len(found) >= limit:
                return list(found)
    return list(found)


def _count(pairs: Sequence[Pair], complete: bool) -> tuple[int, bool]:
    """How many different models the pairs have together, and whether that is exact."""
    distinct = list({id(pair.found): pair.found for pair in pairs}.values())
    if len(distinct) == 1:
        return distinct[0].n_models, complete and distinct[0].n_models_exact
    seen: set[Model] = set()
    for found in distinct:
        for model in found.models():
            seen.add(model)
            if len(seen) > 100_000:
                return len(seen), False
    return len(seen), complete and all(found.n_models_exact for found in distinct)


def _common(models: Sequence[Model]) -> tuple[Term, ...]:
    return tuple(in_order(set.intersection(*map(set, models)))) if models else ()


def _common_literals(models: Sequence[Model]) -> tuple[Literal, ...]:
    sets = [{literal for term in model for literal in term} for model in models]
    return tuple(sorted(set.intersection(*sets))) if sets else ()


# --- fit -----------------------------------------------------------------------------------------------


def model_fit(data: SetData, model: Model) -> ModelFit:
    """The figures of a model and of each of its terms."""
    inside, y = data.in_model(model), data.outcome
    whole = coverage(inside, y)
    return ModelFit(
        figures=sufficiency(inside, y), terms=tuple(_term_fit(data, model, term, whole) for term in model)
    )


def _term_fit(data: SetData, model: Model, term: Term, whole: float | None) -> TermFit:
    inside = data.in_term(term)
    rest = coverage(data.in_model([one for one in model if one != term]), data.outcome)
    members = inside > 0.5
    return TermFit(
        term=term,
        figures=Sufficiency(
            incl=consistency(inside, data.outcome),
            pri=pri(inside, data.outcome),
            cov=coverage(inside, data.outcome),
        ),
        cov_unique=None if whole is None or rest is None else whole - rest,
        cases=tuple(case for case, is_in in zip(data.cases, members.tolist(), strict=True) if is_in),
    )
