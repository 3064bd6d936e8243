"""Every text, or part of one kind, in a value put through a function, however deep it stands."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar

__all__ = ["parts_in", "reworded", "with_parts"]

Value = TypeVar("Value")
Part = TypeVar("Part")


def reworded(value: Value, change: Callable[[str], str]) -> Value:
    """The value with ``change`` done to each text that has a space in it; identifiers have none."""

    def clean(text: str) -> str:
        return text if isinstance(text, Enum) or not any(map(str.isspace, text)) else change(text)

    return with_parts(value, str, clean)


def with_parts(value: Value, kind: type[Part], change: Callable[[Part], Part]) -> Value:
    """The value with ``change`` done to each part of this kind; what stands inside such a part is left."""
    made: Any = _changed(value, kind, change)
    return made  # type: ignore[no-any-return]


def parts_in(value: object, kind: type[Part]) -> tuple[Part, ...]:
    """Each part of this kind in the value, in order; what stands inside such a part is left."""
    found: list[Part] = []

    def seen(part: Part) -> Part:
        found.append(part)
        return part

    with_parts(value, kind, seen)
    return tuple(found)


def _changed(value: Any, kind: type[Part], change: Callable[[Part], Part]) -> Any:
    if isinstance(value, kind):
        return change(value)
    if isinstance(value, tuple):
        parts = tuple(_changed(one, kind, change) for one in value)
        return type(value)(*parts) if hasattr(value, "_fields") else parts
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value, **{one.name: _changed(getattr(value, one.name), kind, change) for one in fields(value)}
        )
    return value
