"""The marks a reader gives: a sign, and the basis on which it was given.

*Not reported* is a value of its own. It is never stored as a judgement: it is what a table
shows where no reader reported anything, and it never turns into "absent".
"""

from enum import StrEnum

__all__ = ["NOT_REPORTED", "Basis", "Sign"]

NOT_REPORTED = "not reported"


class Sign(StrEnum):
    """Which way a factor worked in a case, or whether a result came about."""

    ENABLING = "+"
    CONSTRAINING = "-"
    BOTH = "+/-"


class Basis(StrEnum):
    """Whether the sources say it, or the reader concluded it."""

    EXPLICIT = "explicit"
    INFERRED = "inferred"
