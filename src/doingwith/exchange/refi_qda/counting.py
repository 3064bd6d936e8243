"""Ways of counting the characters of a text, and where each of them finds a passage.

The standard counts Unicode code points and does not say whether the last one belongs to a passage. Programs
also count UTF-16 units, count a line end of two characters as one or one as two, count the byte-order
mark, and name the last character or the one after it.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import product

import numpy as np
import numpy.typing as npt

__all__ = ["CONVENTIONS", "Convention", "CountedText", "LineEnds", "Places", "Unit"]

MARK = "\ufeff"
Places = npt.NDArray[np.int64]


class Unit(StrEnum):
    """What is counted."""

    CODE_POINTS = "code points"
    UTF_16 = "UTF-16 units"


class LineEnds(StrEnum):
    """How line ends are counted."""

    AS_STORED = "as stored"
    ONE = "two characters count as one"
    TWO = "one character counts as two"


@dataclass(frozen=True, kw_only=True)
class Convention:
    """One way of counting."""

    unit: Unit
    line_ends: LineEnds
    mark_counted: bool
    end_inclusive: bool


CONVENTIONS = tuple(
    Convention(unit=unit, line_ends=ends, mark_counted=mark, end_inclusive=inclusive)
    for unit, ends, mark, inclusive in product(Unit, LineEnds, (False, True), (False, True))
)
"""The standard's own way first: of ways that fit alike, the first is taken."""


class CountedText:
    """A text and where each way of counting begins its characters."""

    def __init__(self, raw: str) -> None:
        self.marked = raw.startswith(MARK)
        self.text = raw.removeprefix(MARK)
        self._ends: dict[tuple[bool, LineEnds], Places | None] = {}

    @cached_property
    def _codes(self) -> npt.NDArray[np.uint32]:
        return np.frombuffer(self.text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)

    @cached_property
    def _wide(self) -> npt.NDArray[np.bool_]:
        """Where a character takes two UTF-16 units."""
        found: npt.NDArray[np.bool_] = self._codes > 0xFFFF
        return found

    @cached_property
    def _pair(self) -> npt.NDArray[np.bool_]:
        """Where a carriage return stands before a line feed."""
        found = np.zeros(len(self._codes), dtype=bool)
        found[:-1] = (self._codes[:-1] == 13) & (self._codes[1:] == 10)
        return found

    @cached_property
    def _lonely(self) -> npt.NDArray[np.bool_]:
        """Where a line feed stands without a carriage return before it."""
        found: npt.NDArray[np.bool_] = self._codes == 10
        found[1:] &= ~self._pair[:-1]
        return found

    @cached_property
    def _has_wide(self) -> bool:
        return len(self.text.encode("utf-16-le", "surrogatepass")) > 2 * len(self.text)

    @cached_property
    def _has_pairs(self) -> bool:
        return "\r\n" in self.text

    def differing(self, way: Convention) -> tuple[bool, LineEnds, bool, bool]:
        """What of a way of counting makes a difference in this text: ways that share it give one result."""
        return *self._way(way), way.mark_counted, way.end_inclusive

    def _way(self, way: Convention) -> tuple[bool, LineEnds]:
        ends = way.line_ends
        # A text without any line feed is rare, and the first is found at once.
        differs = (ends is LineEnds.ONE and self._has_pairs) or (ends is LineEnds.TWO and "\n" in self.text)
        return way.unit is Unit.UTF_16 and self._has_wide, ends if differs else LineEnds.AS_STORED

    def _ends_of(self, way: Convention) -> Places | None:
        """The sender's count after each character; None where that is its place."""
        key = self._way(way)
        if key not in self._ends:
            self._ends[key] = self._counted(*key) if key != (False, LineEnds.AS_STORED) else None
        return self._ends[key]

    def _counted(self, wide: bool, line_ends: LineEnds) -> Places:
        size = np.ones(len(self.text), dtype=np.int64)
        if wide:
            size[self._wide] = 2
        if line_ends is LineEnds.ONE:
            size[self._pair] = 0
        elif line_ends is LineEnds.TWO:
            size[self._lonely] = 2
        return np.cumsum(size)

    def spans(self, way: Convention, places: Places) -> Places:
        """Passages (begin and end in two columns) as characters of the text; -1 and -1: outside of it."""
        ends = self._ends_of(way)
        begin, end = places[:, 0] - way.mark_counted, places[:, 1] + way.end_inclusive - way.mark_counted
        last = (int(ends[-1]) if len(ends) else 0) if ends is not None else len(self.text)
        inside = (begin >= 0) & (begin < end) & (end <= last)
        if ends is not None:
            begin = np.searchsorted(ends, np.clip(begin, 0, last), side="right")
            end = np.searchsorted(ends, np.clip(end, 0, last), side="left") + 1
        return np.where(inside[:, None], np.stack((begin, end), axis=1), -1)
