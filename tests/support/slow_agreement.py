"""The coefficients once more, as their definitions read: every pair is looked at, in exact fractions."""

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from fractions import Fraction
from itertools import permutations

from doingwith.methods.agreement import Mark, Ratings

Difference = Callable[[int, int], Fraction]


def units_of(ratings: Ratings) -> list[list[Hashable]]:
    columns = ([value for value in unit if value is not None] for unit in zip(*ratings, strict=True))
    return [unit for unit in columns if len(unit) >= 2]


def alpha(ratings: Ratings, level: str) -> Fraction | None:
    """1 minus observed over expected disagreement, over all ordered pairs of values."""
    units = units_of(ratings)
    values: list[int] = [int(str(value)) for unit in units for value in unit]
    if len(set(values)) < 2:
        return None
    differ = difference(level, Counter(values))
    seen = sum(
        (
            sum((differ(int(str(a)), int(str(b))) for a, b in permutations(unit, 2)), Fraction(0))
            / (len(unit) - 1)
            for unit in units
        ),
        Fraction(0),
    ) / len(values)
    chance = sum((differ(a, b) for a, b in permutations(values, 2)), Fraction(0)) / (
        len(values) * (len(values) - 1)
    )
    return 1 - seen / chance


def difference(level: str, counts: Counter[int]) -> Difference:
    def ordinal(a: int, b: int) -> Fraction:
        low, high = min(a, b), max(a, b)
        between = sum(many for value, many in counts.items() if low <= value <= high)
        return (between - Fraction(counts[a] + counts[b], 2)) ** 2 if a != b else Fraction(0)

    return {
        "nominal": lambda a, b: Fraction(a != b),
        "ordinal": ordinal,
        "interval": lambda a, b: Fraction(a - b) ** 2,
        "ratio": lambda a, b: Fraction(a - b, a + b) ** 2 if a + b else Fraction(0),
    }[level]


def kappa(a: Sequence[int | None], b: Sequence[int | None], chance: str) -> Fraction | None:
    pairs = [(x, y) for x, y in zip(a, b, strict=True) if x is not None and y is not None]
    if not pairs:
        return None
    seen = Fraction(sum(x == y for x, y in pairs), len(pairs))
    firsts, seconds = Counter(x for x, _ in pairs), Counter(y for _, y in pairs)
    if chance == "scott":
        firsts = seconds = firsts + seconds
    total = Fraction(firsts.total() * seconds.total())
    expected = sum(firsts[value] * seconds[value] for value in firsts) / total
    return None if expected == 1 else (seen - expected) / (1 - expected)


def percent(ratings: Ratings) -> Fraction | None:
    units = units_of(ratings)
    if not units:
        return None
    shares = [
        Fraction(sum(a == b for a, b in permutations(unit, 2)), len(unit) * (len(unit) - 1)) for unit in units
    ]
    return sum(shares, Fraction(0)) / len(shares)


def painted(marks: Sequence[Mark], length: int) -> list[frozenset[Hashable]]:
    """What one reader gave to each character, one after the other."""
    return [frozenset(mark.code for mark in marks if mark.start <= at < mark.end) for at in range(length)]
