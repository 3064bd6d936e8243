"""Prime implicants of a union of cubes by iterated consensus, never writing out the rows.

The consensus of two cubes that conflict in one condition is the largest cube across that condition that
lies in both together; a set of cubes closed under consensus and without cubes inside others holds every
prime (W. V. Quine, The American Mathematical Monthly, 1955; for conditions with several values, see
G. D. Hachtel and F. Somenzi, Logic Synthesis and Verification Algorithms, 1996, chapter 4).
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import count

from doingwith.methods.qca.budget import Budget
from doingwith.methods.qca.terms import Space, Term

__all__ = ["leaving_out", "prime_terms", "primes_of_cubes"]

Rows = Iterable[Sequence[int]]
TURNS_BETWEEN_LOOKS = 64
"""To look at the clock takes longer than to look at a cube."""


def prime_terms(
    space: Space, cubes: Iterable[int], rows: Sequence[Sequence[int]], budget: Budget
) -> set[Term]:
    """The prime terms, each condition with one value or not at all, that cover one of the rows.

    Raises OutOfTime.
    """
    primes = primes_of_cubes(space, cubes, budget)
    found: set[Term] = set()
    for row in rows:
        point = space.cube_of_row(tuple(row))
        found |= _longest({_narrowed(space, prime, point) for prime in primes if point & ~prime == 0}, space)
    return found


def leaving_out(terms: Iterable[Term], positive: Rows, negative: Rows, space: Space) -> set[Term]:
    """The largest parts of the terms that cover a positive row and no negative one.

    A union of cubes says nothing of rows in which a condition was not asked: a term without that
    condition covers them, so it is narrowed by what each positive row has and they have not.
    """
    found: set[Term] = set()
    for term in terms:
        for row in (one for one in positive if space.covers(term, one)):
            found |= _narrowed_for(term, space.term_of_row(row), negative, space)
    return {one for one in found if not any(set(two) < set(one) for two in found)}


def _narrowed_for(term: Term, own: Term, negative: Rows, space: Space) -> set[Term]:
    """The term with as few of a row's own literals more as leave out every negative row."""
    found = {term}
    for values in negative:
        inside = {one for one in found if space.covers(one, values)}
        found = (found - inside) | {
            tuple(sorted({*one, (at, value)})) for one in inside for at, value in own if values[at] != value
        }
    return found


def primes_of_cubes(space: Space, cubes: Iterable[int], budget: Budget) -> list[int]:
    """The largest cubes inside the union of the given ones. Raises OutOfTime."""
    primes: list[int] = []
    waiting = sorted(set(cubes), key=int.bit_count)
    for turn in count():
        if not waiting:
            break
        if turn % TURNS_BETWEEN_LOOKS == 0:
            budget.check()
        cube = waiting.pop()
        if any(cube & ~other == 0 for other in primes):
            continue
        primes = [other for other in primes if other & ~cube]
        waiting += [new for other in primes for new in _consensus(space, cube, other)]
        primes.append(cube)
    return primes


def _consensus(space: Space, one: int, other: int) -> Iterator[int]:
    common, either = one & other, one | other
    apart = [field for field in space.fields if not common & field]
    if len(apart) == 1:
        yield common | either & apart[0]
    elif not apart:
        for field, levels in zip(space.fields, space.levels, strict=True):
            if levels > 2 and either & field not in (one & field, other & field):
                yield common | either & field


def _narrowed(space: Space, cube: int, point: int) -> int:
    """The cube with each condition that it bounds held at the point's own value."""
    for field in space.fields:
        if cube & field != field:
            cube = cube & ~field | point & field
    return cube


def _longest(cubes: set[int], space: Space) -> set[Term]:
    return {space.term_of(one) for one in cubes if not any(one != two and one & ~two == 0 for two in cubes)}
