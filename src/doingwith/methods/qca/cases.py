"""Which cases to look into after an analysis, and what a theory said before it.

Kinds of cases for follow-up within cases: C. Q. Schneider and I. Rohlfing, Combining QCA and Process
Tracing in Set-Theoretic Multi-Method Research, Sociological Methods & Research 42 (2013). Theory
evaluation: C. Q. Schneider and C. Wagemann, Set-Theoretic Methods for the Social Sciences (2012),
section 11.3, after C. C. Ragin, The Comparative Method (1987), chapter 7.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from doingwith.methods.qca.fit import Sufficiency, sufficiency
from doingwith.methods.qca.minimise import Model
from doingwith.methods.qca.table import Floats, SetData

__all__ = ["MEANING", "Area", "CaseKind", "FollowUp", "TheoryArea", "evaluate_theory", "follow_up"]


class CaseKind(StrEnum):
    """What a case is to a model."""

    TYPICAL = "typical"
    DEVIANT_IN_DEGREE = "deviant consistency in degree"
    DEVIANT_IN_KIND = "deviant consistency in kind"
    DEVIANT_COVERAGE = "deviant coverage"
    IRRELEVANT = "individually irrelevant"
    NEITHER = "neither in nor out"


MEANING = {
    CaseKind.TYPICAL: "has the outcome, and the model says so",
    CaseKind.DEVIANT_IN_DEGREE: "has the outcome, but less than the model says",
    CaseKind.DEVIANT_IN_KIND: "the model says it has the outcome, and it has not",
    CaseKind.DEVIANT_COVERAGE: "has the outcome, and the model does not say why",
    CaseKind.IRRELEVANT: "has not the outcome, and the model does not say it has",
    CaseKind.NEITHER: "its membership in the model or the outcome is exactly 0.5",
}


@dataclass(frozen=True, kw_only=True)
class FollowUp:
    """One case: its memberships in model and outcome (0 to 1), its kind, and how good an example it is.

    ``distance``: 0 for the best example of its kind; larger ones are worse. ``terms``: the places of
    the model's terms that it is in; a typical case in one term only shows that term alone.
    """

    case: str
    model: float
    outcome: float
    kind: CaseKind
    distance: float
    terms: tuple[int, ...]

    @property
    def meaning(self) -> str:
        """The kind in words."""
        return MEANING[self.kind]


def follow_up(data: SetData, model: Model) -> list[FollowUp]:
    """Every case with what it is to the model, the best examples of each kind first."""
    inside = data.in_model(model)
    members = [data.in_term(term) > 0.5 for term in model]
    found = [
        FollowUp(
            case=case,
            model=x,
            outcome=y,
            kind=_kind(x, y),
            distance=_distance(_kind(x, y), x, y),
            terms=tuple(place for place, is_in in enumerate(members) if is_in[at]),
        )
        for at, (case, x, y) in enumerate(
            zip(data.cases, inside.tolist(), data.outcome.tolist(), strict=True)
        )
    ]
    order = list(CaseKind)
    return sorted(found, key=lambda one: (order.index(one.kind), one.distance, one.case))


def _kind(x: float, y: float) -> CaseKind:
    if x == 0.5 or y == 0.5:
        return CaseKind.NEITHER
    if x > 0.5:
        if y < 0.5:
            return CaseKind.DEVIANT_IN_KIND
        return CaseKind.TYPICAL if x <= y else CaseKind.DEVIANT_IN_DEGREE
    return CaseKind.DEVIANT_COVERAGE if y > 0.5 else CaseKind.IRRELEVANT


def _distance(kind: CaseKind, x: float, y: float) -> float:
    """Typical cases are best near (1, 1) and near the diagonal; deviant ones in their far corners."""
    if kind is CaseKind.TYPICAL:
        return (y - x) + (1 - x)
    if kind is CaseKind.DEVIANT_IN_DEGREE:
        return 1 - (x - y)
    if kind is CaseKind.DEVIANT_IN_KIND:
        return (1 - x) + y
    if kind is CaseKind.DEVIANT_COVERAGE:
        return x + (1 - y)
    return 0.0


# --- theory evaluation -----------------------------------------------------------------------------------


class Area(StrEnum):
    """Where a theory and a model agree or part."""

    BOTH = "expected and found"
    MODEL_ONLY = "found, not expected"
    THEORY_ONLY = "expected, not found"
    NEITHER = "neither expected nor found"


@dataclass(frozen=True, kw_only=True)
class TheoryArea:
    """One area with its figures and its cases, with the outcome and without it."""

    area: Area
    expression: str
    figures: Sufficiency
    with_outcome: tuple[str, ...]
    without_outcome: tuple[str, ...]


def evaluate_theory(data: SetData, theory: Model, model: Model) -> list[TheoryArea]:
    """Holds a model against what a theory said: four areas, each with its cases and figures.

    A case belongs to the area in which its membership is above 0.5.
    """
    t, m = data.in_model(theory), data.in_model(model)
    areas = (
        (Area.BOTH, "theory*model", np.minimum(t, m)),
        (Area.MODEL_ONLY, "~theory*model", np.minimum(1 - t, m)),
        (Area.THEORY_ONLY, "theory*~model", np.minimum(t, 1 - m)),
        (Area.NEITHER, "~theory*~model", np.minimum(1 - t, 1 - m)),
    )
    return [_area(data, area, expression, inside) for area, expression, inside in areas]


def _area(data: SetData, area: Area, expression: str, inside: Floats) -> TheoryArea:
    return TheoryArea(
        area=area,
        expression=expression,
        figures=sufficiency(inside, data.outcome),
        with_outcome=_cases(data.cases, (inside > 0.5) & (data.outcome > 0.5)),
        without_outcome=_cases(data.cases, (inside > 0.5) & (data.outcome < 0.5)),
    )


def _cases(cases: Sequence[str], chosen: "np.ndarray[tuple[int], np.dtype[np.bool_]]") -> tuple[str, ...]:
    return tuple(case for case, is_in in zip(cases, chosen.tolist(), strict=True) if is_in)
