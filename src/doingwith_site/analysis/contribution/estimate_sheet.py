"""One estimate of a formal update in words."""

from dataclasses import dataclass, replace

from doingwith.analysis.contribution.estimates import Estimate, FormalUpdate, Restated
from doingwith.analysis.contribution.formal import bayes_factor
from doingwith.analysis.contribution.locks import is_settled
from doingwith.analysis.contribution.record import ContributionRecord
from doingwith.reporting.formal_words import estimate_words, factor_words, per_cent_words
from doingwith.reporting.wording import day, sentence
from doingwith_site.analysis.contribution.desk import ContributionDesk
from doingwith_site.analysis.contribution.formal_rules import can_open

__all__ = ["EstimateSheet", "estimate_sheet", "estimate_told"]


@dataclass(frozen=True, kw_only=True)
class EstimateSheet:
    """One estimate: what was expected, the chances, its lock, what was found, what was said otherwise."""

    name: str
    expects: str
    state: str
    kind: str
    facts: tuple[tuple[str, str], ...]
    others: tuple[str, ...]
    change_url: str
    open_url: str
    opening: str
    drop_url: str


def estimate_sheet(desk: ContributionDesk, claim: str, formal: FormalUpdate, one: Estimate) -> EstimateSheet:
    """The estimate as the page of the formal update shows it."""
    place = (claim, one.name)
    settled = is_settled(one)
    may_drop = not settled and not one.earlier
    said, unsaid = "Change what was found", "Open it: say what was found"
    return EstimateSheet(
        name=one.name,
        expects=estimate_words(desk.record, one),
        state=_state(one),
        kind="plain" if settled else "none",
        facts=tuple(_facts(desk.record, one)),
        others=tuple(_others(one)),
        change_url=desk.address("change_estimate", *place),
        open_url=desk.address("open_estimate", *place) if can_open(formal, one) else "",
        opening=unsaid if one.found is None else said,
        drop_url=desk.address("drop_estimate", *place) if may_drop else "",
    )


def estimate_told(one: Estimate) -> tuple[str, ...]:
    """What stands of an estimate: what is expected, its numbers, and how far it has come."""
    true, not_true = per_cent_words(one.sensitivity), per_cent_words(one.type_one)
    numbers = f"{true} if the claim is true, {not_true} if it is not."
    reason = (sentence(one.reason),) if one.reason else ()
    return (sentence(one.expects), numbers, *reason, sentence(_state(one)))


def _state(one: Estimate) -> str:
    if one.found is not None:
        return "found" if one.found else "looked for, not found"
    return "locked, not opened" if is_settled(one) else "not locked"


def _facts(record: ContributionRecord, one: Estimate) -> list[tuple[str, str]]:
    found, absent = (factor_words(bayes_factor(replace(one, found=found))) for found in (True, False))
    facts = [
        ("If the claim is true, we see it", f"{per_cent_words(one.sensitivity)} likely"),
        ("If it is not true, we see it all the same", f"{per_cent_words(one.type_one)} likely"),
        ("Found, it would multiply the odds by", found),
        ("Looked for and not found, it would multiply them by", absent),
    ]
    if one.reason:
        facts.append(("Why these numbers", sentence(one.reason)))
    if one.group:
        facts.append(("Source it would come from", f"{one.group}: what comes from one source counts once"))
    if one.locked_on:
        facts.append(("Locked", _lock_words(one)))
    if one.found is not None:
        facts.append(("What was found", _found_words(record, one)))
    return facts


def _lock_words(one: Estimate) -> str:
    lock = one.lock
    at = f" at {lock.at}" if lock and lock.at else ""
    by = f" by the {lock.by}" if lock and lock.by else ""
    hash_words = f" Fingerprint {lock.hash[:12]}." if lock else ""
    return f"On {day(one.locked_on)}{at}{by}.{hash_words}" if one.locked_on else ""


def _found_words(record: ContributionRecord, one: Estimate) -> str:
    when = f", opened on {day(one.opened_on)}" if one.opened_on else ""
    if not one.found:
        return f"It was looked for and is not there{when}."
    item = record.evidence_by_id.get(one.evidence)
    words = f" ({item.text.rstrip('.')})" if item else ""
    return f"{one.evidence}{words}{when}."


def _others(one: Estimate) -> list[str]:
    said = [f"Before: {_numbers(was)} Changed, because: {sentence(was.reason)}" for was in one.earlier]
    said += [
        f"After it was opened, and counting for nothing: {_numbers(was)} Why: {sentence(was.reason)}"
        for was in one.later
    ]
    said += [
        f"First said to be {'found as ' + was.evidence if was.found else 'not found'}. Changed, "
        f"because: {sentence(was.reason)}"
        for was in one.findings
    ]
    return said


def _numbers(was: Restated) -> str:
    return (
        f"{sentence(was.expects)} {per_cent_words(was.sensitivity)} if the claim is true, "
        f"{per_cent_words(was.type_one)} if it is not."
    )
