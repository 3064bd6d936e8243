"""Memberships from raw figures."""

import json
import re
import statistics
from itertools import combinations, pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.methods.qca.answers import ELSEWHERE

from doingwith.methods.qca.calibration import (
    Linkage,
    calibrate_by_rank,
    calibrate_by_share,
    calibrate_crisp,
    calibrate_direct,
    calibrate_indirect,
    exactly_half,
    suggest_thresholds,
)
from doingwith.methods.qca.problems import QcaRefused


def test_the_thresholds_have_the_memberships_that_define_them() -> None:
    found = calibrate_direct([10, 20, 40], [10, 20, 40])

    assert found == pytest.approx([0.05, 0.5, 0.95], abs=1e-12)
    assert exactly_half(found).tolist() == [1]


def test_the_curve_by_hand() -> None:
    """Log odds of 3 at full inclusion (Ragin 2008, chapter 5): 15,320 has 3 x 10,320 / 15,000."""
    found = calibrate_direct(
        [40_110, 15_320, 5_000, 2_450, 110], [2_500, 5_000, 20_000], idm=1 / (1 + np.exp(-3))
    )

    assert np.round(found, 2).tolist() == [1.0, 0.89, 0.5, 0.04, 0.0]


def test_falling_thresholds_make_a_falling_curve() -> None:
    assert calibrate_direct([1, 5, 9], [9, 5, 1]) == pytest.approx([0.95, 0.5, 0.05], abs=1e-12)


def test_a_straight_line_and_a_bell() -> None:
    assert calibrate_direct([0, 1, 3, 6], [0, 2, 4], logistic=False).tolist() == [0, 0.25, 0.75, 1]
    bell = calibrate_direct([0, 2, 5, 8, 10], [0, 2, 4, 6, 8, 10], logistic=False)
    assert bell.tolist() == [0, 0.5, 1, 0.5, 0]


def test_steps() -> None:
    assert calibrate_crisp([1, 5, 9], [5]).tolist() == [0, 1, 1]
    assert calibrate_crisp([1, 5, 9], [3, 9]).tolist() == [0, 1, 2]


@given(st.lists(st.floats(-1e3, 1e3), min_size=2, max_size=20))
def test_more_never_means_less(values: list[float]) -> None:
    ordered = sorted(values)

    for found in (
        calibrate_direct(ordered, [-10, 0, 25]),
        calibrate_direct(ordered, [-10, 0, 25], logistic=False),
    ):
        assert (np.diff(found) >= -1e-12).all()
        assert found.min() >= 0
        assert found.max() <= 1


def test_the_indirect_method_keeps_the_order_of_the_groups() -> None:
    found = calibrate_indirect([1, 2, 3, 6, 7, 8, 12, 13, 15], [5, 10])

    assert found == pytest.approx([0, 0, 0, 0.5, 0.5, 0.5, 1, 1, 1], abs=1e-3)
    found = calibrate_indirect([1, 2, 4, 5, 6, 9, 12, 30], [3, 5, 10])
    assert (np.diff(found) >= 0).all()
    assert found == pytest.approx([0, 0, 1 / 3, 1 / 3, 2 / 3, 2 / 3, 1, 1], abs=0.25)


def test_a_valley_is_a_bell_turned_round() -> None:
    bell = calibrate_direct([0, 3, 5, 7, 10], [0, 2, 4, 6, 8, 10], below=2, above=0.5)

    valley = calibrate_direct([0, 3, 5, 7, 10], [4, 2, 0, 10, 8, 6], below=0.5, above=2)

    assert valley == pytest.approx(1 - bell)


def test_memberships_by_rank_go_from_the_lowest_to_the_highest() -> None:
    assert calibrate_by_rank([1, 2, 2, 5]).tolist() == pytest.approx([0, 2 / 3, 2 / 3, 1])


def test_thresholds_are_suggested_in_the_widest_gaps() -> None:
    assert suggest_thresholds([1, 2, 3, 10, 11, 30], 2) == [6.5, 20.5]
    with pytest.raises(
        QcaRefused, match="^2 different values cannot be parted by 2 thresholds. Ask for fewer.$"
    ):
        suggest_thresholds([1, 1, 2], 2)


