"""After a withdrawal none of fifty phrases is anywhere: not in a row, not in a file, not in a single byte."""

import io
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.utils import timezone
from pytest_django import Settings
from tests.site.programme import cocreate_record, stored
from tests.site.sounds import a_voice
from tests.site.tellings import a_picture, leaving_hospital

from doingwith_site.cases.models import Case, CaseQuestion
from doingwith_site.consent.codes import personal_code
from doingwith_site.consent.models import Agreement, Withdrawal
from doingwith_site.consent.proof import database_files, search
from doingwith_site.evidence.models import Account, AccountPart, MediaFile, Telling
from doingwith_site.people.models import User

pytestmark = pytest.mark.django_db(transaction=True)

WORKER = os.environ.get("PYTEST_XDIST_WORKER", "alone")
PHRASES = [f"heron {number} waded past the łódź café at dusk, {WORKER}" for number in range(50)]
"""Fifty phrases that stand nowhere else, with letters that are written in more than one way.

Tests that run beside these keep theirs in the files of the same PostgreSQL: each has its own.
"""


@pytest.fixture
def kept_in(settings: Settings, tmp_path: Path) -> Path:
    """Files are kept on a disk, as in use."""
    folder = tmp_path / "files"
    folder.mkdir()
    settings.MEDIA_ROOT = folder
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    }
    return folder


