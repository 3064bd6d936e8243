"""The case x factor matrix: what each case holds, every judgement of every reader, and every silence.

The cross-case table of the evaluation report: cases as columns, factors as rows. A cell in
which nobody reported anything is *not reported*, which is not the same as absent.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.cases.agreed import AgreedJudgement
from doingwith.cases.case import Case
from doingwith.cases.readings import Judgement
from doingwith.common.judgements import Basis, Sign
from doingwith.programmes.factors import Domain, DomainRole, Factor

__all__ = ["CaseFactorMatrix", "Cell", "MatrixRow", "ReadJudgement", "case_factor_matrix"]


@dataclass(frozen=True, kw_only=True)
class ReadJudgement:
    """A judgement with the reader who gave it."""

    reader: str
    judgement: Judgement


@dataclass(frozen=True, kw_only=True)
class Cell:
    """What one case says of one factor: nothing, one judgement, or several.

    ``judgements`` are what each reader said, whatever was agreed afterwards. ``agreed`` is what the
    readers agreed on: then the case stands by that, and their own judgements stay beside it.
    """

    case: Case
    judgements: tuple[ReadJudgement, ...] = ()
    agreed: AgreedJudgement | None = None

    @cached_property
    def held(self) -> tuple[ReadJudgement, ...]:
        """What the case stands by: the agreed judgement, else each reader's own."""
        if self.agreed is None:
            return self.judgements
        return _held_as_agreed(self.case, self.agreed)

    @property
    def is_reported(self) -> bool:
        """Whether the case reports the factor: as agreed, else in any reader's view."""
        return bool(self.held)

    @property
    def judgement(self) -> Judgement | None:
        """The agreed judgement, else the first reader's; None when the factor was not reported."""
        return self.held[0].judgement if self.held else None

    @property
    def signs(self) -> tuple[Sign, ...]:
        """The different signs that the case stands by, each once, in reading order."""
        return tuple(dict.fromkeys(read.judgement.sign for read in self.held))

    @property
    def bases(self) -> tuple[Basis, ...]:
        """The different bases that the case stands by, each once, in reading order."""
        return tuple(dict.fromkeys(read.judgement.basis for read in self.held))

    @property
    def readers_differ(self) -> bool:
        """Whether readers gave different signs and agreed on none. It is shown, never averaged."""
        return len(self.signs) > 1


def _held_as_agreed(case: Case, agreed: AgreedJudgement) -> tuple[ReadJudgement, ...]:
    if agreed.sign is None:
        return ()
    by = case.agreed.agreed_by if case.agreed else ()
    judgement = Judgement(
        factor=agreed.factor,
        sign=agreed.sign,
        basis=agreed.basis or Basis.INFERRED,
        reason=agreed.reason,
        excerpts=agreed.excerpts,
    )
    return (ReadJudgement(reader=" and ".join(by or case.reader_names), judgement=judgement),)


@dataclass(frozen=True, kw_only=True)
class MatrixRow:
    """One factor across all cases, in the order of the matrix's cases."""

    domain: Domain
    factor: Factor
    cells: tuple[Cell, ...]

    @property
    def is_reported(self) -> bool:
        """Whether any case reports the factor."""
        return any(cell.is_reported for cell in self.cells)


@dataclass(frozen=True, kw_only=True)
class CaseFactorMatrix:
    """All cases against all factors of the list, in the list's order."""

    cases: tuple[Case, ...]
    rows: tuple[MatrixRow, ...]

    def judgement_count(self, role: DomainRole, basis: Basis | None = None) -> int:
        """How many judgements readers gave on conditions or results, all or of one basis."""
        return sum(basis in (None, judgement.basis) for judgement in self._judgements(role))

    def factors_in_no_case(self) -> tuple[Factor, ...]:
        """The factors that no case reports."""
        return tuple(row.factor for row in self.rows if not row.is_reported)

    def rows_of(self, domain: Domain) -> tuple[MatrixRow, ...]:
        """The rows of one domain."""
        return tuple(row for row in self.rows if row.domain == domain)

    def _judgements(self, role: DomainRole) -> Iterator[Judgement]:
        for row in self.rows:
            if row.domain.role is role:
                for cell in row.cells:
                    yield from (read.judgement for read in cell.judgements)


def case_factor_matrix(record: ProgrammeRecord) -> CaseFactorMatrix:
    """Every case against every factor.

    One pass over the judgements, so that the work grows with them and not with their square.
    """
    read = _judgements_by_case_and_factor(record.cases)
    agreed = {
        (case.id, one.factor): one
        for case in record.cases
        for one in (case.agreed.judgements if case.agreed else ())
    }
    rows = tuple(
        MatrixRow(
            domain=domain,
            factor=factor,
            cells=tuple(
                Cell(
                    case=case,
                    judgements=tuple(read.get((case.id, factor.id), ())),
                    agreed=agreed.get((case.id, factor.id)),
                )
                for case in record.cases
            ),
        )
        for domain, factors in record.factor_list.in_domains()
        for factor in factors
    )
    return CaseFactorMatrix(cases=record.cases, rows=rows)


def _judgements_by_case_and_factor(cases: tuple[Case, ...]) -> dict[tuple[str, str], list[ReadJudgement]]:
    read: dict[tuple[str, str], list[ReadJudgement]] = {}
    for case in cases:
        for reading in case.readings:
            for judgement in reading.judgements():
                read.setdefault((case.id, judgement.factor), []).append(
                    ReadJudgement(reader=reading.reader, judgement=judgement)
                )
    return read
