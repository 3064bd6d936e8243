"""The annex to contribution: how each link is told to have come about, and the evidence for and against.

The words are the evaluators' own. Passages that an item rests on are not quoted here: what may leave of a
teller's words is asked where they are read.
"""

from collections.abc import Iterator

from doingwith.analysis.contribution.record import ContributionRecord
from doingwith.analysis.contribution.standing import LinkStanding, standings
from doingwith.reporting.context import Context, evidence_anchor, record_anchor
from doingwith.reporting.contribution_story import (
    evidence_sentence,
    evidence_sentences,
    link_title,
    taken_out_sentences,
)
from doingwith.reporting.document import Block, BulletList, Link, Paragraph, Section, Strong
from doingwith.reporting.wording import sentence, word

__all__ = ["contribution_evidence"]

_HEADING = "Annex: the evidence on contribution"


def contribution_evidence(context: Context) -> Section:
    """Every item of evidence, link by link, as the evaluators summed it up."""
    records = context.record.contributions
    opening = (
        "Link by link, in the evaluators' own words. Items that share their origin count once."
        if records
        else "There is no contribution record, and so no evidence."
    )
    return Section(
        _HEADING,
        "contribution-evidence",
        (Paragraph((opening,)),),
        tuple(_record(context, record) for record in records),
    )


def _record(context: Context, record: ContributionRecord) -> Section:
    title = context.project_title(record.project)
    blocks: list[Block] = [
        Paragraph((Link("Claims and verdicts", record_anchor(record.id)), ".")),
        *_bullets("Evidence on rival explanations", list(_on_rivals(record))),
        *_bullets("Evidence that bears on no link yet", list(_loose(record))),
        *_bullets("Evidence that was taken out", list(taken_out_sentences(record))),
    ]
    return Section(
        f"Evidence: {title}",
        evidence_anchor(record.id),
        tuple(blocks),
        tuple(_link(record, one) for one in standings(record).links),
    )


def _link(record: ContributionRecord, one: LinkStanding) -> Section:
    told = list(evidence_sentences(record, one.link.id))
    return Section(
        f"Link {one.link.id}, {word(one.verdict)}",
        evidence_anchor(record.id, one.link.id),
        (
            Paragraph((Strong(f"{link_title(record, one)}."),)),
            Paragraph((_narrative(one),)),
            BulletList(tuple((each,) for each in told)) if told else Paragraph((_none(one),)),
        ),
    )


def _narrative(one: LinkStanding) -> str:
    link = one.link
    if not link.narrative:
        return "Nobody has told how the one brought about the other."
    provenance = f" ({word(link.narrative_provenance)})" if link.narrative_provenance else ""
    by = f", told by {link.narrative_by}" if link.narrative_by else ""
    return f"How it came about{by}{provenance}: {sentence(link.narrative)}"


def _none(one: LinkStanding) -> str:
    where = f" Looked for in: {one.link.searched_where}." if one.link.searched_where else ""
    return f"{sentence(one.rule.because)}{where}"


def _on_rivals(record: ContributionRecord) -> Iterator[str]:
    for rival in record.rivals:
        for told in evidence_sentences(record, rival.id):
            yield f"{rival.id}. {told}"


def _loose(record: ContributionRecord) -> Iterator[str]:
    """Items that count and bear on nothing."""
    for item in record.counting:
        if not item.bearings:
            yield evidence_sentence(item)


def _bullets(heading: str, told: list[str]) -> Iterator[Block]:
    if told:
        yield Paragraph((Strong(heading),))
        yield BulletList(tuple((each,) for each in told))
