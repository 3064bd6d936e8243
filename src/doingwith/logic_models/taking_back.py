"""Taking one change back after others have come on top of it."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from doingwith.logic_models.columns import Column, ColumnNotes
from doingwith.logic_models.editing import EditRefused, in_reading_order
from doingwith.logic_models.links import Link
from doingwith.logic_models.model import ChangeReason, CheckAnswer, ModelVersion
from doingwith.logic_models.nodes import Node

__all__ = ["taken_back"]

Part = TypeVar("Part", Node, Link)
Said = TypeVar("Said", CheckAnswer, ChangeReason)


def taken_back(now: ModelVersion, *, before: ModelVersion, after: ModelVersion) -> ModelVersion:
    """``now`` without the change that led from ``before`` to ``after``; what others changed since stays.

    Raises EditRefused when a card, link or note that the change touched has been changed again since,
    or when something rests on it by now: then it is for people to say what should stand.
    """
    links = _parts_back(before.links, after.links, now.links, "this link")
    nodes = _parts_back(before.nodes, after.nodes, now.nodes, "this card")
    _check_links(nodes, links)
    return in_reading_order(
        replace(
            now,
            nodes=_in_order(nodes, before=before, after=after, now=now),
            links=links,
            columns=_notes_back(before, after, now),
            answers=_said_back(before.answers, after.answers, now.answers, _the_answer),
            reasons=_said_back(before.reasons, after.reasons, now.reasons, _what_about),
        )
    )


def _the_answer(answer: CheckAnswer) -> Hashable:
    return answer


def _what_about(reason: ChangeReason) -> Hashable:
    return reason.about


def _refused(name: str) -> EditRefused:
    return EditRefused(f"Somebody has changed {name} since, so this cannot be taken back.")


def _parts_back(
    before: Sequence[Part], after: Sequence[Part], now: Sequence[Part], what: str
) -> tuple[Part, ...]:
    was: Mapping[str, Part] = _by_id(before)
    became: Mapping[str, Part] = _by_id(after)
    stands: Mapping[str, Part] = _by_id(now)
    back = dict(stands)
    for key in dict.fromkeys((*became, *was)):
        if was.get(key) == became.get(key):
            continue
        if stands.get(key) != became.get(key):
            raise _refused(what)
        if key in was:
            back[key] = was[key]
        else:
            del back[key]
    order = [part.id for part in now if part.id in back]
    for place, part in enumerate(before):
        if part.id in back and part.id not in stands:
            order.insert(place, part.id)
    return tuple(back[key] for key in order)


def _by_id(parts: Sequence[Part]) -> Mapping[str, Part]:
    return {part.id: part for part in parts}


def _check_links(nodes: Sequence[Node], links: Sequence[Link]) -> None:
    there = {node.id for node in nodes}
    if any(not {link.from_, link.to} <= there for link in links):
        raise EditRefused("A link needs this card, or a card that is gone, so this cannot be taken back.")
    if len({(link.from_, link.to, link.kind) for link in links}) < len(links):
        raise EditRefused("Somebody has linked the two cards anew since, so this cannot be taken back.")


def _in_order(
    nodes: Sequence[Node], *, before: ModelVersion, after: ModelVersion, now: ModelVersion
) -> tuple[Node, ...]:
    ordered: list[Node] = []
    for column in Column:
        was, became, stands = (
            [node.id for node in version.in_column(column)] for version in (before, after, now)
        )
        here = [node for node in nodes if node.column is column]
        ordered += _column_back(here, was, became, stands)
    return tuple(ordered)


def _column_back(
    here: Sequence[Node], was: Sequence[str], became: Sequence[str], stands: Sequence[str]
) -> Sequence[Node]:
    """The column's cards in the order of before; cards that came since keep the places they have."""
    if _in_both(became, stands) != _in_both(stands, became):
        if _in_both(was, became) != _in_both(became, was):
            raise _refused("the order of the cards")
        return here
    known = iter(sorted((node for node in here if node.id in was), key=lambda node: was.index(node.id)))
    return [next(known) if node.id in was else node for node in here]


def _in_both(ordered: Sequence[str], others: Sequence[str]) -> list[str]:
    return [name for name in ordered if name in others]


def _notes_back(before: ModelVersion, after: ModelVersion, now: ModelVersion) -> tuple[ColumnNotes, ...]:
    notes = [_whole_back(before.notes(each), after.notes(each), now.notes(each)) for each in Column]
    return tuple(each for each in notes if each != ColumnNotes(column=each.column))


def _whole_back(before: ColumnNotes, after: ColumnNotes, now: ColumnNotes) -> ColumnNotes:
    if before == after:
        return now
    if now != after:
        raise _refused(f"what is noted under {now.column.value}")
    return before


def _said_back(
    before: Sequence[Said], after: Sequence[Said], now: Sequence[Said], key: Callable[[Said], Hashable]
) -> tuple[Said, ...]:
    """What was said in the change goes, what it took out comes back, what others said since stays."""
    come = [one for one in after if one not in before]
    gone = [one for one in before if one not in after]
    back = [one for one in now if one not in come]
    if any(one not in now for one in come) or {key(one) for one in gone} & {key(one) for one in back}:
        raise _refused("what was said here")
    for one in gone:
        back.insert(before.index(one), one)
    return tuple(back)
