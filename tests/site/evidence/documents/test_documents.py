"""The project file: documents put in, read and taken away, by whom, and in versions."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http.response import HttpResponseBase
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.site.conftest import Browser
from tests.site.evidence.papers import NOTES, PAPERS
from tests.site.evidence.project_file import notes_kept, project_file_of, taken
from tests.site.words import words_of

from doingwith.evidence.documents import DocumentKind
from doingwith_site.audit.models import Event
from doingwith_site.common.errors import Refused
from doingwith_site.evidence.documents.actions import add_document, add_version
from doingwith_site.evidence.models import Document, DocumentVersion
from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme

LIST = "/programmes/cocreate/projects/P08/documents/"


def send(browser: Client, content: bytes, **boxes: str) -> HttpResponseBase:
    sent = {"title": "Notes of the workshop", "kind": "notes", **boxes}
    upload = SimpleUploadedFile("../../evil name.exe", content)
    return browser.post(f"{LIST}new/", {**sent, "document": upload}, follow=True)


class TestAddingADocument:
    @pytest.mark.parametrize("person", ["priya", "farah", "eve"])
    def test_keeps_it_and_shows_what_stands_in_it(
        self, cocreate: Programme, person: str, browser_of: Browser, request: pytest.FixtureRequest
    ) -> None:
        answer = send(browser_of(request.getfixturevalue(person)), NOTES.encode(), dated_on="2026-01-31")

        words = words_of(answer)
        assert "The document is kept in the project file." in words
        assert "Notes, text file, 175 bytes, dated 31 January 2026." in words
        assert "the café was the only place where they felt listened to. 😀" in words

    @pytest.mark.parametrize("kind", PAPERS)
    def test_takes_every_type(self, cocreate: Programme, eve: User, kind: str, browser_of: Browser) -> None:
        send(browser_of(eve), PAPERS[kind]())

        assert DocumentVersion.objects.get().file_type == kind

    def test_stores_nothing_that_is_refused(
        self, cocreate: Programme, eve: User, browser_of: Browser
    ) -> None:
        answer = send(browser_of(eve), PAPERS["pdf"]()[:400])

        words = words_of(answer)
        assert "This file cannot be opened. It may be broken." in words
        assert 'value="Notes of the workshop"' in answer.content.decode()  # type: ignore[attr-defined]
        assert not Document.objects.exists()
        assert not DocumentVersion.objects.exists()

    def test_asks_for_the_file_that_is_missing(
        self, cocreate: Programme, eve: User, browser_of: Browser
    ) -> None:
        answer = browser_of(eve).post(f"{LIST}new/", {"title": "x", "kind": "notes"})

        assert "Choose a file." in words_of(answer)

    def test_pressed_twice_is_one_document(self, cocreate: Programme, eve: User, browser_of: Browser) -> None:
        for _ in range(2):
            send(browser_of(eve), NOTES.encode())

        assert Document.objects.count() == 1

    def test_keeps_nobodys_words_in_the_log(self, cocreate: Programme, eve: User) -> None:
        notes_kept(eve)

        event = Event.objects.filter(noun="document").get()
        assert event.detail == {"version": 1, "file_type": "text", "size": 175}

    def test_is_refused_with_a_sentence_to_who_may_not(self, cocreate: Programme, colin: User) -> None:
        with pytest.raises(Refused) as refused:
            notes_kept(colin)

        assert str(refused.value) == (
            "Only a programme lead or a facilitator or an evaluator can put a document, or a new version "
            "of one, into a project file. In this programme you are a commissioner."
        )


class TestANewVersion:
    def test_stands_beside_the_one_before(self, cocreate: Programme, eve: User, browser_of: Browser) -> None:
        notes_kept(eve)
        browser = browser_of(eve)
        upload = SimpleUploadedFile("again.txt", b"Second thoughts")

        answer = browser.post(f"{LIST}D01/new/", {"document": upload}, follow=True)

        words = words_of(answer)
        assert "Version 2 is kept, and so are all versions before it." in words
        assert "Version 2 of 2." in words
        assert "Second thoughts" in words
        assert file_of(browser.get(f"{LIST}D01/versions/1/")) == NOTES.encode()
        assert file_of(browser.get(f"{LIST}D01/versions/2/")) == b"Second thoughts"

    def test_with_the_same_bytes_is_none(self, cocreate: Programme, eve: User) -> None:
        document = notes_kept(eve)

        version = add_version(by=eve, document=document, taken=taken())

        assert version.number == 1
        assert document.versions.count() == 1


class TestTheFile:
    @pytest.fixture
    def answer(self, cocreate: Programme, eve: User, browser_of: Browser) -> HttpResponseBase:
        notes_kept(eve, "<script>alert(1)</script>")
        return browser_of(eve).get(f"{LIST}D01/versions/1/")

    def test_is_taken_away_under_a_name_of_ours_and_never_runs(self, answer: HttpResponseBase) -> None:
        assert answer["Content-Disposition"] == 'attachment; filename="P08-D01-v1.txt"'
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert answer["Cache-Control"] == "private, no-store"

    @pytest.mark.parametrize("there", ["D01/versions/2/", "D01/versions/99999999999/", "D02/versions/1/"])
    def test_that_is_not_there_is_not_found(
        self, answer: HttpResponseBase, there: str, eve: User, browser_of: Browser
    ) -> None:
        assert browser_of(eve).get(LIST + there).status_code == 404

    def test_that_the_store_has_lost_is_not_found(
        self, cocreate: Programme, eve: User, browser_of: Browser
    ) -> None:
        version = notes_kept(eve).versions.get()
        version.file.storage.delete(version.file.name)

        assert browser_of(eve).get(f"{LIST}D01/versions/1/").status_code == 404

    def test_is_not_kept_when_its_row_cannot_be(
        self, cocreate: Programme, eve: User, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        kept: list[str] = []

        def fail(version: DocumentVersion, **options: object) -> None:
            kept.append(version.file.name)
            raise OSError("disk full")

        monkeypatch.setattr(DocumentVersion, "save", fail)

        with pytest.raises(OSError, match="disk full"):
            notes_kept(eve)
        assert not DocumentVersion._meta.get_field("file").storage.exists(kept[0])  # type: ignore[union-attr]
        assert not Document.objects.exists()


class TestTheList:
    def test_is_honest_when_empty(self, cocreate: Programme, eve: User, browser_of: Browser) -> None:
        words = words_of(browser_of(eve).get(LIST))

        assert "Nothing has been put into this project's file yet." in words

    def test_costs_the_same_with_many_documents(
        self, cocreate: Programme, eve: User, browser_of: Browser
    ) -> None:
        project = notes_kept(eve).project
        browser = browser_of(eve)
        browser.get(LIST)
        with CaptureQueriesContext(
            connection,
        ) as few:
            browser.get(LIST)
        for number in range(60):
            add_document(
                by=eve,
                file=project_file_of(project),
                kind=DocumentKind.NOTES,
                title=f"Notes {number}",
                taken=taken(f"Words {number}"),
            )

        with CaptureQueriesContext(connection) as many:
            words = words_of(browser.get(LIST))

        assert len(many) <= len(few) + 1
        assert "61 documents. Nothing is written over" in words

    def test_is_reached_from_the_project(
        self, cocreate: Programme, farah: User, colin: User, browser_of: Browser
    ) -> None:
        project = "/programmes/cocreate/projects/P08/"

        assert LIST in browser_of(farah).get(project).content.decode()
        assert LIST not in browser_of(colin).get(project).content.decode()


def file_of(answer: HttpResponseBase) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
