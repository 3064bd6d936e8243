"""The matrix's counts against a slow twin that counts judgement by judgement."""

from hypothesis import given
from tests.properties.programmes import records

from doingwith.analysis.frequency import frequency_by_domain
from doingwith.analysis.matrix import case_factor_matrix
from doingwith.analysis.matrix_data import matrix_as_data
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.common.judgements import Basis, Sign
from doingwith.programmes.factors import DomainRole


def slow_count(record: ProgrammeRecord, role: DomainRole, basis: Basis | None) -> int:
    count = 0
    for case in record.cases:
        for reading in case.readings:
            judgements = reading.conditions if role is DomainRole.CONDITION else reading.results
            for judgement in judgements:
                if basis is None or judgement.basis is basis:
                    count += 1
    return count


def slow_signs(record: ProgrammeRecord, case_id: str, factor_id: str) -> set[Sign]:
    return {
        judgement.sign
        for case in record.cases
        for reading in case.readings
        for judgement in reading.conditions + reading.results
        if case.id == case_id and judgement.factor == factor_id
    }


@given(records)
def test_counts_agree_with_counting_one_by_one(record: ProgrammeRecord) -> None:
    matrix = case_factor_matrix(record)

    for role in DomainRole:
        for basis in (None, *Basis):
            assert matrix.judgement_count(role, basis) == slow_count(record, role, basis)


@given(records)
def test_every_cell_holds_what_its_case_says_of_its_factor(record: ProgrammeRecord) -> None:
    for row in case_factor_matrix(record).rows:
        for cell in row.cells:
            assert set(cell.signs) == slow_signs(record, cell.case.id, row.factor.id)
            assert cell.is_reported == bool(cell.signs)


@given(records)
def test_frequencies_add_up_to_the_cells(record: ProgrammeRecord) -> None:
    signs = {
        (case.id, factor.id): slow_signs(record, case.id, factor.id)
        for case in record.cases
        for factor in record.factor_list.factors
    }
    found = frequency_by_domain(record)

    assert sum(line.enabling for line in found) == sum(one == {Sign.ENABLING} for one in signs.values())
    assert sum(line.constraining for line in found) == sum(
        one == {Sign.CONSTRAINING} for one in signs.values()
    )
    assert sum(line.both for line in found) == sum(one == {Sign.BOTH} for one in signs.values())
    assert sum(line.readers_differ for line in found) == sum(len(one) > 1 for one in signs.values())
    assert sum(line.not_reported for line in found) == sum(not one for one in signs.values())


@given(records)
def test_json_never_says_nothing_where_nobody_reported(record: ProgrammeRecord) -> None:
    for row in matrix_as_data(case_factor_matrix(record))["factors"]:
        for cell in row["cells"].values():
            assert all(cell[key] for key in ("sign", "basis", "reason", "reader"))
            assert (cell["sign"] == "not reported") == (cell["readings"] == [])
