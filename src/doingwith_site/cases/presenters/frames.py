"""Pictures and pages with marked parts in them, and the lines by which a part is found without a mouse."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

from doingwith_site.evidence.models import Excerpt

__all__ = ["FramedPicture", "GridLine", "MarkedArea", "area_of", "grid_lines"]

MOST_LINES = 8
"""So many lines, at most, across the longer side: their numbers have room on a phone."""
ACROSS = 1_000
"""The width of the grid's own measure, so that a style sheet can set its numbers in one size."""


@dataclass(frozen=True, kw_only=True)
class MarkedArea:
    """A marked part of a picture."""

    left: int
    top: int
    width: int
    height: int


@dataclass(frozen=True, kw_only=True)
class FramedPicture:
    """A picture or page with one part of it framed."""

    url: str
    width: int
    height: int
    area: MarkedArea


@dataclass(frozen=True, kw_only=True)
class GridLine:
    """A line of the grid: the number that stands at it, and where it is in thousandths of the width."""

    number: int
    at: float


def area_of(excerpt: Excerpt) -> MarkedArea:
    """The part that was marked."""
    left, top = excerpt.left or 0, excerpt.top or 0
    return MarkedArea(
        left=left, top=top, width=(excerpt.right or 0) - left, height=(excerpt.bottom or 0) - top
    )


def grid_lines(width: int, height: int) -> tuple[Sequence[GridLine], Sequence[GridLine]]:
    """The lines that stand upright, then those that lie, at round numbers of dots or points."""
    step = round_step(max(width, height))
    upright, lying = (
        [GridLine(number=number, at=round(number * ACROSS / width, 1)) for number in range(step, side, step)]
        for side in (width, height)
    )
    return upright, lying


def round_step(side: int) -> int:
    """The least of 1, 2, 5, 10, 20, 50 … that cuts the side with no more than so many lines."""
    round_numbers = (digit * int(10**zeros) for zeros in count() for digit in (1, 2, 5))
    return next(number for number in round_numbers if number * (MOST_LINES + 1) >= side)
