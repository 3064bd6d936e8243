"""Constraints that several apps put on their tables."""

from collections.abc import Iterable

from django.db.models import CheckConstraint, Q

__all__ = ["one_of"]


def one_of(field: str, values: Iterable[str], *, name: str) -> CheckConstraint:
    """The database itself refuses any other value in ``field``."""
    # Plain text, so that a migration does not lean on an enum that may change later.
    return CheckConstraint(condition=Q((f"{field}__in", [str(value) for value in values])), name=name)
