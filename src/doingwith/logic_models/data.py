"""Checks and differences of logic models for other programs: plain data for JSON.

Other programs rely on this form (docs/reference/json.md): keys may be added, never renamed.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from doingwith.common.judgements import NOT_REPORTED
from doingwith.logic_models.assumptions import AssumptionChange, assumption_changes
from doingwith.logic_models.checks import CheckResult, check_version
from doingwith.logic_models.confirmed import Confirmed
from doingwith.logic_models.fates import LinkChange, ModelDifference, NodeChange
from doingwith.logic_models.link_changes import link_part_changes
from doingwith.logic_models.links import Assumption, Link
from doingwith.logic_models.model import LogicModel, ModelVersion
from doingwith.logic_models.nodes import Node
from doingwith.logic_models.realisation import (
    ExpectedOutcome,
    expected_outcomes,
    realisation,
    unanticipated,
)

__all__ = ["check_as_data", "confirmed_as_data", "difference_as_data"]

_Data = dict[str, Any]


def check_as_data(model: LogicModel, version: ModelVersion) -> _Data:
    """One version's three questions with findings and answers."""
    return {
        "model": model.id,
        "project": model.project,
        "version": version.number,
        "kind": version.kind.value,
        "questions": [_question(check) for check in check_version(version)],
    }


def _question(check: CheckResult) -> _Data:
    return {
        "check": check.check.value,
        "question": check.question,
        "answers": [
            {"verdict": answer.verdict.value, "text": answer.text, "by": answer.by}
            for answer in check.answers
        ],
        "findings": [
            {
                "kind": finding.kind.value,
                "about": list(finding.about),
                "sentence": finding.sentence,
                "remedy": finding.remedy,
            }
            for finding in check.findings
        ],
    }


def difference_as_data(before: LogicModel, after: LogicModel, difference: ModelDifference) -> _Data:
    """A difference with what came of outcomes and assumptions."""
    told = realisation(difference)
    return {
        "from": _side(before, difference.before),
        "to": _side(after, difference.after),
        "through": list(difference.through),
        "empty": difference.is_empty,
        "nodes": [_node_change(change) for change in difference.nodes],
        "links": [_link_change(change) for change in difference.links],
        "outcomes": [_outcome(outcome) for outcome in expected_outcomes(difference)],
        "unanticipated": [_node(node) for node in unanticipated(difference)],
        "assumptions": [_assumption(change) for change in assumption_changes(difference)],
        "counts": {
            "hoped": told.hoped,
            "expected": told.expected,
            "came_about": told.came_about,
            "statuses": {status.value: number for status, number in told.statuses.items()},
            "outcomes_after": told.outcomes_after,
            "unanticipated": told.unanticipated,
            "links_tested": told.links_tested,
            "links_held": told.links_held,
        },
        "suggestions": [
            {"from": one.before.id, "to": one.after.id, "likeness": round(one.likeness, 3)}
            for one in difference.suggestions
        ],
    }


def confirmed_as_data(confirmed: Iterable[tuple[tuple[str, str], Confirmed]]) -> list[_Data]:
    """Pairs of nodes that count as one in a difference, with who said so and of which versions."""
    return [
        {
            "from": old,
            "to": new,
            "by": one.by or NOT_REPORTED,
            "said_of": [f"{place.model}:{place.version}" for place in (one.before, one.after)],
        }
        for (old, new), one in confirmed
    ]


def _side(model: LogicModel, version: ModelVersion) -> _Data:
    return {"model": model.id, "version": version.number, "kind": version.kind.value}


def _node_change(change: NodeChange) -> _Data:
    return {
        "became": [fate.value for fate in change.fates],
        "same": change.is_nothing,
        "from": [_node(node) for node in change.before],
        "to": [_node(node) for node in change.after],
        "reasons": list(change.reasons),
    }


def _node(node: Node) -> _Data:
    return {
        "id": node.id,
        "column": node.column.value,
        "text": node.text,
        "status": node.status.value,
        "valence": node.valence.value if node.valence else None,
        "provenance": node.provenance.value if node.provenance else None,
    }


def _link_change(change: LinkChange) -> _Data:
    return {
        "became": change.fate.value,
        "same": change.is_nothing,
        "from": _link(change.before),
        "to": _link(change.after),
        "says": [
            {
                "part": one.part.value,
                "from": list(one.before),
                "to": list(one.after),
                "added": list(one.added),
                "no_longer": list(one.no_longer),
            }
            for one in link_part_changes(change.before, change.after)
        ],
        "reasons": list(change.reasons),
    }


def _link(link: Link | None) -> Mapping[str, Any] | None:
    if link is None:
        return None
    return {
        "id": link.id,
        "from": link.from_,
        "to": link.to,
        "kind": link.kind.value,
        "because": link.because,
        "when": list(link.when),
        "when_also": link.when_also,
        "actor": link.actor,
        "assumptions": [one.id for one in link.assumptions],
        "standing": link.standing.value,
    }


def _outcome(outcome: ExpectedOutcome) -> _Data:
    return {
        "hoped": _node(outcome.hoped),
        "now": [node.id for node in outcome.now],
        "status": outcome.status.value,
        "because": [node.status_because for node in outcome.now if node.status_because],
        "evidence": [name for node in outcome.now for name in node.evidence],
        "reasons": list(outcome.reasons),
    }


def _assumption(change: AssumptionChange) -> _Data:
    one = change.after or change.before
    return {
        "id": one.id if one else "",
        "text": one.text if one else "",
        "link": change.link.id,
        "from": _at(change.link_before, change.before),
        "to": _at(change.link, change.after),
        "became": change.fate.value,
        "new": change.before is None,
        "because": change.after.status_because if change.after else "",
    }


def _at(link: Link | None, one: Assumption | None) -> Mapping[str, Any] | None:
    if link is None or one is None:
        return None
    return {"id": one.id, "text": one.text, "link": link.id, "status": one.status.value}
