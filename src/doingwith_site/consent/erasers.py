"""The table of what holds copies of people's words, and how each copy is removed.

An app that keeps copies has a module ``erasers.py``, which its ``AppConfig.ready`` imports::

    @eraser("excerpts")
    def remove_excerpts(taken: TakenBack) -> list[Erased]: ...

They run in the order of ``INSTALLED_APPS``: what rests on words before the words themselves.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from doingwith_site.consent.held_words import HeldWords, words_told
from doingwith_site.consent.models import Agreement

__all__ = ["ERASERS", "Erased", "Eraser", "Outcome", "TakenBack", "eraser"]


class Outcome(StrEnum):
    """What became of a copy."""

    REMOVED = "removed"
    MARKED = "marked"
    NOT_RECALLED = "not_recalled"
    KEPT = "kept"


@dataclass(frozen=True, kw_only=True)
class TakenBack:
    """Whose words go: all of them, or those of some parts when ``parts`` holds the parts' keys.

    ``words`` are what they say and how they are cited, read before anything goes.
    """

    agreement: Agreement
    words: HeldWords
    parts: frozenset[int] | None = None

    @classmethod
    def of(cls, agreement: Agreement, parts: Iterable[int] | None = None) -> "TakenBack":
        """All that was told under the agreement, or these parts of it, as it stands now."""
        keys = None if parts is None else frozenset(parts)
        return cls(agreement=agreement, parts=keys, words=words_told(agreement, keys))


@dataclass(frozen=True, kw_only=True)
class Erased:
    """How many things of a kind were removed, marked, kept or could not be called back.

    ``kind`` and ``place`` are codes and identifiers, such as ``quote`` and ``case CS2``; never words.
    """

    kind: str
    outcome: Outcome = Outcome.REMOVED
    count: int = 1
    place: str = ""


Eraser = Callable[[TakenBack], Iterable[Erased]]
ERASERS: dict[str, Eraser] = {}


def eraser(name: str) -> Callable[[Eraser], Eraser]:
    """Puts a function into the table, under the name of what it removes."""

    def added(function: Eraser) -> Eraser:
        if name in ERASERS:
            raise ValueError(f"There is an eraser called {name} already.")
        ERASERS[name] = function
        return function

    return added
