"""Editions of a report that leaves: its number, and whether the one before should still be used."""

import hashlib
from dataclasses import dataclass, replace
from datetime import date

from doingwith.common.few import FEWEST_COUNTED
from doingwith.reporting.document import Document, Note, Paragraph, Section
from doingwith.reporting.wording import day

__all__ = ["Edition", "edition_words", "fingerprint", "with_edition"]


@dataclass(frozen=True, kw_only=True)
class Edition:
    """Which edition a document is. ``before``: the day on which the one before last left; None for the first.

    ``taken_back``: how many people took their words back since the edition ``whole``, the last that left
    before any did: its number, and the day on which it last left. Without it, since the one before.
    """

    number: int
    before: date | None = None
    taken_back: int = 0
    whole: tuple[int, date] | None = None


def fingerprint(document: Document) -> str:
    """The SHA-256 of everything in the document, in hexadecimal: the same as long as it says the same."""
    return hashlib.sha256(repr(document).encode()).hexdigest()


def edition_words(edition: Edition) -> str:
    """Which edition it is, and what came of the one before."""
    this = f"This is edition {edition.number} of the report."
    if edition.before is None:
        return this
    one_before = (edition.number - 1, edition.before)
    whole = edition.whole or one_before
    replaces = f"{this} It takes the place of {_given_out(*one_before)}."
    if not edition.taken_back:
        return replaces
    few = edition.taken_back < FEWEST_COUNTED
    people = "fewer than five people have" if few else f"{edition.taken_back:,} people have"
    return (
        f"{this if whole == one_before else replaces} Since {_given_out(*whole)}, {people} taken their words "
        "back. What rested on them says so at the end. Use this edition in the place of every earlier one, "
        "and pass no earlier one on."
    )


def _given_out(number: int, on: date) -> str:
    return f"edition {number}, last given out on {day(on)}"


def with_edition(document: Document, edition: Edition) -> Document:
    """The document with a first section that says which edition it is."""
    block = Note if edition.taken_back else Paragraph
    said = Section("This edition", "edition", (block((edition_words(edition),)),))
    return replace(document, sections=(said, *document.sections))
