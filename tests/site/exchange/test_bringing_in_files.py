"""Pictures, recordings and documents inside a project of other software: looked at, and kept or wiped."""

import io
import zipfile
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from pytest_django import Settings
from tests.site.conftest import Browser
from tests.site.evidence.papers import PAPERS
from tests.site.sounds import a_voice, a_wave
from tests.site.tellings import a_picture
from tests.site.words import words_of
from tests.support.qdpx_files import coded, guid, project_of, source

from doingwith.consent.uses import Use, Way
from doingwith_site.consent.rules import allowed_uses
from doingwith_site.consent.withdrawals import withdraw
from doingwith_site.evidence.models import Account, AccountPart, Document, DocumentVersion, Excerpt, MediaFile
from doingwith_site.exchange import files_in
from doingwith_site.exchange.actions import export_to_other_software
from doingwith_site.exchange.bringing_in import files
from doingwith_site.exchange.models import PendingFile, PendingImport
from doingwith_site.exchange.other_software import Asked
from doingwith_site.exchange.queries import expired_imports
from doingwith_site.people.models import User
from doingwith_site.programmes.actions import create_programme
from doingwith_site.programmes.models import Programme

PAGE = "/programmes/cocreate/import/other-software/"
Captured = Callable[..., AbstractContextManager[list[Callable[[], object]]]]
HIDDEN = b"at home, 3 Mill Lane"
PICTURE = a_picture(size=(640, 480), comment=HIDDEN)
WORD, PDF = PAPERS["word"](), PAPERS["pdf"]()


def with_a_macro(document: bytes) -> bytes:
    made = io.BytesIO(document)
    with zipfile.ZipFile(made, "a") as package:
        package.writestr("word/vbaProject.bin", b"macro")
    return made.getvalue()


CHAIR = source(
    "Picture", 20, "Chair", "internal://c.jpg",
    f'<PictureSelection guid="aaaaaaaa-0000-4000-8000-000000000021" firstX="10" firstY="20" secondX="600" '
    f'secondY="400">{coded(22)}</PictureSelection>',
)  # fmt: skip
CALL = source(
    "Audio", 30, "Call", "internal://a.wav",
    "<Transcript guid='aaaaaaaa-0000-4000-8000-000000000031'><PlainTextContent>We waited weeks."
    "</PlainTextContent></Transcript>"
    f'<AudioSelection guid="aaaaaaaa-0000-4000-8000-000000000032" begin="100" end="900">{coded(33)}'
    "</AudioSelection>",
)  # fmt: skip
REPORT = source(
    "PDF", 40, "Report", "internal://r.pdf",
    f'<PDFSelection guid="aaaaaaaa-0000-4000-8000-000000000041" page="1" firstX="10" firstY="90" '
    f'secondX="60" secondY="40">{coded(42)}</PDFSelection>'
    "<Representation guid='aaaaaaaa-0000-4000-8000-000000000043'><PlainTextContent>First page\n\nSecond page"
    "</PlainTextContent><PlainTextSelection guid='aaaaaaaa-0000-4000-8000-000000000044' startPosition='12' "
    f"endPosition='18'>{coded(45)}</PlainTextSelection></Representation>",
)  # fmt: skip
MINUTES = source(
    "Text", 50, "Minutes", "internal://m.docx", "<PlainTextContent>Before the table</PlainTextContent>"
)
ALL = {"sources/c.jpg": PICTURE, "sources/a.wav": a_wave(), "sources/r.pdf": PDF, "sources/m.docx": WORD}
WITH_A_MACRO = with_a_macro(WORD)
SENT = project_of(CHAIR + CALL + REPORT + MINUTES, ALL)


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    """Files lie on a disk, as in use."""
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    }
    return tmp_path


@pytest.fixture
def browser(cocreate: Programme, eve: User, browser_of: Browser) -> Client:
    return browser_of(eve)


