"""Words are kept as typed, in a form that can be kept."""

import pytest

from doingwith_site.common.text import tidy


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  two words \n", "two words"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("a\0b\x0bc\x7fd\x85e", "abcde"),
        ("tab\tstays", "tab\tstays"),
        ("Zoë “says” 一起 😀", "Zoë “says” 一起 😀"),
    ],
)
def test_only_what_no_page_can_show_is_taken_out(typed: str, kept: str) -> None:
    assert tidy(typed) == kept
