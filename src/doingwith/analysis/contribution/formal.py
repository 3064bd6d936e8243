"""A formal update of how credible a claim is, in intervals. Off unless somebody records estimates.

Bayes' rule for evidence that was looked for, as in process tracing: B. Befani and G. Stedman-Bryce,
Process tracing and Bayesian updating for impact evaluation, Evaluation 23(1), 2017. With the chance p
that the claim holds, the sensitivity Se (the chance to find the evidence if it holds) and the type I
error T1 (the chance to find it if it does not):

    found:             p Se / (p Se + (1 - p) T1)
    looked for, not:   p (1 - Se) / (p (1 - Se) + (1 - p) (1 - T1))

In odds each finding multiplies by Se / T1, or by (1 - Se) / (1 - T1). Odds multiply only for findings
that are independent of each other, so of one group only the finding that says most counts.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

__all__ = [
    "WARNINGS",
    "Chance",
    "Estimate",
    "PerCent",
    "FormalUpdate",
    "ItemShare",
    "TestKind",
    "UpdateResult",
    "UpdateWarning",
    "bayes_factor",
    "kind_of_test",
    "update",
]

SMALLEST = 0.005
"""No estimate is nearer to 0 or 1 than this: nobody is that sure, and odds must stay finite."""


@dataclass(frozen=True, kw_only=True)
class PerCent:
    """An estimated chance in whole per cent, from the lowest to the highest that people could defend."""

    low: int
    high: int


@dataclass(frozen=True, kw_only=True)
class Chance:
    """What follows, between two ends: a chance from 0 to 1, or a Bayes factor from 0 upwards."""

    low: float
    high: float


@dataclass(frozen=True, kw_only=True)
class Estimate:
    """What people expected of one item of evidence before it was opened, and whether it was found.

    ``sensitivity`` is the chance to find it if the claim holds, ``type_one`` the chance if it does not.
    ``locked_on`` is the day after which the two were not changed, ``opened_on`` the day the evidence was
    looked at. ``found`` is left out until then.
    """

    evidence: str
    sensitivity: PerCent
    type_one: PerCent
    found: bool | None = None
    locked_on: date | None = None
    opened_on: date | None = None
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class FormalUpdate:
    """The estimates for one claim. ``prior`` is the chance that it holds before any of the evidence."""

    claim: str
    prior: PerCent
    estimates: tuple[Estimate, ...] = ()
    by: str = ""


class UpdateWarning(StrEnum):
    """What a reader of the numbers must know."""

    NUMBERS_ARE_JUDGEMENTS = "numbers_are_judgements"
    NOT_LOCKED = "not_locked"
    LOCKED_TOO_LATE = "locked_too_late"
    SAME_GROUP = "same_group"
    NO_INTERVAL = "no_interval"


WARNINGS: Mapping[UpdateWarning, str] = {
    UpdateWarning.NUMBERS_ARE_JUDGEMENTS: (
        "The numbers are people's estimates, not measurements. They show the reasoning and prove nothing."
    ),
    UpdateWarning.NOT_LOCKED: (
        "An estimate was not locked before its evidence was opened, so it is left out: knowing what was "
        "found bends what one says one expected."
    ),
    UpdateWarning.LOCKED_TOO_LATE: (
        "An estimate was locked after its evidence was opened, so it is left out."
    ),
    UpdateWarning.SAME_GROUP: (
        "Some items share their origin. Of each such group only the one that says most counts."
    ),
    UpdateWarning.NO_INTERVAL: (
        "An estimate is a single number. Nobody knows such chances exactly: give the lowest and the highest "
        "that you could defend."
    ),
}


@dataclass(frozen=True, kw_only=True)
class ItemShare:
    """One item's Bayes factor, whether it counts, and the chance of the claim without the item."""

    evidence: str
    factor: Chance
    counts: bool
    without: Chance


@dataclass(frozen=True, kw_only=True)
class UpdateResult:
    """The chance of the claim after the evidence, each item's share, and what must be borne in mind.

    ``left_out`` names the evidence whose estimates were not locked in time or not opened yet.
    """

    prior: PerCent
    posterior: Chance
    shares: tuple[ItemShare, ...]
    left_out: tuple[str, ...]
    warnings: tuple[UpdateWarning, ...]


class TestKind(StrEnum):
    """Which of the four tests of process tracing an item is (S. Van Evera 1997; D. Collier 2011)."""

    __test__ = False

    HOOP = "hoop"
    SMOKING_GUN = "smoking_gun"
    DOUBLY_DECISIVE = "doubly_decisive"
    STRAW_IN_THE_WIND = "straw_in_the_wind"


