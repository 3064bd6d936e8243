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

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import isclose, log

from doingwith.analysis.contribution.estimates import Chance, Estimate, FormalUpdate, PerCent
from doingwith.analysis.contribution.locks import estimate_fits, prior_fits
from doingwith.analysis.contribution.record import ContributionRecord

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
    "update_in",
]

SMALLEST = 0.005
"""No estimate is nearer to 0 or 1 than this: nobody is that sure, and odds must stay finite."""


class UpdateWarning(StrEnum):
    """What a reader of the numbers must know."""

    NUMBERS_ARE_JUDGEMENTS = "numbers_are_judgements"
    NOT_LOCKED = "not_locked"
    LOCKED_TOO_LATE = "locked_too_late"
    SAME_GROUP = "same_group"
    NO_INTERVAL = "no_interval"
    PRIOR_NOT_LOCKED = "prior_not_locked"
    KNOWN_BEFORE = "known_before"
    LOCK_BROKEN = "lock_broken"
    TAKEN_OUT = "taken_out"
    RESTATED = "restated"


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
    UpdateWarning.PRIOR_NOT_LOCKED: (
        "The chance before the evidence was not locked before evidence was opened. Who knows what was found "
        "can choose it so that the end pleases."
    ),
    UpdateWarning.KNOWN_BEFORE: (
        "An item stood in the record before its estimate was locked, so the estimate is left out."
    ),
    UpdateWarning.LOCK_BROKEN: (
        "An estimate is not as it was locked: somebody changed it elsewhere. It is left out."
    ),
    UpdateWarning.TAKEN_OUT: "An item was taken out of the record since, so its estimate is left out.",
    UpdateWarning.RESTATED: (
        "Some numbers were changed after evidence was opened. They are shown beside, with the reason, and "
        "the update stays with what was locked before."
    ),
}


@dataclass(frozen=True, kw_only=True)
class ItemShare:
    """One item's Bayes factor, whether it counts, and the chance of the claim without the item.

    ``name`` is the estimate's, ``evidence`` the item's; that is empty where nothing was found.
    """

    name: str
    evidence: str
    factor: Chance
    counts: bool
    without: Chance


@dataclass(frozen=True, kw_only=True)
class UpdateResult:
    """The chance of the claim after the evidence, each item's share, and what must be borne in mind.

    ``left_out`` names the estimates that were not locked in time, were not opened yet, or count no longer.
    """

    prior: PerCent
    posterior: Chance
    shares: tuple[ItemShare, ...]
    left_out: tuple[str, ...]
    warnings: tuple[UpdateWarning, ...]

    @property
    def carries_most(self) -> tuple[ItemShare, ...]:
        """The items without which the chance would be furthest from what it is, in odds; several in a tie.

        How far is the distance of the middles of the two ranges in log odds. None where no item moves it.
        """
        moved = [(self._moved(one), one) for one in self.shares]
        most = max((far for far, _ in moved), default=0.0)
        if isclose(most, 0.0, abs_tol=1e-9):
            return ()
        return tuple(one for far, one in moved if isclose(far, most, rel_tol=1e-9))

    def _moved(self, one: ItemShare) -> float:
        return abs(_middle(self.posterior) - _middle(one.without))


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


def update_in(record: ContributionRecord, formal: FormalUpdate) -> UpdateResult:
    """The formal update of one claim: with the record's independent sources, without what was taken out."""
    groups = {item.id: item.source_group for item in record.evidence}
    return update(formal, groups, gone={item.id for item in record.evidence if item.taken_out})


def update(
    formal: FormalUpdate, groups: Mapping[str, str], gone: Collection[str] = frozenset()
) -> UpdateResult:
    """The chance of the claim after all evidence whose estimates were locked in time.

    ``groups`` names the group of each item of evidence; items it does not name are of the group that the
    estimate names, or stand alone. Items in ``gone`` count no longer.
    """
    used = [one for one in formal.estimates if _in_time(formal.claim, one) and one.evidence not in gone]
    counting = _counting(used, groups)
    return UpdateResult(
        prior=formal.prior,
        posterior=_after(formal.prior, counting),
        shares=tuple(
            ItemShare(
                name=one.name,
                evidence=one.evidence,
                factor=bayes_factor(one),
                counts=one in counting,
                without=_after(
                    formal.prior, _counting([other for other in used if other is not one], groups)
                ),
            )
            for one in used
        ),
        left_out=tuple(one.name for one in formal.estimates if one not in used),
        warnings=tuple(_warnings(formal, used, counting, gone)),
    )


def _counting(used: Sequence[Estimate], groups: Mapping[str, str]) -> list[Estimate]:
    """Of each group the estimate that says most, the first of several that say as much."""
    leading: dict[str, Estimate] = {}
    for one in used:
        group = groups.get(one.evidence, one.group or one.name)
        if group not in leading or _says(one) > _says(leading[group]):
            leading[group] = one
    return list(leading.values())


def _in_time(claim: str, one: Estimate) -> bool:
    if one.found is None or one.locked_on is None or one.opened_on is None:
        return False
    return one.locked_on <= one.opened_on and not _was_known(one) and estimate_fits(claim, one)


def _was_known(one: Estimate) -> bool:
    return one.lock is not None and one.evidence in one.lock.known


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


def _middle(chance: Chance) -> float:
    """The middle of a range in log odds."""
    return sum(log(end / (1 - end)) for end in (chance.low, chance.high)) / 2


def _inside(per_cent: int) -> float:
    return min(max(per_cent / 100, SMALLEST), 1 - SMALLEST)


def _warnings(
    formal: FormalUpdate, used: Sequence[Estimate], counting: Sequence[Estimate], gone: Collection[str]
) -> Iterable[UpdateWarning]:
    yield UpdateWarning.NUMBERS_ARE_JUDGEMENTS
    opened = [one for one in formal.estimates if one.opened_on is not None]
    told = {
        UpdateWarning.NOT_LOCKED: any(one.locked_on is None for one in opened),
        UpdateWarning.LOCKED_TOO_LATE: any(
            one.locked_on and one.opened_on and one.locked_on > one.opened_on for one in opened
        ),
        UpdateWarning.KNOWN_BEFORE: any(map(_was_known, opened)),
        UpdateWarning.LOCK_BROKEN: not all(estimate_fits(formal.claim, one) for one in formal.estimates),
        UpdateWarning.TAKEN_OUT: any(one.evidence in gone for one in opened),
        UpdateWarning.PRIOR_NOT_LOCKED: bool(used) and not _prior_in_time(formal, used),
        UpdateWarning.RESTATED: bool(formal.prior_later or any(one.later for one in formal.estimates)),
        UpdateWarning.SAME_GROUP: len(counting) < len(used),
        UpdateWarning.NO_INTERVAL: any(
            one.low == one.high for each in used for one in (each.sensitivity, each.type_one)
        ),
    }
    yield from (warning for warning, is_so in told.items() if is_so)


def _prior_in_time(formal: FormalUpdate, used: Sequence[Estimate]) -> bool:
    locked, first = formal.prior_locked_on, min(one.opened_on for one in used if one.opened_on)
    return locked is not None and locked <= first and prior_fits(formal)
