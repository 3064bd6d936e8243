"""A problem in a bundle, with the file and line where it stands."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["LocatedProblem", "in_reading_order", "shown", "visible"]

_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_LONGEST_SHOWN = 60


@dataclass(frozen=True, kw_only=True)
class LocatedProblem:
    """One thing wrong in a bundle.

    ``file`` is the path inside the bundle, empty for the bundle as a whole. ``line`` counts
    from 1; None when the file as a whole is meant. ``wrong`` and ``remedy`` are sentences.
    """

    file: str
    line: int | None
    wrong: str
    remedy: str

    def __str__(self) -> str:
        place = f"{self.file}, line {self.line}" if self.line is not None else self.file
        return f"{place}: {self.wrong} {self.remedy}" if place else f"{self.wrong} {self.remedy}"


def in_reading_order(problems: Iterable[LocatedProblem]) -> tuple[LocatedProblem, ...]:
    """Problems by file, then by line; the same input gives the same order."""
    return tuple(sorted(set(problems), key=lambda found: (found.file, found.line or 0, found.wrong)))


def visible(text: str) -> str:
    """A text in which a space stands for whatever cannot be seen or breaks the line."""
    return _UNSEEN.sub(" ", text)


def shown(text: object) -> str:
    """A value for quoting in a sentence: shortened, and with nothing in it that cannot be seen."""
    seen = visible(str(text))
    return seen if len(seen) <= _LONGEST_SHOWN else seen[: _LONGEST_SHOWN - 1] + "…"
