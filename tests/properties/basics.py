"""Texts, days and identifiers made up at random: what every other strategy is made of."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from doingwith.common.judgements import Basis, Sign

__all__ = [
    "bases",
    "dates",
    "distinct",
    "few_texts",
    "identifiers",
    "maybe_text",
    "signs",
    "some_of",
    "texts",
    "tuples",
]

AWKWARD = [
    *(
        "no",
        "on",
        "1e3",
        "12",
        "2020-01-01",
        "+",
        "-",
        "~",
        "null",
        " a",
        "a ",
        "a\n",
        "a\n\nb",
        "\na",
        "a: b",
    ),
    *(
        "🙂",
        "\u2028",
        "a\u2029b",
        "é #",
        "\ufeff",
        "'",
        '"',
        "*x",
        "&x",
        "!x",
        "- a",
        "|",
        "a\r\nb",
        "\x85",
        "\t",
    ),
]
_letters = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff")
texts = st.one_of(
    st.sampled_from(AWKWARD),
    st.text(st.one_of(_letters, st.sampled_from(" \n\t'\":#-")), min_size=1, max_size=30),
)
maybe_text = st.one_of(st.just(""), texts)
few_texts = st.lists(texts, max_size=3).map(tuple)
bases = st.sampled_from(Basis)
signs = st.sampled_from(Sign)
dates = st.dates(min_value=date(1900, 1, 1))
identifiers = st.from_regex(r"[A-Za-z][A-Za-z0-9]{0,3}([._-][0-9]{1,2})?", fullmatch=True)


def distinct(least: int, most: int) -> st.SearchStrategy[list[str]]:
    """Identifiers that differ even when capitals make no difference."""
    return st.lists(identifiers, min_size=least, max_size=most, unique_by=str.casefold)


def tuples(items: st.SearchStrategy[Any], most: int = 2) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(items, max_size=most).map(tuple)


def some_of(choices: list[str], most: int = 3) -> st.SearchStrategy[tuple[str, ...]]:
    if not choices:
        return st.just(())
    return st.lists(st.sampled_from(choices), max_size=most, unique=True).map(tuple)
