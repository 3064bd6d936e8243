"""A picture that was drawn anew where it was taken in is known again wherever it comes from."""

from dataclasses import replace
from pathlib import Path

import pytest

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.evidence.media import Media
from doingwith.exchange.bundle.check import read_bundle
from doingwith.exchange.bundle.media import media_named
from doingwith.exchange.known_files import with_known_files
from doingwith.exchange.merge import merge

EXAMPLE = Path(__file__).parents[3] / "data" / "example"
FIRST, SECOND, THIRD = "a" * 64, "b" * 64, "c" * 64


def picture(sha: str, drawn_from: str = "", size: int = 9) -> Media:
    return Media(sha256=sha, type="image/jpeg", size=size, drawn_from=drawn_from)


def with_picture(media: Media) -> ProgrammeRecord:
    """The example with this picture in the place of the first one of W3."""
    record = read_bundle(EXAMPLE)
    account = record.account_by_id["W3"]
    at = next(number for number, part in enumerate(account.parts) if part.media)
    parts = tuple(
        replace(part, media=media) if number == at else part for number, part in enumerate(account.parts)
    )
    others = tuple(replace(one, parts=parts) if one.id == "W3" else one for one in record.accounts)
    return replace(record, accounts=others)


@pytest.mark.parametrize(
    ("stored", "incoming"),
    [
        (picture(SECOND, FIRST), picture(FIRST)),
        (picture(FIRST), picture(SECOND, FIRST, size=8)),
        (picture(SECOND, FIRST), picture(THIRD, FIRST, size=8)),
    ],
)
def test_one_that_was_drawn_from_the_other_or_both_from_the_same(stored: Media, incoming: Media) -> None:
    here, there = with_picture(stored), with_picture(incoming)

    assert with_known_files(here, there) == here
    assert merge(here, there).conflicts == ()
    assert stored in media_named(merge(here, there).record).values()


def test_two_that_have_nothing_in_common_are_two_pictures() -> None:
    here, there = with_picture(picture(FIRST)), with_picture(picture(SECOND, THIRD))

    assert with_known_files(here, there) == there
    assert merge(here, there).conflicts[0].startswith("Account W3: the bundle tells it otherwise")
