"""Editions of a report that leaves: its number, and whether the one before should still be used."""

import hashlib
from dataclasses import dataclass, replace
from datetime import date

from doingwith.reporting.document import Document, Note, Paragraph, Section
from doingwith.reporting.wording import day

__all__ = ["Edition", "edition_words", "fingerprint", "with_edition"]


@dataclass(frozen=True, kw_only=True)
class Edition:
    """Which edition a document is. ``before``: the day on which the one before last left; None for the first.

    ``taken_back``: how many people took their words back between the two.
    """

    number: int
    before: date | None = None
    taken_back: int = 0


def fingerprint(document: Document) -> str:
    """The SHA-256 of everything in the document, in hexadecimal: the same as long as it says the same."""
    return hashlib.sha256(repr(document).encode()).hexdigest()


def edition_words(edition: Edition) -> str:
    """Which edition it is, and what came of the one before."""
    this = f"This is edition {edition.number} of the report."
    if edition.before is None:
        return this
    earlier = f"edition {edition.number - 1}, last given out on {day(edition.before)}"
    if not edition.taken_back:
        return f"{this} It takes the place of {earlier}."
    people = "1 person has" if edition.taken_back == 1 else f"{edition.taken_back:,} people have"
    return (
        f"{this} Since {earlier}, {people} taken their words back. What rested on them says so at the end. "
        "Use this edition in the place of every earlier one, and pass no earlier one on."
    )


def with_edition(document: Document, edition: Edition) -> Document:
    """The document with a first section that says which edition it is."""
    block = Note if edition.taken_back else Paragraph
    said = Section("This edition", "edition", (block((edition_words(edition),)),))
    return replace(document, sections=(said, *document.sections))
