"""A teller's words go from what others wrote, and nothing else does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doingwith.consent.redaction import REMOVED, RUN, without_words, words_in

STORY = "They asked me the same things four times. I was tired, and my sister had to ring three numbers."
WORDS = st.lists(st.sampled_from(["they", "asked", "me", "the", "same", "things"]), max_size=14).map(" ".join)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rests on “They asked me the same things”.", f"It rests on “{REMOVED}”."),
        ("THEY ASKED  me the\nsame things, again", f"{REMOVED}, again"),
        ("my sister had to ring three numbers; they asked me the same", REMOVED),
        ("They asked me whether it helped.", "They asked me whether it helped."),
        ("", ""),
    ],
)
def test_stretches_of_five_words_go(text: str, expected: str) -> None:
    assert without_words(text, [STORY])[0] == expected


def test_a_short_account_goes_when_it_stands_there_whole() -> None:
    assert without_words("She wrote: nobody rang. Then nothing.", ["Nobody rang"]) == (
        f"She wrote: {REMOVED}. Then nothing.",
        1,
    )


@given(WORDS, st.lists(WORDS, max_size=3))
def test_nothing_of_five_words_is_left_and_nothing_else_goes(text: str, taken: list[str]) -> None:
    """The slow and obvious way: a word goes when some window around it stands in what was taken."""
    said = words_in(text)
    pieces = set()
    for words in map(words_in, taken):
        run = min(RUN, len(words))
        pieces |= {tuple(words[at : at + run]) for at in range(len(words) - run + 1) if run > 1}
    goes = [
        any(
            tuple(said[first : first + len(piece)]) == piece
            for piece in pieces
            for first in range(max(0, at - len(piece) + 1), at + 1)
        )
        for at in range(len(said))
    ]

    left, count = without_words(text, taken)

    kept = [word for word, gone in zip(said, goes, strict=True) if not gone]
    assert words_in(left.replace(REMOVED, "")) == kept
    assert count == sum(gone and (at == 0 or not goes[at - 1]) for at, gone in enumerate(goes))
