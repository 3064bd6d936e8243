"""Where a marked passage stands when its text was written down once more."""

from collections.abc import Iterator

__all__ = ["place_in"]


def place_in(new: str, old: str, begins: int, ends: int) -> tuple[int, int] | None:
    """Where ``old[begins:ends]`` stands in ``new``, in code points; None when it does not stand there.

    When it stands in both equally often it is the same one in their order, else the nearest to where it was.
    """
    quote = old[begins:ends]
    before, now = list(_places(old, quote)), list(_places(new, quote))
    if not quote or not now:
        return None
    if len(before) == len(now) and begins in before:
        found = now[before.index(begins)]
    else:
        found = min(now, key=lambda place: abs(place - begins))
    return found, found + len(quote)


def _places(text: str, quote: str) -> Iterator[int]:
    """Where the quote begins, each time; overlapping ones count as well."""
    at = text.find(quote) if quote else -1
    while at >= 0:
        yield at
        at = text.find(quote, at + 1)
