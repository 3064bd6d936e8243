"""A theory's clauses as contexts, mechanisms and outcomes, case by case and across cases.

The same data as the theory of change, arranged as the realist evaluator asks: the WHEN clauses are the
contexts, the BECAUSE clauses the mechanisms, the THEN clauses the outcomes. A configuration stays tied
to its case and to the judgements in it; nothing is pooled. A clause that no case reports stays *not
reported*, and one that names no factor cannot be asked about: neither is absent.

Contexts, mechanisms and outcomes follow R. Pawson and N. Tilley, Realistic Evaluation (1997). Keeping
the three together as one case tells them, instead of joining them afterwards, follows S. Jackson and
G. Kolla, A new realistic evaluation analysis method, American Journal of Evaluation 33 (2012).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import product

from doingwith.analysis.clause_bearings import BearingCase, ClauseBearings, clause_bearings
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.cases.case import Case
from doingwith.common.judgements import Sign
from doingwith.theory.theory import Clause, Part, Statement, TheoryVersion

__all__ = [
    "CMO_PARTS",
    "FEWEST_CASES",
    "CaseConfiguration",
    "ClauseInCase",
    "ClauseState",
    "Regularity",
    "StatementConfigurations",
    "cmo_configurations",
]

CMO_PARTS = (Part.WHEN, Part.BECAUSE, Part.THEN)
"""Contexts, mechanisms, outcomes."""
FEWEST_CASES = 2
"""In how many cases something must be seen together before it is called a regularity."""


class ClauseState(StrEnum):
    """What a case says of a clause."""

    AT_WORK = "at_work"
    IN_PART = "in_part"
    AGAINST = "against"
    READERS_DIFFER = "readers_differ"
    NOT_REPORTED = "not_reported"
    CANNOT_BE_ASKED = "cannot_be_asked"


SEEN = frozenset({ClauseState.AT_WORK, ClauseState.IN_PART})


@dataclass(frozen=True, kw_only=True)
class ClauseInCase:
    """A clause of a statement with the judgements on its factors that one case holds."""

    part: Part
    clause: Clause
    bearings: tuple[BearingCase, ...]

    @property
    def state(self) -> ClauseState:
        """What the case says of the clause.

        At work (for an outcome: came about) when every judgement is a plus, against it when every one is
        a minus, in part otherwise. Readers who gave a factor different signs and agreed on none differ.
        """
        if not self.clause.factors:
            return ClauseState.CANNOT_BE_ASKED
        if not self.bearings:
            return ClauseState.NOT_REPORTED
        signs = {one.held.sign for one in self.bearings}
        if self._readers_differ():
            return ClauseState.READERS_DIFFER
        if signs == {Sign.ENABLING}:
            return ClauseState.AT_WORK
        return ClauseState.AGAINST if signs == {Sign.CONSTRAINING} else ClauseState.IN_PART

    def _readers_differ(self) -> bool:
        signs: dict[str, Sign] = {}
        return any(
            signs.setdefault(one.factor.id, one.held.sign) is not one.held.sign for one in self.bearings
        )


@dataclass(frozen=True, kw_only=True)
class CaseConfiguration:
    """One statement as one case tells it."""

    case: Case
    statement: Statement
    clauses: tuple[ClauseInCase, ...]

    def part(self, part: Part) -> tuple[ClauseInCase, ...]:
        """Its contexts (WHEN), mechanisms (BECAUSE) or outcomes (THEN), in reading order."""
        return tuple(one for one in self.clauses if one.part is part)

    def states(self) -> Mapping[str, ClauseState]:
        """What the case says of each clause, by the clause's identifier."""
        return {one.clause.id: one.state for one in self.clauses}

    @property
    def is_silent(self) -> bool:
        """Whether the case reports nothing of the statement."""
        return not any(one.bearings for one in self.clauses)


