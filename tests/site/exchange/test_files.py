"""Pictures, recordings and documents in and out through a bundle: looked at, permitted, and taken back."""

import io
import zipfile
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from hashlib import sha256
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image
from pytest_django import Settings
from tests.site.conftest import Browser
from tests.site.evidence.papers import PAPERS
from tests.site.evidence.project_file import project_file_of
from tests.site.sounds import a_voice
from tests.site.tellings import a_picture, an_account, leaving_hospital
from tests.site.words import words_of

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.consent.uses import SaidBy, Use, Way
from doingwith.evidence.accounts import PartKind
from doingwith.evidence.documents import DocumentKind
from doingwith.exchange.bundle.check import BundleCheck, BundleRefused, check_files
from doingwith.exchange.bundle.zip_file import read_zip
from doingwith_site.audit.models import Event
from doingwith_site.common.errors import Refused
from doingwith_site.consent.actions import answer_uses
from doingwith_site.consent.withdrawals import withdraw
from doingwith_site.evidence.actions.parts import add_part
from doingwith_site.evidence.documents.actions import add_document
from doingwith_site.evidence.documents.taking import taken_document
from doingwith_site.evidence.models import Account, DocumentVersion, MediaFile
from doingwith_site.evidence.uploads.pictures import taken_picture
from doingwith_site.evidence.uploads.sounds import taken_sound
from doingwith_site.exchange import actions
from doingwith_site.exchange.actions import confirm_import, export_bundle, plan_of, prepare_import
from doingwith_site.exchange.files_waiting import drop
from doingwith_site.exchange.models import PendingFile, PendingImport
from doingwith_site.exchange.queries import expired_imports
from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme

PAPER = PAPERS["word"]()
Captured = Callable[..., AbstractContextManager[list[Callable[[], object]]]]
Change = Callable[[str, bytes], tuple[str, bytes]]
TEAM = (Use.PROJECT_TEAM, Use.RESEARCH_ARCHIVE)


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
def told(priya: User, cocreate: Programme) -> Account:
    """An account with a photo and a voice, whose teller lets the archive have the words and no more."""
    account, _ = an_account(leaving_hospital(priya, cocreate), "They asked me four times.", uses=TEAM)
    photo = taken_picture(io.BytesIO(a_picture()))
    add_part(by=None, account=account, kind=PartKind.PHOTO, text="The ward", upload=photo)
    voice = taken_sound(io.BytesIO(a_voice()))
    add_part(by=None, account=account, kind=PartKind.VOICE, text="I waited", upload=voice)
    return account


@pytest.fixture
def paper(priya: User, cocreate: Programme) -> DocumentVersion:
    taken = taken_document(io.BytesIO(PAPER))
    project = cocreate.projects.get(identifier="P01")
    add_document(by=priya, file=project_file_of(project), kind=DocumentKind.NOTES, title="Notes", taken=taken)
    return DocumentVersion.objects.get()


def checked(bundle: bytes) -> BundleCheck:
    found = check_files(read_zip(bundle))
    assert found.problems == ()
    assert found.record is not None
    return found


def record_in(bundle: bytes) -> ProgrammeRecord:
    record = checked(bundle).record
    assert record is not None
    return record


def emptied(programme: Programme) -> None:
    """As if the programme had never been here; its files go with it, as they lie in another site's store."""
    for row in (*MediaFile.objects.all(), *DocumentVersion.objects.all()):
        row.file.delete(save=False)
    programme.delete()


def brought_in(by: User, bundle: bytes, into: Programme | None = None) -> Programme:
    found = checked(bundle)
    assert found.record is not None
    pending = prepare_import(by=by, record=found.record, into=into, files=found.files)
    return confirm_import(by=by, pending=pending)


def kept(row: MediaFile | DocumentVersion) -> bytes:
    with row.file.storage.open(str(row.file.name)) as file:
        return bytes(file.read())


