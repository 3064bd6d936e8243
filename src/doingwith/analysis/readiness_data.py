"""A project's readiness for other programs: plain data for JSON.

Other programs rely on this form (docs/reference/json.md): keys may be added, never renamed.
"""

from typing import Any

from doingwith.analysis.readiness import (
    ConditionStanding,
    HeldAnswers,
    HeldView,
    ReadinessStanding,
    RoundStanding,
    Standing,
)
from doingwith.theory.readiness import Rating

__all__ = ["readiness_as_data"]


def readiness_as_data(project: str, found: ReadinessStanding | None) -> dict[str, Any]:
    """Every round with its conditions and views; ``recorded`` is false when there is no record."""
    return {
        "project": project,
        "recorded": found is not None,
        "rounds": [_round(one) for one in found.rounds] if found else [],
    }


def _round(one: RoundStanding) -> dict[str, Any]:
    return {
        "number": one.round.number,
        "theory": one.round.theory,
        "label": one.round.label,
        "held_on": one.round.held_on.isoformat() if one.round.held_on else None,
        "sides_not_asked": [side.value for side in one.silent],
        "counts": {standing.value: one.count(standing) for standing in Standing},
        "sides_differ": [condition.clause.id for condition in one.differing],
        "conditions": [_condition(condition) for condition in one.conditions],
    }


def _condition(one: ConditionStanding) -> dict[str, Any]:
    return {
        "statement": one.statement.id,
        "clause": one.clause.id,
        "text": one.clause.text,
        "standing": one.standing.value,
        "differs": one.differs,
        "sides_not_answered": [side.value for side in one.silent],
        "views": [_view(view) for view in one.views],
        "answers": [_answers(answers) for answers in one.answers],
    }


def _view(one: HeldView) -> dict[str, Any]:
    return {
        "view": one.view.id,
        "side": one.view.side.value,
        "given_by": one.view.given_by,
        "written_down_by": one.view.written_down_by,
        "rating": one.rating.rating.value,
        "reason": one.rating.reason,
    }


def _answers(one: HeldAnswers) -> dict[str, Any]:
    return {
        "answers": one.answers.id,
        "side": one.answers.side.value,
        "people": one.counts.total,
        **{rating.value: one.counts.of(rating) for rating in Rating},
    }
