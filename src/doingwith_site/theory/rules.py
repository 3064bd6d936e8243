"""When a theory may be revised, and when a draft may become a version."""

from doingwith.analysis.theory_difference import theory_difference
from doingwith.theory.lineage import newest
from doingwith.theory.theory import TheoryVersion
from doingwith_site.common.errors import Refused
from doingwith_site.theory.models import TheoryDraft

__all__ = ["check_can_agree", "check_is_open", "check_says_why", "reasons_not_to_agree"]

NOT_OPEN = "No revision of the theory is open. Start one first."


def check_is_open(draft: TheoryDraft | None) -> TheoryDraft:
    """The open draft; refused when there is none."""
    if draft is None:
        raise Refused(NOT_OPEN)
    return draft


def check_says_why(reason: str) -> str:
    """Why a draft is closed without a version; refused without a reason, for people gave advice on it."""
    if not reason:
        raise Refused("Say why the revision is closed: whoever gave advice on it will read it.")
    return reason


def reasons_not_to_agree(draft: TheoryVersion, versions: tuple[TheoryVersion, ...]) -> list[str]:
    """What still stands in the way of agreeing on the draft, each a sentence; empty when nothing does."""
    latest = newest(versions)
    reasons = []
    if (latest.id if latest else None) != draft.revises:
        reasons.append(
            "Another version came in meanwhile. Leave this draft, and start one from that version."
        )
    elif latest is not None and theory_difference(latest, draft).is_empty:
        reasons.append("Nothing differs from the version before yet.")
    if not draft.statements:
        reasons.append("The draft has no statement yet.")
    waiting = sum(not advice.became for advice in draft.advice)
    if waiting:
        told = "1 piece of advice waits" if waiting == 1 else f"{waiting} pieces of advice wait"
        reasons.append(f"{told} for an answer: say what became of it.")
    return reasons


def check_can_agree(draft: TheoryVersion, versions: tuple[TheoryVersion, ...]) -> None:
    """Refused with everything that stands in the way."""
    if reasons := reasons_not_to_agree(draft, versions):
        raise Refused(" ".join(reasons))
