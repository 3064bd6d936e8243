"""Briefs: what was agreed with the commissioner, in versions."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

__all__ = ["Agreement", "Brief"]


class Agreement(StrEnum):
    """How asking for agreement ended. Not agreeing is a valid end."""

    AGREED = "agreed"
    COULD_NOT_AGREE = "could_not_agree"
    NOT_REPORTED = "not_reported"


@dataclass(frozen=True, kw_only=True)
class Brief:
    """One version of a project's brief. A new version never overwrites an old one.

    Versions count from 1. ``asked_by`` and ``agreed_by`` name parts people played, such as
    "facilitator"; empty means that it was not reported.
    """

    version: int
    text: str
    asked_by: str = ""
    reason: str = ""
    agreement: Agreement = Agreement.NOT_REPORTED
    agreed_by: tuple[str, ...] = ()
    dated_on: date | None = None
