"""Accounts: what a person told, in parts, with how it got here and what may be done with it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from doingwith.consent.agreements import Agreement
from doingwith.consent.uses import AgeBand, Way
from doingwith.evidence.media import Media

__all__ = [
    "FROM_OTHER_SOFTWARE",
    "Account",
    "AccountPart",
    "PartKind",
    "Provenance",
    "ReadBack",
    "Wording",
]

FROM_OTHER_SOFTWARE = "other_software"
"""Who typed an account that came in a project of another program: how it was told is not known."""


class PartKind(StrEnum):
    """The form of one part of an account."""

    WRITING = "writing"
    VOICE = "voice"
    PHOTO = "photo"
    DRAWING = "drawing"


class Wording(StrEnum):
    """Whether the teller wrote the words, somebody else wrote them down, or summed them up."""

    OWN = "own"
    VERBATIM = "verbatim"
    SUMMARY = "summary"


class ReadBack(StrEnum):
    """Whether what was written down was read back to the teller, who said that it is right."""

    CONFIRMED = "confirmed"
    NOT_CONFIRMED = "not_confirmed"


@dataclass(frozen=True, kw_only=True)
class Provenance:
    """Who typed an account (a role word; ``teller`` when they did it themselves), and how faithfully."""

    typed_by: str = "teller"
    way: Way = Way.PAGE
    wording: Wording = Wording.OWN
    read_back: ReadBack | None = None


@dataclass(frozen=True, kw_only=True)
class AccountPart:
    """One part: writing, a voice with its transcript, a photo or a drawing.

    ``text`` is the writing, the transcript, or the teller's own words on the picture.
    ``question`` names the question of the telling that it answers. ``version`` counts up each time
    the teller corrects it, so that what was marked in earlier words is known to be so.
    """

    id: str
    kind: PartKind
    text: str = ""
    media: Media | None = None
    version: int = 1
    question: str | None = None


@dataclass(frozen=True, kw_only=True)
class Account:
    """Something a person told. ``teller`` is a role word such as young person, never a name."""

    id: str
    teller: str
    agreement: Agreement
    project: str | None = None
    parts: tuple[AccountPart, ...] = ()
    provenance: Provenance = Provenance()
    telling: str | None = None
    told_on: date | None = None
    language: str = ""

    @property
    def age_band(self) -> AgeBand:
        """How old the teller says they are, in a broad band."""
        return self.agreement.age

    def part(self, part: str) -> AccountPart | None:
        """The part of that identifier, when there is one."""
        return next((one for one in self.parts if one.id == part), None)