@dataclass(frozen=True, kw_only=True)
class Regularity:
    """A context, perhaps with a mechanism, and an outcome that several cases tell together.

    ``together``: all were seen, whole or in part. ``counter``: context and mechanism were seen and the
    outcome did not come about. ``without``: the outcome was seen although context or mechanism was
    constraining. ``open``: context and mechanism were seen, and of the outcome nothing is known.
    """

    context: Clause
    mechanism: Clause | None
    outcome: Clause
    together: tuple[Case, ...]
    counter: tuple[Case, ...]
    without: tuple[Case, ...]
    open: tuple[Case, ...]


@dataclass(frozen=True, kw_only=True)
class StatementConfigurations:
    """One statement as each case tells it, and what several cases tell alike."""

    statement: Statement
    cases: tuple[CaseConfiguration, ...]

    @cached_property
    def regularities(self) -> tuple[Regularity, ...]:
        """What at least ``FEWEST_CASES`` cases tell together, most cases first."""
        states = [(one.case, one.states()) for one in self.cases]
        found = [_regularity(states, *chosen) for chosen in self._asked()]
        worth = [one for one in found if len(one.together) >= FEWEST_CASES]
        return tuple(sorted(worth, key=lambda one: (-len(one.together), len(one.counter))))

    @property
    def can_compare(self) -> bool:
        """Whether the cases can be asked about both a context and an outcome."""
        return any(True for _ in self._asked())

    @property
    def unasked(self) -> tuple[Part, ...]:
        """The parts with clauses of which none names a factor, so that no case can be asked about them."""
        return tuple(
            part
            for part in CMO_PARTS
            if (clauses := self.statement.clauses(part)) and not any(one.factors for one in clauses)
        )

    def _asked(self) -> Iterator[tuple[Clause, Clause | None, Clause]]:
        asked = {part: [one for one in self.statement.clauses(part) if one.factors] for part in CMO_PARTS}
        mechanisms: list[Clause | None] = [*asked[Part.BECAUSE]] or [None]
        yield from product(asked[Part.WHEN], mechanisms, asked[Part.THEN])


def cmo_configurations(
    record: ProgrammeRecord, version: TheoryVersion
) -> tuple[StatementConfigurations, ...]:
    """Each statement of a theory version in reading order, as each case of the record tells it."""
    found = clause_bearings(record, version)
    return tuple(
        _of_statement(record, statement, [one for one in found if one.statement is statement])
        for statement in version.statements
    )


def _of_statement(
    record: ProgrammeRecord, statement: Statement, clauses: Sequence[ClauseBearings]
) -> StatementConfigurations:
    ordered = [one for part in CMO_PARTS for one in clauses if one.part is part]
    by_case = [_by_case(one) for one in ordered]
    return StatementConfigurations(
        statement=statement,
        cases=tuple(
            CaseConfiguration(
                case=case,
                statement=statement,
                clauses=tuple(
                    ClauseInCase(part=one.part, clause=one.clause, bearings=tuple(held.get(case.id, ())))
                    for one, held in zip(ordered, by_case, strict=True)
                ),
            )
            for case in record.cases
        ),
    )


def _by_case(found: ClauseBearings) -> dict[str, list[BearingCase]]:
    by_case: dict[str, list[BearingCase]] = {}
    for one in found.bearings:
        by_case.setdefault(one.case.id, []).append(one)
    return by_case


def _regularity(
    cases: Sequence[tuple[Case, Mapping[str, ClauseState]]],
    context: Clause,
    mechanism: Clause | None,
    outcome: Clause,
) -> Regularity:
    causes = [context.id, *([mechanism.id] if mechanism else [])]
    seen = [
        (case, states[outcome.id]) for case, states in cases if all(states[one] in SEEN for one in causes)
    ]
    return Regularity(
        context=context,
        mechanism=mechanism,
        outcome=outcome,
        together=tuple(case for case, state in seen if state in SEEN),
        counter=tuple(case for case, state in seen if state is ClauseState.AGAINST),
        without=tuple(
            case
            for case, states in cases
            if states[outcome.id] in SEEN and any(states[one] is ClauseState.AGAINST for one in causes)
        ),
        open=tuple(case for case, state in seen if state not in SEEN | {ClauseState.AGAINST}),
    )
