"""Texts without accents, for searching, and the way back from what was found to the words as written."""

import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache

__all__ = ["BEGINS", "ENDS", "LESS_THAN", "folded", "line_of", "needs_folding"]

BEGINS, ENDS = "\x02", "\x03"
"""Marks around found words. No kept text holds them: control characters are left out when it is kept."""
LESS_THAN = "\x01"
"""Stands for "<": PostgreSQL takes what follows one for a tag and does not look into it."""
NOT_ASCII = re.compile(r"[^\x00-\x7f]")
LONGEST = 3
"""So many letters one sign can stand for. Those that stand for more are no letters, but whole sayings."""
LETTERS = dict(zip("łŁøØđĐħĦŧŦıðÐ", "lLoOdDhHtTidD", strict=True)) | {
    "ß": "ss",
    "ẞ": "SS",
    "æ": "ae",
    "Æ": "AE",
    "œ": "oe",
    "Œ": "OE",
    "þ": "th",
    "Þ": "TH",
}
"""Letters that Unicode does not take apart, and that people type with the letters of an English keyboard."""
NOT_LEFT_TO_SQLITE = re.compile(f"[{''.join(LETTERS)}ﬀ-ﬆ²³¹⁰-₉]")
WORD = re.compile(r"\S+")
WORDS, BEFORE = 40, 8
"""How many words are shown around what was found, and how many of them stand before it."""


def folded(text: str) -> str:
    """The text as it is searched: without accents, and with the letters of an English keyboard."""
    return NOT_ASCII.sub(lambda letter: plain(letter[0]), text.replace("<", LESS_THAN))


def needs_folding(text: str) -> bool:
    """Whether the text holds a letter that SQLite, which leaves accents out by itself, does not fold."""
    return NOT_LEFT_TO_SQLITE.search(text) is not None


@lru_cache(maxsize=4096)
def plain(letter: str) -> str:
    """What is searched for one sign: nothing for an accent that stands by itself, mostly one letter."""
    if letter in LETTERS:
        return LETTERS[letter]
    apart = unicodedata.normalize("NFKD", letter)
    bare = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return bare if (not bare and apart) or (bare.isalnum() and len(bare) <= LONGEST) else letter


def line_of(body: str, marked: str) -> str:
    """Words of the text as they were written, around those that were found, with the marks around these.

    ``marked`` is the text, or the text as it is searched, with marks around everything that was found.
    """
    bare = marked.replace(BEGINS, "").replace(ENDS, "")
    if bare == body:
        there = list(range(len(body) + 1))
    elif bare == folded(body):
        there = places_in(body)
    else:
        return shortened(body, [])
    return shortened(body, [(there[begins], end_in(there, ends)) for begins, ends in spans_of(marked)])


def places_in(body: str) -> list[int]:
    """For each sign of the folded text the place in the text that it comes from; last the end of both."""
    at = [place for place, letter in enumerate(body) for _ in folded(letter)]
    return [*at, len(body)]


def end_in(there: list[int], ends: int) -> int:
    """Where a word ends in the text: after its last letter with the accents that stand by themselves."""
    last = there[ends - 1]
    return next((there[at] for at in range(ends, len(there)) if there[at] > last), there[-1])


def spans_of(marked: str) -> list[tuple[int, int]]:
    """Where the found words begin and end in the text without the marks."""
    found, at = [], 0
    for number, piece in enumerate(marked.split(BEGINS)):
        word, ends, rest = piece.partition(ENDS) if number else ("", "", piece)
        if ends and word:
            found.append((at, at + len(word)))
        at += len(word) + len(rest)
    return found


def shortened(body: str, found: list[tuple[int, int]]) -> str:
    """The words around the place where most was found."""
    words = [word.span() for word in WORD.finditer(body)]
    if not words:
        return ""
    begins = best_window(words, found)
    shown = words[begins : begins + WORDS]
    start, end = shown[0][0], shown[-1][1]
    line = with_marks(body[start:end], [(left - start, right - start) for left, right in found], end - start)
    return f"{'…' if begins else ''}{line}{'…' if begins + WORDS < len(words) else ''}"


def best_window(words: list[tuple[int, int]], found: list[tuple[int, int]]) -> int:
    """The number of the word with which to begin, so that as much as possible of what was found is shown."""
    ends = [end for _, end in words]
    right = [end for _, end in found]
    best, most = 0, 0
    for at, (begins, _) in enumerate(found):
        first = max(min(bisect_right(ends, begins) - BEFORE, len(words) - WORDS), 0)
        shown = bisect_right(right, ends[min(first + WORDS, len(words)) - 1]) - at
        if shown > most:
            best, most = first, shown
    return best


def with_marks(line: str, found: list[tuple[int, int]], length: int) -> str:
    """The line with marks around what was found in it."""
    for left, right in reversed(found):
        if left >= 0 and right <= length:
            line = f"{line[:left]}{BEGINS}{line[left:right]}{ENDS}{line[right:]}"
    return line
