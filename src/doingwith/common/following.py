"""Following things through versions: the way from one version to another, and what is one thing along it.

Each version names the version that it was made from, and says of its own things which of that version they
carry on. Two versions that are not neighbours say nothing of each other, so their things are followed step
by step through the versions between.
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

__all__ = ["Ties", "reached", "ties_along", "turned", "way_between"]

Version = TypeVar("Version", bound=Hashable)
Ties = frozenset[tuple[str, str]]
"""Things of one version and of the next that are one thing: (identifier before, identifier after)."""


def way_between(
    first: Version, last: Version, made_from: Mapping[Version, Version | None]
) -> tuple[Version, ...]:
    """The versions from ``first`` to ``last``, both included, each beside the one that it was made from.

    ``made_from`` names for each version the one before it. Two versions that were made from one lead through
    it. Nothing when no way leads from one to the other.
    """
    up, down = _line(first, made_from), _line(last, made_from)
    meeting = next((one for one in up if one in down), None)
    if meeting is None:
        return ()
    return (*up[: up.index(meeting)], *reversed(down[: down.index(meeting) + 1]))


def _line(version: Version, made_from: Mapping[Version, Version | None]) -> list[Version]:
    """The version and those it goes back to; an end where one is not there, or would come a second time."""
    line = [version]
    while (before := made_from.get(line[-1])) is not None and before in made_from and before not in line:
        line.append(before)
    return line


def ties_along(steps: Sequence[Ties], own: Ties) -> Ties:
    """Which things of the first version are which of the last, by the ties of each step between them.

    ``own`` are the ties that the two have whatever lies between. They come first: two things that each have
    a tie of their own are not tied by what happened on the way.
    """
    if len(steps) < 2:
        return own
    followed = steps[0]
    for step in steps[1:]:
        followed = _joined(followed, step)
    old, new = {one for one, _ in own}, {one for _, one in own}
    return own | {tie for tie in followed if not (tie[0] in old and tie[1] in new)}


def _joined(steps: Ties, step: Ties) -> Ties:
    onward: dict[str, list[str]] = defaultdict(list)
    for middle, last in step:
        onward[middle].append(last)
    return frozenset((first, last) for first, middle in steps for last in onward.get(middle, ()))


def turned(steps: Sequence[Ties]) -> tuple[Ties, ...]:
    """The same steps walked from the end to the beginning."""
    return tuple(frozenset((new, old) for old, new in step) for step in reversed(steps))


def reached(start: Collection[str], steps: Iterable[Ties]) -> frozenset[str]:
    """Every identifier that these things have on the way, their own included."""
    here, seen = set(start), set(start)
    for step in steps:
        here = {new for old, new in step if old in here}
        seen |= here
    return frozenset(seen)
