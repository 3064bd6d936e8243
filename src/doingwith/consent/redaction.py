"""Taking somebody's words out of what others wrote around them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["REMOVED", "Taken", "taken_from", "without", "without_words"]

REMOVED = "[words taken back]"
RUN = 5
"""As many words in a row are taken for the teller's own: shorter runs stand in many texts by chance."""
WORD = re.compile(r"\w+(?:['’]\w+)*")


@dataclass(frozen=True, kw_only=True)
class Taken:
    """Every run of words that must not stay, and how many words such runs have."""

    runs: frozenset[tuple[str, ...]]
    lengths: tuple[int, ...]

    def at_least(self, words: int) -> "Taken":
        """Only the runs of this many words and more."""
        return Taken(
            runs=frozenset(run for run in self.runs if len(run) >= words),
            lengths=tuple(length for length in self.lengths if length >= words),
        )


def taken_from(texts: Iterable[str], *, run: int = RUN) -> Taken:
    """What must not stay of these texts: prepared once, for many others to be looked through."""
    runs = frozenset(piece for words in map(words_in, texts) for piece in pieces(words, run))
    return Taken(runs=runs, lengths=tuple(sorted({len(piece) for piece in runs})))


def without(text: str, taken: Taken, *, mark: str = REMOVED) -> tuple[str, int]:
    """The text with ``mark`` in the place of each stretch that is taken, and how many there were."""
    if not taken.runs:
        return text, 0
    places = list(WORD.finditer(text))
    said = [place.group().casefold() for place in places]
    marked = [False] * len(said)
    for length in taken.lengths:
        for start in range(len(said) - length + 1):
            if tuple(said[start : start + length]) in taken.runs:
                marked[start : start + length] = [True] * length
    return replaced(text, places, marked, mark)


def without_words(text: str, taken: Iterable[str], *, run: int = RUN) -> tuple[str, int]:
    """The text with each stretch of ``run`` or more words that also stands in ``taken`` replaced.

    Gives the new text and how many stretches were replaced. Case, spaces and punctuation between the
    words do not matter. A text of ``taken`` with fewer words counts when it stands in ``text`` whole.

    >>> without_words("She said: they asked me the same things.", ["They asked me the same things"])
    ('She said: [words taken back].', 1)
    """
    return without(text, taken_from(taken, run=run))


def words_in(text: str) -> list[str]:
    """The words in small letters."""
    return [word.casefold() for word in WORD.findall(text)]


def pieces(words: list[str], run: int) -> list[tuple[str, ...]]:
    """Every stretch of that many words; all of them when there are fewer, but for single ones."""
    if len(words) <= run:
        return [tuple(words)] if len(words) > 1 else []
    return [tuple(words[start : start + run]) for start in range(len(words) - run + 1)]


def replaced(text: str, places: list[re.Match[str]], marked: list[bool], mark: str) -> tuple[str, int]:
    """The text with one mark in the place of each row of marked words."""
    made, at, count = "", 0, 0
    for number, place in enumerate(places):
        if not marked[number]:
            continue
        if number == 0 or not marked[number - 1]:
            made += text[at : place.start()] + mark
            count += 1
        at = place.end()
    return made + text[at:], count
