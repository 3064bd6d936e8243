"""What the cases say of each clause of a theory.

A clause is about the factors it names; the cases' judgements on these factors are what bears
on it. A clause that names no factor cannot be held against the cases: that is said apart, and
is not a lack of support.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from doingwith.analysis.matrix import CaseFactorMatrix, MatrixRow, case_factor_matrix
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.cases.case import Case
from doingwith.cases.readings import Judgement
from doingwith.common.judgements import Sign
from doingwith.programmes.factors import Factor
from doingwith.theory.theory import Clause, Part, Statement, TheoryVersion

__all__ = ["ClauseStanding", "ClauseSupport", "SupportCell", "clause_support", "standing_of"]


class ClauseStanding(StrEnum):
    """How a clause stands against the cases."""

    SUPPORTED = "supported"
    ONLY_CONSTRAINING = "only_constraining"
    NO_CASE = "no_case"
    NO_FACTOR_LINKED = "no_factor_linked"


@dataclass(frozen=True, kw_only=True)
class SupportCell:
    """One reader's judgement, in one case, on a factor that the clause names."""

    case: Case
    factor: Factor
    reader: str
    judgement: Judgement


@dataclass(frozen=True, kw_only=True)
class ClauseSupport:
    """A clause with every judgement that bears on it, by factor and then by case."""

    statement: Statement
    part: Part
    clause: Clause
    cells: tuple[SupportCell, ...] = ()

    @property
    def standing(self) -> ClauseStanding:
        """Supported when some reader found a named factor at work, or a named result come about.

        Judgements with a minus alone bear on the clause without supporting it.
        """
        return standing_of(self.clause, {cell.judgement.sign for cell in self.cells})

    @property
    def is_supported(self) -> bool:
        """Whether some case supports the clause."""
        return self.standing is ClauseStanding.SUPPORTED


def standing_of(clause: Clause, signs: Collection[Sign]) -> ClauseStanding:
    """How a clause stands when the cases gave its factors these signs."""
    if not clause.factors:
        return ClauseStanding.NO_FACTOR_LINKED
    if not signs:
        return ClauseStanding.NO_CASE
    if all(sign is Sign.CONSTRAINING for sign in signs):
        return ClauseStanding.ONLY_CONSTRAINING
    return ClauseStanding.SUPPORTED


def clause_support(record: ProgrammeRecord, version: TheoryVersion) -> tuple[ClauseSupport, ...]:
    """Every clause of a theory version, in reading order, with what the cases say of it."""
    rows = _rows_by_factor(case_factor_matrix(record))
    return tuple(
        ClauseSupport(statement=statement, part=part, clause=clause, cells=tuple(_cells(rows, clause)))
        for statement in version.statements
        for part, clause in statement.all_clauses()
    )


def _rows_by_factor(matrix: CaseFactorMatrix) -> dict[str, MatrixRow]:
    return {row.factor.id: row for row in matrix.rows}


def _cells(rows: dict[str, MatrixRow], clause: Clause) -> Iterator[SupportCell]:
    for row in (rows[factor] for factor in clause.factors if factor in rows):
        for cell in row.cells:
            for read in cell.held:
                yield SupportCell(
                    case=cell.case, factor=row.factor, reader=read.reader, judgement=read.judgement
                )
