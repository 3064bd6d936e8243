"""Contexts, mechanisms and outcomes for other programs: plain data for JSON.

Other programs rely on this form (docs/reference/json.md): keys may be added, never renamed.
"""

from collections.abc import Sequence
from typing import Any

from doingwith.analysis.clause_bearings_data import judgement_as_data
from doingwith.analysis.cmo import CaseConfiguration, ClauseInCase, Regularity, StatementConfigurations
from doingwith.theory.theory import Part, TheoryVersion

__all__ = ["cmo_as_data"]


def cmo_as_data(version: TheoryVersion, found: Sequence[StatementConfigurations]) -> dict[str, Any]:
    """Every statement with its configurations and regularities, as dictionaries and lists."""
    return {"version": version.id, "statements": [_statement(one) for one in found]}


def _statement(found: StatementConfigurations) -> dict[str, Any]:
    return {
        "id": found.statement.id,
        "if": found.statement.if_,
        "cannot_be_asked": [part.value for part in found.unasked],
        "cases": [_case(one) for one in found.cases],
        "regularities": [_regularity(one) for one in found.regularities],
    }


def _case(found: CaseConfiguration) -> dict[str, Any]:
    return {
        "case": found.case.id,
        "contexts": [_clause(one) for one in found.part(Part.WHEN)],
        "mechanisms": [_clause(one) for one in found.part(Part.BECAUSE)],
        "outcomes": [_clause(one) for one in found.part(Part.THEN)],
    }


def _clause(one: ClauseInCase) -> dict[str, Any]:
    return {
        "clause": one.clause.id,
        "text": one.clause.text,
        "state": one.state.value,
        "judgements": [judgement_as_data(bearing) for bearing in one.bearings],
    }


def _regularity(one: Regularity) -> dict[str, Any]:
    return {
        "context": one.context.id,
        "mechanism": one.mechanism.id if one.mechanism else None,
        "outcome": one.outcome.id,
        "together": [case.id for case in one.together],
        "counter": [case.id for case in one.counter],
        "without": [case.id for case in one.without],
        "open": [case.id for case in one.open],
    }
