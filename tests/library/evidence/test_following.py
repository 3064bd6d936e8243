"""A passage is found again in a text that was typed once more, and never where it does not stand."""

from hypothesis import given
from hypothesis import strategies as st

from doingwith.evidence.following import place_in

OLD = "They asked me fore times. They asked me why."


def test_a_passage_whose_words_stay_moves_with_them() -> None:
    new = "Well. They asked me four times. They asked me why."

    assert place_in(new, OLD, 0, 14) == (6, 20)
    assert place_in(new, OLD, 26, 40) == (32, 46), "the second of two stays the second"


def test_a_passage_whose_words_are_mended_stands_nowhere() -> None:
    assert place_in("They asked me four times.", OLD, 14, 24) is None


def test_of_more_or_fewer_than_before_the_nearest_is_it() -> None:
    assert place_in("They asked me why.", OLD, 26, 40) == (0, 14)


@given(st.text("ab ", max_size=12), st.text("ab ", max_size=12), st.integers(0, 12), st.integers(0, 12))
def test_what_is_found_is_always_the_same_words(old: str, new: str, begins: int, ends: int) -> None:
    found = place_in(new, old, begins, ends)

    quote = old[begins:ends]
    assert (found is not None) == (bool(quote) and quote in new)
    if found:
        assert new[found[0] : found[1]] == quote
    if quote:
        assert place_in(old, old, begins, min(ends, len(old))) == (begins, min(ends, len(old)))
