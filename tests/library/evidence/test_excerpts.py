"""Passages are counted in code points, end exclusive, and their quotes are verified."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doingwith.evidence.excerpts import MarkRefused, Passage, passage_of, passage_problem

TEXT = "We said 🙂 once.\r\nThey wrote é it down."


def test_a_letter_outside_the_basic_plane_is_one_character() -> None:
    assert passage_of(TEXT, 8, 9) == Passage(start=8, end=9, quote="🙂")


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (5, 2), (0, len(TEXT) + 1)])
def test_a_passage_that_is_not_there_is_refused_with_a_sentence(start: int, end: int) -> None:
    with pytest.raises(MarkRefused) as refused:
        passage_of(TEXT, start, end)
    assert str(refused.value) == (
        f"There is no passage from {start} to {end}: the text has {len(TEXT)} characters, and a passage "
        "has at least one."
    )


def test_a_quote_that_does_not_stand_at_its_place_is_told_with_what_does() -> None:
    assert passage_problem(TEXT, Passage(start=0, end=2, quote="They")) == (
        "The quote is “They”, and at its place the text says “We”."
    )
    assert passage_problem("abc", Passage(start=0, end=9, quote="abc")) == (
        "The passage goes from 0 to 9, and the text has 3 characters."
    )


@given(st.text(min_size=1), st.data())
def test_whatever_can_be_marked_is_verified(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert passage_problem(text, passage_of(text, start, end)) is None
