"""A REFI-QDA project as values, as far as a programme's record can hold it."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

__all__ = ["QdaCode", "QdaCoding", "QdaProject", "QdaSelection", "QdaSource"]


@dataclass(frozen=True, kw_only=True)
class QdaCode:
    """A code of the codebook. ``parent`` is the identifier of the code above it."""

    guid: str
    name: str
    parent: str | None = None
    description: str = ""
    colour: str = ""


@dataclass(frozen=True, kw_only=True)
class QdaCoding:
    """A code given by a user on a day."""

    code: str
    user: str
    on: date | None = None


@dataclass(frozen=True, kw_only=True)
class QdaSelection:
    """A passage by its sender's own counting. ``hints`` are texts that may hold its quote."""

    guid: str
    start: int
    end: int
    hints: tuple[str, ...] = ()
    codings: tuple[QdaCoding, ...] = ()
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class QdaSource:
    """A text as its sender kept it, line ends and byte-order mark included."""

    guid: str
    name: str
    text: str
    is_note: bool = False
    selections: tuple[QdaSelection, ...] = ()


@dataclass(frozen=True, kw_only=True)
class QdaProject:
    """What was read. ``lost`` counts what is in the file and has no place in a record, by its name there."""

    name: str
    users: tuple[str, ...] = ()
    codes: tuple[QdaCode, ...] = ()
    sources: tuple[QdaSource, ...] = ()
    lost: Counter[str] = field(default_factory=Counter)
