"""Circles in a set of arrows."""

from collections.abc import Iterator, Mapping, Sequence

__all__ = ["circles"]


def circles(arrows: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """Ways that lead back to where they began, each as its stations, the first one not repeated.

    Every set of arrows that holds a circle gives at least one. The search keeps its own stack
    (depth-first, as in any textbook), so that a way of ten thousand steps is no harder than a short one.
    """
    finished: set[str] = set()
    for start in arrows:
        if start in finished:
            continue
        way, onward = [start], [iter(arrows[start])]
        position = {start: 0}
        while way:
            after = next(onward[-1], None)
            if after is None:
                onward.pop()
                done = way.pop()
                del position[done]
                finished.add(done)
            elif after in position:
                yield tuple(way[position[after] :])
            elif after in arrows and after not in finished:
                position[after] = len(way)
                way.append(after)
                onward.append(iter(arrows[after]))