def files_kept() -> list[Path]:
    return [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


def as_photo(content: bytes, ending: str = "jpg") -> Change:
    """This in the place of the photo."""
    return lambda name, data: renamed(name, content, ending) if name.endswith("jpg") else (name, data)


def spoilt(name: str, data: bytes) -> tuple[str, bytes]:
    """Broken photos, and recordings that are none."""
    return renamed(name, data[:40] if name.endswith("jpg") else b"ID3" + bytes(60))


def with_instead(bundle: bytes, change: Change, media_type: str = "image/jpeg") -> bytes:
    """The bundle with other files, named and sized in it as the new ones are."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(bundle)) as old:
        entries = {name: old.read(name) for name in old.namelist()}
    names: Mapping[str, tuple[str, bytes]] = {
        name: change(name, data) for name, data in entries.items() if "/files/" in name
    }
    with zipfile.ZipFile(made, "w") as new:
        for name, data in entries.items():
            text = data
            for old_name, (new_name, content) in names.items():
                sizes = (f"size: {len(one)}\n".encode() for one in (entries[old_name], content))
                text = text.replace(hash_of(old_name).encode(), hash_of(new_name).encode())
                text = text.replace(*sizes).replace(b"image/jpeg", media_type.encode())
            new.writestr(*names.get(name, (name, text)))
    return made.getvalue()


def hash_of(name: str) -> str:
    return name.rpartition("/")[2].partition(".")[0]


def renamed(name: str, content: bytes, ending: str = "") -> tuple[str, bytes]:
    folder, _, old = name.rpartition("/")
    return f"{folder}/{sha256(content).hexdigest()}.{ending or old.partition('.')[2]}", content


class TestOut:
    def test_files_leave_for_the_project_team(
        self, priya: User, cocreate: Programme, told: Account, paper: DocumentVersion
    ) -> None:
        found = checked(export_bundle(by=priya, programme=cocreate))

        stored = {row.sha256: kept(row) for row in MediaFile.objects.all()}
        assert {name: read() for name, read in found.files.items()} == {**stored, paper.sha256: PAPER}
        assert found.files_named == 3

    def test_for_another_use_a_photo_and_a_voice_need_a_yes_of_their_own_and_are_counted(
        self, priya: User, cocreate: Programme, told: Account, paper: DocumentVersion
    ) -> None:
        without = checked(export_bundle(by=priya, programme=cocreate, use=Use.RESEARCH_ARCHIVE))
        answer_uses(
            by=None, agreement=told.agreement, answers={Use.MEDIA_IN_REPORT: True},
            said_by=SaidBy.TELLER, way=Way.PAGE,
        )  # fmt: skip
        with_them = checked(export_bundle(by=priya, programme=cocreate, use=Use.RESEARCH_ARCHIVE))

        assert set(without.files) == {paper.sha256}
        assert without.record is not None
        assert len(without.record.account_by_id[told.identifier].parts) == 3
        assert len(with_them.files) == 3
        details = [event.detail for event in Event.objects.filter(verb="export").order_by("pk")]
        assert [(one["files"], one["held_back_files"]) for one in details] == [(1, 2), (3, 0)]

    def test_they_can_be_left_out(self, priya: User, told: Account, browser_of: Browser) -> None:
        browser = browser_of(priya)
        page = words_of(browser.get("/programmes/cocreate/export/"))
        assert "Leave pictures, recordings and originals of documents out" in page

        answer = browser.post("/programmes/cocreate/export/file/", {"without_files": "on"})

        assert not checked(answer.content).files

    def test_more_than_a_bundle_holds_is_refused_with_what_to_do(
        self, priya: User, cocreate: Programme, told: Account, browser_of: Browser
    ) -> None:
        MediaFile.objects.update(size=49_000_000)
        for number in range(3):
            row = MediaFile.objects.filter(content_type="image/jpeg").get()
            voice = taken_sound(io.BytesIO(a_voice(frames=101 + number)))
            add_part(by=None, account=told, kind=PartKind.VOICE, upload=voice)
            MediaFile.objects.exclude(pk=row.pk).update(size=49_000_000)

        answer = browser_of(priya).post("/programmes/cocreate/export/file/")

        assert answer.status_code == 403
        assert (
            "The pictures, recordings and documents are larger than 150 MB together, which is more than a "
            "bundle holds. Export the bundle without them, or take one project at a time for other software."
        ) in words_of(answer)

    def test_a_no_that_comes_while_the_file_is_made_stops_it(
        self, priya: User, cocreate: Programme, told: Account, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        made = actions.bundle_zip

        def meanwhile(*given: object) -> bytes:
            withdraw(by=None, agreement=told.agreement, way=Way.PAGE)
            return made(given[0])  # type: ignore[arg-type]

        monkeypatch.setattr(actions, "bundle_zip", meanwhile)
        with pytest.raises(Refused) as refused:
            export_bundle(by=priya, programme=cocreate)

        assert str(refused.value) == (
            "Somebody has changed what they told, or what may be done with it, while the file was made. "
            "Nothing left. Try again."
        )


class TestIn:
    def test_they_come_back_to_what_names_them(
        self, priya: User, cocreate: Programme, told: Account, paper: DocumentVersion, browser_of: Browser
    ) -> None:
        bundle = export_bundle(by=priya, programme=cocreate)
        emptied(cocreate)

        programme = brought_in(priya, bundle)

        voice, photo = MediaFile.objects.get(seconds__gt=0), MediaFile.objects.get(width=64)
        assert kept(voice) == a_voice()
        assert Image.open(io.BytesIO(kept(photo))).size == (64, 48)
        assert kept(DocumentVersion.objects.get()) == PAPER
        assert photo.file.name.startswith("waiting/")
        assert not PendingFile.objects.exists()
        page = browser_of(priya).get(f"/programmes/cocreate/accounts/{told.identifier}/")
        assert "itself is not kept here" not in words_of(page)
        assert (
            record_in(export_bundle(by=priya, programme=programme)).documents == record_in(bundle).documents
        )

    def test_a_document_comes_with_where_its_pages_begin(self, priya: User, cocreate: Programme) -> None:
        taken = taken_document(io.BytesIO(PAPERS["pdf"]()))
        project = cocreate.projects.get(identifier="P01")
        add_document(
            by=priya, file=project_file_of(project), kind=DocumentKind.REPORT, title="Report", taken=taken
        )
        bundle = export_bundle(by=priya, programme=cocreate)
        emptied(cocreate)

        brought_in(priya, bundle)

        version = DocumentVersion.objects.get()
        assert version.starts == list(taken.starts) == [0, 12]
        assert [version.size_of(page) for page in (1, 2)] == [(596, 842), (596, 842)]

    def test_a_picture_is_drawn_anew_and_the_bundle_it_came_in_still_fits(
        self, priya: User, cocreate: Programme, told: Account
    ) -> None:
        first = export_bundle(by=priya, programme=cocreate)
        hidden = a_picture(comment=b"at home, 3 Mill Lane")
        first = with_instead(first, as_photo(hidden))
        emptied(cocreate)

        programme = brought_in(priya, first)
        photo = MediaFile.objects.get(content_type="image/jpeg")
        second = export_bundle(by=priya, programme=programme)

        assert b"Mill Lane" not in kept(photo)
        assert photo.drawn_from == sha256(hidden).hexdigest() != photo.sha256
        for bundle in (first, second):
            found = checked(bundle)
            assert found.record is not None
            plan = plan_of(prepare_import(by=priya, record=found.record, into=programme, files=found.files))
            assert (plan.conflicts, plan.changes_nothing) == ((), True)

    def test_files_that_come_later_are_put_to_what_is_there(
        self, priya: User, cocreate: Programme, told: Account, browser_of: Browser
    ) -> None:
        bundle = export_bundle(by=priya, programme=cocreate)
        bare = export_bundle(by=priya, programme=cocreate, with_files=False)
        emptied(cocreate)
        programme = brought_in(priya, bare)
        assert not any(row.is_here for row in MediaFile.objects.all())
        found = checked(bundle)
        assert found.record is not None

        pending = prepare_import(by=priya, record=found.record, into=programme, files=found.files)

        page = words_of(browser_of(priya).get(f"/import/{pending.token}/"))
        assert "Importing would put 2 pictures, recordings and documents to what names them. Nothing" in page
        confirm_import(by=priya, pending=pending)
        assert all(row.is_here for row in MediaFile.objects.all())

    def test_a_new_account_brings_the_picture_that_another_has_too(
        self, priya: User, cocreate: Programme, told: Account
    ) -> None:
        first = export_bundle(by=priya, programme=cocreate)
        other, _ = an_account(leaving_hospital(priya, cocreate), "Me too.", uses=TEAM)
        photo = taken_picture(io.BytesIO(a_picture()))
        add_part(by=None, account=other, kind=PartKind.PHOTO, text="The ward", upload=photo)
        both = export_bundle(by=priya, programme=cocreate)
        emptied(cocreate)
        programme = brought_in(priya, first)

        brought_in(priya, both, programme)

        photos = MediaFile.objects.filter(content_type="image/jpeg")
        assert [row.is_here for row in photos] == [True, True]
        assert photos[0].file.name != photos[1].file.name

    def test_what_is_broken_or_of_another_kind_is_said_and_nothing_is_kept(
        self, priya: User, cocreate: Programme, told: Account, browser_of: Browser
    ) -> None:
        bundle = export_bundle(by=priya, programme=cocreate)
        emptied(cocreate)
        upload = io.BytesIO(with_instead(bundle, spoilt))
        upload.name = "cocreate.zip"
        page = words_of(browser_of(priya).post("/import/", {"bundle": upload}))

        assert "2 things are wrong in this bundle" in page
        assert (
            f"Part 2 of account {told.identifier}: This picture cannot be opened. It may be broken. Take or "
            "choose another one."
        ) in page
        assert f"Part 3 of account {told.identifier}: This is not a voice recording that we can keep." in page
        assert "Mend the file, or take it out of the bundle: the words come without it." in page
        assert files_kept() == []
        assert not PendingImport.objects.exists()

    def test_a_document_is_no_photo(self, priya: User, cocreate: Programme, told: Account) -> None:
        bundle = export_bundle(by=priya, programme=cocreate)
        emptied(cocreate)
        wrong = with_instead(bundle, as_photo(a_voice(frames=120), "mp3"), "audio/mpeg")
        found = checked(wrong)
        assert found.record is not None

        with pytest.raises(BundleRefused) as refused:
            prepare_import(by=priya, record=found.record, files=found.files)

        assert [problem.wrong for problem in refused.value.problems] == [
            f"Part 2 of account {told.identifier}: This part is a photo, and its file is none. Take the file "
            "out of the bundle."
        ]


class TestTakenBack:
    def test_files_that_came_in_a_bundle_go_with_the_words(
        self, priya: User, cocreate: Programme, told: Account
    ) -> None:
        bundle = export_bundle(by=priya, programme=cocreate)
        emptied(cocreate)
        programme = brought_in(priya, bundle)
        assert len(files_kept()) == 2

        withdraw(by=None, agreement=programme.agreements.get(), way=Way.PAGE)

        assert files_kept() == []

    def test_a_waiting_import_does_not_keep_them_nor_take_them_again(
        self, priya: User, cocreate: Programme, told: Account
    ) -> None:
        bundle = export_bundle(by=priya, programme=cocreate)
        emptied(cocreate)
        programme = brought_in(priya, bundle)
        found = checked(bundle)
        assert found.record is not None
        prepare_import(by=priya, record=found.record, files=found.files)
        assert PendingFile.objects.count() == 2

        withdraw(by=None, agreement=programme.agreements.get(), way=Way.PAGE)
        prepare_import(by=priya, record=found.record, into=programme, files=found.files)

        assert files_kept() == []
        assert not PendingFile.objects.exists()

    def test_two_who_gave_the_same_picture_each_keep_their_own(
        self, priya: User, cocreate: Programme, told: Account
    ) -> None:
        other, _ = an_account(leaving_hospital(priya, cocreate), "Me too.", uses=TEAM)
        photo = taken_picture(io.BytesIO(a_picture()))
        add_part(by=None, account=other, kind=PartKind.PHOTO, text="The ward", upload=photo)
        bundle = export_bundle(by=priya, programme=cocreate)
        emptied(cocreate)
        programme = brought_in(priya, bundle)

        withdraw(by=None, agreement=programme.agreements.get(identifier=told.identifier), way=Way.PAGE)

        assert Image.open(io.BytesIO(kept(MediaFile.objects.get()))).size == (64, 48)

    def test_of_a_bundle_given_twice_and_confirmed_twice_no_file_stays_that_nobody_names(
        self,
        priya: User,
        cocreate: Programme,
        paper: DocumentVersion,
        django_capture_on_commit_callbacks: Captured,
    ) -> None:
        account, _ = an_account(leaving_hospital(priya, cocreate), "They asked me.", uses=TEAM)
        voice = taken_sound(io.BytesIO(a_voice()))
        add_part(by=None, account=account, kind=PartKind.VOICE, text="I waited", upload=voice)
        bundle = export_bundle(by=priya, programme=cocreate)
        bare = export_bundle(by=priya, programme=cocreate, with_files=False)
        emptied(cocreate)
        programme = brought_in(priya, bare)
        found = checked(bundle)
        assert found.record is not None
        twice = [
            prepare_import(by=priya, record=found.record, into=programme, files=found.files) for _ in "12"
        ]
        assert len(files_kept()) == 4

        for pending in twice:
            with django_capture_on_commit_callbacks(execute=True):
                confirm_import(by=priya, pending=pending)

        rows = (*MediaFile.objects.all(), *DocumentVersion.objects.all())
        assert sorted(files_kept()) == sorted(Path(row.file.path) for row in rows)
        assert not PendingFile.objects.exists()

    def test_files_of_an_import_go_only_once_nobody_confirms_it(
        self, priya: User, cocreate: Programme, told: Account
    ) -> None:
        with CaptureQueriesContext(connection) as asked:
            drop(expired_imports())

        locks = " FOR UPDATE" if connection.features.has_select_for_update else ""
        assert locks in asked.captured_queries[1]["sql"]

    def test_an_import_that_nobody_confirmed_leaves_no_file(
        self, priya: User, cocreate: Programme, told: Account
    ) -> None:
        found = checked(export_bundle(by=priya, programme=cocreate))
        emptied(cocreate)
        assert found.record is not None
        prepare_import(by=priya, record=found.record, files=found.files)
        PendingImport.objects.update(created_at="2025-01-01T00:00Z")
        assert expired_imports().count() == 1

        prepare_import(by=priya, record=found.record)

        assert files_kept() == []


@pytest.mark.django_db(transaction=True)
def test_once_a_day_imports_that_nobody_confirmed_go_with_their_files(
    priya: User, cocreate: Programme, paper: DocumentVersion, capsys: pytest.CaptureFixture[str]
) -> None:
    found = checked(export_bundle(by=priya, programme=cocreate))
    emptied(cocreate)
    assert found.record is not None
    old = prepare_import(by=priya, record=found.record, files=found.files)
    fresh = prepare_import(by=priya, record=found.record)
    PendingImport.objects.filter(pk=old.pk).update(created_at="2025-01-01T00:00Z")
    assert len(files_kept()) == 1

    call_command("forget_imports")

    assert capsys.readouterr().out == "Removed 1 import of more than a day ago.\n"
    assert files_kept() == []
    assert PendingImport.objects.get() == fresh