HIGH_SENSITIVITY = 0.7
LOW_TYPE_ONE = 0.3
"""From where on a chance counts as high, or low, when a test is named. Ours; only the name hangs on it."""


def kind_of_test(sensitivity: float, type_one: float) -> TestKind:
    """The name of the test: its absence hurts (hoop), its presence convinces (smoking gun), both, neither."""
    sure, unique = sensitivity >= HIGH_SENSITIVITY, type_one <= LOW_TYPE_ONE
    if sure and unique:
        return TestKind.DOUBLY_DECISIVE
    if unique and sensitivity > type_one:
        return TestKind.SMOKING_GUN
    return TestKind.HOOP if sure and sensitivity > type_one else TestKind.STRAW_IN_THE_WIND


def bayes_factor(estimate: Estimate) -> Chance:
    """By what the odds of the claim are multiplied: lowest and highest that the estimates allow.

    1 when the evidence was not opened. The ends are not chances: they run from 0 upwards.
    """
    sensitivity, type_one = estimate.sensitivity, estimate.type_one
    if estimate.found is None:
        return Chance(low=1.0, high=1.0)
    if estimate.found:
        return Chance(
            low=_inside(sensitivity.low) / _inside(type_one.high),
            high=_inside(sensitivity.high) / _inside(type_one.low),
        )
    return Chance(
        low=(1 - _inside(sensitivity.high)) / (1 - _inside(type_one.low)),
        high=(1 - _inside(sensitivity.low)) / (1 - _inside(type_one.high)),
    )


def update(formal: FormalUpdate, groups: Mapping[str, str]) -> UpdateResult:
    """The chance of the claim after all evidence whose estimates were locked in time.

    ``groups`` names the group of each item of evidence; items it does not name stand alone.
    """
    used = [one for one in formal.estimates if _in_time(one)]
    counting = _counting(used, groups)
    return UpdateResult(
        prior=formal.prior,
        posterior=_after(formal.prior, counting),
        shares=tuple(
            ItemShare(
                evidence=one.evidence,
                factor=bayes_factor(one),
                counts=one in counting,
                without=_after(
                    formal.prior, _counting([other for other in used if other is not one], groups)
                ),
            )
            for one in used
        ),
        left_out=tuple(one.evidence for one in formal.estimates if one not in used),
        warnings=tuple(_warnings(formal, used, counting)),
    )


def _counting(used: Sequence[Estimate], groups: Mapping[str, str]) -> list[Estimate]:
    """Of each group the estimate that says most, the first of several that say as much."""
    leading: dict[str, Estimate] = {}
    for one in used:
        group = groups.get(one.evidence, one.evidence)
        if group not in leading or _says(one) > _says(leading[group]):
            leading[group] = one
    return list(leading.values())


def _in_time(one: Estimate) -> bool:
    return (
        one.found is not None
        and one.locked_on is not None
        and one.opened_on is not None
        and one.locked_on <= one.opened_on
    )


def _says(one: Estimate) -> float:
    """How far the middle of its factor is from saying nothing, either way."""
    factor = bayes_factor(one)
    middle: float = (factor.low * factor.high) ** 0.5
    return max(middle, 1 / middle)


def _after(prior: PerCent, counting: Iterable[Estimate]) -> Chance:
    low, high = _odds(prior.low), _odds(prior.high)
    for factor in map(bayes_factor, counting):
        low, high = low * factor.low, high * factor.high
    return Chance(low=low / (1 + low), high=high / (1 + high))


def _odds(per_cent: int) -> float:
    chance = _inside(per_cent)
    return chance / (1 - chance)


def _inside(per_cent: int) -> float:
    return min(max(per_cent / 100, SMALLEST), 1 - SMALLEST)


def _warnings(
    formal: FormalUpdate, used: Sequence[Estimate], counting: Sequence[Estimate]
) -> Iterable[UpdateWarning]:
    yield UpdateWarning.NUMBERS_ARE_JUDGEMENTS
    opened = [one for one in formal.estimates if one.opened_on is not None]
    if any(one.locked_on is None for one in opened):
        yield UpdateWarning.NOT_LOCKED
    if any(one.locked_on and one.opened_on and one.locked_on > one.opened_on for one in opened):
        yield UpdateWarning.LOCKED_TOO_LATE
    if len(counting) < len(used):
        yield UpdateWarning.SAME_GROUP
    if any(one.low == one.high for each in used for one in (each.sensitivity, each.type_one)):
        yield UpdateWarning.NO_INTERVAL
