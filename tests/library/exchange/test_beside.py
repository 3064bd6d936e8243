"""A project of other software put beside what a programme has: nothing twice, nothing written over."""

from dataclasses import replace
from datetime import date

import pytest
from tests.support.qdpx import LINES, QUOTES, qdpx

from doingwith.analysis.integrity import integrity_problems
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.consent.agreements import Agreement, Answer, allowed_uses
from doingwith.consent.tombstones import Tombstone
from doingwith.consent.uses import SaidBy, Use
from doingwith.evidence.accounts import FROM_OTHER_SOFTWARE, PartKind
from doingwith.evidence.codes import Code, Codebook, CodeKind
from doingwith.evidence.documents import Document, DocumentKind, DocumentVersion
from doingwith.evidence.media import Media
from doingwith.exchange.bundle.check import check_files, read_bundle
from doingwith.exchange.bundle.zip_file import bundle_zip, read_zip
from doingwith.exchange.merge import merge
from doingwith.exchange.refi_qda.beside import Beside, put_beside
from doingwith.exchange.refi_qda.counting import CONVENTIONS
from doingwith.exchange.refi_qda.exporting import exported
from doingwith.exchange.refi_qda.importing import imported
from doingwith.exchange.refi_qda.problems import QdaRefused
from doingwith.exchange.refi_qda.project_file import project_file
from doingwith.exchange.refi_qda.reading import read_project

TEXT = "\n".join(LINES)


def guids(data: bytes) -> ProgrammeRecord:
    """The record of a project whose source, codes and user have identifiers as the standard has them."""
    record = imported(read_project(data)).record
    numbers = iter(range(1, 99))

    def guid() -> str:
        return f"aaaaaaaa-0000-4000-8000-{next(numbers):012}"

    document = record.documents[0]
    readers = tuple(replace(one, guid=guid()) for one in record.programme.readers)
    return replace(
        record,
        programme=replace(record.programme, readers=readers),
        documents=(replace(document, versions=(replace(document.versions[0], guid=guid()),)),),
        codebook=Codebook(codes=tuple(replace(one, guid=guid()) for one in record.codebook.codes)),
    )


@pytest.fixture
def sent() -> ProgrammeRecord:
    return guids(qdpx(TEXT, CONVENTIONS[0], mark=False, quotes=True))


@pytest.fixture
def example() -> ProgrammeRecord:
    return read_bundle_of_example()


def read_bundle_of_example() -> ProgrammeRecord:
    from pathlib import Path

    return read_bundle(Path("data/example"))


def beside(found: ProgrammeRecord, stored: ProgrammeRecord, **more: object) -> Beside:
    given = {"is_programme": False, "project": stored.projects[0].id} | more
    return put_beside(found, stored, **given)  # type: ignore[arg-type]


def merged(found: ProgrammeRecord, stored: ProgrammeRecord, **more: object) -> ProgrammeRecord:
    together = merge(stored, beside(found, stored, **more).record)
    assert together.conflicts == ()
    assert integrity_problems(together.record) == ()
    return together.record


def test_no_new_passage_is_called_like_one_that_is_kept_and_stands_no_more(
    sent: ProgrammeRecord, example: ProgrammeRecord
) -> None:
    account = beside(sent, example).texts[0].account

    (marked,) = beside(sent, example, taken=[f"{account}-e1", f"{account}-e3"]).record.marked_sources

    assert [one.id for one in marked.excerpts[:3]] == [f"{account}-{name}" for name in ("e2", "e4", "e5")]


