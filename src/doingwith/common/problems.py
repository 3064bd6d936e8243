"""What is wrong with a record, where, and how to mend it."""

from dataclasses import dataclass

__all__ = ["Place", "Problem"]

Place = tuple[str | int, ...]
"""The way to a value inside one entry: keys and positions, outermost first."""


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One thing wrong in one entry of a record.

    ``entry`` names the entry as the bundle does, such as ``projects/P08``; ``place`` leads
    to the value inside it; ``wrong`` says what is wrong and ``remedy`` how to mend it, each
    as a sentence.
    """

    entry: str
    place: Place
    wrong: str
    remedy: str
