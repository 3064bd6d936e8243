"""The ways of answering, and how words came to us."""

from enum import StrEnum

__all__ = ["Kind", "ReadBack", "Wording"]


class Kind(StrEnum):
    """A way of answering."""

    WRITING = "writing"
    VOICE = "voice"
    PHOTO = "photo"
    DRAWING = "drawing"


class Wording(StrEnum):
    """Whether somebody else wrote the teller's words down, or what they meant."""

    OWN = "own"
    VERBATIM = "verbatim"
    SUMMARY = "summary"


class ReadBack(StrEnum):
    """Whether the teller heard what was written down."""

    CONFIRMED = "confirmed"
    NOT_CONFIRMED = "not_confirmed"
