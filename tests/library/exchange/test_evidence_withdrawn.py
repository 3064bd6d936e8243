"""A bundle says what rested on words that were taken back, and nothing of the words."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.consent.uses import Use
from doingwith.consent.withdrawn_evidence import (
    EvidenceWithdrawn,
    ItemWithdrawn,
    JudgementWithdrawn,
    PartWithdrawn,
)
from doingwith.exchange.bundle.check import check_files, read_bundle
from doingwith.exchange.bundle.writer import bundle_files
from doingwith.exchange.changes import Noun, changes_between
from doingwith.exchange.merge import merge
from doingwith.exchange.one_project import of_project
from doingwith.exchange.permission import permitted
from doingwith.exchange.quoting import without_held_words
from doingwith.exchange.refi_qda.exporting import exported
from doingwith.exchange.refi_qda.importing import imported
from doingwith.exchange.refi_qda.project_file import project_file
from doingwith.exchange.refi_qda.reading import read_project

EXAMPLE = Path(__file__).parents[3] / "data" / "example"
HELD = "[words held back]"
FILE = "evidence-withdrawn.yaml"
JUDGED = JudgementWithdrawn(case="C1", reader="evaluator-a", factor="T4", passages=2)
DRAWN = PartWithdrawn(logic_model="LM-waiting", part="o.gone")
GONE = EvidenceWithdrawn(judgements=(JUDGED,), parts=(DRAWN,))


@pytest.fixture(scope="module")
def record() -> ProgrammeRecord:
    return replace(read_bundle(EXAMPLE), evidence_withdrawn=GONE)


def files_of(record: ProgrammeRecord) -> dict[str, bytes]:
    return {name: text.encode() for name, text in bundle_files(record)}


def test_it_leaves_with_the_bundle_and_comes_back(record: ProgrammeRecord) -> None:
    files = files_of(record)

    assert files[FILE].decode() == (
        "judgements:\n- case: C1\n  reader: evaluator-a\n  factor: T4\n  passages: 2\n"
        "parts:\n- logic_model: LM-waiting\n  part: o.gone\n"
    )
    check = check_files(files)
    assert check.problems == ()
    assert check.record == record


def test_a_bundle_from_before_says_nothing_of_it(record: ProgrammeRecord) -> None:
    files = {name: data for name, data in files_of(record).items() if name != FILE}

    check = check_files(files)

    assert check.record == replace(record, evidence_withdrawn=EvidenceWithdrawn())


def test_a_project_for_other_software_brings_it_back_too(record: ProgrammeRecord) -> None:
    sent = project_file(exported(record, Use.PROJECT_TEAM, date(2026, 1, 1)).project)

    assert imported(read_project(sent)).record.evidence_withdrawn == GONE


def test_it_names_what_is_there(record: ProgrammeRecord) -> None:
    gone = EvidenceWithdrawn(
        judgements=(replace(JUDGED, case="C100"),), items=(ItemWithdrawn(contribution="K", item="E1"),)
    )

    problems = check_files(files_of(replace(record, evidence_withdrawn=gone))).problems

    assert [(one.file, one.line, one.wrong) for one in problems] == [
        (FILE, 2, "There is no case “C100”."),
        (FILE, 7, "There is no contribution record “K”."),
    ]


def test_what_was_written_about_it_is_held_back(record: ProgrammeRecord) -> None:
    leaves, _ = permitted(record, Use.PUBLIC, date(2026, 1, 1))
    told, _ = without_held_words(record, set(), ())

    for made in (leaves, told):
        (case,) = (one for one in made.cases if one.id == "C1")
        (reading,) = (one for one in case.readings if one.reader == "evaluator-a")
        assert {one.reason for one in reading.judgements() if one.factor == "T4"} == {HELD}
    team, _ = permitted(record, Use.PROJECT_TEAM, date(2026, 1, 1))
    assert team.evidence_withdrawn == GONE


def test_what_either_says_is_said_after_an_import(record: ProgrammeRecord) -> None:
    fewer = EvidenceWithdrawn(judgements=(replace(JUDGED, passages=1),))
    stored = replace(record, evidence_withdrawn=fewer)

    assert merge(stored, record).record.evidence_withdrawn == GONE
    assert merge(record, stored).record.evidence_withdrawn == GONE
    changed = {one.noun: one for one in changes_between(stored, record)}[Noun.EVIDENCE_WITHDRAWN]
    assert [entry.id for entry in changed.added] == ["o.gone of LM-waiting"]
    assert [one.entry.id for one in changed.changed] == ["T4 of C1, read by evaluator-a"]


def test_one_project_alone_says_it_of_its_own(record: ProgrammeRecord) -> None:
    alone = of_project(record, "waiting-room").evidence_withdrawn

    assert alone.parts == (DRAWN,)
    assert {one.case for one in alone.judgements} <= {
        case.id for case in record.cases if case.project == "waiting-room"
    }
