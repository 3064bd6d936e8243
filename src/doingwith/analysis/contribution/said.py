"""What a contribution record says, part by part, for looking words up in it."""

from collections.abc import Iterator, Set

from doingwith.analysis.contribution.claims import ContributionClaim, Rival
from doingwith.analysis.contribution.evidence import EvidenceItem
from doingwith.analysis.contribution.record import CausalLink, ContributionRecord
from doingwith.common.said import Said, said

__all__ = ["said_in_contribution"]


def said_in_contribution(record: ContributionRecord, lost: Set[str] = frozenset()) -> Iterator[Said]:
    """The question with the story, then rounds, claims, links, rival explanations, evidence and events.

    ``lost`` are the items that rested on words taken back since. What they tell is left out, as it is from
    reports: it may tell what was taken back in other words.
    """
    yield said("", record.question, record.no_claim_because, record.story.text if record.story else "")
    yield from _rounds(record)
    yield from (said(one.id, *_of_claim(record, one)) for one in record.claims)
    yield from (said(one.id, *_of_link(record, one)) for one in record.links)
    yield from (said(_place(one), one.text, one.reasoning) for one in record.rivals)
    yield from (_item(record, one) for one in record.evidence if one.id not in lost)
    yield from (said(one.id, one.what, one.when) for one in record.events)


def _rounds(record: ContributionRecord) -> Iterator[Said]:
    for one in record.rounds:
        yield said(f"round-{one.number}", one.question, *(step.note for step in one.steps))
        objections = [words for each in one.challenges for words in (each.text, each.answer)]
        wanted = [words for each in one.next_evidence for words in (each.what, each.from_, each.came_of_it)]
        yield said("open", *objections, *wanted)


def _of_claim(record: ContributionRecord, claim: ContributionClaim) -> tuple[str, ...]:
    return (
        claim.statement,
        _node(record, claim.outcome),
        claim.limits,
        claim.override.reason if claim.override else "",
    )


def _of_link(record: ContributionRecord, link: CausalLink) -> tuple[str, ...]:
    reason = link.override.reason if link.override else ""
    return (_node(record, link.from_), _node(record, link.to), link.narrative, reason)


def _node(record: ContributionRecord, name: str) -> str:
    node = record.node_by_id.get(name)
    return node.text if node else ""


def _place(rival: Rival) -> str:
    """A rival explanation is read under each of its claims; the first will do."""
    return f"{rival.claims[0]}-{rival.id}" if rival.claims else rival.id


def _item(record: ContributionRecord, item: EvidenceItem) -> Said:
    if item.taken_out:
        return said("", item.text, item.taken_out)
    on_links = (one for one in item.bearings if one.on in record.link_by_id)
    noted = [words for one in on_links for words in (one.answer, one.note)]
    return said(item.id, item.text, item.told_by, item.source, *noted)
