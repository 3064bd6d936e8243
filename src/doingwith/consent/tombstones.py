"""What stays of an account that was taken back: that it was there, and when it went. None of its words."""

from dataclasses import dataclass
from datetime import date

__all__ = ["Tombstone"]


@dataclass(frozen=True, kw_only=True)
class Tombstone:
    """An account that was withdrawn: its identifier and dates only."""

    id: str
    withdrawn_on: date
    told_on: date | None = None
    erased_on: date | None = None
