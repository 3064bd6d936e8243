"""Texts without accents, and the way back from a sign of such a text to the text as it was written."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doingwith_site.cases.folding import Places, folded, needs_folding

LETTERS = st.text(st.sampled_from("aeé łŁßﬁ½²™<…\u0301\n😀Å"), max_size=40)


def places_in(body: str) -> list[int]:
    """Slow and obvious: for each sign of the folded text the place that it comes from; last the end."""
    return [place for place, letter in enumerate(body) for _ in folded(letter)] + [len(body)]


@pytest.mark.parametrize(
    ("written", "searched"),
    [
        ("café", "cafe"),
        ("cafe\u0301", "cafe"),
        ("Łódź", "Lodz"),
        ("ﬁne", "fine"),
        ("20 m²", "20 m2"),
        ("½ hour… ™ 😀", "½ hour… TM 😀"),
        ("a<b", "a\x01b"),
    ],
)
def test_what_is_searched_has_the_letters_of_an_english_keyboard(written: str, searched: str) -> None:
    assert folded(written) == searched


@given(LETTERS)
def test_a_text_is_folded_sign_by_sign_and_every_sign_knows_its_place(text: str) -> None:
    assert folded(text) == "".join(folded(sign) for sign in text)
    there, places = places_in(text), Places(text)
    assert [places.of(at) for at in range(len(folded(text)) + 1)] == there
    for at in range(len(folded(text))):
        assert places.after(at) == next(place for place in there[at + 1 :] if place > there[at])


@given(st.text())
def test_what_is_folded_once_is_folded(text: str) -> None:
    once = folded(text)

    assert folded(once) == once
    assert folded(unicodedata.normalize("NFC", text)) == folded(text) or not text.isascii()


def test_sqlite_needs_no_copy_of_a_text_whose_accents_it_leaves_out_itself() -> None:
    assert not needs_folding("café, Ångström, ½ …")
    assert needs_folding("Łódź")
