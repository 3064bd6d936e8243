"""The coefficients agree with slow, obvious ones on whatever Hypothesis thinks up, and are never NaN."""

import math
from collections.abc import Sequence
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support import slow_agreement as slow

from doingwith.methods.agreement import (
    Agreement,
    Mark,
    brennan_prediger,
    character_alpha,
    cohen_kappa,
    fleiss_kappa,
    gwet_ac1,
    gwet_ac2,
    krippendorff_alpha,
    percent_agreement,
    scott_pi,
    unitizing_alpha,
)

VALUES = st.none() | st.integers(0, 4)
ONE = st.lists(VALUES, min_size=8, max_size=8)
SEVERAL = st.integers(0, 9).flatmap(
    lambda units: st.lists(st.lists(VALUES, min_size=units, max_size=units), max_size=4)
)
LENGTH = 30
MARKS = st.lists(
    st.builds(
        lambda start, size, code: Mark(start=start, end=min(start + size, LENGTH), code=code),
        st.integers(0, LENGTH - 1),
        st.integers(1, 12),
        st.sampled_from("xyz"),
    ),
    max_size=5,
)


def same(found: Agreement, slowly: Fraction | None) -> bool:
    if slowly is None or found.value is None:
        return slowly is None and found.value is None and bool(found.why)
    return found.value == pytest.approx(float(slowly), abs=1e-9)


@pytest.mark.parametrize("level", ["nominal", "ordinal", "interval", "ratio"])
@given(SEVERAL)
def test_alpha(level: str, ratings: list[list[int | None]]) -> None:
    assert same(krippendorff_alpha(ratings, level), slow.alpha(ratings, level))


@given(ONE, ONE)
def test_kappa_and_pi(a: list[int | None], b: list[int | None]) -> None:
    assert same(cohen_kappa(a, b), slow.kappa(a, b, "cohen"))
    assert same(scott_pi(a, b), slow.kappa(a, b, "scott"))


@given(SEVERAL)
def test_percent(ratings: list[list[int | None]]) -> None:
    assert same(percent_agreement(ratings), slow.percent(ratings))


@given(
    st.lists(st.integers(0, 4), min_size=8, max_size=8), st.lists(st.integers(0, 4), min_size=8, max_size=8)
)
def test_fleiss_of_two_readers_who_judged_everything_is_scott(a: list[int], b: list[int]) -> None:
    one, other = fleiss_kappa(a, b).value, scott_pi(a, b).value
    assert one == other or one == pytest.approx(other)


@given(st.lists(MARKS, min_size=2, max_size=3))
def test_alpha_by_character_is_alpha_of_a_text_painted_character_by_character(
    marks: list[list[Mark]],
) -> None:
    found = character_alpha(marks, LENGTH)
    by_character = krippendorff_alpha([slow.painted(one, LENGTH) for one in marks])
    assert (found.value is None) is (by_character.value is None)
    assert found.value is None or found.value == pytest.approx(by_character.value)


@given(st.lists(MARKS, max_size=3), st.sampled_from(["2016", "1995"]))
def test_passages_have_a_value_or_a_sentence(marks: list[list[Mark]], form: str) -> None:
    assert sound(unitizing_alpha(marks, LENGTH, form))


@given(SEVERAL)
def test_every_coefficient_has_a_number_of_at_most_1_or_none_and_a_sentence(
    ratings: list[list[int | None]],
) -> None:
    for coefficient in (fleiss_kappa, gwet_ac1, gwet_ac2, brennan_prediger, percent_agreement):
        assert sound(coefficient(ratings))


@given(
    st.lists(st.lists(st.floats(allow_nan=True, allow_infinity=False), min_size=4, max_size=4), max_size=3)
)
def test_numbers_of_any_size_give_no_nan(ratings: list[list[float]]) -> None:
    assert sound(krippendorff_alpha(ratings, "interval"))
    assert sound(krippendorff_alpha([[abs(value) for value in one] for one in ratings], "ratio"))


def sound(found: Agreement) -> bool:
    if found.value is None:
        return found.why.endswith(".")
    return not found.why and math.isfinite(found.value) and found.value <= 1 + 1e-9


@given(ONE, ONE, st.permutations(range(8)))
def test_the_order_of_units_makes_no_difference(
    a: Sequence[int | None], b: Sequence[int | None], order: list[int]
) -> None:
    plain = krippendorff_alpha([a, b], "ordinal").value
    mixed = krippendorff_alpha([[a[at] for at in order], [b[at] for at in order]], "ordinal").value
    assert (plain is None and mixed is None) or plain == pytest.approx(mixed)
