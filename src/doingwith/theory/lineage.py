"""Which version of a theory comes after which."""

from collections.abc import Iterable, Sequence

from doingwith.common.following import way_between
from doingwith.theory.theory import TheoryVersion

__all__ = ["line_of", "newest", "version_before", "versions_between"]


def newest(versions: Sequence[TheoryVersion]) -> TheoryVersion | None:
    """The last version that no other revises; None when there is no version."""
    revised = {version.revises for version in versions}
    return next((version for version in reversed(versions) if version.id not in revised), None)


def version_before(version: TheoryVersion, versions: Sequence[TheoryVersion]) -> TheoryVersion | None:
    """The version that this one revises; None when it is the first."""
    return next((earlier for earlier in versions if earlier.id == version.revises), None)


def versions_between(
    first: TheoryVersion, last: TheoryVersion, versions: Iterable[TheoryVersion]
) -> tuple[TheoryVersion, ...]:
    """The versions on the way from one to the other by what each revises, without the two themselves.

    Neighbours, and two of which neither goes back to the other or to a common one, have none between.
    """
    known = {one.id: one for one in (*versions, first, last)}
    way = way_between(first.id, last.id, {name: one.revises for name, one in known.items()})
    return tuple(known[name] for name in way[1:-1])


def line_of(version: TheoryVersion, versions: Iterable[TheoryVersion]) -> tuple[TheoryVersion, ...]:
    """The version, the one that it revises, the one that that revises, and so on; each once."""
    known = {one.id: one for one in versions}
    line = [version]
    while (before := known.get(line[-1].revises or "")) is not None and before.id not in {
        one.id for one in line
    }:
        line.append(before)
    return tuple(line)
