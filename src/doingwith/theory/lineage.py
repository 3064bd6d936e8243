"""Which version of a theory comes after which."""

from collections.abc import Sequence

from doingwith.theory.theory import TheoryVersion

__all__ = ["newest", "version_before"]


def newest(versions: Sequence[TheoryVersion]) -> TheoryVersion | None:
    """The last version that no other revises; None when there is no version."""
    revised = {version.revises for version in versions}
    return next((version for version in reversed(versions) if version.id not in revised), None)


def version_before(version: TheoryVersion, versions: Sequence[TheoryVersion]) -> TheoryVersion | None:
    """The version that this one revises; None when it is the first."""
    return next((earlier for earlier in versions if earlier.id == version.revises), None)
