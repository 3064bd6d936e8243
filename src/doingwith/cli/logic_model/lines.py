"""What changed between two drawings, as lines."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum

from doingwith.common.judgements import NOT_REPORTED
from doingwith.logic_models.assumptions import AssumptionChange, assumption_changes
from doingwith.logic_models.confirmed import Confirmed
from doingwith.logic_models.fates import LinkChange, LinkFate, ModelDifference, NodeChange
from doingwith.logic_models.links import Link
from doingwith.logic_models.model import LogicModel, ModelVersion
from doingwith.logic_models.realisation import expected_outcomes, unanticipated
from doingwith.reporting.logic_models.link_sayings import sayings
from doingwith.reporting.wording import word

__all__ = ["confirmed_lines", "difference_lines"]

_MORE = " " * 21
_CHANGES_ENDS = (LinkFate.REVERSED, LinkFate.REDIRECTED, LinkFate.CHANGED_KIND)


def difference_lines(
    models: tuple[LogicModel, LogicModel], difference: ModelDifference, factors: Mapping[str, str]
) -> Iterator[str]:
    """The title, and every part of which there is something to say. ``factors`` are labels by identifier."""
    yield _title(models, difference)
    if difference.through:
        yield f"  Followed through version {', '.join(map(str, difference.through))}."
    if difference.is_empty:
        yield "  Nothing changed."
    for title, lines in _parts(difference, factors):
        if lines:
            yield f"  {title}"
        yield from (f"    {line}" for line in lines)


def confirmed_lines(
    difference: ModelDifference, confirmed: Sequence[tuple[tuple[str, str], Confirmed]]
) -> Iterator[str]:
    """The nodes that count as one because people said so, with who did, and of which versions."""
    if confirmed:
        yield "  Said to be the same"
    before, after = difference.before.node_by_id, difference.after.node_by_id
    for (old, new), one in confirmed:
        of = " and ".join(f"{place.model}:{place.version}" for place in (one.before, one.after))
        words = f"{before[old].text} / {after[new].text}"
        yield f"    {old}={new}  {words} (said by: {one.by or NOT_REPORTED}, of {of})"


def _title(models: tuple[LogicModel, LogicModel], difference: ModelDifference) -> str:
    (one, other), first, last = models, difference.before.number, difference.after.number
    if one.id == other.id:
        return f"{other.title} ({other.id}): from version {first} to {last}"
    return f"From {one.title} ({one.id}), version {first}, to {other.title} ({other.id}), version {last}"


def _parts(difference: ModelDifference, factors: Mapping[str, str]) -> Iterator[tuple[str, list[str]]]:
    """The parts of a difference, each with its title; without lines where nothing is to be said."""
    yield "Nodes", [_node_line(change) for change in difference.nodes]
    yield "Links", [line for change in difference.links for line in _link_lines(change, difference, factors)]
    hoped = expected_outcomes(difference)
    yield "What came of what was hoped for", [_told(one.status, one.hoped.text) for one in hoped]
    yield "Not planned", [_told(node.valence, node.text) for node in unanticipated(difference)]
    changes = assumption_changes(difference)
    yield "Assumptions", [line for change in changes for line in _assumption_lines(change, difference)]
    yield (
        "May be the same; say so with --same",
        [
            f"{one.before.id}={one.after.id}  {one.likeness:.0%} alike: {one.before.text} / {one.after.text}"
            for one in difference.suggestions
        ],
    )


def _told(what: StrEnum | None, text: str) -> str:
    return f"{word(what) if what else 'not said':<18} {text}"


def _node_line(change: NodeChange) -> str:
    fates = ", ".join(word(fate) for fate in change.fates)
    before = " / ".join(node.text for node in change.before)
    after = " / ".join(node.text for node in change.after)
    both = f"{before} -> {after}" if before and after and before != after else after or before
    return f"{fates:<18} {both}{_reasons(change.reasons)}"


def _link_lines(change: LinkChange, difference: ModelDifference, factors: Mapping[str, str]) -> Iterator[str]:
    """The link, and below it what it said before and says after, where that differs."""
    texts = [
        _way(link, version)
        for link, version in ((change.before, difference.before), (change.after, difference.after))
        if link is not None
    ]
    words = " => ".join(texts) if change.fate in _CHANGES_ENDS else texts[-1]
    yield f"{word(change.fate):<18} {words}{_reasons(change.reasons)}"
    before, after = sayings(change, factors)
    yield from (f"{_MORE}before: {said}" for said in before)
    yield from (f"{_MORE}after:  {said}" for said in after)


def _way(link: Link, version: ModelVersion) -> str:
    ends = version.node_by_id
    return f"{ends[link.from_].text} | {word(link.kind)} | {ends[link.to].text}"


def _assumption_lines(change: AssumptionChange, difference: ModelDifference) -> Iterator[str]:
    """The assumption, and below it where it stands, what it said before, and what showed it."""
    before, after = change.before, change.after
    version = difference.after if after else difference.before
    yield from (_told(change.fate, one.text) for one in [after or before] if one)
    yield f"{_MORE}at: {_way(change.link, version)}"
    if after and change.link_before and before:
        where, now = _way(change.link_before, difference.before), _way(change.link, version)
        yield from [f"{_MORE}before, at: {where}"] * (where != now)
        yield from [f"{_MORE}before: {before.text}"] * (before.text != after.text)
    if after and not before:
        yield f"{_MORE}made since"
    if after and after.status_because:
        yield f"{_MORE}shown by: {after.status_because}"


def _reasons(reasons: tuple[str, ...]) -> str:
    return f" (why: {'; '.join(reasons)})" if reasons else ""
