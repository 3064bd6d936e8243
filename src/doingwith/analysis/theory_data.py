"""A theory difference for other programs: plain data for JSON.

Other programs rely on this form (docs/reference/json.md): keys may be added, never renamed.
"""

from typing import Any

from doingwith.analysis.factor_use import FactorUse
from doingwith.analysis.theory_difference import (
    ClausePair,
    ClausePlace,
    PartDifference,
    StatementDifference,
    TheoryDifference,
)
from doingwith.theory.theory import Clause, Statement

__all__ = ["difference_as_data"]


def difference_as_data(difference: TheoryDifference, use: FactorUse) -> dict[str, Any]:
    """A difference and the factors that the later version uses, as dictionaries and lists."""
    return {
        "from": difference.before.id,
        "to": difference.after.id,
        "through": list(difference.through),
        "statements": [_statement(statement) for statement in difference.statements],
        "factors": {
            "used": [factor.id for factor in use.used],
            "not_used": [factor.id for factor in use.unused],
            "used_count": len(use.used),
            "not_used_count": len(use.unused),
        },
    }


def _statement(statement: StatementDifference) -> dict[str, Any]:
    return {
        "number": statement.number,
        "change": _change(statement),
        "from": _id(statement.before),
        "to": _id(statement.after),
        **{part.part.value: _part(part) for part in statement.parts},
    }


def _change(statement: StatementDifference) -> str:
    if statement.before is None:
        return "added"
    if statement.after is None:
        return "dropped"
    return "kept" if statement.is_empty else "changed"


def _id(statement: Statement | None) -> str | None:
    return statement.id if statement is not None else None


def _part(part: PartDifference) -> dict[str, Any]:
    return {
        "now": len(part.now),
        "kept": [_clause(clause) for clause in part.kept],
        "relinked": [_pair(pair) for pair in part.relinked],
        "reworded": [_pair(pair) for pair in part.reworded],
        "moved": [_pair(pair) | {"was": _place(pair.was)} for pair in part.moved],
        "moved_away": [_pair(pair) | {"now": _place(pair.now)} for pair in part.moved_away],
        "split": [_pair(pair) for pair in part.split],
        "merged": [_pair(pair) for pair in part.merged],
        "added": [_clause(clause) for clause in part.added],
        "dropped": [_clause(clause) for clause in part.dropped],
    }


def _clause(clause: Clause) -> dict[str, Any]:
    return {"id": clause.id, "text": clause.text, "factors": list(clause.factors)}


def _pair(pair: ClausePair) -> dict[str, Any]:
    return {"from": _clause(pair.before), "to": _clause(pair.after)}


def _place(place: ClausePlace | None) -> dict[str, Any] | None:
    return {"statement": place.statement, "part": place.part.value} if place else None
