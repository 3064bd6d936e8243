"""A text as a bundle can hold it, and where each of its places moved to."""

import re
from bisect import bisect_left

from doingwith.exchange.bundle.yaml_text import UNPRINTABLE

__all__ = ["CleanText", "cleaned", "printable"]

MARK = "\ufeff"
_LONELY_RETURN = re.compile(r"\r(?!\n)")
_GONE = re.compile(rf"\r(?=\n)|{UNPRINTABLE.pattern}")


class CleanText:
    """A text without what cannot be shown. ``moved`` says where a place of the given text is in it."""

    def __init__(self, text: str, gone: list[int]) -> None:
        self.text, self._gone = text, gone

    def moved(self, place: int) -> int:
        """The place in the clean text."""
        return place - bisect_left(self._gone, place) if self._gone else place


def cleaned(raw: str, *, as_it_is: bool = False) -> CleanText:
    """The text without its byte-order mark, with line ends of one character.

    ``as_it_is`` for a text of ours: its line ends were kept so by somebody.
    """
    text = raw.removeprefix(MARK)
    pattern = _GONE if "\r" in text and not as_it_is else UNPRINTABLE
    gone = [found.start() for found in pattern.finditer(text)]
    kept = pattern.sub("", text) if gone else text
    return CleanText(kept if as_it_is or "\r" not in kept else _LONELY_RETURN.sub("\n", kept), gone)


def printable(text: str) -> str:
    """A name or a note without what cannot be shown."""
    return UNPRINTABLE.sub("", text)
