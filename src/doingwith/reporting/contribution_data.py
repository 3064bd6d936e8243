"""Contribution records with their verdicts for other programs: plain data for JSON.

Other programs rely on this form (docs/reference/json.md): keys may be added, never renamed.
"""

from collections.abc import Sequence
from typing import Any

from doingwith.analysis.contribution.evidence import Way
from doingwith.analysis.contribution.formal import WARNINGS, FormalUpdate, update_in
from doingwith.analysis.contribution.record import ContributionRecord
from doingwith.analysis.contribution.standing import ClaimStanding, LinkStanding, standings
from doingwith.analysis.contribution_rollup import ProjectContribution
from doingwith.reporting.contribution_story import contribution_story

__all__ = ["contribution_as_data", "contributions_as_data"]


def contributions_as_data(found: Sequence[ProjectContribution]) -> dict[str, Any]:
    """Every project with its record, or the word ``missing``."""
    missing = [one.project.id for one in found if one.record is None]
    return {
        "projects": len(found),
        "missing_count": len(missing),
        "missing": missing,
        "records": [contribution_as_data(one.record) for one in found if one.record is not None],
    }


def contribution_as_data(record: ContributionRecord) -> dict[str, Any]:
    """One record: claims and links with verdicts and what they follow from, and the story."""
    found = standings(record)
    return {
        "id": record.id,
        "project": record.project,
        "question": record.question,
        "no_claim_because": record.no_claim_because,
        "claims": [_claim(one) for one in found.claims],
        "links": [_link(one) for one in found.links],
        "rivals": [
            {"id": one.id, "text": one.text, "kind": one.kind.value, "verdict": one.verdict.value}
            for one in record.rivals
        ],
        "events": [
            {"id": one.id, "what": one.what, "when": one.when, "claim": one.claim.value}
            for one in record.events
        ],
        "taken_out": [item.id for item in record.evidence if item.taken_out],
        "formal_update_is_on": record.formal_is_on,
        "formal_updates": [_update(record, one) for one in record.updates] if record.formal_is_on else [],
        "story": [
            {"heading": part.heading, "sentences": list(part.sentences)}
            for part in contribution_story(record)
        ],
    }


def _claim(one: ClaimStanding) -> dict[str, Any]:
    return {
        "id": one.claim.id,
        "statement": one.claim.statement,
        "outcome": one.claim.outcome,
        "status": one.claim.status.value,
        "path": [link.link.id for link in one.links],
        "verdict": one.verdict.value,
        "table_verdict": one.table.value,
        "override_reason": one.claim.override.reason if one.claim.override else None,
        "weakest_link": one.weakest.link.id if one.weakest else None,
        "minimum_cut": one.cut,
        "whole_path_sources": list(one.whole_path),
        "capped_by": [cap.value for cap in one.caps],
        "lowered_by": [rival.id for rival in one.lowered_by],
        "size": one.claim.size.value,
    }


def _link(one: LinkStanding) -> dict[str, Any]:
    return {
        "id": one.link.id,
        "from": one.link.from_,
        "to": one.link.to,
        "verdict": one.verdict.value,
        "table_verdict": one.rule.verdict.value,
        "rule": one.rule.name,
        "override_reason": one.link.override.reason if one.link.override else None,
        "search": one.link.search.value,
        "sources": {way.value: list(one.sources(way)) for way in Way},
    }


def _update(record: ContributionRecord, formal: FormalUpdate) -> dict[str, Any]:
    found = update_in(record, formal)
    return {
        "claim": formal.claim,
        "prior": [found.prior.low / 100, found.prior.high / 100],
        "posterior": [found.posterior.low, found.posterior.high],
        "items": [
            {
                "estimate": share.name,
                "evidence": share.evidence,
                "factor": [share.factor.low, share.factor.high],
                "counts": share.counts,
                "posterior_without": [share.without.low, share.without.high],
            }
            for share in found.shares
        ],
        "carries_most": [share.name for share in found.carries_most],
        "left_out": list(found.left_out),
        "warnings": [WARNINGS[one] for one in found.warnings],
    }
