"""Places along a line: as near as can be to where each wants to be, in order and without overlap."""

from collections.abc import Sequence

__all__ = ["spread"]


def spread(wanted: Sequence[float], sizes: Sequence[float], gap: float) -> list[float]:
    """Where each thing begins. They keep their order and stand at least ``gap`` apart.

    ``wanted`` is where the middle of each would like to be. The sum of the squares of what they miss
    is as small as it can be: with what stands before it taken off, each wants a place that is no
    smaller than the one before, which pooling neighbours that violate it solves exactly (Ayer, Brunk,
    Ewing, Reid and Silverman, Annals of Mathematical Statistics 26(4), 1955).
    """
    offsets: list[float] = []
    at = 0.0
    for size in sizes:
        offsets.append(at)
        at += size + gap
    free = [want - size / 2 - offset for want, size, offset in zip(wanted, sizes, offsets, strict=True)]
    return [place + offset for place, offset in zip(_not_falling(free), offsets, strict=True)]


def _not_falling(wanted: Sequence[float]) -> list[float]:
    pools: list[tuple[float, int]] = []
    for want in wanted:
        mean, count = want, 1
        while pools and pools[-1][0] > mean:
            before, number = pools.pop()
            mean = (before * number + mean * count) / (number + count)
            count += number
        pools.append((mean, count))
    return [mean for mean, count in pools for _ in range(count)]
