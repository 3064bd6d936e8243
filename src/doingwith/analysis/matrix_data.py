"""The case x factor matrix for other programs: plain data for JSON, and CSV for spreadsheets.

Other programs rely on these forms (docs/reference/json.md): keys may be added, never renamed.
"""

from collections.abc import Iterator
from typing import Any

from doingwith.analysis.matrix import CaseFactorMatrix, Cell, MatrixRow, ReadJudgement
from doingwith.cases.agreed import AgreedJudgement
from doingwith.common.csv_text import csv_text
from doingwith.common.judgements import NOT_REPORTED, Basis, Sign
from doingwith.programmes.factors import DomainRole

__all__ = ["READERS_DIFFER", "SIGN_WORDS", "matrix_as_csv", "matrix_as_data"]

READERS_DIFFER = "readers differ"
SEVERAL = "several readers"
SIGN_WORDS = {Sign.ENABLING: "enabling", Sign.CONSTRAINING: "constraining", Sign.BOTH: "both"}
_COLUMNS = (
    "case", "project", "domain", "role", "factor", "label", "sign", "basis", "reader", "reason", "held",
)  # fmt: skip


def matrix_as_data(matrix: CaseFactorMatrix) -> dict[str, Any]:
    """The matrix as dictionaries and lists. What nobody reported is the text "not reported"."""
    return {
        "cases": [
            {"id": case.id, "project": case.project, "title": case.title, "readers": case.reader_count}
            for case in matrix.cases
        ],
        "factors": [_row_as_data(row) for row in matrix.rows],
        "counts": {f"{role}s": _counts(matrix, role) for role in DomainRole},
        "in_no_case": [factor.id for factor in matrix.factors_in_no_case()],
    }


def matrix_as_csv(matrix: CaseFactorMatrix) -> str:
    """The matrix as CSV: one line for each judgement, and one for each cell that nobody reported.

    Where readers agreed there is a line for that too. ``held`` is yes for lines that the case stands by:
    count those.

    Signs are words, because a spreadsheet would take ``+`` and ``-`` for formulas.
    """
    return csv_text([_COLUMNS, *_lines(matrix)])


def _counts(matrix: CaseFactorMatrix, role: DomainRole) -> dict[str, int]:
    of_basis = {basis.value: matrix.judgement_count(role, basis) for basis in Basis}
    return {"total": matrix.judgement_count(role), **of_basis}


def _row_as_data(row: MatrixRow) -> dict[str, Any]:
    return {
        "id": row.factor.id,
        "label": row.factor.label,
        "domain": row.domain.id,
        "role": row.domain.role.value,
        "cells": {cell.case.id: _cell_as_data(cell) for cell in row.cells},
    }


def _cell_as_data(cell: Cell) -> dict[str, Any]:
    held = [_read_as_data(read) for read in cell.held]
    return {
        "sign": _agreed([reading["sign"] for reading in held]),
        "basis": _agreed([reading["basis"] for reading in held]),
        "reason": _only([reading["reason"] for reading in held]),
        "reader": _only([reading["reader"] for reading in held]),
        **({"agreed": _agreed_as_data(cell.agreed)} if cell.agreed else {}),
        "readings": [_read_as_data(read) for read in cell.judgements],
    }


def _read_as_data(read: ReadJudgement) -> dict[str, str]:
    return {
        "reader": read.reader,
        "sign": read.judgement.sign.value,
        "basis": read.judgement.basis.value,
        "reason": read.judgement.reason or NOT_REPORTED,
    }


def _agreed_as_data(agreed: AgreedJudgement) -> dict[str, Any]:
    """What was agreed, with the dissent that stays."""
    dissent = [
        {"reader": one.reader, "sign": one.sign.value if one.sign else NOT_REPORTED, "reason": one.reason}
        for one in agreed.dissent
    ]
    return {
        "sign": agreed.sign.value if agreed.sign else NOT_REPORTED,
        "basis": agreed.basis.value if agreed.basis else NOT_REPORTED,
        "reason": agreed.reason,
        "dissent": dissent,
    }


def _agreed(values: list[str]) -> str:
    if not values:
        return NOT_REPORTED
    return values[0] if len(set(values)) == 1 else READERS_DIFFER


def _only(values: list[str]) -> str:
    if not values:
        return NOT_REPORTED
    return values[0] if len(values) == 1 else SEVERAL


def _lines(matrix: CaseFactorMatrix) -> Iterator[tuple[str, ...]]:
    for row in matrix.rows:
        for cell in row.cells:
            head = (cell.case.id, cell.case.project, row.domain.id, row.domain.role.value)
            for judged in _judged(cell):
                yield (*head, row.factor.id, row.factor.label, *judged)


def _judged(cell: Cell) -> Iterator[tuple[str, ...]]:
    if not cell.is_reported:
        yield (*(NOT_REPORTED,) * 4, "yes")
    for read in cell.held:
        yield (*_line(read), "yes")
    for read in cell.judgements if cell.agreed else ():
        yield (*_line(read), "no")


def _line(read: ReadJudgement) -> tuple[str, ...]:
    judgement = read.judgement
    return (
        SIGN_WORDS[judgement.sign],
        judgement.basis.value,
        read.reader,
        judgement.reason or NOT_REPORTED,
    )
