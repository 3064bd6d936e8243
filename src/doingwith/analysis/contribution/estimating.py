"""Changing what is estimated for a formal update: each change is a function from one record to the next.

Nothing that was locked is written over. What is said otherwise before the evidence is opened keeps what it
was said instead of, and is locked anew; what is said otherwise after stands beside, and counts for nothing.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from doingwith.analysis.contribution.estimates import (
    Estimate,
    Finding,
    FormalTurn,
    FormalUpdate,
    PerCent,
    Restated,
    RestatedPrior,
)
from doingwith.analysis.contribution.locks import is_settled
from doingwith.analysis.contribution.record import ContributionRecord

__all__ = [
    "free_name",
    "update_of",
    "with_estimate",
    "with_finding",
    "with_prior",
    "with_turn",
    "without_estimate",
]


def update_of(record: ContributionRecord, claim: str) -> FormalUpdate | None:
    """What was estimated for a claim; None when nothing was."""
    return next((one for one in record.updates if one.claim == claim), None)


def free_name(formal: FormalUpdate) -> str:
    """A name for one more estimate, after the highest number there is."""
    numbers = [int(one.id[1:]) for one in formal.estimates if one.id[1:].isdecimal()]
    return f"S{max(numbers, default=0) + 1}"


def with_turn(
    record: ContributionRecord, *, is_on: bool, reason: str, by: str = "", on: date | None = None
) -> ContributionRecord:
    """The record with the formal update switched on or off; as it is when it was so already."""
    if record.formal_is_on is is_on:
        return record
    turn = FormalTurn(is_on=is_on, reason=reason, by=by, turned_on=on)
    return replace(record, formal=(*record.formal, turn))


def with_prior(
    record: ContributionRecord, *, claim: str, prior: PerCent, reason: str = "", on: date | None = None
) -> ContributionRecord:
    """The record with this chance of a claim before any evidence. ``reason`` says why it is said anew."""
    formal = update_of(record, claim)
    if formal is None:
        return replace(record, updates=(*record.updates, FormalUpdate(claim=claim, prior=prior)))
    return _with(record, _restated_prior(formal, prior, reason, on))


def _restated_prior(formal: FormalUpdate, prior: PerCent, reason: str, on: date | None) -> FormalUpdate:
    if prior == formal.prior:
        return formal
    if formal.prior_locked_on is None:
        return replace(formal, prior=prior)
    if formal.is_opened:
        said = RestatedPrior(prior=prior, reason=reason, said_on=on)
        return replace(formal, prior_later=(*formal.prior_later, said))
    was = RestatedPrior(
        prior=formal.prior,
        reason=reason,
        said_on=on,
        locked_on=formal.prior_locked_on,
        lock=formal.prior_lock,
    )
    earlier = (*formal.prior_earlier, was)
    return replace(formal, prior=prior, prior_locked_on=None, prior_lock=None, prior_earlier=earlier)


def with_estimate(
    record: ContributionRecord, *, claim: str, estimate: Estimate, reason: str = "", on: date | None = None
) -> ContributionRecord:
    """The record with this estimate, new or in place of the one of its name; what was locked stays beside.

    ``reason`` says why it is said otherwise than it was locked.
    """
    formal = update_of(record, claim)
    if formal is None:
        return record
    now = formal.estimate(estimate.name)
    if now is None:
        return _with(record, replace(formal, estimates=(*formal.estimates, estimate)))
    return _changed(record, claim, now.name, lambda one: _restated(one, estimate, reason, on))


def _restated(now: Estimate, said: Estimate, reason: str, on: date | None) -> Estimate:
    if _told(now) == _told(said):
        return now
    if now.found is not None:
        return replace(now, later=(*now.later, _kept(said, reason, on)))
    earlier = (*now.earlier, _kept(now, reason, on)) if is_settled(now) else now.earlier
    return replace(said, id=now.id, evidence=now.evidence, earlier=earlier, locked_on=None, lock=None)


def _told(one: Estimate) -> tuple[object, ...]:
    return (one.expects, one.group, one.sensitivity, one.type_one, one.reason)


def _kept(one: Estimate, reason: str, on: date | None) -> Restated:
    return Restated(
        sensitivity=one.sensitivity,
        type_one=one.type_one,
        reason=reason,
        expects=one.expects,
        group=one.group,
        said_on=on,
        locked_on=one.locked_on,
        lock=one.lock,
    )


def with_finding(
    record: ContributionRecord,
    *,
    claim: str,
    name: str,
    found: bool,
    evidence: str = "",
    reason: str = "",
    on: date | None = None,
) -> ContributionRecord:
    """The record in which the evidence of this estimate was opened, and found as this item or not.

    Said anew, what was said before is kept with the ``reason``, and the day of the first look stays.
    """

    def opened(one: Estimate) -> Estimate:
        if (one.found, one.evidence) == (found, evidence):
            return one
        findings = one.findings
        if one.found is not None:
            was = Finding(found=one.found, evidence=one.evidence, reason=reason, said_on=on)
            findings = (*findings, was)
        first = one.opened_on or on
        return replace(one, found=found, evidence=evidence, opened_on=first, findings=findings)

    return _changed(record, claim, name, opened)


def without_estimate(record: ContributionRecord, *, claim: str, name: str) -> ContributionRecord:
    """The record without this estimate."""
    formal = update_of(record, claim)
    if formal is None:
        return record
    return _with(
        record, replace(formal, estimates=tuple(one for one in formal.estimates if one.name != name))
    )


def _changed(
    record: ContributionRecord, claim: str, name: str, change: Callable[[Estimate], Estimate]
) -> ContributionRecord:
    formal = update_of(record, claim)
    if formal is None:
        return record
    estimates = (change(one) if one.name == name else one for one in formal.estimates)
    return _with(record, replace(formal, estimates=tuple(estimates)))


def _with(record: ContributionRecord, formal: FormalUpdate) -> ContributionRecord:
    return replace(
        record, updates=tuple(formal if one.claim == formal.claim else one for one in record.updates)
    )
