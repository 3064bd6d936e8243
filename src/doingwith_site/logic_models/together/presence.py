"""Who has a drawing open now. Kept in the cache for half a minute, never in the database, never logged."""

from collections.abc import Mapping

from django.core.cache import cache

__all__ = ["HERE_FOR", "come", "here"]

HERE_FOR = 30
"""Seconds after which somebody whose page asks no more is not here."""


def come(drawing: int, person: int) -> None:
    """The person with this key has the drawing with this key open."""
    cache.set(_key(drawing, person), True, HERE_FOR)


def here(drawing: int, people: Mapping[int, str]) -> list[str]:
    """The names of those of these people who have the drawing open, in the order of the alphabet."""
    keys = {_key(drawing, person): name for person, name in people.items()}
    return sorted(keys[key] for key in cache.get_many(list(keys)))


def _key(drawing: int, person: int) -> str:
    return f"drawing-here-{drawing}-{person}"
