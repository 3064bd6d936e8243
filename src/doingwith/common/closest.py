"""The word that somebody probably meant."""

from collections.abc import Iterable
from difflib import get_close_matches

__all__ = ["did_you_mean"]

_LONGEST_COMPARED = 50
_MOST_COMPARED = 500


def did_you_mean(word: str, choices: Iterable[str]) -> str | None:
    """A question that offers the choice most like a word; None when none is like it.

    Long words and long lists are not compared: the answer would take longer than it helps.
    """
    lower = {choice.lower(): choice for choice in choices}
    if len(word) > _LONGEST_COMPARED or len(lower) > _MOST_COMPARED:
        return None
    close = get_close_matches(word.lower(), lower, n=1, cutoff=0.6)
    return f"Did you mean “{lower[close[0]]}”?" if close else None
