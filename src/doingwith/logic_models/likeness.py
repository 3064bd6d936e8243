"""Which nodes of two drawings may be the same, when they were drawn apart.

Likeness is Dice's coefficient (L. R. Dice, Ecology 26(3), 1945) of the sets of three-letter pieces
of the two wordings: twice what they share, by what they have together; 1 for the same words in any
order, 0 for nothing in common. Pieces of letters, not whole words, so that “listened” and
“listening” are alike. It is a suggestion for people to confirm, and never more.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from doingwith.logic_models.nodes import Node

__all__ = ["ANOTHER_COLUMN", "SAME_COLUMN", "Suggestion", "likeness", "suggested_pairs"]

SAME_COLUMN = 0.45
"""How alike two nodes of one column must be to be suggested."""
ANOTHER_COLUMN = 0.7
"""How alike nodes of different columns must be: an idea that moved kept most of its words."""


@dataclass(frozen=True, kw_only=True)
class Suggestion:
    """Two nodes that may be the same, and how alike their wordings are, from 0 to 1."""

    before: Node
    after: Node
    likeness: float


def likeness(one: str, other: str) -> float:
    """How alike two wordings are, from 0 to 1, whatever the order of their words, capitals and accents."""
    return _dice(_pieces(one), _pieces(other))


def suggested_pairs(*, dropped: Sequence[Node], added: Sequence[Node]) -> tuple[Suggestion, ...]:
    """Pairs of a dropped and an added node that may be the same, the most alike first.

    Each node stands in one pair at most.
    """
    found = sorted(_alike(dropped, added), key=lambda one: (-one.likeness, one.before.id, one.after.id))
    return tuple(_each_once(found))


def _alike(before: Sequence[Node], after: Sequence[Node]) -> Iterator[Suggestion]:
    pieces = [(node, _pieces(node.text)) for node in after]
    for old in before:
        own = _pieces(old.text)
        for new, theirs in pieces:
            share = _dice(own, theirs)
            if share >= (SAME_COLUMN if old.column is new.column else ANOTHER_COLUMN):
                yield Suggestion(before=old, after=new, likeness=share)


def _each_once(found: Iterable[Suggestion]) -> Iterator[Suggestion]:
    left, right = set[str](), set[str]()
    for one in found:
        if one.before.id not in left and one.after.id not in right:
            left.add(one.before.id)
            right.add(one.after.id)
            yield one


def _dice(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def _pieces(text: str) -> frozenset[str]:
    """Every three letters in a row of each word, with a space before and after it."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    letters = "".join(
        letter if letter.isalnum() else " " for letter in plain if not unicodedata.combining(letter)
    )
    words = (f" {word} " for word in letters.split())
    return frozenset(word[at : at + 3] for word in words for at in range(len(word) - 2))
