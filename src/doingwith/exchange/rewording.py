"""Every text in a value put through a function, however deep it stands."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar

__all__ = ["reworded"]

Value = TypeVar("Value")


def reworded(value: Value, change: Callable[[str], str]) -> Value:
    """The value with ``change`` done to each text that has a space in it; identifiers have none."""
    made: Any = _changed(value, change)
    return made  # type: ignore[no-any-return]


def _changed(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return value if isinstance(value, Enum) or not any(map(str.isspace, value)) else change(value)
    if isinstance(value, tuple):
        return tuple(_changed(one, change) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value, **{one.name: _changed(getattr(value, one.name), change) for one in fields(value)}
        )
    return value
