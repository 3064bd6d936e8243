"""What people of the programme typed, without what rests on words that may not leave.

A report and a drawing hold no account of anybody; they hold what evaluators wrote about accounts.
"""

from collections.abc import Iterable, Set
from dataclasses import replace
from functools import partial
from typing import TypeVar

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.consent.redaction import taken_from, without
from doingwith.exchange.holding import HELD_BACK, NOTHING_LOST, Held, Lost, held_in
from doingwith.exchange.permission import SAID, without_words_of
from doingwith.exchange.rewording import parts_in, reworded, with_parts
from doingwith.logic_models.evidence import with_words_gone
from doingwith.logic_models.freezing import version_frozen_anew
from doingwith.logic_models.links import Link
from doingwith.logic_models.model import ModelVersion
from doingwith.logic_models.nodes import Node

__all__ = ["held_in", "places_held", "without_held_words", "without_words"]

Value = TypeVar("Value")
Part = TypeVar("Part", Node, Link)


def without_held_words(
    record: ProgrammeRecord, names: Set[str], texts: Iterable[str], lost: Lost = NOTHING_LOST
) -> tuple[ProgrammeRecord, int]:
    """The record without what was typed about these excerpts and accounts, and how often that was.

    Held back whole is what tells in other words what somebody said: the reason of a judgement and the summary
    of an item of evidence that cite one of ``names``, what readers agreed on a factor for which one of them
    cites it, and in a logic model why a status or a link is so where it rests on one. What rested on words
    that were taken back since (``lost``) is held back alike. Everywhere else the words of ``texts`` are taken
    out, four and more in a row. Signs, and verdicts that follow from them, stay: they are the readers' own.
    Where a logic model names them as evidence a mark says that there is some, or was until it was taken back.
    """
    lost = lost or Lost.told_by(record.evidence_withdrawn)
    held = Held(names, lost)
    left = held.record(record)
    models = tuple(_with_gone(_unnamed(one, held.names), lost.drawn_in(one.id)) for one in left.logic_models)
    made, notes = without_words_of(
        replace(left, logic_models=models), taken_from(texts).at_least(SAID), mark=HELD_BACK
    )
    return made, held.count + notes


def without_words(
    value: Value, texts: Iterable[str], names: Set[str] = frozenset(), lost: Set[str] = frozenset()
) -> tuple[Value, int]:
    """The value, such as a drawing, without four and more of these words in a row, and how often.

    What is told of nodes and links in it that rest on ``names``, or rested on words that were taken back
    since (``lost``, by their identifiers), is held back too; frozen versions are settled as they are now.
    Of the names only a mark is left, which does not count: a name is no words.
    Every text in the value counts, so give it no versions that nobody will see.
    """
    held, taken = Held(names), taken_from(texts).at_least(SAID)
    count = 0

    def clean(text: str) -> str:
        nonlocal count
        made, found = without(text, taken, mark=HELD_BACK)
        count += found
        return made

    left = _with_gone(_unnamed(held.drawn(value, lost), held.names), lost) if names or lost else value
    left = reworded(left, clean) if taken.runs else left
    places = held.count + count
    return (with_parts(left, ModelVersion, version_frozen_anew) if places else left), places


def places_held(value: object) -> int:
    """In how many places of a value, such as a contribution record, words are held back."""
    return sum(text.count(HELD_BACK) for text in parts_in(value, str))


def _unnamed(value: Value, names: frozenset[str]) -> Value:
    """Anything in which nodes and links stand, with a mark where they name any of this evidence."""
    hide = partial(_marked, names)
    return with_parts(with_parts(value, Node, hide), Link, hide)


def _with_gone(value: Value, lost: Set[str]) -> Value:
    """Anything in which nodes and links stand, with a mark where they rested on words taken back since."""
    mark = partial(with_words_gone, lost=frozenset(lost))
    return with_parts(with_parts(value, Node, mark), Link, mark) if lost else value


def _marked(names: frozenset[str], part: Part) -> Part:
    if names.isdisjoint(part.evidence):
        return part
    return replace(part, evidence=(*(name for name in part.evidence if name not in names), HELD_BACK))
