"""Identifiers are made from names, and are always free."""

import pytest

from doingwith_site.programmes.identifiers import identifier_from, next_numbered
from doingwith_site.programmes.models import IDENTIFIER_LENGTH


@pytest.mark.parametrize(
    ("name", "taken", "expected"),
    [
        ("Better Together!", set(), "better-together"),
        ("Better Together!", {"Better-Together", "better-together-2"}, "better-together-3"),
        ("", set(), "programme"),
        ("new", set(), "new-2"),
        ("Zoë's “café”", set(), "zoes-cafe"),
    ],
)
def test_an_identifier_is_like_the_name_and_free(name: str, taken: set[str], expected: str) -> None:
    assert identifier_from(name, taken) == expected


def test_a_long_name_still_fits() -> None:
    first = identifier_from("a" * 500, set())

    assert len(identifier_from("a" * 500, {first})) <= IDENTIFIER_LENGTH


@pytest.mark.parametrize(
    ("taken", "expected"),
    [(set(), "P01"), ({"P01", "P25"}, "P26"), ({"P99"}, "P100"), ({"P-1", "Pilot", "P٣"}, "P01")],
)
def test_numbers_go_on_after_the_last(taken: set[str], expected: str) -> None:
    assert next_numbered("P", taken) == expected
