"""CSV that no spreadsheet takes for formulas."""

import pytest

from doingwith.common.csv_text import csv_text


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM", " =1", "\t=1", "\r=1", "\uff1d1", "-"])
def test_a_text_that_begins_like_a_formula_gets_an_apostrophe(text: str) -> None:
    assert f"'{text}" in csv_text([[text]])


@pytest.mark.parametrize("value", ["a-b", "1=1", "", -1, 2.5])
def test_other_texts_and_numbers_are_left_alone(value: object) -> None:
    assert csv_text([["x", value]]) == f"x,{value}\n"


def test_commas_quotes_and_line_ends_stay_inside_their_cell() -> None:
    assert csv_text([["a,b", 'say "x"', "two\nlines"]]) == '"a,b","say ""x""","two\nlines"\n'
