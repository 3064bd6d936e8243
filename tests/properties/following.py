"""Slow twins of following things through versions."""

from collections.abc import Iterator, Mapping, Sequence

__all__ = ["slow_ties", "slow_way"]

Tie = tuple[str, str]


def slow_ties(steps: Sequence[set[Tie]], own: set[Tie]) -> set[Tie]:
    """Walks every way from every thing of the first version to the last, one tie after another."""

    def ends(here: str, left: Sequence[set[Tie]]) -> Iterator[str]:
        if not left:
            yield here
            return
        for old, new in left[0]:
            if old == here:
                yield from ends(new, left[1:])

    walked = {(old, end) for old, _ in steps[0] for end in ends(old, steps)} if len(steps) > 1 else set[Tie]()
    settled = [
        (old, new)
        for old, new in walked
        if any(tie[0] == old for tie in own) and any(tie[1] == new for tie in own)
    ]
    return own | (walked - set(settled))


def slow_way(first: int, last: int, made_from: Mapping[int, int | None]) -> tuple[int, ...]:
    """Tries every way through neighbours, the shortest first."""
    ways = [(first,)]
    while ways:
        for way in ways:
            if way[-1] == last:
                return way
        ways = [
            (*way, other)
            for way in ways
            for other in made_from
            if other not in way and (made_from[way[-1]] == other or made_from[other] == way[-1])
        ]
    return ()
