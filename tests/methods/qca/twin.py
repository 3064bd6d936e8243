"""A slow, obvious twin of the engine: Quine-McCluskey over every row there could be."""

from itertools import combinations, product

from hypothesis import strategies as st

from doingwith.methods.qca.terms import Term

Row = tuple[int, ...]


@st.composite
def problems(draw: st.DrawFn, most: int = 5) -> tuple[tuple[int, ...], list[Row], list[Row]]:
    """Levels, positive rows and negative rows."""
    levels = tuple(draw(st.lists(st.sampled_from([2, 2, 2, 3]), min_size=1, max_size=most)))
    rows = st.tuples(*(st.integers(0, level - 1) for level in levels))
    seen = draw(st.lists(rows, unique=True, max_size=14))
    outs = draw(st.lists(st.booleans(), min_size=len(seen), max_size=len(seen)))
    told = list(zip(seen, outs, strict=True))
    return levels, [row for row, out in told if out], [row for row, out in told if not out]


def slow_terms(levels: tuple[int, ...]) -> list[Term]:
    """Every conjunction there is."""
    choices = [[None, *range(level)] for level in levels]
    return [
        tuple((at, value) for at, value in enumerate(one) if value is not None) for one in product(*choices)
    ]


def covers(term: Term, row: Row) -> bool:
    return all(row[at] == value for at, value in term)


def slow_primes(levels: tuple[int, ...], on: list[Row], off: list[Row]) -> set[Term]:
    good = [
        term
        for term in slow_terms(levels)
        if any(covers(term, row) for row in on) and not any(covers(term, row) for row in off)
    ]
    return {term for term in good if not any(set(other) < set(term) for other in good)}


def slow_models(primes: set[Term], on: list[Row]) -> set[frozenset[Term]]:
    for size in range(1, len(on) + 1):
        found = {
            frozenset(chosen)
            for chosen in combinations(sorted(primes), size)
            if all(any(covers(term, row) for term in chosen) for row in on)
        }
        if found:
            return found
    return set()
