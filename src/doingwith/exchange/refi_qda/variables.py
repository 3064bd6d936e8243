"""What is known of a source or a case beside its words, as the standard's variables.

Other programs show them as attributes of documents and cases, to filter and compare by. From them a file of
ours is put together again.
"""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID, uuid5

__all__ = ["VARIABLES", "Variable", "VariableType", "value_element", "variable_guid"]

NAMESPACE = UUID("5d0b8c1e-3b0e-5a40-8f5d-7c1b2e9a6f03")


class VariableType(StrEnum):
    """The standard's types, as far as they are used here."""

    TEXT = "Text"
    INTEGER = "Integer"
    DATE = "Date"


@dataclass(frozen=True, kw_only=True)
class Variable:
    """One variable. ``meaning`` is told to whoever meets it in another program."""

    name: str
    meaning: str
    type: VariableType = VariableType.TEXT


def _text(name: str, meaning: str) -> Variable:
    return Variable(name=f"Doing With {name}", meaning=meaning)


def _number(name: str, meaning: str) -> Variable:
    return Variable(name=f"Doing With {name}", meaning=meaning, type=VariableType.INTEGER)


VARIABLES = (
    _text("account", "Identifier of the account that this is a part of"),
    _text("part", "Identifier of the part of the account"),
    _text("document", "Identifier of the document"),
    _number("version", "Version of the part or of the document"),
    _text("kind", "What it is: writing, voice, photo, drawing, or the kind of document"),
    _text("project", "Identifier of the project that it belongs to"),
    _text("case", "Identifier of the case that the project is read as"),
    _text("teller", "The part that the teller plays, never a name"),
    _text("telling", "Identifier of the time in which people were asked to tell"),
    _text("question", "Identifier of the question that this answers"),
    _text("uses", "What the teller agrees to; nothing else may be done with these words"),
    _text("language", "Language of the account"),
    _text("typed by", "Who typed it, by the part they play"),
    _text("way", "How the words came: page, spoken, paper, telephone"),
    _text("wording", "Whether these are the teller's own words, their words written down, or a summary"),
    _text("read back", "Whether it was read back to the teller, who said that it is right"),
    Variable(name="Doing With date", meaning="The day it bears, or was told on", type=VariableType.DATE),
    _text("file", "SHA-256 of the picture, recording or document"),
    _text("file type", "Type of that file, such as image/jpeg"),
    _number("file size", "Size of that file in bytes"),
    _number("width", "Width of the picture in pixels"),
    _number("height", "Height of the picture in pixels"),
    _number("length", "Length of the recording in milliseconds"),
)
_TYPES = {variable.name: variable.type for variable in VARIABLES}


def variable_guid(name: str) -> str:
    """The identifier of a variable, the same in every project."""
    return str(uuid5(NAMESPACE, name))


def value_element(name: str) -> str:
    """The element that holds a value of this variable."""
    return f"{_TYPES[name].value}Value"
