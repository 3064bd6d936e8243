"""How each link and each claim stands: the table's verdict, and the one people gave instead, both kept."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from doingwith.analysis.contribution.claims import ContributionClaim, Rival
from doingwith.analysis.contribution.evidence import Way
from doingwith.analysis.contribution.paths import (
    beginnings,
    helps_about,
    minimum_cut,
    reaches,
    whole_path_sources,
)
from doingwith.analysis.contribution.record import CausalLink, ContributionRecord, Search
from doingwith.analysis.contribution.sources import SourceVoice, contradiction_of, support_of, voices_on
from doingwith.analysis.contribution.verdicts import (
    CLAIM_RULES,
    LEVEL_OF_LINK,
    LEVELS,
    RIVAL_EFFECTS,
    STATUS_CAPS,
    ClaimCap,
    ClaimVerdict,
    LinkRule,
    LinkVerdict,
    RivalEffect,
    link_rule,
)

__all__ = ["ClaimStanding", "LinkStanding", "Standings", "link_standing", "standings"]


@dataclass(frozen=True, kw_only=True)
class LinkStanding:
    """A link with what its sources say and the line of the table that decides."""

    link: CausalLink
    voices: tuple[SourceVoice, ...]
    rule: LinkRule

    @property
    def verdict(self) -> LinkVerdict:
        """The verdict that holds: the one people gave, else the table's."""
        return self.link.override.verdict if self.link.override else self.rule.verdict

    def sources(self, way: Way) -> tuple[str, ...]:
        """The independent sources that speak this way."""
        return tuple(voice.group for voice in self.voices if voice.way is way)


@dataclass(frozen=True, kw_only=True)
class ClaimStanding:
    """A claim with its links, and what its verdict follows from.

    ``weakest`` is the link that decides, None without a path. ``cut`` is how many supports (one source on
    one link) must fall away before no way is left, ``whole_path`` the sources that tell a whole way,
    ``caps`` what keeps the claim below its weakest link, ``lowered_by`` the rivals that are stronger,
    ``table`` the table's verdict.
    """

    claim: ContributionClaim
    links: tuple[LinkStanding, ...]
    rivals: tuple[Rival, ...]
    weakest: LinkStanding | None
    cut: int
    whole_path: tuple[str, ...]
    caps: tuple[ClaimCap, ...]
    lowered_by: tuple[Rival, ...]
    table: ClaimVerdict

    @property
    def verdict(self) -> ClaimVerdict:
        """The verdict that holds: the one people gave, else the table's."""
        return self.claim.override.verdict if self.claim.override else self.table


@dataclass(frozen=True, kw_only=True)
class Standings:
    """Every link and every claim of a record, in the record's order."""

    links: tuple[LinkStanding, ...]
    claims: tuple[ClaimStanding, ...]

    @cached_property
    def link_by_id(self) -> Mapping[str, LinkStanding]:
        """Each link's standing under its identifier."""
        return {one.link.id: one for one in self.links}


def standings(record: ContributionRecord) -> Standings:
    """How every link and claim of a record stands."""
    links = tuple(link_standing(record, link) for link in record.links)
    by_id = {one.link.id: one for one in links}
    return Standings(
        links=links, claims=tuple(_claim_standing(record, claim, by_id) for claim in record.claims)
    )


def link_standing(record: ContributionRecord, link: CausalLink) -> LinkStanding:
    """How a link stands by the table of ``verdicts``."""
    voices = voices_on(link.id, record.counting)
    rule = link_rule(
        support=support_of(voices),
        contradiction=contradiction_of(voices),
        undecided=any(voice.way in (Way.MIXED, Way.NEUTRAL) for voice in voices),
        told=bool(link.narrative.strip()),
        sought=link.search is Search.SOUGHT,
    )
    return LinkStanding(link=link, voices=voices, rule=rule)


def _claim_standing(
    record: ContributionRecord, claim: ContributionClaim, by_id: Mapping[str, LinkStanding]
) -> ClaimStanding:
    links = tuple(by_id[name] for name in claim.path if name in by_id)
    path = [one.link for one in links]
    found = ClaimStanding(
        claim=claim,
        links=links,
        rivals=record.rivals_of(claim.id),
        weakest=min(links, key=_level_of, default=None),
        cut=minimum_cut(
            [(one.link.from_, one.link.to, len(one.sources(Way.FOR))) for one in links],
            beginnings(path),
            claim.outcome,
        ),
        whole_path=whole_path_sources(
            path, claim.outcome, {one.link.id: one.sources(Way.FOR) for one in links}
        ),
        caps=(),
        lowered_by=tuple(
            rival
            for rival in record.rivals_of(claim.id)
            if RIVAL_EFFECTS[rival.verdict] is RivalEffect.LOWERS
        ),
        table=ClaimVerdict.NOT_SHOWN,
    )
    capped = replace(found, caps=tuple(_caps(found)))
    return replace(capped, table=_table_verdict(capped))


def _level_of(one: LinkStanding) -> int:
    return LEVELS.index(LEVEL_OF_LINK[one.verdict])


def _caps(found: ClaimStanding) -> Iterator[ClaimCap]:
    path = [one.link for one in found.links]
    if not reaches(path, beginnings(path), found.claim.outcome):
        yield ClaimCap.NO_PATH
        return
    if not found.whole_path:
        yield ClaimCap.NO_WHOLE_PATH_SOURCE
    if not found.rivals:
        yield ClaimCap.NO_RIVAL_WEIGHED
    if any(RIVAL_EFFECTS[rival.verdict] is RivalEffect.CAPS for rival in found.rivals):
        yield ClaimCap.RIVAL_OPEN
    by_status = STATUS_CAPS[found.claim.status]
    if by_status and helps_about(path, beginnings(path), found.claim.outcome):
        yield by_status


def _table_verdict(found: ClaimStanding) -> ClaimVerdict:
    """The weakest link's level, under every cap, one lower when a rival is stronger."""
    limits = [LEVELS.index(CLAIM_RULES[cap]) for cap in found.caps]
    weakest = [_level_of(found.weakest)] if found.weakest else []
    level = min(*weakest, *limits, len(LEVELS) - 1)
    return LEVELS[max(level - bool(found.lowered_by), 0)]
