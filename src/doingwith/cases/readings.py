"""Readings: one evaluator's within-case template filled in."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from doingwith.common.judgements import Basis, Sign

__all__ = ["Confidence", "Judgement", "Reading", "UnlistedFactor"]


class Confidence(StrEnum):
    """How sure a reader is of a judgement."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """What a reader says of one factor: which way it worked, on what basis, and why.

    ``excerpts`` name the words it rests on.
    """

    factor: str
    sign: Sign
    basis: Basis
    reason: str = ""
    excerpts: tuple[str, ...] = ()
    confidence: Confidence | None = None


@dataclass(frozen=True, kw_only=True)
class UnlistedFactor:
    """Something a reader found at work that the factor list has no place for."""

    text: str
    sign: Sign
    basis: Basis
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class Reading:
    """One reader's judgements of one case.

    A factor that stands in neither list was not reported: that is not the same as absent.
    ``looked_for`` names factors that the reader looked for and found nothing about; only of
    those can two readers be said to agree that nothing is reported.
    """

    reader: str
    conditions: tuple[Judgement, ...] = ()
    results: tuple[Judgement, ...] = ()
    unlisted: tuple[UnlistedFactor, ...] = ()
    looked_for: tuple[str, ...] = ()
    handed_in_on: date | None = None

    def judgements(self) -> tuple[Judgement, ...]:
        """Conditions, then results."""
        return self.conditions + self.results
