"""A slow, obvious twin of the engine: Quine-McCluskey over every row there could be."""

from itertools import combinations, product

from hypothesis import strategies as st

from doingwith.methods.qca.terms import NOT_ASKED, Term

Row = tuple[int, ...]


@st.composite
def problems(draw: st.DrawFn, most: int = 5) -> tuple[tuple[int, ...], list[Row], list[Row]]:
    """Levels, positive rows and negative rows. Now and then the first condition is not asked of a row."""
    levels = tuple(draw(st.lists(st.sampled_from([2, 2, 2, 3]), min_size=1, max_size=most)))
    lowest = draw(st.sampled_from([0, 0, NOT_ASKED]))
    rows = st.tuples(*(st.integers(0 if at else lowest, level - 1) for at, level in enumerate(levels)))
    seen = draw(st.lists(rows, unique=True, max_size=14))
    outs = draw(st.lists(st.booleans(), min_size=len(seen), max_size=len(seen)))
    told = list(zip(seen, outs, strict=True))
    on, off = [row for row, out in told if out], [row for row, out in told if not out]
    return levels, [row for row in on if not any(covers(own(row), one) for one in off)], off


def own(row: Row) -> Term:
    """All that was asked of a row."""
    return tuple((at, value) for at, value in enumerate(row) if value != NOT_ASKED)


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
