"""What a schema complains of, as sentences. One entry for each keyword that our schemas use."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from jsonschema.exceptions import ValidationError

from doingwith.common.closest import did_you_mean
from doingwith.common.problems import Place
from doingwith.exchange.bundle.limits import LONGEST_IDENTIFIER
from doingwith.exchange.bundle.located import shown

__all__ = ["SENTENCES", "Complaint", "complaints"]


@dataclass(frozen=True, kw_only=True)
class Complaint:
    """What is wrong at a place inside one file, and how to mend it."""

    place: Place
    wrong: str
    remedy: str


def complaints(error: ValidationError) -> Iterator[Complaint]:
    """An error of the schema as sentences: one for each key when several are unknown."""
    return SENTENCES[str(error.validator)](error, tuple(error.absolute_path))


def _any(part: Any) -> Any:
    """A part of an error that jsonschema always sets, though its types allow it to be unset."""
    return part


def _unknown_keys(error: ValidationError, place: Place) -> Iterator[Complaint]:
    schema: Any = error.schema
    known = list(schema["properties"])
    for key in _any(error.instance):
        if key not in known:
            free = [name for name in known if name not in _any(error.instance)]
            yield Complaint(
                place=(*place, key),
                wrong=f"The key “{shown(key)}” is not known here.",
                remedy=did_you_mean(key, free) or f"Take it out; the keys known here are {_listed(known)}.",
            )


def _missing_key(error: ValidationError, place: Place) -> Iterator[Complaint]:
    key = next(name for name in _any(error.validator_value) if f"'{name}' is a required" in error.message)
    yield Complaint(place=place, wrong=f"{_named(place)} has no “{key}”.", remedy=f"Add a line “{key}: …”.")


def _wrong_type(error: ValidationError, place: Place) -> Iterator[Complaint]:
    wanted = str(error.validator_value)
    if error.instance is None:
        wrong = f"{_named(place)} has no value."
        remedy = f"Give it {_WANTED[wanted]}, or take the line out." if place else "Fill the file in."
    else:
        wrong = f"{_named(place)} is {_found(error.instance)}, and should be {_WANTED[wanted]}."
        remedy = _type_remedy(wanted, error.instance)
    yield Complaint(place=place, wrong=wrong, remedy=remedy)


def _not_a_choice(error: ValidationError, place: Place) -> Iterator[Complaint]:
    choices = [str(choice) for choice in _any(error.validator_value)]
    wrong = (
        f"{_named(place)} has no value."
        if error.instance is None
        else f"{_named(place)} is {_found(error.instance)}, which is not one of its values."
    )
    guess = did_you_mean(error.instance, choices) if isinstance(error.instance, str) else None
    yield Complaint(place=place, wrong=wrong, remedy=guess or f"Use one of {_listed(choices)}.")


def _not_an_identifier(error: ValidationError, place: Place) -> Iterator[Complaint]:
    wrong = (
        f"{_named(place)} is “{shown(error.instance)}”, which cannot be an identifier."
        if error.instance
        else f"{_named(place)} is empty."
    )
    remedy = "Use letters a to z, digits, dots, hyphens and underscores, such as “P01”."
    yield Complaint(place=place, wrong=wrong, remedy=remedy)


def _too_long(error: ValidationError, place: Place) -> Iterator[Complaint]:
    yield Complaint(
        place=place,
        wrong=f"{_named(place)} is {len(_any(error.instance))} characters long.",
        remedy=f"Use at most {LONGEST_IDENTIFIER}.",
    )


def _empty_text(_: ValidationError, place: Place) -> Iterator[Complaint]:
    yield Complaint(place=place, wrong=f"{_named(place)} is empty.", remedy="Write its text.")


def _too_small(error: ValidationError, place: Place) -> Iterator[Complaint]:
    yield Complaint(
        place=place,
        wrong=f"{_named(place)} is {shown(error.instance)}, which is less than {error.validator_value}.",
        remedy=f"Use {'a whole' if 'integer' in str(error.schema) else 'a'} number that is not negative.",
    )


def _not_a_date(error: ValidationError, place: Place) -> Iterator[Complaint]:
    yield Complaint(
        place=place,
        wrong=f"{_named(place)} is “{shown(error.instance)}”, which is not a date.",
        remedy="Write year, month and day, such as 2019-03-31.",
    )


def _not_this_format(error: ValidationError, place: Place) -> Iterator[Complaint]:
    yield Complaint(
        place=place,
        wrong=f"{_named(place)} is {_found(error.instance)}; this program reads “{error.validator_value}”.",
        remedy=f"Write “{error.validator_value}”, or use the program that wrote the bundle.",
    )


SENTENCES: Mapping[str, Callable[[ValidationError, Place], Iterator[Complaint]]] = {
    "additionalProperties": _unknown_keys,
    "const": _not_this_format,
    "enum": _not_a_choice,
    "format": _not_a_date,
    "maxLength": _too_long,
    "minLength": _empty_text,
    "minimum": _too_small,
    "pattern": _not_an_identifier,
    "required": _missing_key,
    "type": _wrong_type,
}
_WANTED = {
    "array": "a list",
    "boolean": "true or false",
    "integer": "a whole number",
    "number": "a number",
    "object": "keys with values",
    "string": "text",
}


def _type_remedy(wanted: str, instance: Any) -> str:
    if wanted == "string" and isinstance(instance, bool | int | float):
        return "Put it in quotes."
    if wanted == "array":
        return "Begin each item on its own line with “- ”, or write the items as [first, second]."
    return {
        "boolean": "Write true or false, without quotes.",
        "integer": "Write digits only, without quotes.",
        "number": "Write a figure such as 0.8, without quotes.",
        "object": "Write lines “key: value” under it.",
        "string": "Write one text; join the parts, or keep the one that is meant.",
    }[wanted]


def _found(instance: object) -> str:
    if isinstance(instance, bool):
        return "true" if instance else "false"
    if isinstance(instance, int | float):
        return f"the number {shown(instance)}"
    if isinstance(instance, list):
        return "a list"
    return "a group of keys" if isinstance(instance, dict) else f"“{shown(instance)}”"


def _named(place: Place) -> str:
    if not place:
        return "The file"
    last = place[-1]
    if isinstance(last, str):
        return f"“{shown(last)}”"
    return f"Item {last + 1} of {_named(place[:-1])}" if len(place) > 1 else f"Item {last + 1}"


def _whole(place: Place) -> str:
    return _named(place)


def _listed(words: list[str]) -> str:
    return ", ".join(f"“{word}”" for word in words)
