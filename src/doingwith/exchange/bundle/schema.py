"""The bundle's JSON Schemas, made from the library's own types so that the two cannot part.

Draft 2020-12, one schema for each kind of file; their descriptions are the types' docstrings.
"""

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields
from datetime import date
from enum import StrEnum
from functools import cache
from inspect import cleandoc
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from doingwith.exchange.bundle.layout import FOLDERS, FORMAT, FORMAT_FILE, SINGLE_FILES, VERSION, Manifest
from doingwith.exchange.bundle.limits import LONGEST_IDENTIFIER
from doingwith.exchange.bundle.plain import key_of

__all__ = ["IDENTIFIER", "bundle_schemas", "schema_of"]

IDENTIFIER = "^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9_])?$"
_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_Schema = dict[str, Any]
_SCALARS: dict[type, _Schema] = {
    str: {"type": "string"},
    int: {"type": "integer", "minimum": 0},
    float: {"type": "number", "minimum": 0},
    bool: {"type": "boolean"},
    date: {"type": "string", "format": "date"},
}


def bundle_schemas() -> Mapping[str, _Schema]:
    """The schema of each kind of file, under the name of the file or folder without its ending."""
    singles = {single.name: single.kind for single in SINGLE_FILES}
    kinds = {FORMAT_FILE: Manifest, **singles, **{folder.name: folder.kind for folder in FOLDERS}}
    return {name.removesuffix(".yaml"): schema_of(kind) for name, kind in kinds.items()}


@cache
def schema_of(kind: type) -> _Schema:
    """The schema of a file that holds one value of ``kind``, whole in itself."""
    parts: dict[str, _Schema] = {}
    top = _object(kind, parts)
    schema: _Schema = {"$schema": _DRAFT, "title": kind.__name__, **top}
    if parts:
        schema["$defs"] = dict(sorted(parts.items()))
    return schema


def _object(kind: type, parts: dict[str, _Schema]) -> _Schema:
    hints = get_type_hints(kind)
    own = fields(kind)
    schema: _Schema = {
        "description": _description(kind),
        "type": "object",
        "additionalProperties": False,
        "properties": {key_of(one.name): _field(kind, one, hints[one.name], parts) for one in own},
    }
    required = [key_of(one.name) for one in own if _is_required(one)]
    return {**schema, "required": required} if required else schema


def _field(kind: type, one: "Field[Any]", hint: Any, parts: dict[str, _Schema]) -> _Schema:
    if kind is Manifest:
        return {"const": {"format": FORMAT, "version": VERSION}[one.name]}
    if one.name == "id":
        return {"type": "string", "pattern": IDENTIFIER, "maxLength": LONGEST_IDENTIFIER}
    schema = _value(hint, parts)
    return {**schema, "minLength": 1} if hint is str and _is_required(one) else schema


def _value(hint: Any, parts: dict[str, _Schema]) -> _Schema:
    if get_origin(hint) in (Union, UnionType):
        # A value that is not known is left out of the file, so that null never stands in it.
        (hint,) = (choice for choice in get_args(hint) if choice is not NoneType)
    if get_origin(hint) is tuple:
        items = _value(get_args(hint)[0], parts)
        return {"type": "array", "items": {**items, "minLength": 1} if items == _SCALARS[str] else items}
    if hint in _SCALARS:
        return dict(_SCALARS[hint])
    name = hint.__name__
    if name not in parts:
        parts[name] = {}
        parts[name] = _enum(hint) if issubclass(hint, StrEnum) else _object(hint, parts)
    return {"$ref": f"#/$defs/{name}"}


def _enum(kind: type[StrEnum]) -> _Schema:
    return {"description": _description(kind), "enum": [member.value for member in kind]}


def _description(kind: type) -> str:
    paragraphs = cleandoc(kind.__doc__ or "").split("\n\n")
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


def _is_required(one: "Field[Any]") -> bool:
    return one.default is MISSING and one.default_factory is MISSING
