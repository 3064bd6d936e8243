"""What leaves as a REFI-QDA project: valid, always the same, and nothing that a teller did not allow."""

import hashlib
import io
import re
import zipfile
from dataclasses import replace
from datetime import date

import pytest
from lxml import etree

from doingwith.analysis.integrity import integrity_problems
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.consent.agreements import Agreement
from doingwith.consent.uses import Use
from doingwith.evidence.codes import MarkedSource
from doingwith.evidence.documents import Document, DocumentKind, DocumentVersion
from doingwith.evidence.media import Media
from doingwith.exchange.permission import files_leaving, permitted
from doingwith.exchange.refi_qda.exporting import Exported, exported
from doingwith.exchange.refi_qda.importing import imported
from doingwith.exchange.refi_qda.project import QdaKind
from doingwith.exchange.refi_qda.project_file import project_file
from doingwith.exchange.refi_qda.reading import read_project
from doingwith.exchange.refi_qda.schema import Schema, differences
from doingwith.exchange.refi_qda.writing import project_xml

TODAY = date(2026, 1, 1)
PICTURE = b"\xff\xd8\xff an invented picture"


def sent(record: ProgrammeRecord, use: Use = Use.PROJECT_TEAM) -> Exported:
    return exported(record, use, TODAY)


@pytest.mark.parametrize("use", sorted(Use))
def test_what_is_written_is_valid(example: ProgrammeRecord, cocreate: ProgrammeRecord, use: Use) -> None:
    for record in (example, cocreate):
        xml = etree.tostring(project_xml(sent(record, use).project))

        assert differences(etree.fromstring(xml), Schema.PROJECT) == ()


def test_the_same_record_gives_the_same_bytes_and_no_name_but_those_of_the_standard(
    example: ProgrammeRecord,
) -> None:
    first, again = (project_file(sent(replace(example)).project) for _ in range(2))

    assert first == again
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        names = archive.namelist()
    assert names[0] == "project.qde"
    assert all(re.fullmatch(r"sources/[0-9a-f-]{36}\.txt", name) for name in names[1:])


def test_the_invented_programme_comes_back_whole(example: ProgrammeRecord) -> None:
    found = imported(read_project(project_file(sent(example).project)))

    back = replace(found.record, accounts=example.accounts)
    assert back == example
    assert integrity_problems(found.record) == ()
    assert (found.lost, found.differences) == ({}, ())
    assert found.offsets.sure == 1.0


def test_identifiers_stay_the_same_when_a_passage_is_added(example: ProgrammeRecord) -> None:
    marked = example.marked_sources[1]
    fewer = replace(example, marked_sources=(replace(marked, excerpts=marked.excerpts[:1], codings=()),))

    few = {one.guid for source in sent(fewer).project.sources for one in source.selections}
    all_ = {one.guid for source in sent(example).project.sources for one in source.selections}

    assert len(few) == 1
    assert few < all_


def test_no_word_of_an_account_that_stays_is_anywhere_in_the_file(example: ProgrammeRecord) -> None:
    """Not in texts, names, notes or memos, nor where a reader or a document quotes it."""
    held = next(one for one in example.accounts if one.id == "W2")
    words = held.parts[0].text
    stolen = replace(
        example,
        documents=(
            replace(
                example.documents[0],
                versions=(replace(example.documents[0].versions[0], text=f"Notes. {words}"),),
            ),
            *example.documents[1:],
        ),
        marked_sources=tuple(
            MarkedSource(id=one.id) if one.id == example.documents[0].id else with_memo(one, words)
            for one in example.marked_sources
        ),
        cases=tuple(replace(case, contribution=f"They said: {words}") for case in example.cases),
    )

    found = sent(stolen, Use.RESEARCH_ARCHIVE)

    everything = text_of(project_file(found.project))
    runs = re.findall(r"\w+", words)
    for start in range(len(runs) - 4):
        assert " ".join(runs[start : start + 5]).casefold() not in everything
    assert found.held_back.accounts == 5
    assert found.held_back.documents == 1
    assert found.held_back.notes >= 2


def with_memo(source: MarkedSource, words: str) -> MarkedSource:
    return replace(source, codings=tuple(replace(one, memo=f"Compare: {words}") for one in source.codings))


