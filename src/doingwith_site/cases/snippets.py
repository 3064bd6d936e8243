"""The words around what was found, as they were written, with what was found marked in them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from doingwith_site.cases.folding import Places, folded

__all__ = ["BEGINS", "ENDS", "Snippet", "line_of", "lines_apart", "snippets_of"]

BEGINS, ENDS = "\x02", "\x03"
"""Marks around found words. No kept text holds them: control characters are left out when it is kept."""
WORDS, BEFORE = 40, 8
"""How many words are shown around what was found, and how many of them stand before it."""
UNENDED = re.compile(rf"([^\s.,;:!?…]{ENDS}?)[^\S\n]*\n\s*")
"""The end of a line that does not end as a sentence does."""


@dataclass(frozen=True, kw_only=True)
class Snippet:
    """Words of what was found; ``found`` when they are what was looked for."""

    text: str
    found: bool


def snippets_of(line: str) -> list[Snippet]:
    """The line cut into what was looked for and what stands around it. The template escapes both."""
    found = []
    for at, piece in enumerate(line.split(BEGINS)):
        marked, _, rest = piece.partition(ENDS) if at else ("", "", piece)
        found += [Snippet(text=marked, found=True)] if marked else []
        found += [Snippet(text=rest, found=False)] if rest else []
    return found


def lines_apart(line: str) -> str:
    """The words of a part on one line: where one says no more and another begins, a point stands between."""
    return UNENDED.sub(r"\1 · ", line)


def line_of(body: str, marked: str) -> str:
    """Words of the text as they were written, around those that were found, with the marks around these.

    ``marked`` is the text, or the text as it is searched, with marks around everything that was found.
    """
    bare = marked.replace(BEGINS, "").replace(ENDS, "")
    if bare == body:
        return shortened(marked)
    return shortened(as_written(body, marked) if bare == folded(body) else body)


def as_written(body: str, marked: str) -> str:
    """The text with the marks that stand in the text as it is searched."""
    places, pieces, last = Places(body), [], 0
    for begins, ends in spans_of(marked):
        left, right = places.of(begins), places.after(ends - 1)
        pieces.append(f"{body[last:left]}{BEGINS}{body[left:right]}{ENDS}")
        last = right
    return "".join([*pieces, body[last:]])


def spans_of(marked: str) -> Iterator[tuple[int, int]]:
    """Where the found words begin and end in the text without the marks."""
    before, *pieces = marked.split(BEGINS)
    at = len(before)
    for piece in pieces:
        word, _, rest = piece.partition(ENDS)
        yield at, at + len(word)
        at += len(word) + len(rest)


def shortened(marked: str) -> str:
    """The words around the place where most was found. Marks of what is not wholly shown are left out."""
    words = marked.split()
    first = best_window(words)
    line = without_words(marked, first)
    rest = without_words(line, WORDS)
    line = line.removesuffix(rest).rstrip()
    if ENDS in line.partition(BEGINS)[0]:
        line = line.replace(ENDS, "", 1)
    before, begun, after = line.rpartition(BEGINS)
    line = line if ENDS in after else before + after
    return f"{'…' if first else ''}{line}{'…' if rest else ''}"


def without_words(text: str, number: int) -> str:
    """What stands behind so many first words; nothing when there are no more."""
    apart = text.split(None, number)
    return apart[number] if len(apart) > number else ""


def best_window(words: list[str]) -> int:
    """The number of the word with which to begin, so that as much as possible of what was found is shown.

    Each find in turn begins a window, which is looked through only from where it would beat the best.
    """
    begins, ends = places_with(BEGINS, words), places_with(ENDS, words)
    best, most = 0, 0
    for at, word in enumerate(begins):
        first = max(min(word - BEFORE, len(words) - WORDS), 0)
        while at + most < len(ends) and ends[at + most] < first + WORDS:
            best, most = first, most + 1
    return best


def places_with(mark: str, words: list[str]) -> list[int]:
    """The numbers of the words that hold the mark, as often as they hold it."""
    found = [at for at, word in enumerate(words) if mark in word]
    return [at for at in found for _ in range(words[at].count(mark))]
