"""The words of the pages of the safeguarding lead."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime

from doingwith.reporting.wording import count
from doingwith_site.consent.models import Concern, ConcernNote
from doingwith_site.programmes.navigation import ProgrammeFrame

__all__ = ["ConcernPage", "ConcernsPage"]


@dataclass(frozen=True, kw_only=True)
class ConcernRow:
    """One worry in the list, without its words: a list may be seen over a shoulder."""

    title: str
    url: str
    state: str
    about: str


@dataclass(frozen=True, kw_only=True)
class ConcernsPage:
    """Every worry of a programme."""

    frame: ProgrammeFrame
    concerns: Sequence[Concern]

    @property
    def lead(self) -> str:
        """How many are open."""
        still = sum(1 for row in self.concerns if row.closed_at is None)
        if not self.concerns:
            return "Nobody has raised a worry."
        if not still:
            return "Nothing is left to look into."
        return f"{count(still, 'worry', 'worries')} to look into, of {len(self.concerns)}."

    @property
    def rows(self) -> list[ConcernRow]:
        """Open ones first, then the newest."""
        ordered = sorted(self.concerns, key=lambda row: row.closed_at is not None)
        return [
            ConcernRow(
                title=f"Raised on {moment_words(row)}",
                url=reverse("consent:concern", args=[self.frame.identifier, row.pk]),
                state="closed" if row.closed_at else "open",
                about=about_words(row),
            )
            for row in ordered
        ]


@dataclass(frozen=True, kw_only=True)
class ConcernPage:
    """One worry, and what was done."""

    concern: Concern
    notes: Sequence[ConcernNote]

    @property
    def title(self) -> str:
        """When it was raised."""
        return f"Raised on {moment_words(self.concern)}"

    @property
    def about(self) -> str:
        """Whose account it is about."""
        return about_words(self.concern)

    @property
    def by(self) -> str:
        """Who raised it."""
        return self.concern.raised_by.name if self.concern.raised_by else "somebody who tells"


def about_words(concern: Concern) -> str:
    """Whether an account is held because of it."""
    if concern.agreement is None:
        return "About no account in particular"
    held = ", which is held from use" if concern.agreement.held_since else ""
    return f"About account {concern.agreement.identifier}{held}"


def moment_words(concern: Concern) -> str:
    """Day and time."""
    return date_format(localtime(concern.raised_at), "j F Y, H:i")
