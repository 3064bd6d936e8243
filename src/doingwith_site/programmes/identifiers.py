"""Identifiers made from names, for addresses and files."""

from collections.abc import Collection

from django.utils.text import slugify

from doingwith_site.programmes.models import IDENTIFIER_LENGTH

__all__ = ["RESERVED", "ROOM_FOR_NUMBER", "identifier_from", "next_numbered"]

RESERVED = frozenset({"new"})
"""Words that the site's own addresses use where an identifier would stand."""
ROOM_FOR_NUMBER = 8


def identifier_from(name: str, taken: Collection[str]) -> str:
    """An identifier like the name that nobody has yet; a number is added when need be.

    >>> identifier_from("Better Together!", {"better-together"})
    'better-together-2'
    """
    base = slugify(name)[: IDENTIFIER_LENGTH - ROOM_FOR_NUMBER].strip("-_") or "programme"
    used = {other.casefold() for other in taken} | RESERVED
    number = 1
    identifier = base
    while identifier in used:
        number += 1
        identifier = f"{base}-{number}"
    return identifier


def next_numbered(letter: str, taken: Collection[str]) -> str:
    """The letter and the next number after those that are taken.

    >>> next_numbered("P", {"P01", "P25", "extra"})
    'P26'
    >>> next_numbered("P", set())
    'P01'
    """
    numbers = [int(other[len(letter) :]) for other in taken if _is_numbered(other, letter)]
    return f"{letter}{max(numbers, default=0) + 1:02}"


def _is_numbered(identifier: str, letter: str) -> bool:
    rest = identifier.removeprefix(letter)
    return rest != identifier and rest.isascii() and rest.isdigit()