def text_of(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        whole = " ".join(archive.read(name).decode() for name in archive.namelist())
    return " ".join(re.findall(r"\w+", whole)).casefold()


def at_hand(media: Media) -> bytes | None:
    return PICTURE if media.size == len(PICTURE) else None


def test_a_picture_leaves_for_the_team_and_else_only_where_it_may_be_shown(
    example: ProgrammeRecord,
) -> None:
    sha256 = hashlib.sha256(PICTURE).hexdigest()
    account = next(one for one in example.accounts if one.id == "W3")
    media = Media(sha256=sha256, type="image/jpeg", size=len(PICTURE), width=1200, height=900)
    part = replace(account.parts[0], media=media)
    yes = account.agreement.answers
    shy = replace(account.agreement, answers=tuple(one for one in yes if one.use != Use.MEDIA_IN_REPORT))

    for agreement, use, leaves in (
        (account.agreement, Use.PROJECT_TEAM, True),
        (account.agreement, Use.QUOTE_WITHOUT_NAME, True),
        (shy, Use.PROJECT_TEAM, True),
        (shy, Use.QUOTE_WITHOUT_NAME, False),
    ):
        record = replace(
            example, accounts=(replace(account, parts=(part, *account.parts[1:]), agreement=agreement),)
        )
        record = replace(record, marked_sources=tuple(one for one in record.marked_sources if one.id == "W3"))

        found = exported(record, use, TODAY, at_hand)

        picture = found.project.sources[0]
        assert (picture.kind, picture.data == PICTURE) == (QdaKind.PICTURE, leaves)
        assert found.held_back.files == (0 if leaves else 2)
        back = imported(read_project(project_file(found.project)))
        assert dict(back.files) == ({sha256: PICTURE} if leaves else {})
        assert back.record.accounts[0].parts[0].media == media


@pytest.mark.parametrize("only", ["", "waiting-room"])
def test_a_picture_that_two_people_gave_stays_when_one_of_them_keeps_all_they_told(
    example: ProgrammeRecord, only: str
) -> None:
    media = Media(sha256=hashlib.sha256(PICTURE).hexdigest(), type="image/jpeg", size=len(PICTURE))
    kept = {one.id: one for one in example.accounts}
    gives, keeps = (
        replace(kept[name], project=project, parts=(replace(kept[name].parts[0], media=media),))
        for name, project in (("W3", "waiting-room"), ("W4", "night-bus"))
    )
    keeps = replace(keeps, agreement=Agreement())
    paper = Document(
        id="D9", title="Poster", kind=DocumentKind.IMAGE, project="waiting-room",
        versions=(DocumentVersion(version=1, text="", media=media),),
    )  # fmt: skip
    record = replace(example, accounts=(gives, keeps), documents=(paper,), marked_sources=())

    found = exported(record, Use.PROJECT_TEAM, TODAY, at_hand, only=only)

    assert [source.data for source in found.project.sources] == [None, None]
    assert found.held_back.files == 2
    assert files_leaving(*left(record)) == ((), (media,))


def left(record: ProgrammeRecord) -> tuple[ProgrammeRecord, frozenset[str]]:
    leaving, held = permitted(record, Use.PROJECT_TEAM, TODAY)
    return leaving, held.hidden


def test_what_a_teller_has_taken_back_since_does_not_come_back(example: ProgrammeRecord) -> None:
    project = read_project(project_file(sent(example).project))
    note = next(one for one in project.notes if one.name == "Doing With withdrawn/W5.yaml")
    gone = replace(note, name="Doing With withdrawn/W1.yaml", text=(note.text or "").replace("W5", "W1"))

    found = imported(replace(project, notes=(*project.notes, gone)))

    assert "W1" not in found.record.account_by_id
    assert found.lost["parts of accounts that were taken back, or whose tellers agree to nothing"] == 2


def test_notes_of_ours_that_were_changed_beyond_reading_are_kept_as_notes(example: ProgrammeRecord) -> None:
    project = read_project(project_file(sent(example).project))
    spoilt = tuple(replace(one, text="changed: [") if "theory" in one.name else one for one in project.notes)

    found = imported(replace(project, notes=spoilt))

    assert integrity_problems(found.record) == ()
    assert found.lost["notes of Doing With that were changed and do not fit together any more"] == 19
    assert len(found.record.documents) == len(example.documents) + 19


def test_an_account_never_comes_back_as_a_document_of_the_projects_own(example: ProgrammeRecord) -> None:
    """Another program may leave variables out, and our notes may be changed beyond reading."""
    project = read_project(project_file(sent(example).project))
    bare = tuple(replace(source, values={}) for source in project.sources)
    spoilt = tuple(replace(one, text="{") if "programme" in one.name else one for one in project.notes)

    for notes in (project.notes, spoilt):
        found = imported(replace(project, sources=bare, notes=notes))

        texts = " ".join(version.text for one in found.record.documents for version in one.versions)
        assert found.record.accounts == ()
        assert not any(part.text and part.text in texts for one in example.accounts for part in one.parts)
        assert integrity_problems(found.record) == ()
        assert found.lost["parts of accounts that were taken back, or whose tellers agree to nothing"] == sum(
            len(account.parts) for account in example.accounts
        )


@pytest.fixture
def back_from_other_software(example: ProgrammeRecord) -> bytes:
    """The project as another program might send it back: renamed code, new code, coded anew."""
    data = project_file(sent(example).project)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    xml = parts["project.qde"].decode()
    xml = xml.replace('origin="Doing With"', 'origin="Another program 3.1"')
    xml = xml.replace('name="Waiting at home"', 'name="Waiting, at home"')
    xml = re.sub(
        r'(<Code guid="[^"]+" name="H2 [^>]*?)/>',
        r'\1><Code guid="11111111-2222-4333-8444-555555555555" name="a new one" isCodable="true"/></Code>',
        xml,
    )
    parts["project.qde"] = xml.encode()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return packed.getvalue()


def test_what_another_program_changed_comes_back_into_the_same_programme(
    example: ProgrammeRecord, back_from_other_software: bytes
) -> None:
    found = imported(read_project(back_from_other_software))

    codes = found.record.codebook.by_id
    assert codes["waiting-at-home"].label == "Waiting, at home"
    new = next(code for code in codes.values() if code.label == "a new one")
    assert (codes[new.parent or ""].refers_to, new.guid) == ("H2", "11111111-2222-4333-8444-555555555555")
    assert found.record.marked_sources == example.marked_sources
    assert found.record.cases == example.cases


def test_the_readme_bundle_without_words_can_be_exported(cocreate: ProgrammeRecord) -> None:
    found = sent(cocreate)

    assert sum(code.is_codable for code in found.project.codes) >= len(cocreate.factor_list.factors)
    assert imported(read_project(project_file(found.project))).record == cocreate
