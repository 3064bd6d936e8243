"""The locks of estimates: what is settled, and whether it stands as it was settled.

A hash shows that a text was changed by accident or without thought. Whoever rewrites the text and the hash
together is not found out by it; the versions that a site keeps are for that.
"""

import hashlib
from dataclasses import replace
from datetime import date

from doingwith.analysis.contribution.estimates import Estimate, FormalUpdate, Lock
from doingwith.analysis.contribution.record import ContributionRecord
from doingwith.common.canonical import canonical_text

__all__ = [
    "estimate_fits",
    "estimate_hash",
    "is_settled",
    "locked_anew",
    "prior_fits",
    "prior_hash",
    "with_locks",
]


def estimate_hash(claim: str, one: Estimate) -> str:
    """The SHA-256 of a locked estimate: the claim, what is expected, the chances, when and what was known."""
    told = (one.id, one.expects, one.group, one.sensitivity, one.type_one, one.reason)
    return _hash((claim, *told, one.locked_on, _without_hash(one.lock)))


def prior_hash(formal: FormalUpdate) -> str:
    """The SHA-256 of the chance before the evidence, with its claim and when it was settled."""
    return _hash((formal.claim, formal.prior, formal.prior_locked_on, _without_hash(formal.prior_lock)))


def estimate_fits(claim: str, one: Estimate) -> bool:
    """Whether an estimate stands as it was locked; True where a day was noted and no hash."""
    return one.lock is None or one.lock.hash == estimate_hash(claim, one)


def prior_fits(formal: FormalUpdate) -> bool:
    """Whether the chance before the evidence stands as it was locked."""
    return formal.prior_lock is None or formal.prior_lock.hash == prior_hash(formal)


def is_settled(one: Estimate) -> bool:
    """Whether an estimate is locked, opened or not."""
    return one.locked_on is not None


def with_locks(record: ContributionRecord, *, claim: str, on: date, at: str, by: str) -> ContributionRecord:
    """The record in which all that was estimated for a claim and is not locked yet is locked now.

    ``at`` is the time of the day, ``by`` the part that the person plays.
    """
    lock = Lock(hash="", at=at, by=by, known=tuple(item.id for item in record.evidence))
    return replace(
        record,
        updates=tuple(_locked(one, on, lock) if one.claim == claim else one for one in record.updates),
    )


def locked_anew(before: ContributionRecord, after: ContributionRecord) -> ContributionRecord:
    """``after``, from which words were taken, with locks that fit wherever those of ``before`` did.

    Words that are taken back are no change that people made to their estimates.
    """
    if before.updates == after.updates:
        return after
    pairs = zip(before.updates, after.updates, strict=True)
    return replace(after, updates=tuple(_fitted(old, new) for old, new in pairs))


def _locked(formal: FormalUpdate, on: date, lock: Lock) -> FormalUpdate:
    if formal.prior_locked_on is None:
        formal = replace(formal, prior_locked_on=on, prior_lock=lock)
        formal = replace(formal, prior_lock=replace(lock, hash=prior_hash(formal)))
    estimates = (
        one if is_settled(one) else _hashed(formal.claim, replace(one, locked_on=on, lock=lock))
        for one in formal.estimates
    )
    return replace(formal, estimates=tuple(estimates))


def _hashed(claim: str, one: Estimate) -> Estimate:
    return replace(one, lock=one.lock and replace(one.lock, hash=estimate_hash(claim, one)))


def _fitted(old: FormalUpdate, new: FormalUpdate) -> FormalUpdate:
    estimates = (
        _hashed(new.claim, now) if estimate_fits(old.claim, was) else now
        for was, now in zip(old.estimates, new.estimates, strict=True)
    )
    return replace(new, estimates=tuple(estimates))


def _without_hash(lock: Lock | None) -> Lock | None:
    return lock and replace(lock, hash="")


def _hash(told: tuple[object, ...]) -> str:
    return hashlib.sha256(canonical_text(told).encode()).hexdigest()
