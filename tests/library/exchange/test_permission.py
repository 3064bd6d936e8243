"""Nothing leaves without its permission for that use, and what was held back is counted."""

from datetime import date

import pytest

from doingwith.analysis.integrity import integrity_problems
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.consent.uses import Use
from doingwith.exchange.bundle.writer import bundle_files
from doingwith.exchange.permission import HeldBack, permitted

TODAY = date(2025, 10, 1)


@pytest.mark.parametrize(
    ("use", "accounts", "held"),
    [
        (Use.PROJECT_TEAM, ["B1", "W1", "W2", "W3", "W4", "W6"], HeldBack(accounts=0, excerpts=0, codings=0)),
        (Use.QUOTE_WITHOUT_NAME, ["B1", "W1", "W2", "W3", "W6"], HeldBack(accounts=1, excerpts=1, codings=2)),
        (Use.PUBLIC, ["B1", "W1"], HeldBack(accounts=4, excerpts=7, codings=12)),
        (Use.RESEARCH_ARCHIVE, ["B1"], HeldBack(accounts=5, excerpts=10, codings=16)),
    ],
)
def test_only_what_may_be_used_so_leaves(
    example: ProgrammeRecord, use: Use, accounts: list[str], held: HeldBack
) -> None:
    leaving, counted = permitted(example, use, TODAY)
    assert [account.id for account in leaving.accounts] == accounts
    assert counted == held
    assert integrity_problems(leaving) == ()


def test_no_words_of_an_account_that_stays_stand_in_the_bundle_that_leaves(example: ProgrammeRecord) -> None:
    leaving, _ = permitted(example, Use.PUBLIC, TODAY)
    text = "\n".join(text for _, text in bundle_files(leaving))
    stays = [account for account in example.accounts if account.id in ("W2", "W3", "W4", "W6")]
    for account in stays:
        for part in account.parts:
            assert part.text[:25] not in text
    for marked in example.marked_sources:
        if marked.id in {account.id for account in stays}:
            assert all(f"- {excerpt.id}\n" not in text for excerpt in marked.excerpts)


def test_a_use_taken_back_is_gone_from_that_day(example: ProgrammeRecord) -> None:
    before, _ = permitted(example, Use.MEDIA_IN_REPORT, date(2025, 6, 30))
    after, _ = permitted(example, Use.MEDIA_IN_REPORT, date(2025, 7, 1))
    assert [account.id for account in before.accounts] == ["W2", "W3"]
    assert [account.id for account in after.accounts] == ["W3"]
