"""The path of each claim of a contribution record as a picture: link by link, with its verdict."""

from collections.abc import Mapping

from doingwith.analysis.contribution.record import CausalKind, ContributionRecord
from doingwith.analysis.contribution.standing import ClaimStanding, LinkStanding, standings
from doingwith.analysis.contribution.verdicts import LinkVerdict
from doingwith.reporting.contribution_story import verdict_sentences
from doingwith.reporting.figures.beside import Beside, Group, Outline, Tiles
from doingwith.reporting.wording import count, sentence, word

__all__ = ["claim_paths"]

_MARKS: Mapping[CausalKind, str] = {CausalKind.BROUGHT_ABOUT: "\u2192", CausalKind.HELD_BACK: "\u22a3"}
_OUTLINES: Mapping[LinkVerdict, Outline] = {
    LinkVerdict.WELL_SUPPORTED: Outline.NEW,
    LinkVerdict.SUPPORTED: Outline.NEW,
    LinkVerdict.WEAK: Outline.PLAIN,
    LinkVerdict.CONTESTED: Outline.CHANGED,
    LinkVerdict.UNCLEAR: Outline.PLAIN,
    LinkVerdict.CONTRADICTED: Outline.GONE,
    LinkVerdict.NONE_FOUND: Outline.GONE,
    LinkVerdict.NOT_SOUGHT: Outline.GONE,
}


def claim_paths(record: ContributionRecord) -> Beside:
    """What the picture of the claims' paths says; ``beside_figure`` draws it.

    A row is a link: what helped, what it did and how well that is shown, and what it helped about. Under each
    claim stands what its verdict follows from. Without a claim it says why there is none.
    """
    claims = standings(record).claims
    why = f" {sentence(record.no_claim_because)}" if record.no_claim_because else ""
    return Beside(
        title=f"What {record.id} claims, and the path of each claim",
        left="From",
        right="To",
        note=f"{count(len(claims), 'claim')}." if claims else f"No claim of a contribution is made.{why}",
        groups=tuple(_claim(record, one) for one in claims),
    )


def _claim(record: ContributionRecord, one: ClaimStanding) -> Group:
    return Group(
        heading=f"{one.claim.id}: {sentence(one.claim.statement)}",
        note=" ".join(verdict_sentences(record, one)),
        rows=tuple(_link(record, link, is_weakest=link == one.weakest) for link in one.links),
    )


def _link(record: ContributionRecord, one: LinkStanding, *, is_weakest: bool) -> Tiles:
    link = one.link
    weakest = "; the weakest link" if is_weakest else ""
    return Tiles(
        left=_node(record, link.from_),
        right=_node(record, link.to),
        mark=_MARKS[link.kind],
        between=f"{link.id}: {word(link.kind)}; {word(one.verdict)}{weakest}",
        right_outline=_OUTLINES[one.verdict],
    )


def _node(record: ContributionRecord, name: str) -> str:
    return record.node_by_id[name].text if name in record.node_by_id else name
