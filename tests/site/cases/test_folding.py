"""Texts without accents, and the words as they were written around what was found in them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doingwith_site.cases.folding import BEGINS, ENDS, WORDS, folded, line_of, needs_folding, places_in

LETTERS = st.text(st.sampled_from("aeé łŁßﬁ½²™<…\u0301\n😀Å"), max_size=40)


def marked(text: str, begins: int, ends: int) -> str:
    return f"{text[:begins]}{BEGINS}{text[begins:ends]}{ENDS}{text[ends:]}"


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
    there = places_in(text)
    assert len(there) == len(folded(text)) + 1
    assert all(folded(text)[at] in folded(text[there[at]]) for at in range(len(folded(text))))


@given(st.text())
def test_what_is_folded_once_is_folded(text: str) -> None:
    once = folded(text)

    assert folded(once) == once
    assert folded(unicodedata.normalize("NFC", text)) == folded(text) or not text.isascii()


@given(
    st.lists(st.sampled_from(["café", "Łódź", "ﬁne", "½", "e\u0301t", "x<y"]), min_size=1, max_size=120),
    st.data(),
)
def test_words_stand_as_they_were_written_and_what_was_found_is_marked(
    words: list[str], data: st.DataObject
) -> None:
    body = " ".join(words)
    at = data.draw(st.integers(0, len(words) - 1))
    before = " ".join([*words[:at], ""]) if at else ""
    begins = len(folded(before))

    line = line_of(body, marked(folded(body), begins, begins + len(folded(words[at]))))

    assert f"{BEGINS}{words[at]}{ENDS}" in line
    shown = line.replace(BEGINS, "").replace(ENDS, "").strip("…")
    assert shown in body
    assert len(shown.split()) <= WORDS


def test_as_much_as_possible_of_what_was_found_is_shown() -> None:
    body = " ".join(["far"] + ["word"] * 60 + ["near", "by", "here"] + ["word"] * 60)
    found = body
    for word in ("far", "near", "here"):
        found = found.replace(word, f"{BEGINS}{word}{ENDS}")

    line = line_of(body, found)

    assert f"{BEGINS}near{ENDS} by {BEGINS}here{ENDS}" in line
    assert "far" not in line
    assert line.startswith("…")
    assert line.endswith("…")


def test_a_text_that_a_database_gives_back_otherwise_is_shown_from_its_beginning() -> None:
    assert line_of("What was said", "Something else") == "What was said"
    assert line_of(" ", "") == ""


def test_sqlite_needs_no_copy_of_a_text_whose_accents_it_leaves_out_itself() -> None:
    assert not needs_folding("café, Ångström, ½ …")
    assert needs_folding("Łódź")
