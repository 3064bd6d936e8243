"""Memberships from raw figures."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from doingwith.methods.qca.calibration import (
    calibrate_crisp,
    calibrate_direct,
    calibrate_indirect,
    exactly_half,
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

    assert (np.diff(found) > 0).all()
    assert found[0] < 0.3
    assert found[-1] > 0.7


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
