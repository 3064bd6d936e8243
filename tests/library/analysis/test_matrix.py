"""The case x factor matrix."""

from dataclasses import replace

import pytest
from bench.synthetic import synthetic_programme

from doingwith.analysis.matrix import Cell, ReadJudgement, case_factor_matrix
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.cases.readings import Judgement
from doingwith.common.judgements import Basis, Sign
from doingwith.programmes.factors import DomainRole


class TestCoCreate:
    @pytest.mark.parametrize(
        ("role", "basis", "count"),
        [
            (DomainRole.CONDITION, None, 84),
            (DomainRole.CONDITION, Basis.EXPLICIT, 42),
            (DomainRole.CONDITION, Basis.INFERRED, 42),
            (DomainRole.RESULT, None, 29),
            (DomainRole.RESULT, Basis.EXPLICIT, 15),
            (DomainRole.RESULT, Basis.INFERRED, 14),
        ],
    )
    def test_counts_judgements_by_role_and_basis(
        self, cocreate: ProgrammeRecord, role: DomainRole, basis: Basis | None, count: int
    ) -> None:
        assert case_factor_matrix(cocreate).judgement_count(role, basis) == count

    def test_names_the_factors_that_no_case_reports(self, cocreate: ProgrammeRecord) -> None:
        silent = case_factor_matrix(cocreate).factors_in_no_case()

        assert " ".join(factor.id for factor in silent) == "O2 F4 F5 F7 A3 A4 U3 S4 S5 I1 I2 I3 I4 I5"

    def test_has_every_factor_against_every_case(self, cocreate: ProgrammeRecord) -> None:
        matrix = case_factor_matrix(cocreate)

        assert [row.factor for row in matrix.rows] == list(cocreate.factor_list.factors)
        assert all(tuple(cell.case for cell in row.cells) == cocreate.cases for row in matrix.rows)

    def test_keeps_what_was_not_reported_apart_from_any_sign(self, cocreate: ProgrammeRecord) -> None:
        row = case_factor_matrix(cocreate).rows[0]

        assert row.factor.id == "H1"
        assert [cell.is_reported for cell in row.cells] == [False, True, True, True, True]
        assert (row.cells[0].judgement, row.cells[0].signs) == (None, ())

    def test_shows_reader_sign_basis_and_reason(self, cocreate: ProgrammeRecord) -> None:
        cell = next(row for row in case_factor_matrix(cocreate).rows if row.factor.id == "L6").cells[0]

        assert cell.judgements == (
            ReadJudgement(
                reader="transcriber",
                judgement=Judgement(
                    factor="L6",
                    sign=Sign.BOTH,
                    basis=Basis.EXPLICIT,
                    reason="some stakeholders readier than others",
                ),
            ),
        )


class TestSeveralReaders:
    def test_keeps_both_judgements_side_by_side(self, cocreate: ProgrammeRecord) -> None:
        cell = Cell(case=cocreate.cases[0], judgements=(_read("one", Sign.BOTH), _read("two", Sign.BOTH)))

        assert cell.signs == (Sign.BOTH,)
        assert not cell.readers_differ

    def test_says_that_readers_differ_and_averages_nothing(self, cocreate: ProgrammeRecord) -> None:
        cell = Cell(
            case=cocreate.cases[0], judgements=(_read("one", Sign.ENABLING), _read("two", Sign.CONSTRAINING))
        )

        assert cell.signs == (Sign.ENABLING, Sign.CONSTRAINING)
        assert cell.readers_differ

    def test_counts_each_readers_judgement(self) -> None:
        record = synthetic_programme(10, readers_per_case=2)
        given = sum(len(reading.conditions) for case in record.cases for reading in case.readings)

        assert case_factor_matrix(record).judgement_count(DomainRole.CONDITION) == given


class TestNoCases:
    def test_every_factor_is_in_no_case(self, cocreate: ProgrammeRecord) -> None:
        matrix = case_factor_matrix(replace(cocreate, cases=()))

        assert matrix.factors_in_no_case() == cocreate.factor_list.factors
        assert matrix.judgement_count(DomainRole.CONDITION) == 0


def _read(reader: str, sign: Sign) -> ReadJudgement:
    return ReadJudgement(reader=reader, judgement=Judgement(factor="H1", sign=sign, basis=Basis.EXPLICIT))