class TestATextOfAnotherProgram:
    def test_is_what_somebody_told_and_only_the_team_may_read_it(
        self, sent: ProgrammeRecord, example: ProgrammeRecord
    ) -> None:
        record = merged(sent, example)

        (account,) = [one for one in record.accounts if one.id not in example.account_by_id]
        assert (account.parts[0].text, account.project) == (TEXT, example.projects[0].id)
        assert allowed_uses(account.agreement) == {Use.PROJECT_TEAM}
        assert (account.provenance.typed_by, account.teller) == (FROM_OTHER_SOFTWARE, "not reported")
        (marked,) = [one for one in record.marked_sources if one.id == account.id]
        assert [one.passage.quote for one in marked.excerpts if one.passage] == list(QUOTES)
        assert len(marked.codings) == len(QUOTES)

    def test_is_a_paper_of_the_project_where_somebody_says_so(
        self, sent: ProgrammeRecord, example: ProgrammeRecord
    ) -> None:
        record = merged(sent, example, papers=["D1"])

        (document,) = [one for one in record.documents if one.id not in example.document_by_id]
        assert (document.title, document.project) == ("Notes", example.projects[0].id)
        assert record.account_by_id.keys() == example.account_by_id.keys()

    @pytest.mark.parametrize(
        ("media_type", "kind"),
        [
            ("image/jpeg", PartKind.PHOTO), ("audio/mpeg", PartKind.VOICE), ("video/mp4", PartKind.VOICE),
            ("application/pdf", PartKind.WRITING), ("", PartKind.WRITING),
        ],
    )  # fmt: skip
    def test_may_be_a_picture_or_recording_without_words_whose_name_and_notes_stay_away(
        self, sent: ProgrammeRecord, example: ProgrammeRecord, media_type: str, kind: PartKind
    ) -> None:
        media = Media(sha256="a" * 64, type=media_type, size=9) if media_type else None
        shown = DocumentVersion(version=1, text="", media=media, note="Mary Smith is 42.")
        wordless = Document(id="D2", title="Mary Smith", kind=DocumentKind.OTHER, versions=(shown,))
        sent = replace(sent, documents=(*sent.documents, wordless))

        record = merged(sent, example)

        assert record.document_by_id.keys() == example.document_by_id.keys()
        assert "Mary Smith" not in repr(record)
        account = record.account_by_id[beside(sent, example).texts[1].account]
        assert [(part.kind, part.text) for part in account.parts] == [(kind, "")]
        assert merged(sent, record) == record
        assert not check_files(read_zip(bundle_zip(record))).problems
        as_paper = merged(sent, example, papers=["D2"])
        (document,) = [one for one in as_paper.documents if one.id not in example.document_by_id]
        assert (document.title, document.versions[0].note) == ("Mary Smith", "Mary Smith is 42.")

    @pytest.mark.parametrize("papers", [[], ["D1"]])
    def test_that_is_given_twice_brings_nothing_the_second_time(
        self, sent: ProgrammeRecord, example: ProgrammeRecord, papers: list[str]
    ) -> None:
        once = merged(sent, example, papers=papers)

        assert merged(sent, once, papers=papers) == once

    def test_that_came_as_somebodys_words_never_becomes_a_paper(
        self, sent: ProgrammeRecord, example: ProgrammeRecord
    ) -> None:
        once = merged(sent, example)

        assert merged(sent, once, papers=["D1"]) == once

    def test_that_was_taken_back_does_not_come_back(
        self, sent: ProgrammeRecord, example: ProgrammeRecord
    ) -> None:
        (text,) = beside(sent, example).texts
        since = replace(
            example,
            tombstones=(*example.tombstones, Tombstone(id=text.account, withdrawn_on=date(2026, 1, 1))),
        )

        for papers in ([], ["D1"]):
            together = merge(since, beside(sent, since, papers=papers).record)
            assert together.record.account_by_id.keys() == example.account_by_id.keys()
            assert LINES[1] not in str(together.record)
            assert "does not come back" in together.stays_away[0]

    def test_keeps_what_is_here_under_a_name_that_the_file_uses_too(
        self, sent: ProgrammeRecord, example: ProgrammeRecord
    ) -> None:
        mine = Code(id="code-1", label="mine")
        stored = replace(example, codebook=Codebook(codes=(*example.codebook.codes, mine)))

        record = merged(sent, stored)

        assert record.codebook.by_id["code-1"] == mine
        labels = {code.label: code for code in record.codebook.codes}
        assert labels["voice"].parent == labels["time"].id != "code-1"


