"""Excerpts: marked parts of accounts and documents, which readings, claims and reports point to."""

from dataclasses import dataclass
from enum import StrEnum

__all__ = [
    "Area",
    "AreaUnit",
    "Excerpt",
    "MarkRefused",
    "Passage",
    "Span",
    "passage_of",
    "passage_problem",
]


@dataclass(frozen=True, kw_only=True)
class Passage:
    """Characters ``start`` to ``end`` of a text and what they say.

    Counted in Unicode code points from 0; the character at ``end`` no longer belongs to it.
    """

    start: int
    end: int
    quote: str


class AreaUnit(StrEnum):
    """What an area is measured in: pixels of an image as shown, or points (1/72 inch) of a page."""

    PIXEL = "pixel"
    POINT = "point"


@dataclass(frozen=True, kw_only=True)
class Area:
    """A rectangle on an image or a page. Measured from the top left; pages count from 1."""

    left: int
    top: int
    right: int
    bottom: int
    unit: AreaUnit = AreaUnit.PIXEL
    page: int | None = None


@dataclass(frozen=True, kw_only=True)
class Span:
    """A stretch of sound or film, in milliseconds; ``end_ms`` no longer belongs to it."""

    begin_ms: int
    end_ms: int


@dataclass(frozen=True, kw_only=True)
class Excerpt:
    """A marked part of an account's part or of a document's version: a passage, an area or a span.

    In an account ``part`` says in which part it stands; a document has no parts. ``version`` is the
    version of the part or of the document that was marked. Exactly one of ``passage``, ``area``
    and ``span`` is given. ``guid`` is the identifier by which other programs know it; empty: one is made.
    """

    id: str
    part: str | None = None
    version: int = 1
    passage: Passage | None = None
    area: Area | None = None
    span: Span | None = None
    note: str = ""
    guid: str = ""


class MarkRefused(ValueError):  # noqa: N818 - it reads as a sentence: the mark was refused
    """A passage that cannot be marked; its text is the sentence that says why."""


def passage_of(text: str, start: int, end: int) -> Passage:
    """The passage of a text from ``start`` to before ``end``; raises MarkRefused when there is none."""
    if not 0 <= start < end <= len(text):
        raise MarkRefused(
            f"There is no passage from {start} to {end}: the text has {len(text)} characters, and a passage "
            "has at least one."
        )
    return Passage(start=start, end=end, quote=text[start:end])


def passage_problem(text: str, passage: Passage) -> str | None:
    """What is wrong with a passage of a text, as a sentence; None when its quote stands where it says."""
    if not 0 <= passage.start < passage.end <= len(text):
        return (
            f"The passage goes from {passage.start} to {passage.end}, "
            f"and the text has {len(text)} characters."
        )
    found = text[passage.start : passage.end]
    if found != passage.quote:
        return f"The quote is “{_short(passage.quote)}”, and at its place the text says “{_short(found)}”."
    return None


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:40]}…{text[-15:]}"
