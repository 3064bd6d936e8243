"""The rules by which what was reported becomes a membership. They are data, and shown wherever they are used.

No rule gives 0.5, which would put a case neither in nor out of a set, and none has a place for silence:
what the record does not say a person decides. Degrees follow the practice of qualitative calibration with
few cases (C. Q. Schneider and C. Wagemann, Set-Theoretic Methods for the Social Sciences, 2012, section 1.2).
"""

from collections.abc import Sequence
from enum import StrEnum
from fractions import Fraction

from doingwith.analysis.configuration_choices import Rule, Together, Way
from doingwith.common.judgements import Sign
from doingwith.projects.stages import StageStatus

__all__ = ["MEMBERSHIPS", "SIGN_EXTENTS", "STAGE_EXTENTS", "Extent", "membership", "put_together"]


class Extent(StrEnum):
    """How far something was so, as far as it was reported."""

    FULL = "full"
    PART = "part"
    LITTLE = "little"
    NONE = "none"


MEMBERSHIPS: dict[Rule, dict[Extent, float]] = {
    Rule.WHOLLY: {Extent.FULL: 1.0, Extent.PART: 0.0, Extent.LITTLE: 0.0, Extent.NONE: 0.0},
    Rule.AT_LEAST_PARTLY: {Extent.FULL: 1.0, Extent.PART: 1.0, Extent.LITTLE: 0.0, Extent.NONE: 0.0},
    Rule.BY_DEGREES: {Extent.FULL: 1.0, Extent.PART: 0.6, Extent.LITTLE: 0.3, Extent.NONE: 0.0},
}
SIGN_EXTENTS: dict[Way, dict[Sign, Extent]] = {
    Way.HELPED: {Sign.ENABLING: Extent.FULL, Sign.BOTH: Extent.PART, Sign.CONSTRAINING: Extent.NONE},
    Way.HINDERED: {Sign.CONSTRAINING: Extent.FULL, Sign.BOTH: Extent.PART, Sign.ENABLING: Extent.NONE},
}
STAGE_EXTENTS: dict[StageStatus, Extent | None] = {
    StageStatus.REACHED: Extent.FULL,
    StageStatus.PARTLY: Extent.PART,
    StageStatus.LIMITED: Extent.LITTLE,
    StageStatus.BLOCKED: Extent.NONE,
    StageStatus.NOT_REACHED: Extent.NONE,
    # Work began, or the sources are not clear: neither says whether the stage was reached.
    StageStatus.ENTERED: None,
    StageStatus.UNCLEAR: None,
}


def membership(rule: Rule, extent: Extent) -> float:
    """The membership, from 0 to 1, that a rule gives to an extent."""
    return MEMBERSHIPS[rule][extent]


def put_together(together: Together, memberships: Sequence[float]) -> float:
    """The membership in a domain: the largest of its factors', the smallest, or the mean. At least one."""
    if together is Together.ANY:
        return max(memberships)
    if together is Together.ALL:
        return min(memberships)
    # As fractions of the written figures, so that no order of the factors changes the last digit.
    return float(sum(Fraction(str(one)) for one in memberships) / len(memberships))
