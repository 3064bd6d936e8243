"""The cases for and against each clause of a theory, as their readers agreed.

A case speaks for a clause when a factor that the clause names was enabling there, or came about;
against it when the factor was constraining, or did not come about; both ways when it was both, or when
its judgements on the factors differ. It is one case however many judgements it holds. Of a
WHEN clause this says whether the condition was at work or in the way, and no more: what that means for
the clause depends on whether the results came about (``doingwith.analysis.theory_revision``).
A case that does not report the factor says nothing of the clause: that is no evidence against it.
Laying each proposition of a theory beside the cases follows pattern matching in R. K. Yin, Case
Study Research (6th edition, 2018), chapter 5. A clause that names no factor cannot be held against the
cases: that is said apart, and is not a lack of support.
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TypeVar

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.cases.case import Case
from doingwith.cases.held import HeldJudgement, held_judgements
from doingwith.common.judgements import Sign
from doingwith.programmes.factors import Factor
from doingwith.theory.theory import Clause, Part, Statement, TheoryVersion

__all__ = [
    "BEARINGS",
    "Bearing",
    "BearingCase",
    "ClauseBearings",
    "ClauseStanding",
    "clause_bearings",
    "counts_of",
    "standing_of",
    "ways_of",
]


class Bearing(StrEnum):
    """Which way a judgement in a case bears on a clause."""

    FOR = "for"
    AGAINST = "against"
    BOTH_WAYS = "both_ways"


class ClauseStanding(StrEnum):
    """How a clause stands against the cases."""

    SUPPORTED = "supported"
    ONLY_CONSTRAINING = "only_constraining"
    NO_CASE = "no_case"
    NO_FACTOR_LINKED = "no_factor_linked"
    FOR_AND_AGAINST = "for_and_against"


BEARINGS: Mapping[Sign, Bearing] = {
    Sign.ENABLING: Bearing.FOR,
    Sign.CONSTRAINING: Bearing.AGAINST,
    Sign.BOTH: Bearing.BOTH_WAYS,
}


@dataclass(frozen=True, kw_only=True)
class BearingCase:
    """A judgement that a case holds on a factor that the clause names."""

    case: Case
    factor: Factor
    held: HeldJudgement

    @property
    def bearing(self) -> Bearing:
        """Which way it bears on the clause."""
        return BEARINGS[self.held.sign]


@dataclass(frozen=True, kw_only=True)
class ClauseBearings:
    """A clause with all that bears on it, by factor and then by case, and the cases that are silent."""

    statement: Statement
    part: Part
    clause: Clause
    bearings: tuple[BearingCase, ...]
    silent: tuple[Case, ...]

    def cases(self, bearing: Bearing) -> tuple[BearingCase, ...]:
        """The judgements that bear on the clause in this way."""
        return tuple(one for one in self.bearings if one.bearing is bearing)

    @cached_property
    def ways(self) -> Mapping[str, Bearing]:
        """Which way each case that speaks of the clause bears on it, by the case's identifier."""
        return ways_of((one.case.id, one.held.sign) for one in self.bearings)

    @property
    def counts(self) -> Mapping[Bearing, int]:
        """How many cases bear on the clause in each way: each once, however many judgements it holds."""
        return counts_of(self.ways)

    @property
    def judgement_count(self) -> int:
        """How many judgements the cases hold on the factors of the clause."""
        return len(self.bearings)

    @property
    def standing(self) -> ClauseStanding:
        """How the clause stands against what the cases hold."""
        return standing_of(self.clause, {one.held.sign for one in self.bearings})


Named = TypeVar("Named", bound=Hashable)


def ways_of(held: Iterable[tuple[Named, Sign]]) -> dict[Named, Bearing]:
    """Which way each case bears on a clause, by the signs of all that it holds on the clause's factors.

    Both ways when one judgement is, or when they differ: one says for and another against.
    """
    signs: dict[Named, set[Sign]] = defaultdict(set)
    for case, sign in held:
        signs[case].add(sign)
    return {
        case: BEARINGS[next(iter(found))] if len(found) == 1 else Bearing.BOTH_WAYS
        for case, found in signs.items()
    }


def counts_of(ways: Mapping[Named, Bearing]) -> dict[Bearing, int]:
    """How many cases bear on a clause in each way."""
    return {bearing: sum(way is bearing for way in ways.values()) for bearing in Bearing}


def standing_of(clause: Clause, signs: Collection[Sign]) -> ClauseStanding:
    """How a clause stands when the cases gave its factors these signs.

    Supported when every case that reports a named factor found it at work, or the named result come about;
    for and against when some did not, or one found both. A minus alone bears on the clause without
    supporting it.
    """
    if not clause.factors:
        return ClauseStanding.NO_FACTOR_LINKED
    if not signs:
        return ClauseStanding.NO_CASE
    if all(sign is Sign.CONSTRAINING for sign in signs):
        return ClauseStanding.ONLY_CONSTRAINING
    if all(sign is Sign.ENABLING for sign in signs):
        return ClauseStanding.SUPPORTED
    return ClauseStanding.FOR_AND_AGAINST


Held = Mapping[str, list[tuple[Case, HeldJudgement]]]


def clause_bearings(record: ProgrammeRecord, version: TheoryVersion) -> tuple[ClauseBearings, ...]:
    """Every clause of a theory version in reading order, with the cases for and against it.

    One pass over the judgements, so that the work grows with them and with the clauses, not with both.
    """
    held: Held = defaultdict(list)
    for case in record.cases:
        for judgement in held_judgements(case):
            held[judgement.factor].append((case, judgement))
    return tuple(
        _bearings(record, held, statement, part, clause)
        for statement in version.statements
        for part, clause in statement.all_clauses()
    )


def _bearings(
    record: ProgrammeRecord, held: Held, statement: Statement, part: Part, clause: Clause
) -> ClauseBearings:
    found = tuple(_found(record, held, clause))
    speaking = {one.case.id for one in found}
    return ClauseBearings(
        statement=statement,
        part=part,
        clause=clause,
        bearings=found,
        silent=tuple(case for case in record.cases if case.id not in speaking),
    )


def _found(record: ProgrammeRecord, held: Held, clause: Clause) -> Iterator[BearingCase]:
    for factor in (record.factor_list.by_id[name] for name in clause.factors if name in held):
        for case, judgement in held[factor.id]:
            yield BearingCase(case=case, factor=factor, held=judgement)