def files_kept() -> list[Path]:
    return [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


def shown(browser: Client, data: bytes, project: str = "P08") -> tuple[str, str]:
    """The address of the preview, and what it says."""
    given = {"project": project, "agreed": "on", "qdpx": SimpleUploadedFile("project.qdpx", data)}
    answer = browser.post(PAGE, given, follow=True)
    assert answer.status_code == 200
    assert answer.redirect_chain, words_of(answer)
    return answer.redirect_chain[-1][0], words_of(answer)


def brought_in(browser: Client, data: bytes, *papers: str) -> str:
    preview, _ = shown(browser, data)
    return words_of(browser.post(preview, {"papers": papers}, follow=True))


def kept(row: MediaFile | DocumentVersion) -> bytes:
    with row.file.storage.open(str(row.file.name)) as file:
        return bytes(file.read())


class TestFilesOfAProject:
    def test_are_said_and_wait_with_it(self, browser: Client) -> None:
        _, page = shown(browser, SENT)

        assert "1 picture, 1 recording and 2 document files. Nothing is written yet" in page
        assert "Each is drawn anew in the size it has, so that nothing hidden in it is kept" in page
        for label in ("Chair (picture, or", "Call (recording, or", "Report (PDF, or", "Minutes (or else"):
            assert label in page
        assert "A paper has no sound: tick none that should be heard." in page
        assert "Of what somebody told, the words come and the file does not." in page
        assert "These files do not come." not in page
        assert PendingFile.objects.count() == len(files_kept()) == 4
        assert not MediaFile.objects.exists()

    def test_come_with_what_somebody_told_and_marks_stay_where_they_were(
        self, browser: Client, django_capture_on_commit_callbacks: Captured
    ) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            page = brought_in(browser, SENT, "D3", "D4")

        assert "The project is brought in." in page
        photo, voice = MediaFile.objects.get(part__kind="photo"), MediaFile.objects.get(part__kind="voice")
        assert Image.open(io.BytesIO(kept(photo))).size == (photo.width, photo.height) == (640, 480)
        assert HIDDEN not in kept(photo)
        assert (kept(voice), voice.content_type, voice.seconds) == (a_wave(), "audio/wav", 2.0)
        area, span = Excerpt.objects.get(part=photo.part), Excerpt.objects.get(part=voice.part)
        assert (area.left, area.top, area.right, area.bottom) == (10, 20, 600, 400)
        assert (span.kind, span.begins, span.ends) == ("sound", 100, 900)
        assert voice.part.text == "We waited weeks."
        report, minutes = DocumentVersion.objects.order_by("pk")
        assert (kept(report), kept(minutes)) == (PDF, WORD)
        assert (report.file_type, minutes.file_type, minutes.text) == ("pdf", "word", "Before the table")
        assert (report.starts, report.sizes) == ([0, 12], [[596, 842], [596, 842]])
        page_area, words = report.excerpts.order_by("kind")
        assert (page_area.unit, page_area.page, words.quote) == ("point", 2, "Second")
        assert not PendingFile.objects.exists()
        assert len(files_kept()) == 4

    def test_that_are_documents_do_not_stay_with_what_somebody_told(
        self, browser: Client, django_capture_on_commit_callbacks: Captured
    ) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            brought_in(browser, SENT, "D2")

        assert Account.objects.count() == 3
        assert [row.content_type for row in MediaFile.objects.all()] == ["image/jpeg"]
        assert not DocumentVersion.objects.get().file  # a paper has no sound
        assert not PendingFile.objects.exists()
        assert len(files_kept()) == 1

    def test_can_be_looked_at_and_heard_on_the_page_of_the_account(self, browser: Client) -> None:
        brought_in(browser, SENT, "D3", "D4")

        for row in Account.objects.all():
            page = browser.get(f"/programmes/cocreate/accounts/{row.identifier}/")
            assert "itself is not kept here" not in words_of(page)
            file = browser.get(f"/programmes/cocreate/accounts/{row.identifier}/parts/1/file/")
            assert b"".join(file.streaming_content)  # type: ignore[attr-defined]

    def test_that_nobody_says_yes_to_are_gone_after_a_day(self, browser: Client) -> None:
        shown(browser, SENT)
        PendingImport.objects.update(created_at="2025-01-01T00:00Z")
        assert expired_imports().count() == 1

        shown(browser, project_of(MINUTES, {}))

        assert files_kept() == []

    def test_go_with_the_words_when_these_are_taken_back_and_do_not_wait_again(
        self, browser: Client, priya: User, django_capture_on_commit_callbacks: Captured
    ) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            brought_in(browser, SENT)
        for row in Account.objects.all():
            withdraw(by=priya, agreement=row.agreement, way=Way.SPOKEN)

        _, page = shown(browser, SENT)

        assert "4 texts in the file were taken back here by who told them, and stay away." in page
        assert "Chair" not in page
        assert files_kept() == []

    @pytest.mark.parametrize("papers", [(), ("D1", "D3", "D4")])
    def test_that_come_again_are_known(self, browser: Client, papers: tuple[str, ...]) -> None:
        brought_in(browser, SENT, *papers)

        _, page = shown(browser, SENT)

        assert "Nothing would change: all that is in the file is in Co:Create already." in page
        assert PendingFile.objects.filter(pending__imported_into=None).count() == 0

    def test_come_later_to_what_came_without_them(self, browser: Client) -> None:
        brought_in(browser, SENT)
        MediaFile.objects.update(file="")

        _, page = shown(browser, SENT)

        assert "It would bring 1 picture and 1 recording. Nothing is written yet" in page
        brought_in(browser, SENT)
        assert [row.is_here for row in MediaFile.objects.all()] == [True, True]

    def test_of_two_tellers_are_two(self, browser: Client, priya: User) -> None:
        other = CHAIR.replace("Chair", "Seat").replace("00000000002", "00000000006")
        brought_in(browser, project_of(CHAIR, ALL))

        brought_in(browser, project_of(other, ALL))

        first, second = Account.objects.order_by("pk")
        withdraw(by=priya, agreement=first.agreement, way=Way.SPOKEN)
        assert Image.open(io.BytesIO(kept(second.parts.get().media))).size == (640, 480)


def test_a_document_that_comes_without_words_gets_those_that_are_in_its_file(browser: Client) -> None:
    sent = project_of(source("PDF", 40, "Report", "internal://r.pdf"), ALL)
    assert "1 text would come." in shown(browser, sent)[1]

    brought_in(browser, sent, "D1")

    report = DocumentVersion.objects.get()
    assert (report.text, report.starts) == ("First page\n\nSecond page", [0, 12])
    _, page = shown(browser, sent)
    assert "Nothing would change: all that is in the file is in Co:Create already." in page


def test_a_code_on_a_whole_picture_or_recording_stands_on_all_of_it(browser: Client) -> None:
    turned = Image.Exif()
    turned[0x0112] = 6  # held upright
    photo = a_picture(size=(640, 480), exif=turned)
    sources = source("Picture", 20, "Ward", "internal://c.jpg", coded(21))
    sources += source("Audio", 30, "Call", "internal://a.wav", coded(31))

    brought_in(browser, project_of(sources, {"c.jpg": photo, "a.wav": a_wave()}))

    area, span = Excerpt.objects.order_by("kind")
    assert (area.left, area.top, area.right, area.bottom) == (0, 0, 480, 640)
    assert Image.open(io.BytesIO(kept(area.part.media))).size == (480, 640)
    assert (span.begins, span.ends) == (0, 2000)


@pytest.mark.parametrize("is_paper", [False, True])
def test_a_picture_that_is_marked_as_a_drawing_stays_one(browser: Client, is_paper: bool) -> None:
    marked = f'<Variable guid="{guid(60)}" name="Doing With kind" typeOfVariable="Text"/>'
    value = (
        f'<VariableValue><VariableRef targetGUID="{guid(60)}"/><TextValue>drawing</TextValue></VariableValue>'
    )
    sent = project_of(
        source("Picture", 20, "Chair", "internal://c.png", value),
        {"c.png": PICTURE},
        f"<Variables>{marked}</Variables>",
    )
    page = shown(browser, sent)[1]

    brought_in(browser, sent, *(["D1"] if is_paper else []))

    assert "Chair (drawing, or else account" in page
    if is_paper:
        assert [row.kind for row in Document.objects.all()] == ["drawing"]
    else:
        assert [row.kind for row in AccountPart.objects.all()] == ["drawing"]


def picture(path: str = "internal://c.png") -> str:
    return source("Picture", 20, "Chair", path)


class TestAFileThatIsNotTaken:
    @pytest.mark.parametrize(
        ("sources", "inside", "sentence"),
        [
            (picture(), {"c.png": PICTURE[:90]}, "Chair: This picture cannot be opened. It may be broken."),
            (
                picture(), {"c.png": a_voice()},
                "Chair: It is given as a picture, and what is in the file is none.",
            ),
            (
                source("Audio", 20, "Call", "internal://c.mp3"), {"c.mp3": PICTURE},
                "Call: It is given as a recording, and what is in the file is none.",
            ),
            (
                source("PDF", 20, "Report", "internal://c.pdf"), {"c.pdf": b"MZ\x90\x00" + bytes(50)},
                "Report: It is given as a PDF file, and what is in the file is none.",
            ),
            (
                source("PDF", 20, "Report", "internal://c.pdf"), {"c.pdf": PDF[:300]},
                "Report: This file cannot be opened. It may be broken.",
            ),
            (
                source("Text", 20, "Talk", "internal://c.docx", "<PlainTextContent>x</PlainTextContent>"),
                {"c.docx": WITH_A_MACRO}, "Talk: This file holds a program (a macro).",
            ),
            (
                source("Video", 20, "Walk", "internal://c.mp4"), {"c.mp4": b"\x00\x00\x00\x18ftypmp42vide"},
                "Walk: This is a film, and films are not kept here.",
            ),
            (picture(), {}, "Chair: Its file is not inside the project."),
            (picture("absolute:///etc/passwd"), {}, "Chair: Its file is not inside the project."),
            (picture("internal://../../c.png"), {"../../c.png": PICTURE}, "Chair: Its file is not inside"),
            (picture(), {"/srv/c.png": PICTURE}, "Chair: Its file is not inside the project."),
            (picture(), {"C:\\c.png": PICTURE}, "Chair: Its file is not inside the project."),
            (
                picture(), [("sources/c.png", PICTURE), ("sources/c.png", b"other")],
                "Chair: Two different files in the project are called “c.png”, and nobody can say which is "
                "meant. Export it again.",
            ),
        ],
    )  # fmt: skip
    @pytest.mark.filterwarnings("ignore:Duplicate name")
    def test_gets_a_sentence_that_names_it_and_is_not_kept(
        self, browser: Client, sources: str, inside: dict[str, bytes], sentence: str
    ) -> None:
        page = shown(browser, project_of(sources + MINUTES, inside))[1]

        assert "These files do not come. The words and marks that belong to them do." in page
        assert sentence in page
        assert "It would bring 2 accounts" in page
        assert files_kept() == []

    def test_is_a_picture_with_too_many_dots(self, browser: Client) -> None:
        made = io.BytesIO()
        Image.new("1", (9000, 9000)).save(made, "PNG")

        page = shown(browser, project_of(picture(), {"c.png": made.getvalue()}))[1]

        assert (
            "Chair: This picture is too large. At most 20 megabytes and 60 million dots are taken. To have "
            "them too, leave everything as it is for now, mend them in the other program"
        ) in page
        assert files_kept() == []

    def test_is_spoken_of_as_one_that_nobody_chose(self, browser: Client) -> None:
        sources = picture() + source("Audio", 30, "Call", "internal://a.mp3")

        page = shown(browser, project_of(sources, {"c.png": PICTURE[:90], "a.mp3": a_voice()[:40]}))[1]

        for told in ("Take", "Choose a", "Record", "bundle"):
            assert told not in page.partition("These files do not come.")[2].partition("To have them")[0]

    def test_does_not_keep_the_others_from_coming(self, browser: Client) -> None:
        brought_in(browser, project_of(picture() + CALL, {"c.png": b"none", "a.wav": a_wave()}))

        assert [row.is_here for row in MediaFile.objects.order_by("content_type")] == [True, False]

    def test_is_one_of_more_than_are_looked_at(
        self, browser: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(files, "MOST_FILES", 1)

        page = shown(browser, SENT)[1]

        assert (
            "3 more files were not looked at: of one project as many come as two minutes are enough for, and "
            "at most 1. Divide it in the other program, and bring in one part after the other."
        ) in page
        assert len(files_kept()) == 1

    def test_is_one_for_which_there_was_no_time(
        self, browser: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(files_in, "PATIENCE", -1)

        page = shown(browser, SENT)[1]

        assert "4 more files were not looked at: of one project as many come as two minutes" in page
        assert files_kept() == []

    def test_is_counted_where_too_many_would_have_to_be_read(self, browser: Client) -> None:
        many = "".join(source("Picture", 100 + n, f"P{n}", "internal://gone.png") for n in range(60))

        page = shown(browser, project_of(many, {}))[1]

        assert "P49: Its file is not inside the project." in page
        assert "And 10 more files that cannot be taken." in page

    def test_nothing_stays_when_the_import_itself_is_refused(
        self, browser: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def broken(*given: object) -> None:
            raise RuntimeError("the database is full")

        monkeypatch.setattr("doingwith_site.exchange.bringing_in.actions.put_to_wait", broken)
        with pytest.raises(RuntimeError):
            shown(browser, SENT)

        assert files_kept() == []
        assert not PendingImport.objects.exists()


def test_one_that_waited_when_the_site_was_renewed_is_still_shown(browser: Client) -> None:
    preview, _ = shown(browser, project_of(MINUTES, {}))
    pending = PendingImport.objects.get()
    report = pending.other_software["report"]
    del report["left_out"]
    pending.other_software["report"] = {**report, "files": {}, "gone": 3}
    pending.save()

    assert browser.get(preview).status_code == 200


Marked = set[tuple[object, ...]]


def what_is_marked() -> Marked:
    """Every excerpt by its place, with its codes and the measures of what it stands in."""
    found: Marked = set()
    for row in Excerpt.objects.select_related("part__media", "version").prefetch_related("codings__code"):
        media = row.part.media if row.part else row.version
        place = (row.left, row.top, row.right, row.bottom, row.unit, row.page, row.begins, row.ends)
        measures = (media.width, media.height, getattr(media, "seconds", None)) if media else ()
        codes = tuple(sorted(f"{one.code.label} by {one.who}" for one in row.codings.all()))
        found.add((row.kind, row.quote, *place, *measures, *codes))
    return found


def test_our_own_project_gives_an_empty_programme_the_same_marks_on_the_same_files(
    cocreate: Programme, priya: User, browser_of: Browser, django_capture_on_commit_callbacks: Captured
) -> None:
    browser = browser_of(priya)
    with django_capture_on_commit_callbacks(execute=True):
        brought_in(browser, SENT, "D3", "D4")
    marked, told = what_is_marked(), set(Account.objects.values_list("identifier", "project__identifier"))
    assert len(marked) == 4
    taken = export_to_other_software(by=priya, programme=cocreate, asked=Asked(use=Use.PROJECT_TEAM))
    for row in (*MediaFile.objects.all(), *DocumentVersion.objects.all()):
        row.file.delete(save=False)
    cocreate.delete()
    empty = create_programme(by=priya, name="Cocreate")
    assert empty.identifier == "cocreate"

    preview, page = shown(browser, taken, project="")
    assert "These files do not come." not in page
    with django_capture_on_commit_callbacks(execute=True):
        browser.post(preview, {"papers": ["D01", "D02"]})

    assert what_is_marked() == marked
    assert {name for name, _ in told} == set(empty.accounts.values_list("identifier", flat=True))
    assert all(allowed_uses(row) == {Use.PROJECT_TEAM} for row in empty.agreements.all())
    photo, voice = MediaFile.objects.get(part__kind="photo"), MediaFile.objects.get(part__kind="voice")
    assert Image.open(io.BytesIO(kept(photo))).size == (640, 480)
    assert kept(voice) == a_wave()
    assert [kept(version) for version in DocumentVersion.objects.order_by("pk")] == [PDF, WORD]
    _, page = shown(browser, taken, project="")
    assert "Nothing would change: all that is in the file is in Cocreate already." in page
