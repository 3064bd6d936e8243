"""What stands in a document, part by part, for looking words up in it."""

from typing import NamedTuple

__all__ = ["Said", "said"]


class Said(NamedTuple):
    """The words of one part. ``place`` is the identifier under which the part is read; empty for the rest."""

    place: str
    words: str


def said(place: str, *words: str) -> Said:
    """These words, each on a line of its own; those that nobody wrote are left out."""
    return Said(place, "\n".join(filter(None, words)))
