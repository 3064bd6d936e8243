"""The cases for and against each clause for other programs: plain data for JSON.

Other programs rely on this form (docs/reference/json.md): keys may be added, never renamed.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from doingwith.analysis.clause_bearings import Bearing, BearingCase, ClauseBearings
from doingwith.analysis.clause_evidence import ClauseEvidence
from doingwith.analysis.clause_evidence_data import evidence_as_data, tests_as_data
from doingwith.analysis.factor_use import FactorUse
from doingwith.common.judgements import NOT_REPORTED
from doingwith.theory.theory import TheoryVersion

__all__ = ["bearings_as_data", "judgement_as_data"]


def bearings_as_data(
    version: TheoryVersion,
    clauses: Sequence[ClauseBearings],
    evidence: Mapping[str, ClauseEvidence],
    use: FactorUse,
) -> dict[str, Any]:
    """Every clause with its cases and its evidence, and the factors that no clause names.

    ``evidence`` is by the identifier of each statement and clause of the version.
    """
    return {
        "version": version.id,
        "statements": [
            {"id": one.id, "tested_by": tests_as_data(evidence[one.id])} for one in version.statements
        ],
        "clauses": [{**_clause(one), **evidence_as_data(evidence[one.clause.id])} for one in clauses],
        "factors_not_used": [{"id": factor.id, "label": factor.label} for factor in use.unused],
    }


def _clause(found: ClauseBearings) -> dict[str, Any]:
    return {
        "statement": found.statement.id,
        "part": found.part.value,
        "id": found.clause.id,
        "text": found.clause.text,
        "factors": list(found.clause.factors),
        "standing": found.standing.value,
        "counts": {bearing.value: number for bearing, number in found.counts.items()},
        "judgements": found.judgement_count,
        **{bearing.value: [_case(one) for one in found.cases(bearing)] for bearing in Bearing},
        "silent": [case.id for case in found.silent] if found.clause.factors else [],
    }


def _case(one: BearingCase) -> dict[str, Any]:
    return {"case": one.case.id, **judgement_as_data(one)}


def judgement_as_data(one: BearingCase) -> dict[str, Any]:
    """What a case holds on a factor of a clause, and who says so, without the case's name."""
    return {
        "factor": one.factor.id,
        "sign": one.held.sign.value,
        "basis": one.held.basis.value,
        "reason": one.held.reason or NOT_REPORTED,
        "readers": list(one.held.readers),
        "held_as": one.held.held_as.value,
        "dissent": list(one.held.dissent),
    }
