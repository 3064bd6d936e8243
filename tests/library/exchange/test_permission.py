"""Nothing leaves without its permission for that use, and what was held back is counted."""

from datetime import date

import pytest

from doingwith.analysis.integrity import integrity_problems
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.cases.readings import Judgement
from doingwith.consent.uses import Use
from doingwith.exchange.bundle.writer import bundle_files
from doingwith.exchange.held_back import held_back_sentence
from doingwith.exchange.holding import Lost
from doingwith.exchange.permission import HeldBack, permitted
from doingwith.exchange.refi_qda.exporting import exported

TODAY = date(2025, 10, 1)


@pytest.mark.parametrize(
    ("use", "accounts", "held"),
    [
        (Use.PROJECT_TEAM, ["B1", "W1", "W2", "W3", "W4", "W6"], HeldBack(accounts=0, excerpts=0, codings=0)),
        (
            Use.QUOTE_WITHOUT_NAME,
            ["B1", "W1", "W2", "W3", "W6"],
            HeldBack(accounts=1, excerpts=1, codings=2, notes=5),
        ),
        (Use.PUBLIC, ["B1", "W1"], HeldBack(accounts=4, excerpts=7, codings=12, notes=27)),
        (Use.RESEARCH_ARCHIVE, ["B1"], HeldBack(accounts=5, excerpts=10, codings=16, notes=34)),
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


def judgements(record: ProgrammeRecord) -> dict[tuple[str, str, str], Judgement]:
    return {
        (case.id, reading.reader, one.factor): one
        for case in record.cases
        for reading in case.readings
        for one in reading.judgements()
    }


def test_what_was_written_about_an_account_that_stays_does_not_leave_with_its_citation_dropped(
    example: ProgrammeRecord,
) -> None:
    leaving, _ = permitted(example, Use.PUBLIC, TODAY)
    stays = {account.id for account in example.accounts} - set(leaving.account_by_id)
    names = {one.id for marked in example.marked_sources if marked.id in stays for one in marked.excerpts}
    before, after = judgements(example), judgements(leaving)

    about = {key for key, one in before.items() if one.reason and names.intersection(one.excerpts)}

    assert len(about) > 3
    assert {key for key, one in after.items() if one.reason == "[words held back]"} == about
    assert all(after[key].reason == one.reason for key, one in before.items() if key not in about)
    factors = {(case, factor) for case, _, factor in about}
    agreed = [
        (one.reason, (case.id, one.factor) in factors)
        for case in leaving.cases
        for one in (case.agreed.judgements if case.agreed else ())
        if one.reason
    ]
    assert all((reason == "[words held back]") == held for reason, held in agreed)
    assert not any(names.intersection(one.excerpts) for one in after.values())


def test_the_team_keeps_what_it_wrote(example: ProgrammeRecord) -> None:
    leaving, held = permitted(example, Use.PROJECT_TEAM, TODAY)
    assert (judgements(leaving), held.notes) == (judgements(example), 0)


def test_reasons_whose_words_were_taken_back_stay_for_others_and_not_for_the_team(
    example: ProgrammeRecord,
) -> None:
    lost = next(
        key for key, one in judgements(permitted(example, Use.PUBLIC, TODAY)[0]).items()
        if one.reason and one.reason != "[words held back]"
    )  # fmt: skip

    for_all, held = permitted(example, Use.PUBLIC, TODAY, Lost(judgements={lost}))
    for_team, _ = permitted(example, Use.PROJECT_TEAM, TODAY, Lost(judgements={lost}))

    assert judgements(for_all)[lost].reason == "[words held back]"
    assert held.notes >= 26
    assert judgements(for_team)[lost].reason == judgements(example)[lost].reason


@pytest.mark.parametrize(
    ("held", "said"),
    [
        (
            HeldBack(accounts=0, excerpts=0, codings=0),
            "Nothing is held back: every teller agrees to this use (an archive).",
        ),
        (
            HeldBack(accounts=0, excerpts=0, codings=0, notes=1),
            "In 1 place words about what was taken back are held back in what readers wrote.",
        ),
        (
            HeldBack(accounts=1, excerpts=2, codings=3, files=1, notes=4),
            "Held back, because their tellers have not agreed to this use (an archive): 1 account, with "
            "2 passages and 3 codings. 1 picture or recording stays here, because showing who somebody is "
            "takes another yes. In 4 places words about them are held back in what readers wrote.",
        ),
    ],
)
def test_what_is_held_back_is_said_with_what_readers_wrote(held: HeldBack, said: str) -> None:
    assert held_back_sentence(held, "an archive") == said


def test_what_rested_on_words_taken_back_leaves_in_no_project_for_other_software(
    example: ProgrammeRecord,
) -> None:
    case = next(one for one in example.cases if any(key[0] == one.id for key in leaving_reasons(example)))
    lost = next(key for key in leaving_reasons(example) if key[0] == case.id)
    told = judgements(example)[lost].reason
    gone = Lost(judgements={lost})

    def notes(use: Use, only: str = "") -> str:
        found = exported(example, use, TODAY, only=only, lost=gone)
        return " ".join(" ".join(note.text.split()) for note in found.project.notes)

    assert told in notes(Use.PROJECT_TEAM)
    assert told not in notes(Use.PUBLIC)
    assert told not in notes(Use.PUBLIC, case.project)


def leaving_reasons(record: ProgrammeRecord) -> list[tuple[str, str, str]]:
    """The judgements whose reasons may leave for everybody."""
    leaving, _ = permitted(record, Use.PUBLIC, TODAY)
    return [
        key for key, one in judgements(leaving).items() if one.reason and one.reason != "[words held back]"
    ]
