"""Readings: one evaluator's within-case template filled in."""

from dataclasses import dataclass

from doingwith.common.judgements import Basis, Sign

__all__ = ["Judgement", "Reading", "UnlistedFactor"]


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """What a reader says of one factor: which way it worked, on what basis, and why."""

    factor: str
    sign: Sign
    basis: Basis
    reason: str = ""


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
    """

    reader: str
    conditions: tuple[Judgement, ...] = ()
    results: tuple[Judgement, ...] = ()
    unlisted: tuple[UnlistedFactor, ...] = ()

    def judgements(self) -> tuple[Judgement, ...]:
        """Conditions, then results."""
        return self.conditions + self.results
