"""The evidence of a statement or clause for other programs: plain data for JSON.

Other programs rely on this form (docs/reference/json.md): keys may be added, never renamed.
"""

from typing import Any

from doingwith.analysis.clause_evidence import ClauseEvidence, MarkedPassage
from doingwith.analysis.contribution.testing import TestedBy

__all__ = ["evidence_as_data", "tests_as_data"]


def evidence_as_data(found: ClauseEvidence) -> dict[str, Any]:
    """The passages marked with it, how many more are held back, and what tests it."""
    return {
        "passages": [_passage(one) for one in found.passages],
        "passages_held_back": found.held_back,
        "tested_by": tests_as_data(found),
    }


def tests_as_data(found: ClauseEvidence) -> list[dict[str, str]]:
    """The claims and links that test it."""
    return [_test(one) for one in found.tests]


def _passage(one: MarkedPassage) -> dict[str, Any]:
    return {
        "source": one.source,
        "excerpt": one.excerpt.id,
        "marked_with": one.clause,
        "quote": one.excerpt.passage.quote if one.excerpt.passage else None,
        "coders": list(one.coders),
    }


def _test(one: TestedBy) -> dict[str, str]:
    return {
        "record": one.record.id,
        "project": one.record.project,
        "about": one.about.value,
        "id": one.id,
        "verdict": one.verdict.value,
    }
