"""The order in which people expect identifiers: P2 before P10."""

import re

__all__ = ["natural_key"]

_DIGITS = re.compile(r"([0-9]+)")


def natural_key(text: str) -> tuple[tuple[tuple[int, str], ...], str]:
    """A sorting key under which numbers inside a text count as numbers; the text itself breaks ties."""
    parts = _DIGITS.split(text)
    return tuple((int(part), "") if position % 2 else (0, part) for position, part in enumerate(parts)), text
