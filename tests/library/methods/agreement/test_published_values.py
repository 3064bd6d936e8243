"""Every coefficient gives, to six digits, what the sources named in ``published_ratings`` print."""

import pytest
from tests.support import published_ratings as published

from doingwith.methods.agreement import (
    brennan_prediger,
    character_alpha,
    cohen_kappa,
    fleiss_kappa,
    gwet_ac1,
    krippendorff_alpha,
    percent_agreement,
    ratings_of_counts,
    scott_pi,
    unitizing_alpha,
)


def six(value: float, digits: float = 5e-7) -> object:
    return pytest.approx(value, abs=digits)


@pytest.mark.parametrize(
    ("level", "value"),
    [("nominal", 0.743421), ("ordinal", 0.815388), ("interval", 0.849107), ("ratio", 0.797403)],
)
def test_krippendorffs_four_observers(level: str, value: float) -> None:
    assert krippendorff_alpha(published.FOUR_OBSERVERS, level).value == six(value)


@pytest.mark.parametrize(
    ("level", "value"),
    [("nominal", 0.691358), ("ordinal", 0.806721), ("interval", 0.810845), ("ratio", 0.808944)],
)
def test_the_three_coders_of_wikipedia(level: str, value: float) -> None:
    assert krippendorff_alpha(published.THREE_CODERS, level).value == six(value)


def test_krippendorffs_two_examples_of_two_readers() -> None:
    assert krippendorff_alpha(published.BINARY).value == six(0.095238)
    assert krippendorff_alpha(published.BEN_AND_GERRY).value == six(0.691964)


def test_the_four_raters_of_gwet_with_missing_values() -> None:
    ratings = published.FOUR_RATERS
    assert krippendorff_alpha(ratings).value == six(0.743421)
    assert fleiss_kappa(ratings).value == six(0.76117, 5e-6)
    assert gwet_ac1(ratings).value == six(0.77544, 5e-6)
    assert brennan_prediger(ratings).value == six(0.77273, 5e-6)
    assert percent_agreement(ratings).value == six(0.8181818)


def test_two_abstractors() -> None:
    a, b = published.pair_of(published.ABSTRACTORS)
    assert cohen_kappa(a, b).value == six(0.7964094)
    assert scott_pi(a, b).value == six(0.7962397)
    assert gwet_ac1(a, b).value == six(0.8493305)
    assert brennan_prediger([a, b]).value == six(0.835)
    assert krippendorff_alpha([a, b]).value == six(0.7972585)
    assert percent_agreement(a, b).value == six(0.89)


def test_six_raters_of_whom_only_counts_are_known() -> None:
    fifteen = [[row.count(value) for value in (1, 2, 3, 4, 5)] for row in published.DIAGNOSES[:15]]
    ratings = ratings_of_counts(fifteen)
    assert fleiss_kappa(ratings).value == six(0.4139265)
    assert krippendorff_alpha(ratings).value == six(0.4204384)
    assert gwet_ac1(ratings).value == six(0.4448007)
    assert brennan_prediger(ratings).value == six(0.4388889)


def test_the_diagnoses_of_fleiss() -> None:
    by_reader = list(zip(*published.DIAGNOSES, strict=True))
    assert fleiss_kappa(by_reader).value == six(0.4302445)


def test_the_table_of_fleiss_in_wikipedia() -> None:
    counts = [[count or 0 for count in row] for row in published.FLEISS_TABLE]
    assert fleiss_kappa(ratings_of_counts(counts)).value == six(0.209931)


def test_the_table_of_sas() -> None:
    a, b = published.pair_of(published.SAS)
    assert cohen_kappa(a, b).value == six(0.4842, 5e-5)
    assert cohen_kappa(a, b, "linear").value == six(0.4701, 5e-5)


@pytest.mark.parametrize(
    ("weights", "value"), [(None, -0.006289308), ("linear", 0.1459075), ("quadratic", 0.2520325)]
)
def test_the_anxiety_ratings_of_irr(weights: str | None, value: float) -> None:
    assert cohen_kappa(*published.ANXIETY_2_AND_3, weights).value == six(value)


@pytest.mark.parametrize(
    ("table", "value"),
    [
        (((20, 5), (10, 15)), 0.4),
        (((45, 15), (25, 15)), 0.130435),
        (((25, 35), (5, 35)), 0.259259),
    ],
)
def test_the_same_agreement_is_worth_less_where_margins_make_it_likely(
    table: tuple[tuple[int, int], ...], value: float
) -> None:
    assert cohen_kappa(*published.pair_of(table)).value == six(value)


@pytest.mark.parametrize(
    ("name", "by_2016", "by_1995", "by_character"),
    [
        ("Alex, Paul and Suzan", 0.50967, 0.305605, 0.497473),
        ("two evaluators", 0.85008, 0.835081, 0.84443),
        ("nothing in common", -0.2225, -1.0, -0.246875),
    ],
)
def test_passages_by_either_form_and_by_character(
    name: str, by_2016: float, by_1995: float, by_character: float
) -> None:
    length, readers = published.PASSAGES[name]
    assert unitizing_alpha(readers, length).value == six(by_2016, 5e-6)
    assert unitizing_alpha(readers, length, "1995").value == six(by_1995)
    assert character_alpha(readers, length).value == six(by_character, 5e-6)
