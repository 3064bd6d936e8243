"""Taking somebody's words out of what others wrote around them."""

import re
from collections.abc import Iterable

__all__ = ["REMOVED", "without_words"]

REMOVED = "[words taken back]"
RUN = 5
"""As many words in a row are taken for the teller's own: shorter runs stand in many texts by chance."""
WORD = re.compile(r"\w+(?:['’]\w+)*")


def without_words(text: str, taken: Iterable[str], *, run: int = RUN) -> tuple[str, int]:
    """The text with each stretch of ``run`` or more words that also stands in ``taken`` replaced.

    Gives the new text and how many stretches were replaced. Case, spaces and punctuation between the
    words do not matter. A text of ``taken`` with fewer words counts when it stands in ``text`` whole.

    >>> without_words("She said: they asked me the same things.", ["They asked me the same things"])
    ('She said: [words taken back].', 1)
    """
    runs = {piece for words in map(words_in, taken) for piece in pieces(words, run)}
    places = list(WORD.finditer(text))
    said = [place.group().casefold() for place in places]
    marked = [False] * len(said)
    for length in {len(piece) for piece in runs}:
        for start in range(len(said) - length + 1):
            if tuple(said[start : start + length]) in runs:
                marked[start : start + length] = [True] * length
    return replaced(text, places, marked)


def words_in(text: str) -> list[str]:
    """The words in small letters."""
    return [word.casefold() for word in WORD.findall(text)]


def pieces(words: list[str], run: int) -> list[tuple[str, ...]]:
    """Every stretch of that many words; all of them when there are fewer, but for single ones."""
    if len(words) <= run:
        return [tuple(words)] if len(words) > 1 else []
    return [tuple(words[start : start + run]) for start in range(len(words) - run + 1)]


def replaced(text: str, places: list[re.Match[str]], marked: list[bool]) -> tuple[str, int]:
    """The text with one mark in the place of each row of marked words."""
    made, at, count = "", 0, 0
    for number, place in enumerate(places):
        if not marked[number]:
            continue
        if number == 0 or not marked[number - 1]:
            made += text[at : place.start()] + REMOVED
            count += 1
        at = place.end()
    return made + text[at:], count
