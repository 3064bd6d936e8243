"""Clauses that the cases propose for a theory: conditions that went with a result coming about.

For each statement, the cases are asked twice: did what its THEN promises come about, and which
conditions were at work? A condition is proposed as a WHEN clause when it was enabling in a case
where the THEN held, or constraining in a case where it did not. What speaks against it is shown
beside it, and so are the cases in which it was both at once: they speak neither way. A case that
does not report the result or the condition says nothing: not reported is neither support nor absence.

Comparing cases with a theory clause by clause follows pattern matching as in R. K. Yin, Case Study
Research (6th edition, 2018), chapter 5; the WHEN and THEN of a clause are the context and the
outcome of a realist configuration (R. Pawson and N. Tilley, Realistic Evaluation, 1997).
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from doingwith.analysis.matrix import CaseFactorMatrix, MatrixRow, case_factor_matrix
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.cases.case import Case
from doingwith.common.judgements import Sign
from doingwith.programmes.factors import DomainRole, Factor
from doingwith.theory.theory import Part, Statement

__all__ = ["Outcome", "Proposal", "StatementRevision", "propose_clauses", "result_factors"]

WORKED = frozenset({Sign.ENABLING, Sign.BOTH})
HINDERED = frozenset({Sign.CONSTRAINING, Sign.BOTH})


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """In which cases the results came about, in which they did not, and which report none of them.

    A case in which one result came about and another did not stands in ``held`` and is named in
    ``mixed`` as well.
    """

    results: tuple[Factor, ...]
    held: tuple[Case, ...]
    failed: tuple[Case, ...]
    silent: tuple[Case, ...]
    mixed: tuple[Case, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """A condition that the cases point to.

    ``enabled``: enabling where the results came about. ``missed``: constraining where they did not.
    ``both_ways``: enabling and constraining at once, whether they came about or not.
    ``against``: constraining where they came about, or enabling where they did not.
    ``silent``: cases with a known result that do not report the condition.
    """

    factor: Factor
    enabled: tuple[Case, ...]
    missed: tuple[Case, ...]
    both_ways: tuple[Case, ...]
    against: tuple[Case, ...]
    silent: tuple[Case, ...]

    @property
    def support(self) -> int:
        """How many cases speak for it; a case counts once."""
        return len({case.id for case in (*self.enabled, *self.missed)})

    @property
    def is_contested(self) -> bool:
        """Whether some cases speak against it, and no fewer than for it."""
        return bool(self.against) and len(self.against) >= self.support


@dataclass(frozen=True, kw_only=True)
class StatementRevision:
    """A statement, what the cases say of its THEN, and the conditions they propose for its WHEN."""

    statement: Statement
    outcome: Outcome
    proposals: tuple[Proposal, ...]


def result_factors(record: ProgrammeRecord, statement: Statement) -> tuple[Factor, ...]:
    """The results that the statement's THEN and BECAUSE clauses name, in the factor list's order."""
    named = {
        factor
        for part in (Part.THEN, Part.BECAUSE)
        for one in statement.clauses(part)
        for factor in one.factors
    }
    return tuple(
        factor
        for factor in record.factor_list.factors
        if factor.id in named and record.factor_list.role_of(factor.id) is DomainRole.RESULT
    )


def propose_clauses(
    record: ProgrammeRecord, statement: Statement, results: Collection[str] | None = None
) -> StatementRevision:
    """The WHEN clauses that the cases propose for a statement, those with most support first.

    ``results`` are the factors that stand for its THEN; those that its own clauses name when None.
    Conditions that the statement names already are left out. Without results there is no proposal.
    """
    chosen = (
        result_factors(record, statement)
        if results is None
        else tuple(factor for factor in record.factor_list.factors if factor.id in results)
    )
    view = _View(record=record, results=chosen)
    named = {factor for one in statement.when for factor in one.factors}
    found = [view.proposal(row) for row in view.conditions() if row.factor.id not in named]
    worth = [one for one in found if one.support or one.both_ways]
    return StatementRevision(
        statement=statement,
        outcome=view.outcome,
        proposals=tuple(sorted(worth, key=_most_support_first)),
    )


def _most_support_first(one: Proposal) -> tuple[int, int, int]:
    return -one.support, len(one.against), -len(one.both_ways)


@dataclass(frozen=True, kw_only=True)
class _View:
    record: ProgrammeRecord
    results: Sequence[Factor]

    @cached_property
    def matrix(self) -> CaseFactorMatrix:
        return case_factor_matrix(self.record)

    @cached_property
    def rows(self) -> Mapping[str, MatrixRow]:
        return {row.factor.id: row for row in self.matrix.rows}

    def conditions(self) -> Iterator[MatrixRow]:
        for row in self.matrix.rows:
            if self.record.factor_list.role_of(row.factor.id) is DomainRole.CONDITION:
                yield row

    @cached_property
    def outcome(self) -> Outcome:
        signs = {case.id: self._results_in(at) for at, case in enumerate(self.matrix.cases)}
        held = [case for case in self.matrix.cases if signs[case.id] & WORKED]
        return Outcome(
            results=tuple(self.results),
            held=tuple(held),
            failed=tuple(case for case in self.matrix.cases if signs[case.id] == {Sign.CONSTRAINING}),
            silent=tuple(case for case in self.matrix.cases if not signs[case.id]),
            mixed=tuple(case for case in held if signs[case.id] & HINDERED),
        )

    def _results_in(self, at: int) -> set[Sign]:
        return {
            sign
            for factor in self.results
            if factor.id in self.rows
            for sign in _signs(self.rows[factor.id], at)
        }

    def proposal(self, row: MatrixRow) -> Proposal:
        signs = {case.id: _signs(row, at) for at, case in enumerate(self.matrix.cases)}
        held, failed = self.outcome.held, self.outcome.failed
        return Proposal(
            factor=row.factor,
            enabled=tuple(case for case in held if Sign.ENABLING in signs[case.id]),
            missed=tuple(case for case in failed if Sign.CONSTRAINING in signs[case.id]),
            both_ways=tuple(case for case in (*held, *failed) if Sign.BOTH in signs[case.id]),
            against=(
                *(case for case in held if signs[case.id] == {Sign.CONSTRAINING}),
                *(case for case in failed if signs[case.id] == {Sign.ENABLING}),
            ),
            silent=tuple(case for case in (*held, *failed) if not signs[case.id]),
        )


def _signs(row: MatrixRow, at: int) -> set[Sign]:
    return set(row.cells[at].signs)
