"""An answer as plain data for JSON: stable, and described in the page about JSON output."""

from collections.abc import Sequence
from typing import Any

from doingwith.analysis.configurations.answer import Answer, ModelAnswer
from doingwith.analysis.configurations.doubts import Doubts
from doingwith.analysis.configurations.necessity import NecessitySet, necessity_of
from doingwith.analysis.configurations.sets import CalibratedCell, CalibratedSet
from doingwith.analysis.configurations.words import told_in_words
from doingwith.common.csv_text import csv_text
from doingwith.methods.qca.honesty import Noise
from doingwith.methods.qca.table import Row

__all__ = ["answer_as_data", "memberships_as_csv"]


def answer_as_data(found: Answer, asked: Doubts) -> dict[str, Any]:
    """The whole answer: doubts first, as on the page."""
    return {
        "outcome": {"about": found.version.outcome.about, "sentence": found.calibrated.outcome.name.present},
        "warnings": [{"kind": one.kind.value, "sentence": one.sentence} for one in found.warnings],
        "noise": _noise(asked.noise),
        "robustness": _robustness(asked),
        "diversity": {"observed": asked.diversity.observed, "possible": asked.diversity.possible},
        "sets": [_set(one) for one in found.calibrated.sets],
        "left_out": {case: list(reasons) for case, reasons in found.calibrated.left_out.items()},
        "rows": [_row(found.data.conditions, row) for row in found.table.rows],
        "necessity": [_necessary(one) for one in necessity_of(found)],
        "solution": found.version.solution.value,
        "sentence": found.sentence,
        "n_models": found.solution.n_models,
        "n_models_exact": found.solution.n_models_exact,
        "models": [_model(one) for one in found.models],
        "uncovered": list(found.uncovered),
        "fingerprint": found.fingerprint,
    }


def _noise(noise: Noise) -> dict[str, Any]:
    return {
        "shuffles": noise.shuffles,
        "as_good": noise.as_good,
        "seed": noise.seed,
        "all_ways": noise.all_ways,
    }


def _row(conditions: Sequence[str], row: Row) -> dict[str, Any]:
    return {
        "row": row.number,
        "values": dict(zip(conditions, row.values, strict=True)),
        "out": row.out.value,
        "n": row.n,
        "incl": row.incl,
        "pri": row.pri,
        "cases": list(row.cases),
    }


def _necessary(one: NecessitySet) -> dict[str, Any]:
    return {
        "set": one.id,
        "sentence": one.sentence,
        "incl": one.figures.incl,
        "ron": one.figures.ron,
        "cov": one.figures.cov,
        "cases_without": list(one.without),
    }


def _robustness(asked: Doubts) -> dict[str, Any]:
    return {
        "ranges": [
            {"name": one.name, "chosen": one.chosen, "lowest": one.lowest, "highest": one.highest}
            for one in asked.ranges
        ],
        "choices": [
            {
                "by": one.by.value,
                "set": one.label,
                "rule": one.rule.value if one.rule else None,
                "same": one.same,
            }
            for one in asked.variations
        ],
        "without_case": [{"case": one.case, "same": one.same} for one in asked.without],
    }


def _set(one: CalibratedSet) -> dict[str, Any]:
    return {
        "id": one.id,
        "label": one.name.label,
        "present": one.name.present,
        "absent": one.name.absent,
        "cases": [_cell(cell) for cell in one.cells],
    }


def _cell(cell: CalibratedCell) -> dict[str, Any]:
    return {
        "case": cell.case,
        "told": told_in_words(cell),
        "membership": cell.membership,
        "decided_by_a_person": cell.decided is not None,
        "reason": cell.reason,
    }


def _model(one: ModelAnswer) -> dict[str, Any]:
    return {
        "formula": one.formula,
        "sentence": one.sentence,
        "incl": one.fit.figures.incl,
        "pri": one.fit.figures.pri,
        "cov": one.fit.figures.cov,
        "terms": [
            {
                "term": term.formula,
                "sentence": term.sentence,
                "incl": term.fit.figures.incl,
                "pri": term.fit.figures.pri,
                "cov": term.fit.figures.cov,
                "cov_unique": term.fit.cov_unique,
                "cases": list(term.cases),
                "cases_against": list(term.against),
            }
            for term in one.terms
        ],
    }


def memberships_as_csv(found: Answer) -> str:
    """The compared cases with their memberships, outcome last: what ``doingwith qca`` and R read."""
    data = found.data
    rows = zip(data.cases, data.memberships.tolist(), data.outcome.tolist(), strict=True)
    return csv_text(
        [
            ("case", *data.conditions, data.outcome_name),
            *((case, *(f"{value:g}" for value in row), f"{y:g}") for case, row, y in rows),
        ]
    )
