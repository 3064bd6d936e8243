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
    """A verdict that is no longer what it was, and the evidence that came in or went out.

    ``id`` is the link's or the claim's. The evidence is named only when it bears on the link, or on a
    link of the claim.
    """

    about: About
    id: str
    before: StrEnum
    after: StrEnum
    came_in: tuple[str, ...]
    went_out: tuple[str, ...]


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
            )


def _gone(there: ContributionRecord, here: ContributionRecord, targets: set[str]) -> tuple[str, ...]:
    """The items that count in the one record, bear on a target, and do not count in the other."""
    counting = {item.id for item in here.counting}
    return tuple(
        item.id
        for item in there.counting
        if item.id not in counting and any(bearing.on in targets for bearing in item.bearings)
    )
