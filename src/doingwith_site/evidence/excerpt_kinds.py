"""What can be marked, and what it can be marked with."""

from enum import StrEnum

__all__ = ["CodeKind", "PartKind"]


class PartKind(StrEnum):
    """What kind of part an excerpt is."""

    TEXT = "text"
    AREA = "area"
    SOUND = "sound"


class CodeKind(StrEnum):
    """What a code stands for. A free code stands for what its maker says."""

    FACTOR = "factor"
    CLAUSE = "clause"
    OUTCOME = "outcome"
    FREE = "free"
