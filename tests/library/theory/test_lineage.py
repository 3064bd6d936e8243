"""Which version of a theory comes after which."""

from doingwith.theory.lineage import newest, version_before
from doingwith.theory.theory import TheoryVersion


def _version(name: str, revises: str | None = None) -> TheoryVersion:
    return TheoryVersion(id=name, label=name, statements=(), revises=revises)


FIRST, SECOND, THIRD = _version("first"), _version("second", "first"), _version("third", "second")


def test_the_newest_is_the_one_that_nobody_revises_in_whatever_order_they_stand() -> None:
    assert newest([THIRD, FIRST, SECOND]) is THIRD


def test_without_versions_there_is_no_newest() -> None:
    assert newest([]) is None


def test_of_two_that_nobody_revises_the_last_counts() -> None:
    other = _version("other", "first")

    assert newest([FIRST, SECOND, other]) is other


def test_the_version_before_is_the_one_it_revises() -> None:
    assert version_before(THIRD, [FIRST, SECOND, THIRD]) is SECOND


def test_the_first_has_none_before_it() -> None:
    assert version_before(FIRST, [FIRST, SECOND, THIRD]) is None
