"""What each independent source says of a link: items that share their origin speak with one voice."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from doingwith.analysis.contribution.evidence import Bearing, EvidenceItem, EvidenceKind, Strength, Way
from doingwith.analysis.contribution.verdicts import Contradiction, Support

__all__ = ["SourceVoice", "contradiction_of", "support_of", "voices_on"]

Said = tuple[EvidenceItem, Bearing]


@dataclass(frozen=True, kw_only=True)
class SourceVoice:
    """All that one independent source says of one link or rival explanation."""

    group: str
    said: tuple[Said, ...]

    @property
    def way(self) -> Way:
        """Which way the source speaks as a whole: a source that says both is mixed."""
        ways = {bearing.way for _, bearing in self.said} - {Way.NEUTRAL}
        if not ways:
            return Way.NEUTRAL
        return ways.pop() if len(ways) == 1 else Way.MIXED

    @property
    def support(self) -> Support:
        """What the source is worth when it speaks for: its best item decides."""
        return max((_worth(*one) for one in self.said if one[1].way is Way.FOR), key=_ORDER.index)

    @property
    def contradiction(self) -> Contradiction:
        """What the source is worth when it speaks against: its gravest item decides."""
        return max((_gravity(one[1]) for one in self.said if one[1].way is Way.AGAINST), key=_GRAVITY.index)


_ORDER = tuple(Support)
_GRAVITY = tuple(Contradiction)


def voices_on(target: str, evidence: Iterable[EvidenceItem]) -> tuple[SourceVoice, ...]:
    """The independent sources that say something of a link or rival explanation, first heard first."""
    said: Mapping[str, list[Said]] = defaultdict(list)
    for item in evidence:
        for bearing in item.on(target):
            said[item.source_group].append((item, bearing))
    return tuple(SourceVoice(group=group, said=tuple(all_said)) for group, all_said in said.items())


def support_of(voices: Iterable[SourceVoice]) -> Support:
    """What the sources that speak for a link are worth together."""
    worths = [voice.support for voice in voices if voice.way is Way.FOR]
    if worths.count(Support.ONE_SOURCE) > 1:
        return Support.SEVERAL_SOURCES
    return max(worths, key=_ORDER.index, default=Support.NONE)


def contradiction_of(voices: Iterable[SourceVoice]) -> Contradiction:
    """What the sources that speak against a link amount to: one that is open keeps it open."""
    found = [voice.contradiction for voice in voices if voice.way is Way.AGAINST]
    return max(found, key=_GRAVITY.index, default=Contradiction.NONE)


def _worth(item: EvidenceItem, bearing: Bearing) -> Support:
    if item.kind is EvidenceKind.OPINION:
        return Support.OPINION_ONLY
    if item.interested:
        return Support.INTERESTED_ONLY
    return Support.WEAK_ONLY if bearing.strength is Strength.WEAK else Support.ONE_SOURCE


def _gravity(bearing: Bearing) -> Contradiction:
    if bearing.answer:
        return Contradiction.ANSWERED
    return Contradiction.WEAK if bearing.strength is Strength.WEAK else Contradiction.OPEN
