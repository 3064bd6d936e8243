"""The contribution story: the record told as sentences, so that nothing stands in it that the record lacks.

Mayne (2008) asks for a story of why it is reasonable to believe that the programme made a difference,
with its weak points named. Here it is assembled; people may tell it in their own words beside it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from doingwith.analysis.contribution.changes import About, VerdictChange, taken_out_effects, verdict_changes
from doingwith.analysis.contribution.claims import OutsideEvent, Rival
from doingwith.analysis.contribution.evidence import EvidenceItem, Way
from doingwith.analysis.contribution.record import Challenge, ContributionRecord, NextEvidence, Round
from doingwith.analysis.contribution.sources import counted_apart, voices_on
from doingwith.analysis.contribution.standing import ClaimStanding, LinkStanding, standings
from doingwith.analysis.contribution.verdicts import CLAIM_RULES
from doingwith.cases.case import Claim
from doingwith.reporting.clause_words import clauses_sentence
from doingwith.reporting.formal_words import formal_sentences
from doingwith.reporting.wording import count, listed, sentence, word

__all__ = [
    "StoryPart",
    "apart_sentences",
    "change_sentence",
    "contribution_story",
    "event_sentence",
    "evidence_sentence",
    "evidence_sentences",
    "link_title",
    "objection_sentence",
    "open_sentences",
    "sentence_of_rival",
    "source_name",
    "standing_sentence",
    "taken_out_sentences",
    "verdict_sentences",
    "wanted_sentence",
]


@dataclass(frozen=True, kw_only=True)
class StoryPart:
    """A part of the story with its heading."""

    heading: str
    sentences: tuple[str, ...]


def contribution_story(
    record: ContributionRecord,
    before: ContributionRecord | None = None,
    clauses: Mapping[str, str] = MappingProxyType({}),
) -> tuple[StoryPart, ...]:
    """The story of a record; with ``before``, also what changed in the verdicts since that version.

    ``clauses`` are the words of the theory's statements and clauses, by identifier.
    """
    found = standings(record)
    parts = [
        StoryPart(heading="The question", sentences=tuple(_question(record))),
        *(
            StoryPart(heading=f"Claim {one.claim.id}", sentences=tuple(_claim(record, one, clauses)))
            for one in found.claims
        ),
        StoryPart(
            heading="Links that no claim rests on", sentences=tuple(_unclaimed(record, found.links, clauses))
        ),
        StoryPart(heading="Around the project", sentences=tuple(map(event_sentence, record.events))),
        StoryPart(heading="Evidence that was taken out", sentences=tuple(taken_out_sentences(record))),
        StoryPart(
            heading="What changed since the version before",
            sentences=tuple(change_sentence(record, one) for one in verdict_changes(before, record))
            if before
            else (),
        ),
        StoryPart(heading="What is still open", sentences=tuple(open_sentences(record))),
    ]
    return tuple(part for part in parts if part.sentences)


def link_title(record: ContributionRecord, one: LinkStanding) -> str:
    """A link as it is read: what helped to bring about what, or held it back."""
    return f"“{_node(record, one.link.from_)}” {word(one.link.kind)} “{_node(record, one.link.to)}”"


def standing_sentence(one: LinkStanding) -> str:
    """The verdict on a link and the line of the table it follows from; with an override, both and why."""
    table = f"{word(one.rule.verdict)}, because {one.rule.because}"
    override = one.link.override
    if override is None:
        return sentence(table)
    by = f" ({override.by})" if override.by else ""
    return sentence(
        f"{word(override.verdict)}: people set the table aside{by}, because {override.reason.rstrip('.')}. "
        f"The table says {table}"
    )


def evidence_sentence(item: EvidenceItem) -> str:
    """An item of evidence with what sort of thing it is, who tells it and where it stands."""
    told = f"told by {item.told_by}" if item.told_by else ""
    interest = "who gains when it is believed" if item.interested else ""
    pages = f"page {item.pages}" if item.pages else ""
    lines = _lines(item.lines)
    kind = word(item.kind)
    provenance = word(item.provenance) if item.provenance else ""
    facts = (kind, " ".join(part for part in (told, interest) if part), item.source, pages, lines, provenance)
    return f"{sentence(item.text)} ({item.id}: {', '.join(part for part in facts if part)}.)"


def _lines(lines: tuple[int, ...]) -> str:
    if not lines:
        return ""
    return f"line {lines[0]}" if lines[0] == lines[-1] else f"lines {lines[0]} to {lines[-1]}"


def verdict_sentences(record: ContributionRecord, one: ClaimStanding) -> Iterator[str]:
    """The verdict on a claim, and what it follows from."""
    override = one.claim.override
    if override:
        by = f" by {override.by}" if override.by else ""
        yield (
            f"Verdict: {word(override.verdict)}, given{by} instead of the table's, because "
            f"{sentence(override.reason)[:1].lower() + sentence(override.reason)[1:]}"
        )
    yield f"{'The table says' if override else 'Verdict'}: {word(one.table)}."
    if one.weakest:
        yield (
            f"The weakest link is {one.weakest.link.id}, {word(one.weakest.verdict)}, and no claim is better "
            "than its weakest link."
        )
    for cap in one.caps:
        yield sentence(f"{word(cap)}, so the claim is at most {word(CLAIM_RULES[cap])}")
    for rival in one.lowered_by:
        yield f"The rival explanation {rival.id} is stronger than ours, so the claim is one step lower."
    if one.links:
        yield _sources(record, one)


def change_sentence(record: ContributionRecord, one: VerdictChange) -> str:
    """What a verdict was, what it is now, and the evidence that came or went."""
    what = f"link {one.id}" if one.about is About.LINK else f"claim {one.id}"
    reasons = [
        f"{_items(names)} {verb}"
        for names, verb in (
            (one.went_out, "no longer counted"),
            (one.came_in, "came in"),
            (one.weighed_anew, "was weighed anew" if len(one.weighed_anew) == 1 else "were weighed anew"),
        )
        if names
    ]
    why = f" after {listed(reasons)}" if reasons else ""
    return f"The verdict on {what} went from {word(one.before)} to {word(one.after)}{why}."


def _items(names: Sequence[str]) -> str:
    return f"evidence {listed(names)}"


def _sources(record: ContributionRecord, one: ClaimStanding) -> str:
    whole = len(one.whole_path)
    tell = f"{count(whole, 'source')} {'tells' if whole == 1 else 'tell'} the whole path"
    named = f" ({listed([source_name(record, each) for each in one.whole_path])})" if whole else ""
    cut = f"the path breaks when {count(one.cut, 'support')} {'falls' if one.cut == 1 else 'fall'} away"
    return sentence(f"{tell}{named}; {cut if one.cut else 'sources do not carry the path to its end'}")


def source_name(record: ContributionRecord, group: str) -> str:
    """Who speaks in an independent source: the parts they play; its identifier when that is not told."""
    told = dict.fromkeys(
        item.told_by for item in record.evidence if item.source_group == group and item.told_by
    )
    return listed(list(told)) or group


def _question(record: ContributionRecord) -> Iterator[str]:
    yield sentence(record.question)
    if record.rounds:
        latest = record.rounds[-1]
        if latest.plausibility:
            yield sentence(latest.plausibility)
        if latest.confidence_needed:
            yield f"Those who ask need to be {word(latest.confidence_needed)}."
    if record.no_claim_because:
        yield f"No claim of a contribution is made: {sentence(record.no_claim_because)}"


def _claim(record: ContributionRecord, one: ClaimStanding, clauses: Mapping[str, str]) -> Iterator[str]:
    claim = one.claim
    yield sentence(claim.statement)
    yield sentence(f"The result, “{_node(record, claim.outcome)}”, is {word(claim.status)}")
    for link in one.links:
        yield from _link(record, link, clauses)
    yield from (sentence_of_rival(record, rival) for rival in one.rivals)
    yield from verdict_sentences(record, one)
    yield sentence(f"How large the part was, as far as anybody can say: {word(claim.size)}")
    if claim.limits:
        yield f"What the claim does not reach: {sentence(claim.limits)}"
    yield from filter(None, [clauses_sentence(claim.clauses, clauses)])
    yield from formal_sentences(record, claim.id)


def _unclaimed(
    record: ContributionRecord, links: Sequence[LinkStanding], clauses: Mapping[str, str]
) -> Iterator[str]:
    claimed = {name for claim in record.claims for name in claim.path}
    for one in links:
        if one.link.id not in claimed:
            yield from _link(record, one, clauses)


def _link(record: ContributionRecord, one: LinkStanding, clauses: Mapping[str, str]) -> Iterator[str]:
    yield f"{link_title(record, one)} ({one.link.id}): {standing_sentence(one)}"
    if one.link.narrative:
        provenance = f" ({word(one.link.narrative_provenance)})" if one.link.narrative_provenance else ""
        yield f"How it came about{provenance}: {sentence(one.link.narrative)}"
    yield from evidence_sentences(record, one.link.id)
    yield from apart_sentences(record, one.link.id)
    yield from filter(None, [clauses_sentence(one.link.clauses, clauses)])


def apart_sentences(record: ContributionRecord, target: str) -> Iterator[str]:
    """Which items on a link or rival explanation name one source and teller, and yet count as several."""
    for items in counted_apart(target, record.counting):
        apart = len({item.source_group for item in items})
        yield (
            f"Evidence {listed([item.id for item in items])} names the same source ({items[0].source}) and "
            f"the same teller ({items[0].told_by}), and yet counts as {apart:,} independent sources."
        )


def evidence_sentences(record: ContributionRecord, target: str) -> Iterator[str]:
    """Every item that counts and bears on a link or a rival explanation, which way, and what was answered."""
    for way in Way:
        for item in record.counting:
            for bearing in item.on(target):
                if bearing.way is way:
                    answer = f" Answered: {sentence(bearing.answer)}" if bearing.answer else ""
                    yield f"{_WAYS[way]} {evidence_sentence(item)}{answer}"


_WAYS = {
    Way.FOR: "For it:",
    Way.AGAINST: "Against it:",
    Way.MIXED: "Both ways:",
    Way.NEUTRAL: "Neither way:",
}


def sentence_of_rival(record: ContributionRecord, rival: Rival) -> str:
    """A rival explanation, what became of it, and how many sources speak for and against it."""
    voices = voices_on(rival.id, record.counting)
    told = [
        f"{count(sum(voice.way is way for voice in voices), 'source')} {word(way)} it"
        for way in (Way.FOR, Way.AGAINST)
    ]
    heard = f" ({listed(told)})" if voices else ""
    reasoning = f" {sentence(rival.reasoning)}" if rival.reasoning else ""
    return f"Rival explanation {rival.id}, {rival.text.rstrip('.')}: {word(rival.verdict)}{heard}.{reasoning}"


def event_sentence(event: OutsideEvent) -> str:
    """What happened around the project, and whether the programme claims a part in it."""
    told = "the programme claims a part in it" if event.claim is Claim.CLAIMED else "no part in it is claimed"
    note = f" {sentence(event.note)}" if event.note else ""
    return f"{sentence(f'{event.what} ({event.when}): {told}, {word(event.basis)}')}{note}"


def taken_out_sentences(record: ContributionRecord) -> Iterator[str]:
    """What was taken out, why, and what the links it bore on would be with it."""
    for effect in taken_out_effects(record):
        reason = sentence(effect.item.taken_out)
        change = (
            f"Without it, link {effect.link.id} is {word(effect.without_it)}; with it, the link would be "
            f"{word(effect.with_it)}."
            if effect.with_it is not effect.without_it
            else f"Link {effect.link.id} stays {word(effect.without_it)}."
        )
        yield f"Evidence {effect.item.id} was taken out: {reason} {change}"


def open_sentences(record: ContributionRecord) -> Iterator[str]:
    """The objections of every round with their answers, and what is still to be looked for."""
    for one in record.rounds:
        yield from (objection_sentence(record, one, challenge) for challenge in one.challenges)
    for one in record.rounds:
        wanted = (each for each in one.next_evidence if not each.came_of_it)
        yield from (wanted_sentence(record, one, each) for each in wanted)


def objection_sentence(record: ContributionRecord, one: Round, challenge: Challenge) -> str:
    """Who objected what in which round, and what was answered."""
    answer = sentence(challenge.answer) if challenge.answer else "Nobody has answered yet."
    by = challenge.by or "somebody"
    return f"{sentence(f'{by} objected{_in_round(record, one)}: {challenge.text}')} {answer}"


def wanted_sentence(record: ContributionRecord, one: Round, wanted: NextEvidence) -> str:
    """What was to be looked for after which round, from whom and to test what, and what came of it."""
    source = f" from {wanted.from_}" if wanted.from_ else ""
    tests = f", to test link {wanted.link}" if wanted.link else ""
    when = _in_round(record, one)
    if not wanted.came_of_it:
        noted = f" (noted{when})" if when else ""
        return sentence(f"To look for next{noted}: {wanted.what}{source}{tests}")
    found = sentence(wanted.came_of_it)
    return f"{sentence(f'It was looked for{when}: {wanted.what}{source}{tests}')} What came of it: {found}"


def _in_round(record: ContributionRecord, one: Round) -> str:
    """Which round it was; nothing where there is only one."""
    return f" in round {one.number}" if len(record.rounds) > 1 else ""


def _node(record: ContributionRecord, name: str) -> str:
    found = record.node_by_id.get(name)
    return found.text if found else name
