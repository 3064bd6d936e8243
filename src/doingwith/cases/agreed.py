"""The reading that the readers agreed on after comparing theirs, with the dissent that stayed."""

from dataclasses import dataclass
from datetime import date

from doingwith.common.judgements import Basis, Sign

__all__ = ["AgreedJudgement", "AgreedReading", "Dissent"]


@dataclass(frozen=True, kw_only=True)
class Dissent:
    """What a reader still sees otherwise. No sign means that this reader finds nothing reported."""

    reader: str
    reason: str
    sign: Sign | None = None


@dataclass(frozen=True, kw_only=True)
class AgreedJudgement:
    """What was agreed of one factor, and why. No sign means agreed that nothing is reported."""

    factor: str
    reason: str
    sign: Sign | None = None
    basis: Basis | None = None
    excerpts: tuple[str, ...] = ()
    dissent: tuple[Dissent, ...] = ()


@dataclass(frozen=True, kw_only=True)
class AgreedReading:
    """The agreed judgements of a case. The readings it came from stay beside it, unchanged.

    Once ``agreed_on`` says the day, the case is final: no question about it may be open then.
    """

    judgements: tuple[AgreedJudgement, ...] = ()
    agreed_by: tuple[str, ...] = ()
    agreed_on: date | None = None
