"""Days and moments: the library knows days, rows keep moments."""

from datetime import UTC, date, datetime, time
from typing import overload

from django.utils.timezone import localtime

__all__ = ["day_of", "noon"]


@overload
def day_of(moment: datetime) -> date: ...
@overload
def day_of(moment: None) -> None: ...
def day_of(moment: datetime | None) -> date | None:
    """The day of a moment, where this site is; None when the moment is not known."""
    return localtime(moment).date() if moment else None


@overload
def noon(day: date) -> datetime: ...
@overload
def noon(day: None) -> None: ...
def noon(day: date | None) -> datetime | None:
    """Twelve o'clock of a day of which nothing else is known, so that it is that day in every place."""
    return datetime.combine(day, time(12), tzinfo=UTC) if day else None
