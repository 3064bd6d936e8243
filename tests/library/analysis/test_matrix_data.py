"""The matrix for other programs: JSON and CSV."""

import csv
import io
import json
from dataclasses import replace
from typing import Any

from bench.synthetic import synthetic_programme

from doingwith.analysis.matrix import case_factor_matrix
from doingwith.analysis.matrix_data import SIGN_WORDS, matrix_as_csv, matrix_as_data
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.cases.readings import Judgement, Reading
from doingwith.common.judgements import Basis, Sign


class TestJson:
    def test_holds_the_counts_of_the_report(self, cocreate: ProgrammeRecord) -> None:
        data = matrix_as_data(case_factor_matrix(cocreate))

        assert data["counts"] == {
            "conditions": {"total": 84, "explicit": 42, "inferred": 42},
            "results": {"total": 29, "explicit": 15, "inferred": 14},
        }
        assert len(data["in_no_case"]) == 14

    def test_not_reported_is_a_value_of_its_own_and_nothing_is_null(self, cocreate: ProgrammeRecord) -> None:
        data = matrix_as_data(case_factor_matrix(cocreate))
        cells = {row["id"]: row["cells"] for row in data["factors"]}

        assert cells["H1"]["CS1"] == {
            "sign": "not reported",
            "basis": "not reported",
            "reason": "not reported",
            "reader": "not reported",
            "readings": [],
        }
        assert "null" not in json.dumps(data)

    def test_a_judgement_without_a_reason_says_so(self, cocreate: ProgrammeRecord) -> None:
        data = matrix_as_data(case_factor_matrix(cocreate))
        cells = {row["id"]: row["cells"] for row in data["factors"]}

        assert (cells["U6"]["CS1"]["sign"], cells["U6"]["CS1"]["reason"]) == ("-", "not reported")

    def test_two_readers_who_differ_stand_side_by_side(self, cocreate: ProgrammeRecord) -> None:
        cell = _cell_of(cocreate, ("one", Sign.ENABLING), ("two", Sign.CONSTRAINING))

        assert (cell["sign"], cell["basis"]) == ("readers differ", "explicit")
        assert cell["reader"] == "several readers"
        assert [reading["sign"] for reading in cell["readings"]] == ["+", "-"]

    def test_two_readers_who_agree_give_one_sign(self, cocreate: ProgrammeRecord) -> None:
        assert _cell_of(cocreate, ("one", Sign.BOTH), ("two", Sign.BOTH))["sign"] == "+/-"


class TestCsv:
    def test_every_sign_has_its_word(self) -> None:
        assert set(SIGN_WORDS) == set(Sign)

    def test_has_a_line_for_each_judgement_and_each_silence(self, cocreate: ProgrammeRecord) -> None:
        lines = _lines(matrix_as_csv(case_factor_matrix(cocreate)))

        assert len(lines) == 58 * 5
        assert sum(line["sign"] == "not reported" for line in lines) == 58 * 5 - 84 - 29

    def test_has_a_line_for_each_reader(self) -> None:
        record = synthetic_programme(5, readers_per_case=2)
        given = sum(len(reading.judgements()) for case in record.cases for reading in case.readings)

        lines = _lines(matrix_as_csv(case_factor_matrix(record)))

        assert sum(line["sign"] != "not reported" for line in lines) == given

    def test_no_cell_starts_like_a_formula(self, cocreate: ProgrammeRecord) -> None:
        rows = csv.reader(io.StringIO(_csv_with_reason(cocreate, '=HYPERLINK("x")')))

        assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]

    def test_a_reason_that_looks_like_a_formula_keeps_its_words(self, cocreate: ProgrammeRecord) -> None:
        assert '\'=HYPERLINK(""x"")' in _csv_with_reason(cocreate, '=HYPERLINK("x")')


def _lines(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def _csv_with_reason(record: ProgrammeRecord, reason: str) -> str:
    judgement = Judgement(factor="H1", sign=Sign.CONSTRAINING, basis=Basis.EXPLICIT, reason=reason)
    case = replace(record.cases[0], readings=(Reading(reader="one", conditions=(judgement,)),))
    return matrix_as_csv(case_factor_matrix(replace(record, cases=(case,))))


def _cell_of(record: ProgrammeRecord, *read: tuple[str, Sign]) -> dict[str, Any]:
    readings = tuple(
        Reading(reader=reader, conditions=(Judgement(factor="H1", sign=sign, basis=Basis.EXPLICIT),))
        for reader, sign in read
    )
    case = replace(record.cases[0], readings=readings)
    data = matrix_as_data(case_factor_matrix(replace(record, cases=(case,))))
    cell: dict[str, Any] = data["factors"][0]["cells"]["CS1"]
    return cell
