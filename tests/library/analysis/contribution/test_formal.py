"""The formal update."""

from datetime import date, timedelta
from fractions import Fraction
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doingwith.analysis.contribution.formal import (
    WARNINGS,
    Chance,
    Estimate,
    FormalUpdate,
    PerCent,
    TestKind,
    UpdateResult,
    UpdateWarning,
    kind_of_test,
    update,
)

LOCKED, OPENED = date(2026, 3, 1), date(2026, 3, 2)


def estimate(name: str, sensitivity: Any, type_one: Any, found: bool | None = True, **given: Any) -> Estimate:
    return Estimate(
        **{
            "evidence": name,
            "sensitivity": per_cent(sensitivity),
            "type_one": per_cent(type_one),
            "found": found,
            "locked_on": LOCKED,
            "opened_on": OPENED,
            **given,
        }
    )


def per_cent(value: Any) -> PerCent:
    low, high = value if isinstance(value, tuple) else (value, value)
    return PerCent(low=low, high=high)


def updated(*estimates: Estimate, prior: Any = 50, groups: dict[str, str] | None = None) -> UpdateResult:
    return update(FormalUpdate(claim="K1", prior=per_cent(prior), estimates=estimates), groups or {})


def test_the_published_cab_problem_gives_its_published_answer() -> None:
    """15% of cabs are blue and a witness is right in 80%: .41 (A. Tversky and D. Kahneman 1982)."""
    found = updated(estimate("E1", 80, 20), prior=15).posterior

    assert round(found.low, 2) == 0.41
    assert found.low == pytest.approx(12 / 29)


@pytest.mark.parametrize(
    ("estimates", "posterior"),
    [
        ((estimate("E1", 90, 30),), Fraction(3, 4)),
        ((estimate("E1", 90, 30), estimate("E2", 60, 5)), Fraction(36, 37)),
        ((estimate("E1", 90, 30), estimate("E2", 60, 5), estimate("E3", 95, 60, False)), Fraction(9, 11)),
    ],
)
def test_multiplies_the_odds_by_what_each_finding_says(
    estimates: tuple[Estimate, ...], posterior: Fraction
) -> None:
    found = updated(*estimates).posterior

    assert found.low == pytest.approx(float(posterior))
    assert found.high == pytest.approx(float(posterior))


def test_ranges_stay_ranges() -> None:
    found = updated(estimate("E1", (50, 80), (10, 30))).posterior

    assert (found.low, found.high) == (pytest.approx(0.625), pytest.approx(8 / 9))


def test_an_item_counted_twice_in_its_group_changes_nothing() -> None:
    once = updated(estimate("E1", 80, 20))
    twice = updated(estimate("E1", 80, 20), estimate("E2", 80, 20), groups={"E1": "g", "E2": "g"})
    apart = updated(estimate("E1", 80, 20), estimate("E2", 80, 20))

    assert twice.posterior == once.posterior
    assert UpdateWarning.SAME_GROUP in twice.warnings
    assert apart.posterior.low == pytest.approx(16 / 17)


def test_of_a_group_the_item_that_says_most_counts_and_the_next_takes_its_place() -> None:
    found = updated(estimate("E1", 60, 50), estimate("E2", 90, 10), groups={"E1": "g", "E2": "g"})

    assert [(share.evidence, share.counts) for share in found.shares] == [("E1", False), ("E2", True)]
    assert found.posterior.low == pytest.approx(0.9)
    assert found.shares[1].without.low == pytest.approx(6 / 11)
    assert found.shares[0].without == found.posterior


@pytest.mark.parametrize(
    ("given_dates", "warning"),
    [
        ({"locked_on": None}, UpdateWarning.NOT_LOCKED),
        ({"locked_on": OPENED + timedelta(days=1)}, UpdateWarning.LOCKED_TOO_LATE),
    ],
)
def test_an_estimate_that_was_not_locked_in_time_is_left_out(
    given_dates: dict[str, Any], warning: UpdateWarning
) -> None:
    found = updated(estimate("E1", 90, 10, **given_dates))

    assert found.left_out == ("E1",)
    assert found.posterior == Chance(low=0.5, high=0.5)
    assert warning in found.warnings


def test_an_estimate_whose_evidence_is_not_opened_waits_without_a_warning() -> None:
    found = updated(estimate("E1", (80, 90), (5, 10), None, opened_on=None))

    assert found.left_out == ("E1",)
    assert found.warnings == (UpdateWarning.NUMBERS_ARE_JUDGEMENTS,)


def test_every_warning_has_its_sentence() -> None:
    assert set(WARNINGS) == set(UpdateWarning)


def test_nobody_is_quite_sure() -> None:
    found = updated(estimate("E1", 100, 0))

    assert 0.99 < found.posterior.low < 1


@pytest.mark.parametrize(
    ("sensitivity", "type_one", "kind"),
    [
        (0.9, 0.6, TestKind.HOOP),
        (0.2, 0.05, TestKind.SMOKING_GUN),
        (0.9, 0.05, TestKind.DOUBLY_DECISIVE),
        (0.5, 0.4, TestKind.STRAW_IN_THE_WIND),
        (0.1, 0.2, TestKind.STRAW_IN_THE_WIND),
    ],
)
def test_the_four_tests_have_their_names(sensitivity: float, type_one: float, kind: TestKind) -> None:
    assert kind_of_test(sensitivity, type_one) is kind


chances = st.integers(1, 99)
findings = st.lists(st.tuples(chances, chances, st.booleans()), max_size=4)


@given(chances, findings)
def test_agrees_with_bayes_rule_one_finding_after_the_other_in_fractions(
    prior: int, found: list[tuple[int, int, bool]]
) -> None:
    estimates = [estimate(f"E{at}", *one) for at, one in enumerate(found)]

    chance = Fraction(prior, 100)
    for sensitivity, type_one, seen in found:
        held = Fraction(sensitivity if seen else 100 - sensitivity, 100)
        failed = Fraction(type_one if seen else 100 - type_one, 100)
        chance = chance * held / (chance * held + (1 - chance) * failed)
    assert updated(*estimates, prior=prior).posterior.low == pytest.approx(float(chance))


ranges = st.tuples(chances, chances).map(lambda pair: (min(pair), max(pair)))


@given(ranges, st.lists(st.tuples(ranges, ranges, st.booleans()), max_size=2))
def test_the_interval_holds_every_choice_of_numbers_inside_the_ranges(
    prior: tuple[int, int], found: list[tuple[tuple[int, int], tuple[int, int], bool]]
) -> None:
    whole = updated(*[estimate(f"E{at}", *one) for at, one in enumerate(found)], prior=prior).posterior

    for start in prior:
        for chosen in product(*[product(one[0], one[1], [one[2]]) for one in found]):
            point = updated(
                *[estimate(f"E{at}", *one) for at, one in enumerate(chosen)], prior=start
            ).posterior
            assert whole.low - 1e-9 <= point.low <= whole.high + 1e-9
