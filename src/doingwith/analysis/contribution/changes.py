"""What a change to the evidence did to the verdicts."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from doingwith.analysis.contribution.evidence import EvidenceItem
from doingwith.analysis.contribution.record import CausalLink, ContributionRecord
from doingwith.analysis.contribution.standing import link_standing, standings
from doingwith.analysis.contribution.verdicts import LinkVerdict

__all__ = ["About", "TakenOutEffect", "VerdictChange", "taken_out_effects", "verdict_changes"]


class About(StrEnum):
    """What a verdict is about."""

    LINK = "link"
    CLAIM = "claim"


@dataclass(frozen=True, kw_only=True)
class VerdictChange:
    """A verdict that is no longer what it was, and the evidence that came in, went out or was weighed anew.

    ``id`` is the link's or the claim's. Evidence comes in when it first counts for the link, or for a link
    of the claim: an item that was there and bore on something else comes in too. It is weighed anew when it
    counts before and after, and bears another way or with another strength.
    """

    about: About
    id: str
    before: StrEnum
    after: StrEnum
    came_in: tuple[str, ...]
    went_out: tuple[str, ...]
    weighed_anew: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class TakenOutEffect:
    """An item that was taken out, a link it bore on, and the link's verdict with it and without it."""

    item: EvidenceItem
    link: CausalLink
    with_it: LinkVerdict
    without_it: LinkVerdict


def verdict_changes(before: ContributionRecord, after: ContributionRecord) -> tuple[VerdictChange, ...]:
    """Every link and claim in both records whose verdict changed, in the order of the later record."""
    return (*_link_changes(before, after), *_claim_changes(before, after))


def taken_out_effects(record: ContributionRecord) -> tuple[TakenOutEffect, ...]:
    """For each item that was taken out, what the table would say of its links if it still counted."""
    return tuple(
        TakenOutEffect(
            item=item,
            link=link,
            with_it=link_standing(_with(record, item), link).rule.verdict,
            without_it=link_standing(record, link).rule.verdict,
        )
        for item in record.evidence
        if item.taken_out
        for link in record.links
        if item.on(link.id)
    )


def _with(record: ContributionRecord, item: EvidenceItem) -> ContributionRecord:
    evidence = tuple(replace(one, taken_out="") if one.id == item.id else one for one in record.evidence)
    return replace(record, evidence=evidence)


def _link_changes(before: ContributionRecord, after: ContributionRecord) -> Iterator[VerdictChange]:
    old = standings(before).link_by_id
    for one in standings(after).links:
        earlier = old.get(one.link.id)
        if earlier and earlier.verdict is not one.verdict:
            targets = {one.link.id}
            yield VerdictChange(
                about=About.LINK,
                id=one.link.id,
                before=earlier.verdict,
                after=one.verdict,
                came_in=_gone(after, before, targets),
                went_out=_gone(before, after, targets),
                weighed_anew=_weighed_anew(before, after, targets),
            )


def _claim_changes(before: ContributionRecord, after: ContributionRecord) -> Iterator[VerdictChange]:
    old = {one.claim.id: one for one in standings(before).claims}
    for one in standings(after).claims:
        earlier = old.get(one.claim.id)
        if earlier and earlier.verdict is not one.verdict:
            targets = {*earlier.claim.path, *one.claim.path}
            yield VerdictChange(
                about=About.CLAIM,
                id=one.claim.id,
                before=earlier.verdict,
                after=one.verdict,
                came_in=_gone(after, before, targets),
                went_out=_gone(before, after, targets),
                weighed_anew=_weighed_anew(before, after, targets),
            )


def _gone(there: ContributionRecord, here: ContributionRecord, targets: set[str]) -> tuple[str, ...]:
    """The items that count for a target in the one record and not in the other."""
    weighed = _weighed(here, targets)
    return tuple(name for name in _weighed(there, targets) if name not in weighed)


def _weighed_anew(
    before: ContributionRecord, after: ContributionRecord, targets: set[str]
) -> tuple[str, ...]:
    """The items that count for a target in both records, and not in the same way."""
    old = _weighed(before, targets)
    return tuple(name for name, said in _weighed(after, targets).items() if name in old and old[name] != said)


def _weighed(record: ContributionRecord, targets: set[str]) -> dict[str, tuple[object, ...]]:
    """The items that count for a target, each with all that decides what it is worth there."""
    found: dict[str, tuple[object, ...]] = {}
    for item in record.counting:
        bearings = [replace(one, note="") for one in item.bearings if one.on in targets]
        if bearings:
            found[item.id] = (item.source_group, item.kind, item.interested, *bearings)
    return found
