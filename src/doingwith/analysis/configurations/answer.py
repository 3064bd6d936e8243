"""The answer to a set of choices: what goes with the outcome, and how far that is to be believed."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from doingwith.analysis.configuration_choices import AnalysisVersion
from doingwith.analysis.configurations.checks import ChoiceProblem, ConfigurationsRefused, choice_problems
from doingwith.analysis.configurations.sentences import solution_sentence, term_sentence
from doingwith.analysis.configurations.sets import (
    OUTCOME,
    CalibratedCell,
    CalibratedSet,
    CalibratedTable,
    calibrate,
)
from doingwith.analysis.configurations.told import Gap
from doingwith.analysis.configurations.warnings import Warned, WarningKind, warnings_about
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.methods.qca import QcaRefused, SetData, Solution, TruthTable, solve, truth_table
from doingwith.methods.qca.budget import Budget
from doingwith.methods.qca.solutions import ModelFit, TermFit, model_fit
from doingwith.methods.qca.table import Cuts

__all__ = ["Answer", "ModelAnswer", "TermAnswer", "answer", "cuts_of", "open_problems", "solved"]

SECONDS = 10.0
MOST_MODELS = 50


@dataclass(frozen=True, kw_only=True)
class TermAnswer:
    """One combination: in words, with its figures, the cases in it, and those of them without the outcome."""

    formula: str
    sentence: str
    fit: TermFit
    cases: tuple[str, ...]
    against: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ModelAnswer:
    """One whole answer: its combinations joined by "or"."""

    formula: str
    sentence: str
    terms: tuple[TermAnswer, ...]
    fit: ModelFit


@dataclass(frozen=True, kw_only=True)
class Answer:
    """Everything that follows from the choices and the cases. The same choices and cases give the same.

    ``sentence`` says what the answer is in one sentence. ``uncovered`` names cases with the outcome that
    no combination of the first model explains.
    """

    version: AnalysisVersion
    calibrated: CalibratedTable
    data: SetData
    table: TruthTable
    solution: Solution
    models: tuple[ModelAnswer, ...]
    sentence: str
    uncovered: tuple[str, ...]
    warnings: tuple[Warned, ...]
    fingerprint: str


def answer(record: ProgrammeRecord, version: AnalysisVersion) -> Answer:
    """The answer; raises ConfigurationsRefused with every sentence that keeps it from being given.

    What the record does not say must have been decided by a person: nothing is taken for 0.
    """
    problems = choice_problems(record, version)
    if problems:
        raise ConfigurationsRefused(problems)
    calibrated = calibrate(record, version)
    data, table, solution = solved(version, calibrated)
    models = tuple(_model(calibrated, solution, terms) for terms in solution.models[:MOST_MODELS])
    return Answer(
        version=version,
        calibrated=calibrated,
        data=data,
        table=table,
        solution=solution,
        models=models,
        sentence=solution_sentence(calibrated, table, [one.sentence for one in models], solution.n_models),
        uncovered=_uncovered(data, models),
        warnings=(*warnings_about(record, version, calibrated), *_warnings_of(data, table, calibrated)),
        fingerprint=_fingerprint(data, table, solution),
    )


def solved(version: AnalysisVersion, calibrated: CalibratedTable) -> tuple[SetData, TruthTable, Solution]:
    """Sets, truth table and models; raises ConfigurationsRefused."""
    problems = open_problems(calibrated)
    if problems:
        raise ConfigurationsRefused(problems)
    try:
        data = _set_data(calibrated)
        table = truth_table(data, cuts_of(version))
        solution = solve(
            table,
            version.solution.value,
            expectations=version.expectations,
            limit=1000,
            budget=Budget(seconds=SECONDS),
        )
    except QcaRefused as refused:
        raise ConfigurationsRefused((ChoiceProblem(place=(), wrong=str(refused), remedy=""),)) from refused
    return data, table, solution


def cuts_of(version: AnalysisVersion) -> Cuts:
    """The cut-offs as the engine takes them."""
    chosen = version.cuts
    second = () if chosen.contradictory_from is None else (chosen.contradictory_from,)
    return Cuts(incl=(chosen.consistency, *second), pri=chosen.pri, n=chosen.least_cases)


_WHY = {
    Gap.NOT_REPORTED: "not reported",
    Gap.READERS_DIFFER: "told differently by its readers",
    Gap.NOT_CLEAR: "not clear",
    Gap.NOT_GIVEN: "not given",
}


def open_problems(calibrated: CalibratedTable) -> tuple[ChoiceProblem, ...]:
    """What a person must still decide, and that somebody must be left to compare."""
    found = [_undecided(calibrated, one, cells) for one, cells in calibrated.open_cells]
    if not calibrated.cases:
        found.append(ChoiceProblem(place=(), wrong="There is no case to compare.", remedy="Read one first."))
    elif not calibrated.kept:
        found.append(
            ChoiceProblem(
                place=(),
                wrong="Every case stays out, so there is nothing to compare.",
                remedy="Decide for at least one case what its silence means.",
            )
        )
    return tuple(found)


def _undecided(
    calibrated: CalibratedTable, one: CalibratedSet, cells: Sequence[CalibratedCell]
) -> ChoiceProblem:
    told = ", ".join(f"{cell.case} ({_WHY[cell.gap]})" for cell in cells if cell.gap)
    place: tuple[str | int, ...] = ("outcome", "silent")
    if one.id != OUTCOME:
        place = ("conditions", [each.id for each in calibrated.conditions].index(one.id), "silent")
    return ChoiceProblem(
        place=place,
        wrong=f"“{one.name.label}”: nobody has decided what silence means for {told}.",
        remedy="Leave these cases out, or give them a membership, and say why. Not reported is not absent.",
    )


def _set_data(calibrated: CalibratedTable) -> SetData:
    kept = set(calibrated.kept)

    def column(one: CalibratedSet) -> list[float]:
        return [
            float("nan") if cell.membership is None else cell.membership
            for cell in one.cells
            if cell.case in kept
        ]

    columns = [column(one) for one in calibrated.conditions]
    return SetData(
        cases=calibrated.kept,
        conditions=tuple(one.id for one in calibrated.conditions),
        levels=(2,) * len(columns),
        memberships=np.array(columns, dtype=np.float64).T,
        outcome_name=OUTCOME,
        outcome=np.array(column(calibrated.outcome), dtype=np.float64),
    )


def _model(
    calibrated: CalibratedTable, solution: Solution, terms: Sequence[tuple[tuple[int, int], ...]]
) -> ModelAnswer:
    data = solution.table.data
    fit = model_fit(data, tuple(terms))
    without = {case for case, y in zip(data.cases, data.outcome.tolist(), strict=True) if y <= 0.5}
    answers = tuple(
        TermAnswer(
            formula=solution.space.text(one.term),
            sentence=term_sentence(calibrated, one.term),
            fit=one,
            cases=one.cases,
            against=tuple(case for case in one.cases if case in without),
        )
        for one in fit.terms
    )
    joined = ", or where ".join(one.sentence for one in answers)
    return ModelAnswer(
        formula=" + ".join(one.formula for one in answers),
        sentence=f"{calibrated.outcome.name.present} where {joined}.",
        terms=answers,
        fit=fit,
    )


def _uncovered(data: SetData, models: Sequence[ModelAnswer]) -> tuple[str, ...]:
    having = [case for case, y in zip(data.cases, data.outcome.tolist(), strict=True) if y > 0.5]
    covered = {case for one in models[:1] for term in one.terms for case in term.cases}
    return tuple(case for case in having if case not in covered)


def _warnings_of(data: SetData, table: TruthTable, calibrated: CalibratedTable) -> list[Warned]:
    found = []
    if table.nowhere:
        found.append(
            Warned(
                kind=WarningKind.NOWHERE,
                sentence=f"A membership of exactly 0.5 is neither in nor out, so no combination holds "
                f"{', '.join(table.nowhere)}.",
            )
        )
    columns = zip(calibrated.sets, (data.outcome, *data.memberships.T), strict=True)
    for one, values in columns:
        inside = int((values > 0.5).sum())
        if len(data.cases) > 1 and not 0.2 <= inside / len(data.cases) <= 0.8:
            found.append(
                Warned(
                    kind=WarningKind.SKEWED,
                    sentence=f"“{one.name.label}”: {inside:,} of {len(data.cases):,} cases are in it. "
                    "What nearly all or nearly no cases have can hardly tell anything.",
                )
            )
    return found


def _fingerprint(data: SetData, table: TruthTable, solution: Solution) -> str:
    """The same for the same memberships, rows and models; nothing timed or random goes into it."""
    plain = {
        "cases": list(data.cases),
        "memberships": [[round(value, 6) for value in row] for row in data.memberships.tolist()],
        "outcome": [round(value, 6) for value in data.outcome.tolist()],
        "rows": [[row.number, row.out.value, row.n] for row in table.rows],
        "models": [[solution.space.text(term) for term in model] for model in solution.models],
        "n": solution.n_models,
    }
    return hashlib.sha256(json.dumps(plain).encode()).hexdigest()[:16]
