"""The factor lists that come with the library."""

from pathlib import Path

import pytest

from doingwith.exchange.bundle.check import read_bundle
from doingwith.exchange.starting_lists import COCREATE_LIST, EMPTY_LIST, starting_list

ROOT = Path(__file__).resolve().parents[3]


def test_the_shipped_list_is_that_of_the_programme() -> None:
    assert starting_list(COCREATE_LIST) == read_bundle(ROOT / "data" / "cocreate").factor_list


def test_no_name_gives_the_empty_list() -> None:
    assert starting_list("") is EMPTY_LIST


def test_an_unknown_name_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        starting_list("unknown")
