"""What may be done to the estimates of a formal update, and when."""

from doingwith.analysis.contribution.estimates import Estimate, FormalUpdate
from doingwith.analysis.contribution.estimating import update_of
from doingwith.analysis.contribution.locks import is_settled
from doingwith.analysis.contribution.record import ContributionRecord
from doingwith.reporting.wording import day
from doingwith_site.common.errors import NotYours, Refused

__all__ = [
    "can_lock",
    "can_open",
    "check_can_drop",
    "check_can_find",
    "check_can_lock",
    "check_can_open",
    "check_can_restate",
    "check_is_on",
    "estimate_in",
    "findable",
    "formal_in",
]


def check_is_on(record: ContributionRecord) -> None:
    """Refused while the formal update of the record is switched off."""
    if not record.formal_is_on:
        raise Refused("The formal update of this record is switched off. Switch it on first, with a reason.")


def formal_in(record: ContributionRecord, claim: str) -> FormalUpdate:
    """The estimates for a claim; refused while nobody said how likely it is before the evidence."""
    formal = update_of(record, claim)
    if formal is None:
        raise Refused("Say first how likely the claim is before any of the evidence.")
    return formal


def estimate_in(record: ContributionRecord, claim: str, name: str) -> Estimate:
    """The estimate of this name; not found when there is none."""
    found = formal_in(record, claim).estimate(name)
    if found is None:
        raise NotYours
    return found


def check_can_restate(locked: bool, reason: str) -> None:  # noqa: FBT001 - it reads as a sentence
    """Refused when something that is locked would be said otherwise without a reason."""
    if locked and not reason.strip():
        raise Refused("This is locked. Say why you change it: what was locked stays beside it.")


def can_lock(formal: FormalUpdate) -> bool:
    """Whether anything is there that is not locked yet."""
    return formal.prior_locked_on is None or not all(map(is_settled, formal.estimates))


def check_can_lock(formal: FormalUpdate) -> None:
    """Refused when nothing was estimated, or all of it is locked already."""
    if not formal.estimates:
        raise Refused("Nothing was estimated yet. Write at least one thing that you expect to see.")
    if not can_lock(formal):
        raise Refused("All of it is locked already.")


def can_open(formal: FormalUpdate, one: Estimate) -> bool:
    """Whether the evidence of an estimate may be opened: it and the chance before are locked."""
    return is_settled(one) and formal.prior_locked_on is not None


def check_can_open(formal: FormalUpdate, one: Estimate) -> None:
    """Refused while the estimate, or the chance before the evidence, is not locked."""
    if not can_open(formal, one):
        raise Refused("Lock the estimates first. What was not locked before looking does not count.")


def findable(record: ContributionRecord, one: Estimate) -> list[str]:
    """The items of evidence that the estimate can have been about: those that came in after it was locked."""
    known = one.lock.known if one.lock else ()
    return [item.id for item in record.counting if item.id not in known]


def check_can_find(record: ContributionRecord, one: Estimate, evidence: str | None, reason: str) -> None:
    """Refused when an item would be found that cannot be it, or when it is said anew without a reason.

    ``evidence`` is None when nothing was found.
    """
    if evidence == "":
        raise Refused("Choose the item of evidence that it was found as.")
    if evidence is not None and evidence not in findable(record, one):
        locked = f" on {day(one.locked_on)}" if one.locked_on else ""
        raise Refused(
            f"{evidence} stood in the record when this estimate was locked{locked}, or counts no longer. "
            "Choose an item that was added since."
        )
    if one.found is not None and not reason.strip():
        raise Refused("It was said before what was found. Say why you change it.")


def check_can_drop(one: Estimate) -> None:
    """Refused when the estimate was ever locked."""
    if is_settled(one) or one.earlier:
        raise Refused("This estimate was locked. It stays; change it with a reason.")