def slow_apart(one: list[float], two: list[float], linkage: Linkage) -> float:
    """The distance of two clusters from all their pairs, or from the spread that joining adds."""
    pairs = [abs(x - y) for x in one for y in two]
    if linkage is Linkage.WARD:
        return spread([*one, *two]) - spread(one) - spread(two)
    return {Linkage.COMPLETE: max, Linkage.SINGLE: min, Linkage.AVERAGE: statistics.mean}[linkage](pairs)


def spread(values: list[float]) -> float:
    mean = statistics.mean(values)
    return sum((value - mean) ** 2 for value in values)


def slow_thresholds(values: list[float], number: int, linkage: Linkage) -> list[float]:
    """Any two clusters may be joined, not only neighbours."""
    clusters = [[value] for value in values]
    while len(clusters) > number + 1:
        one, two = min(combinations(clusters, 2), key=lambda pair: slow_apart(*pair, linkage))
        clusters = [*(each for each in clusters if each not in (one, two)), [*one, *two]]
    clusters.sort(key=min)
    return [(max(left) + min(right)) / 2 for left, right in pairwise(clusters)]


@given(st.integers(0, 10**6), st.integers(3, 12), st.integers(1, 2), st.sampled_from(Linkage))
@settings(deadline=None)
def test_linkages_join_whatever_is_nearest(seed: int, many: int, number: int, linkage: Linkage) -> None:
    values = np.random.default_rng(seed).uniform(0, 100, many).tolist()

    assert suggest_thresholds(values, number, linkage) == pytest.approx(
        slow_thresholds(values, number, linkage)
    )


def test_memberships_by_share_count_who_is_not_above() -> None:
    found = calibrate_by_share([5, 10, 12, 18, 20, 21, 25, 29, 30, 40], [10, 20, 30])

    assert found.tolist() == pytest.approx([0, 0, 0.25, 0.5, 0.5, 2 / 3, 5 / 6, 1, 1, 1])
    falling = calibrate_by_share([5, 10, 12, 18, 20, 21, 25, 29, 30, 40], [30, 20, 10])
    assert falling.tolist() == pytest.approx((1 - found).tolist())


@pytest.mark.skipif(not ELSEWHERE, reason="needs R's answers on data of R's own package")
def test_memberships_and_thresholds_are_those_of_r() -> None:
    told = json.loads((Path(ELSEWHERE) / "qca/misc/calibrate_pof_algebra.json").read_text(encoding="utf-8"))
    asked = [
        (call["call"], call["result"]) for kind in ("calibrate", "findTh") for call in told["calls"][kind]
    ]
    for call, answer in asked:
        values = told["vectors"][re.findall(r"X\$(\w+)", call)[0]]

        assert memberships(call, values) == pytest.approx(answer, abs=1e-9), call
    assert len(asked) > 25


def memberships(call: str, values: list[float]) -> list[float]:
    """What R was asked, asked of us."""
    numbers = {name: float(value) for name, value in re.findall(r"(idm|below|above|n)=([\d.]+)", call)}
    if call.startswith("findTh"):
        named = re.search(r'hclustm="(\w+)', call)
        linkage = Linkage(named[1]) if named else Linkage.COMPLETE
        return suggest_thresholds(values, int(numbers.get("n", 1)), linkage)
    if "TFR" in call:
        return calibrate_by_rank(values).tolist()
    found = re.search(r'thresholds=(?:c\(([^)]*)\)|"([^"]*)"|([\d.]+))', call)
    assert found
    given = next(one for one in found.groups() if one)
    thresholds = [float(one.split("=")[-1]) for one in given.split(",")]
    if "crisp" in call:
        return calibrate_crisp(values, thresholds).tolist()
    if "indirect" in call:
        return calibrate_indirect(values, thresholds).tolist()
    if "ecdf" in call:
        return calibrate_by_share(values, thresholds).tolist()
    return calibrate_direct(values, thresholds, logistic="logistic=FALSE" not in call, **numbers).tolist()


@pytest.mark.parametrize(
    ("thresholds", "sentence"),
    [
        ([1, 2], "Give three thresholds: full exclusion, crossover, full inclusion; or six for a bell."),
        ([1, 5, 3], "The crossover lies between full exclusion and full inclusion."),
    ],
)
def test_wrong_thresholds(thresholds: list[float], sentence: str) -> None:
    with pytest.raises(QcaRefused) as refused:
        calibrate_direct([1.0], thresholds)

    assert str(refused.value) == sentence
