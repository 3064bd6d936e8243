"""What each independent source says of a link: items that share their origin speak with one voice."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from doingwith.analysis.contribution.evidence import Bearing, EvidenceItem, EvidenceKind, Strength, Way
from doingwith.analysis.contribution.verdicts import Contradiction, Support

__all__ = ["SourceVoice", "alike", "contradiction_of", "counted_apart", "support_of", "voices_on"]

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


def alike(one: EvidenceItem, other: EvidenceItem) -> bool:
    """Whether two items name the same source and the same teller, both told; case and spaces do not count.

    The source alone says nothing: many voices may stand in one report.
    """
    return all(_named(one)) and _named(one) == _named(other)


def counted_apart(target: str, evidence: Iterable[EvidenceItem]) -> tuple[tuple[EvidenceItem, ...], ...]:
    """The items on a link or rival explanation that look like one source and count as several.

    Each time all that name the same source and teller, when their groups differ and one of them was never
    given any. Where every one was, people have said that they are independent of each other.
    """
    by_name: Mapping[tuple[str, str], list[EvidenceItem]] = defaultdict(list)
    for item in evidence:
        if item.on(target) and all(_named(item)):
            by_name[_named(item)].append(item)
    return tuple(
        tuple(items)
        for items in by_name.values()
        if len({one.source_group for one in items}) > 1 and not all(one.group for one in items)
    )


def _named(item: EvidenceItem) -> tuple[str, str]:
    """The source and the teller as they are compared."""
    source, teller = (" ".join(words.split()).casefold() for words in (item.source, item.told_by))
    return source, teller


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
