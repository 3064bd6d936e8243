"""What became of the links between two drawings, in words."""

from collections.abc import Iterator, Sequence
from enum import StrEnum

from doingwith.logic_models.fates import LinkChange, LinkFate, ModelDifference, NodeFate
from doingwith.logic_models.links import Link, LinkKind
from doingwith.logic_models.model import ModelVersion
from doingwith.reporting.document import Block, Paragraph, Row, Table, lines, one_group, row
from doingwith.reporting.logic_models.link_sayings import FactorNames, sayings
from doingwith.reporting.logic_models.twin import link_ways
from doingwith.reporting.wording import word

__all__ = ["link_in_words", "links_changed", "why_in_words"]

_NEEDS_NO_REASON = (NodeFate.KEPT, LinkFate.HELD, LinkFate.UNTESTED)


def why_in_words(reasons: Sequence[str], fates: Sequence[StrEnum]) -> str:
    """The reasons that people gave; what stayed as it was needs none."""
    return "; ".join(reasons) or ("" if set(fates) <= {*_NEEDS_NO_REASON} else "not said")


def links_changed(difference: ModelDifference, factors: FactorNames) -> Iterator[Block]:
    """The table of links: what each said before and says now, what became of it, and why."""
    if not difference.links:
        yield Paragraph(("No card is linked to another in either version.",))
        return
    yield Table(
        caption="The links, numbered as in the picture",
        columns=("Number", "Became", "Before", "After", "Why"),
        groups=one_group(
            _link(number, change, difference, factors)
            for number, change in enumerate(difference.links, start=1)
        ),
        stacks=True,
    )


def _link(number: int, change: LinkChange, difference: ModelDifference, factors: FactorNames) -> Row:
    before, after = sayings(change, factors)
    why = (*_standing(change), *_gone_with(change, difference), *change.reasons)
    return row(
        str(number),
        word(change.fate),
        lines([(told,) for told in (link_in_words(change.before, difference.before), *before)]),
        lines([(told,) for told in (link_in_words(change.after, difference.after), *after)]),
        why_in_words(why, (change.fate,)),
    )


def _gone_with(change: LinkChange, difference: ModelDifference) -> Iterator[str]:
    """Why a link went that nobody took out by itself: its card did. Nobody is asked about such a link."""
    dropped = {node.id for one in difference.nodes_that(NodeFate.DROPPED) for node in one.before}
    old = change.before if change.fate is LinkFate.DROPPED else None
    if old and not change.reasons and {old.from_, old.to} & dropped:
        yield "it went with its card"


def _standing(change: LinkChange) -> tuple[str, ...]:
    """What showed how the link stood up, where somebody noted it."""
    because = change.after.standing_because if change.after else ""
    return (because,) if because else ()


def link_in_words(link: Link | None, version: ModelVersion) -> str:
    """The two cards of a link and what it says of them; "nothing" where there is none."""
    if link is None:
        return "nothing"
    start, verb, end = link_ways(link, version)
    return f"{start} \u2192 {end}" if link.kind is LinkKind.LEADS_TO else f"{start} {verb} {end}"