class TestAProgrammeOfOurs:
    @pytest.fixture
    def taken(self, example: ProgrammeRecord) -> ProgrammeRecord:
        found = exported(example, Use.PROJECT_TEAM, date(2026, 1, 1), lambda media: None)
        again = imported(read_project(project_file(found.project)))
        assert again.is_programme
        return again.record

    def test_that_comes_back_unchanged_changes_nothing(
        self, taken: ProgrammeRecord, example: ProgrammeRecord
    ) -> None:
        assert merged(taken, example, is_programme=True) == example

    def test_brings_what_was_coded_since(self, taken: ProgrammeRecord, example: ProgrammeRecord) -> None:
        source = next(one for one in taken.marked_sources if one.codings)
        coding = replace(source.codings[0], coder=source.codings[0].coder, memo="", guid="")
        code = Code(id="new-one", label="patience", kind=CodeKind.FREE)
        coding = replace(coding, code=code.id)
        grown = replace(
            taken,
            codebook=Codebook(codes=(*taken.codebook.codes, code)),
            marked_sources=tuple(
                replace(one, codings=(*one.codings, coding)) if one is source else one
                for one in taken.marked_sources
            ),
        )

        record = merged(grown, example, is_programme=True)

        assert "patience" in [one.label for one in record.codebook.codes]
        before = sum(len(one.codings) for one in example.marked_sources)
        assert sum(len(one.codings) for one in record.marked_sources) == before + 1

    def test_never_widens_what_a_teller_allows(
        self, taken: ProgrammeRecord, example: ProgrammeRecord
    ) -> None:
        everything = Agreement(
            answers=tuple(Answer(use=use, agrees=True, said_by=SaidBy.TELLER) for use in Use)
        )
        forged = replace(taken, accounts=tuple(replace(one, agreement=everything) for one in taken.accounts))

        assert merged(forged, example, is_programme=True).accounts == example.accounts

    def test_of_another_programme_is_refused(self, taken: ProgrammeRecord, example: ProgrammeRecord) -> None:
        other = replace(example, programme=replace(example.programme, id="other"))

        with pytest.raises(QdaRefused, match="^This file was made from the programme “.*”, and this"):
            beside(taken, other, is_programme=True)

    @pytest.fixture
    def without(self, example: ProgrammeRecord) -> ProgrammeRecord:
        """The programme as it was before anybody told anything."""
        return replace(
            example, accounts=(), marked_sources=(), cases=(), logic_models=(), contributions=(), tellings=()
        )

    def test_leaves_out_accounts_that_somebody_is_still_telling_here(
        self, taken: ProgrammeRecord, without: ProgrammeRecord
    ) -> None:
        gone = taken.accounts[0].id

        found = beside(taken, without, is_programme=True, begun=[gone])

        assert gone not in found.record.account_by_id
        assert found.lost["accounts that are not kept here, or that their tellers do not let the team read"]

    def test_brings_accounts_that_are_not_here_for_the_projects_team_alone(
        self, taken: ProgrammeRecord, without: ProgrammeRecord
    ) -> None:
        assert any(len(allowed_uses(one.agreement)) > 1 for one in taken.accounts)

        record = merged(taken, without, is_programme=True, project=None)

        assert record.account_by_id.keys() == taken.account_by_id.keys()
        for account in record.accounts:
            theirs = taken.account_by_id[account.id]
            assert allowed_uses(account.agreement) == {Use.PROJECT_TEAM}
            assert (account.telling, account.project) == (None, theirs.project)
            assert [part.text for part in account.parts] == [part.text for part in theirs.parts]
        passages = [
            {one.passage.quote for marked in found.marked_sources for one in marked.excerpts if one.passage}
            for found in (taken, record)
        ]
        assert passages[0] == passages[1]
        assert merged(taken, record, is_programme=True, project=None) == record

    def test_brings_no_account_that_was_taken_back(
        self, taken: ProgrammeRecord, without: ProgrammeRecord
    ) -> None:
        gone = taken.accounts[0].id
        since = replace(without, tombstones=(Tombstone(id=gone, withdrawn_on=date(2026, 1, 1)),))

        together = merge(since, beside(taken, since, is_programme=True).record)

        assert gone not in together.record.account_by_id
        assert "does not come back" in together.stays_away[0]
