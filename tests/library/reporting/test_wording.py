"""Every value of the library has its words, and words agree in number."""

from datetime import date
from enum import StrEnum

import pytest

from doingwith.common.judgements import Basis, Sign
from doingwith.reporting import wording
from doingwith.reporting.signs import SIGN_CLASSES
from doingwith.reporting.wording import RESULT_WORDS, WORDS, count, day, listed, sentence, short_basis

TOLD = [value for value in vars(wording).values() if isinstance(value, type) and issubclass(value, StrEnum)]


@pytest.mark.parametrize(
    "kind", [kind for kind in TOLD if kind is not StrEnum], ids=lambda kind: kind.__name__
)
def test_every_value_has_words(kind: type[StrEnum]) -> None:
    assert set(WORDS[kind]) == set(kind)


def test_every_sign_has_words_for_results_and_a_class() -> None:
    assert set(RESULT_WORDS) == set(SIGN_CLASSES) == set(Sign)
    assert [short_basis(basis) for basis in Basis] == ["stated", "inferred"]


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "no projects"), (1, "1 project"), (2, "2 projects"), (10_000, "10,000 projects")],
)
def test_numbers_agree_with_their_noun(number: int, words: str) -> None:
    assert count(number, "project") == words


def test_lists_are_read_out() -> None:
    assert [listed(list(letters)) for letters in ("", "a", "ab", "abc")] == ["", "a", "a and b", "a, b and c"]


def test_a_sentence_ends_once() -> None:
    assert [sentence("done"), sentence("Done."), sentence("")] == ["Done.", "Done.", "."]


def test_a_day_is_written_in_words() -> None:
    assert day(date(2026, 11, 3)) == "3 November 2026"
