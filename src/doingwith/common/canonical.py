"""One text for one value: what a hash is taken of."""

import json
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from typing import Any

__all__ = ["canonical_text"]


def canonical_text(value: object) -> str:
    """A value as JSON with sorted keys and no spaces, without fields that hold their default.

    A field that is added to a type later, with a default, therefore changes no text of before.
    Takes frozen dataclasses, tuples, text, numbers, dates and None. Raises TypeError for all else.
    """
    return json.dumps(_plain(value), sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        told = ((one, getattr(value, one.name)) for one in fields(value))
        return {one.name: _plain(held) for one, held in told if not _is_default(one, held)}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    if value is None or isinstance(value, str | int | float):
        return value
    raise TypeError(f"A {type(value).__name__} has no canonical text.")


def _is_default(field: "Field[Any]", held: object) -> bool:
    return field.default is not MISSING and held == field.default
