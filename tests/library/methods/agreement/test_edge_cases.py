"""Where a coefficient is not defined it says so in a sentence; wrong input is refused at the door."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.support import published_ratings as published

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

ONE_VALUE = (
    "Only one value occurs, so there is nothing that chance could have made different. "
    "Look at the share that agrees instead."
)
WITH_CHANCE: list[Callable[..., Agreement]] = [
    krippendorff_alpha,
    scott_pi,
    fleiss_kappa,
    gwet_ac1,
    gwet_ac2,
    brennan_prediger,
    lambda ratings: cohen_kappa(*ratings),
]
EVERY: list[Callable[..., Agreement]] = [*WITH_CHANCE, percent_agreement]


@pytest.mark.parametrize("coefficient", WITH_CHANCE)
def test_one_value_only_is_no_agreement_beyond_chance(coefficient: Callable[..., Agreement]) -> None:
    found = coefficient([["+", "+", "+"], ["+", "+", "+"]])
    assert (found.value, found.why) == (None, ONE_VALUE)


def test_percent_is_whole_where_one_value_only_occurs() -> None:
    assert percent_agreement([["+", "+"], ["+", "+"]]).value == 1


@pytest.mark.parametrize("coefficient", EVERY)
@pytest.mark.parametrize(
    ("ratings", "sentence"),
    [
        ([[], []], "Nobody judged anything, so there is nothing to compare."),
        ([[None], [None]], "Nobody judged anything, so there is nothing to compare."),
        ([["+", "-"], [None, None]], "Only one reader judged anything, so there is nothing to compare."),
        ([["+", None], [None, "-"]], "No unit was judged by two readers, so there is nothing to compare."),
    ],
)
def test_nothing_to_compare_is_said_in_a_sentence(
    coefficient: Callable[..., Agreement], ratings: list[list[Any]], sentence: str
) -> None:
    found = coefficient(ratings)
    assert (found.value, found.why) == (None, sentence)


@pytest.mark.parametrize("coefficient", EVERY)
def test_sequences_of_different_length_are_refused(coefficient: Callable[..., Agreement]) -> None:
    with pytest.raises(
        ValueError, match="Each reader needs one value or None for every unit, and these have 1, 2"
    ):
        coefficient([["+"], ["+", "-"]])


def test_a_float_that_is_no_number_is_a_missing_value() -> None:
    assert krippendorff_alpha([[1.0, 2.0, float("nan")], [1.0, 2.0, 3.0]], "interval").units == 2


def test_possible_values_that_do_not_occur_can_be_named() -> None:
    ratings = [["+", "+", "+"], ["+", "+", "+"]]
    assert brennan_prediger(ratings, categories=("+", "-", "+/-")).value == pytest.approx(1)
    assert gwet_ac1(ratings, categories=("+", "-", "+/-")).value == pytest.approx(1)
    with pytest.raises(ValueError, match=r"The value '\+' is not among the categories \['-'\]\."):
        gwet_ac1(ratings, categories=("-",))


def test_values_are_refused_that_do_not_suit_the_level() -> None:
    with pytest.raises(ValueError, match="At the interval level every value is a number."):
        krippendorff_alpha([["a", "b"], ["a", "b"]], "interval")
    with pytest.raises(ValueError, match="At the ratio level every value is 0 or more."):
        krippendorff_alpha([[-1, 1], [1, 1]], "ratio")
    with pytest.raises(ValueError, match="'nearly' is not a valid Level"):
        krippendorff_alpha([[1, 2], [1, 2]], "nearly")


def test_weights_that_there_are_not_are_refused() -> None:
    with pytest.raises(ValueError, match="There are no weights 'cubic': say None, linear or quadratic."):
        cohen_kappa([1, 2], [1, 2], "cubic")
    with pytest.raises(ValueError, match="The table of weights should have 2 rows of 2 numbers."):
        cohen_kappa([1, 2], [1, 2], [[1.0]])


def test_scotts_pi_is_for_two() -> None:
    with pytest.raises(ValueError, match="Scott's pi compares two readers, and here are 3."):
        scott_pi([1], [1], [1])


def test_an_interval_holds_the_value_and_is_the_same_for_the_same_seed() -> None:
    one = krippendorff_alpha(published.FOUR_OBSERVERS, confidence=0.95, seed=7)
    again = krippendorff_alpha(published.FOUR_OBSERVERS, confidence=0.95, seed=7)
    assert one.interval is not None
    assert one.value is not None
    assert one.interval.low <= one.value <= one.interval.high <= 1
    assert one == again
    assert krippendorff_alpha(published.FOUR_OBSERVERS).interval is None
    with pytest.raises(ValueError, match="The confidence of an interval lies between 0 and 1, such as 0.95."):
        fleiss_kappa(published.FOUR_OBSERVERS, confidence=95)


X = Mark(start=0, end=4, code="x")
NOBODY = "Nobody marked anything, so there is nothing that chance could have made different."


@pytest.mark.parametrize(
    ("readers", "sentence"),
    [
        ([[X]], "Only one reader read the text, so there is nothing to compare."),
        ([[], []], NOBODY),
        (
            [[Mark(start=0, end=9, code="x")], [Mark(start=0, end=9, code="x")]],
            "The whole text bears one mark by everybody, so there is nothing that chance could have made "
            "different.",
        ),
    ],
)
def test_marks_that_cannot_be_compared_by_character(readers: list[list[Mark]], sentence: str) -> None:
    found = character_alpha(readers, 9)
    assert (found.value, found.why) == (None, sentence)


def test_one_who_read_and_marked_nothing_is_a_reader_and_one_who_did_not_read_is_not() -> None:
    assert character_alpha([[X], []], 9).readers == 2
    assert character_alpha([[X], []], 9).value is not None
    assert character_alpha([[X]], 9).value is None


def test_a_code_given_twice_to_a_character_by_one_reader_counts_once() -> None:
    twice = [X, Mark(start=2, end=6, code="x")]
    once = [Mark(start=0, end=6, code="x")]
    assert character_alpha([twice, once], 9).value == 1


def test_passages_of_one_reader_that_overlap_have_no_alpha_for_unitizing() -> None:
    overlapping = [X, Mark(start=2, end=6, code="y")]
    assert unitizing_alpha([overlapping, [X]], 9).why == (
        "Passages of one reader overlap each other, and this coefficient needs them apart. "
        "Compare by character instead."
    )
    assert unitizing_alpha([[X], []], 9, "1995").why == (
        "Only one passage was marked; this form compares passages with passages."
    )
    assert unitizing_alpha([[], []], 9).why == NOBODY


def test_form_and_unit_are_always_named() -> None:
    readers = [[X], [Mark(start=1, end=5, code="x")]]
    assert (character_alpha(readers, 9).form, character_alpha(readers, 9).unit) == (
        "per character, nominal, gaps count",
        "character",
    )
    assert (unitizing_alpha(readers, 9).form, unitizing_alpha(readers, 9).unit) == (
        "unitizing, Krippendorff and others 2016",
        "passage",
    )


def test_a_mark_outside_the_text_and_a_form_that_there_is_not_are_refused() -> None:
    with pytest.raises(ValueError, match="There is no passage from 0 to 4 in 3 characters."):
        character_alpha([[X], []], 3)
    with pytest.raises(ValueError, match="There is no form '2004' of alpha for unitizing: say 2016 or 1995."):
        unitizing_alpha([[X], []], 9, "2004")