@pytest.fixture(autouse=True)
def _log_not_recycled() -> Iterator[None]:
    """As decision 0027 asks of whoever runs PostgreSQL: what its log no longer needs is removed."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ALTER SYSTEM SET wal_recycle = off")
            cursor.execute("SELECT pg_reload_conf()")
    yield
    cache.clear()


@pytest.fixture
def telling() -> Telling:
    lead = User.objects.create_user(email="priya.lead@example.org", name="Priya Nair")
    return leaving_hospital(lead, stored(cocreate_record(), lead))


@pytest.fixture
def teller(telling: Telling, kept_in: Path) -> Client:
    """Somebody has told a great deal: long and short writing, corrections, a photo, a voice, a name."""
    browser = Client()
    browser.post(f"/tell/{telling.code}/")
    long = "\n\n".join(f"{phrase}. " + "And so it went on. " * 60 for phrase in PHRASES[:30])
    for words in (PHRASES[48], long):  # told, and then corrected
        photo = SimpleUploadedFile("photo.png", a_picture("PNG"))
        answer = browser.post(
            "/tell/mine/questions/1/", {"text": words, "photo": photo, "photo_text": PHRASES[30]}
        )
        assert answer.status_code == 302
    voice = SimpleUploadedFile("voice.mp3", a_voice(title=PHRASES[31]))
    browser.post("/tell/mine/questions/2/", {"text": "\n".join(PHRASES[32:46]), "voice": voice})
    browser.post(
        "/tell/mine/uses/",
        {
            "uses": "project_team",
            "age": "18_or_over",
            "teller_role": PHRASES[46],
            "name_to_show": PHRASES[47],
        },
    )
    number = AccountPart.objects.get(kind="voice").number
    browser.post(f"/tell/mine/parts/{number}/", {"text": PHRASES[49]})
    return browser


def places(folder: Path) -> list[Path]:
    try:
        return [folder, *(path for path in database_files() if path.exists())]
    except PermissionError:
        pytest.skip("the files of this PostgreSQL cannot be read by whoever runs the tests")


def test_everything_is_found_before_and_nothing_after(teller: Client, kept_in: Path) -> None:
    before = search(PHRASES, places(kept_in))
    assert set(range(50)) - before.phrases <= {48}, "all but what was corrected can be found at all"

    teller.post("/tell/mine/take-back/")

    withdrawal = Withdrawal.objects.get()
    assert withdrawal.erased_at
    assert withdrawal.wiped_at
    assert search(PHRASES, places(kept_in)).found == ()
    assert (Account.objects.count(), Agreement.objects.count(), MediaFile.objects.count()) == (0, 0, 0)
    assert list(kept_in.rglob("*.*")) == [], "no file is left"


def test_words_beside_a_photo_that_were_corrected_and_had_been_quoted_are_nowhere(
    teller: Client, kept_in: Path
) -> None:
    lead, case = User.objects.get(email="priya.lead@example.org"), Case.objects.get(identifier="CS2")
    photo = AccountPart.objects.get(kind="photo")
    CaseQuestion.objects.create(
        case=case, number=9, text=f"When was “{photo.text}”?", asked_by=lead, asked_at=timezone.now()
    )

    teller.post(f"/tell/mine/parts/{photo.number}/", {"text": "A bird."})

    assert CaseQuestion.objects.get(number=9).text == "When was “[words taken back]”?"
    assert MediaFile.objects.filter(part__text="A bird.").exists(), "the photo itself stays"
    teller.post("/tell/mine/take-back/")
    assert search(PHRASES, places(kept_in)).found == ()
    assert list(kept_in.rglob("*.*")) == [], "no file is left"


def test_files_are_overwritten_before_they_are_removed(teller: Client, kept_in: Path) -> None:
    path = Path(MediaFile.objects.get(content_type="audio/mpeg").file.path)
    held = path.open("rb")  # as a backup or a thief may hold it: the same bytes on the disk
    assert PHRASES[31].encode("utf-16-le") in held.read()

    teller.post("/tell/mine/take-back/")

    held.seek(0)
    with held:
        assert set(held.read()) == {0}
    assert not path.exists()


def test_the_command_says_what_it_searched(teller: Client, kept_in: Path, tmp_path: Path) -> None:
    phrases = tmp_path / "phrases.txt"
    phrases.write_text("\n".join(PHRASES), encoding="utf-8")
    out = io.StringIO()
    places(kept_in)

    with pytest.raises(CommandError, match="Found in:"):
        call_command("prove_withdrawal", str(phrases))
    teller.post("/tell/mine/take-back/")
    call_command("prove_withdrawal", str(phrases), stdout=out)

    assert out.getvalue().startswith("Searched ")
    assert out.getvalue().endswith("tables for 50 phrases. None was found.\n")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "No phrases were given. Write one on each line."),
        (
            "short\n",
            "1 of the phrases have fewer than 8 characters and could stand anywhere. Use longer ones.",
        ),
    ],
)
def test_the_command_refuses_phrases_that_prove_nothing(tmp_path: Path, text: str, sentence: str) -> None:
    phrases = tmp_path / "phrases.txt"
    phrases.write_text(text, encoding="utf-8")

    with pytest.raises(CommandError) as refused:
        call_command("prove_withdrawal", str(phrases))

    assert str(refused.value) == sentence


def test_a_zip_file_is_looked_into(tmp_path: Path) -> None:
    import zipfile

    with zipfile.ZipFile(tmp_path / "export.zip", "w", zipfile.ZIP_DEFLATED) as bundle:
        bundle.writestr("accounts/a.yaml", f"text: {PHRASES[0]} " * 50)

    assert search([PHRASES[0]], [tmp_path]).found == (str(tmp_path / "export.zip"),)


def test_the_code_opens_the_list_and_nothing_else_afterwards(teller: Client, kept_in: Path) -> None:
    code = personal_code(seed_of(teller))

    teller.post("/tell/mine/take-back/")
    elsewhere = Client()
    answer = elsewhere.post("/tell/", {"code": code})

    assert answer["Location"] == "/tell/taken-back/"
    page = elsewhere.get("/tell/taken-back/").content.decode()
    assert "2 pieces of writing" in page
    assert "1 picture" in page
    assert "1 recording of a voice" in page
    assert elsewhere.get("/tell/mine/")["Location"] == "/tell/"


def seed_of(browser: Client) -> str:
    from django.core import signing

    return str(signing.loads(browser.cookies["teller"].value, salt="doingwith.teller")["seed"])


def test_a_backup_that_is_put_back_does_not_bring_the_words_back(teller: Client, kept_in: Path) -> None:
    row = Agreement.objects.get()
    before = Agreement(programme_id=row.programme_id, identifier=row.identifier, code_hash=row.code_hash)
    teller.post("/tell/mine/take-back/")
    before.save()  # as it stood in yesterday's copy
    Withdrawal.objects.all().delete()

    call_command("finish_withdrawals")

    assert not Agreement.objects.exists()
    assert Withdrawal.objects.get().identifier == row.identifier


def test_a_withdrawal_that_was_cut_short_is_finished_later(teller: Client, kept_in: Path) -> None:
    from doingwith.consent.uses import Way
    from doingwith_site.consent.withdrawals import ask_to_withdraw

    ask_to_withdraw(by=None, agreement=Agreement.objects.get(), way=Way.PAGE)  # and then the power failed
    assert teller.get("/tell/mine/")["Location"] == "/tell/", "nobody sees it from the moment of asking"
    out = io.StringIO()

    call_command("finish_withdrawals", stdout=out)

    assert out.getvalue() == "Finished 1 withdrawal.\n"
    assert search(PHRASES, places(kept_in)).found == ()


@pytest.fixture(autouse=True)
def _own_list(settings: Settings, tmp_path: Path) -> None:
    """Each test has its own list of what was taken back."""
    settings.VAR = tmp_path / "var"
    settings.VAR.mkdir()
