"""Library values to plain data (dictionaries, lists, text) and back.

A field keeps its name as key; a trailing underscore, which Python needs for words such as
``if_``, is left off. A field that holds its default value is left out, so that a file shows
only what somebody wrote.
"""

from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from cattrs import Converter
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

__all__ = ["from_plain", "key_of", "to_plain"]

Value = TypeVar("Value")


def key_of(field_name: str) -> str:
    """The key under which a field stands in a file."""
    return field_name.removesuffix("_")


def to_plain(value: object) -> dict[str, Any]:
    """A library value as plain data, keys in the order of its fields, tuples as lists, dates as dates."""
    plain: dict[str, Any] = _CONVERTER.unstructure(value)
    return plain


def from_plain(kind: type[Value], plain: object) -> Value:
    """Plain data as a value of ``kind``; raises cattrs' errors when it does not fit the schema."""
    return _CONVERTER.structure(plain, kind)


def _is_dataclass_type(kind: Any) -> bool:
    return isinstance(kind, type) and is_dataclass(kind)


def _converter() -> Converter:
    converter = Converter(forbid_extra_keys=True, unstruct_collection_overrides={tuple: list})
    converter.register_unstructure_hook(StrEnum, lambda member: member.value)
    converter.register_structure_hook(date, lambda value, _: _day(value))
    converter.register_unstructure_hook_factory(
        _is_dataclass_type,
        lambda kind: make_dict_unstructure_fn(
            kind, converter, _cattrs_omit_if_default=True, **_renamed(kind)
        ),
    )
    converter.register_structure_hook_factory(
        _is_dataclass_type,
        lambda kind: make_dict_structure_fn(
            kind, converter, _cattrs_forbid_extra_keys=True, **_renamed(kind)
        ),
    )
    return converter


def _day(value: object) -> date:
    """A day from a file, or as ``to_plain`` leaves it."""
    return value if isinstance(value, date) else date.fromisoformat(value)  # type: ignore[arg-type]  # cattrs tells


def _renamed(kind: Any) -> dict[str, Any]:
    return {field.name: override(rename=key_of(field.name)) for field in fields(kind)}


_CONVERTER = _converter()
