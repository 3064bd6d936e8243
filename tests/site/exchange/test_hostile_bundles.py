"""Damaged, oversized and malicious zip files: each gets a sentence, and nothing of it is kept."""

import io
import os
import random
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from functools import cache

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.site.conftest import Browser
from tests.site.programme import cocreate_record
from tests.site.words import words_of

from doingwith.exchange.bundle.writer import bundle_files
from doingwith.exchange.bundle.zip_file import bundle_zip
from doingwith_site.exchange.actions import confirm_import, prepare_import
from doingwith_site.exchange.models import PendingImport
from doingwith_site.exchange.queries import crowded_imports
from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme

MUTANTS = int(os.environ.get("DOINGWITH_FUZZ", "60"))
"""How many damaged bundles are tried; a longer hunt sets DOINGWITH_FUZZ."""


@cache
def files() -> tuple[tuple[str, bytes], ...]:
    return tuple((name, text.encode()) for name, text in bundle_files(cocreate_record()))


@cache
def sound_zip() -> bytes:
    return bundle_zip(cocreate_record())


def zipped(*entries: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", method) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return whole.getvalue()


def damaged_zip(chance: random.Random) -> bytes:
    """The zip file itself with bytes changed, cut out or put in."""
    data = bytearray(sound_zip())
    for _ in range(chance.randint(1, 8)):
        place = chance.randrange(len(data))
        act = chance.choice(["flip", "cut", "grow", "end"])
        if act == "flip":
            data[place] ^= 1 << chance.randrange(8)
        elif act == "cut":
            del data[place : place + chance.randint(1, 40)]
        elif act == "grow":
            data[place:place] = chance.randbytes(chance.randint(1, 40))
        elif chance.random() < 0.2:
            del data[place:]
    return bytes(data)


def damaged_files(chance: random.Random) -> bytes:
    """A sound zip file of files with lines swapped, doubled, cut or spoilt, or files lost or misnamed."""
    entries = dict(files())
    for _ in range(chance.randint(1, 4)):
        name = chance.choice(sorted(entries))
        lines = entries[name].split(b"\n")
        place = chance.randrange(len(lines))
        act = chance.choice(["double", "drop", "swap", "spoil", "lose", "misname", "indent"])
        if act == "double":
            lines.insert(place, lines[place])
        elif act == "drop":
            del lines[place]
        elif act == "swap":
            other = chance.randrange(len(lines))
            lines[place], lines[other] = lines[other], lines[place]
        elif act == "spoil":
            lines[place] += chance.choice(
                [b"\x00", b"\xff", b": :", b" [", b" &a *a", b"\t", b" 1e999", b" ~"]
            )
        elif act == "indent":
            lines[place] = b" " * chance.randint(1, 9) + lines[place]
        data = entries.pop(name)
        if act == "misname":
            entries[chance.choice(["x/y.yaml", "projects/é.yaml", "PROGRAMME.YAML", "a\\b.yaml"])] = data
        elif act != "lose":
            entries[name] = b"\n".join(lines)
    return zipped(*entries.items())


def many_files() -> Iterator[tuple[str, bytes]]:
    yield from files()
    for number in range(21_000):
        yield f"projects/X{number}.yaml", b""


@pytest.fixture
def visitor(zed: User, browser_of: Browser) -> Client:
    client = browser_of(zed)
    client.raise_request_exception = False
    return client


def give(visitor: Client, data: bytes, name: str = "bundle.zip") -> str:
    """The words of the answer, or none when the bundle was sound after all."""
    answer = visitor.post("/import/", {"bundle": SimpleUploadedFile(name, data)})
    if answer.status_code == 302:
        return ""
    assert answer.status_code == 200
    words = words_of(answer)
    assert "The bundle cannot be imported as it is. What is wrong is listed below." in words
    assert "Traceback" not in words
    return words


@pytest.mark.parametrize("damage", [damaged_zip, damaged_files])
def test_any_damage_is_answered_with_sentences(damage: object, visitor: Client) -> None:
    for seed in range(MUTANTS):
        before = PendingImport.objects.count()
        words = give(visitor, damage(random.Random(seed)))  # type: ignore[operator]
        if words:
            assert PendingImport.objects.count() == before, seed
    assert not Programme.objects.exists()


BOMB = b"\x00" * 60_000_000
REFUSED = {
    "nothing": (b"", "This is not a zip file, or it is damaged."),
    "words": (b"name: x", "This is not a zip file, or it is damaged."),
    "a bomb": (zipped(("programme.yaml", BOMB)), "The file is 60 MB long; the largest that is read is 2 MB."),
    "a bomb in no file of ours": (zipped(("bomb.bin", BOMB)), "The file is 60 MB long"),
    "a way out": (zipped(("../../etc/passwd", b"x")), "This path leads out of the zip file's own folder."),
    "a way from the root": (
        zipped(("/etc/passwd", b"x")),
        "This path leads out of the zip file's own folder.",
    ),
    "a drive": (zipped(("C:\\x.yaml", b"x")), "This path leads out of the zip file's own folder."),
}


@pytest.mark.parametrize(("data", "sentence"), REFUSED.values(), ids=REFUSED)
def test_a_malicious_zip_file_is_answered_with_its_sentence(
    data: bytes, sentence: str, visitor: Client
) -> None:
    assert sentence in give(visitor, data)
    assert not PendingImport.objects.exists()


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_file_that_stands_twice_is_named(visitor: Client) -> None:
    words = give(visitor, zipped(*files(), files()[0]))

    assert "The file stands in the zip file twice. Keep one of the two." in words


def test_too_many_files_are_answered_at_once(visitor: Client) -> None:
    assert "20,000" in give(visitor, zipped(*many_files(), method=zipfile.ZIP_STORED))


def test_a_file_of_two_hundred_megabytes_is_not_read(visitor: Client) -> None:
    words = give(visitor, b"PK\x03\x04" + b"\x00" * 205_000_000)

    assert "The zip file is 205 MB large; at most 200 MB are read." in words


def test_more_than_any_file_is_refused_before_it_is_read(visitor: Client) -> None:
    for told in ("999999999999", "-1", "many", "9" * 400):
        answer = visitor.generic(
            "POST", "/import/", b"", content_type="multipart/form-data", CONTENT_LENGTH=told
        )

        assert answer.status_code == 413
        assert "This is too large What you sent is larger than anything this site reads" in words_of(answer)


def test_a_hostile_name_of_the_file_is_never_used(visitor: Client) -> None:
    for name in ("../../x.zip", "x\x00.zip", "x" * 5_000, "\u202epiz.exe", "CON", "a\r\nb.zip"):
        assert give(visitor, b"x", name)


class TestConfirmingLate:
    def test_a_preview_of_yesterday_is_gone(self, visitor: Client, zed: User) -> None:
        pending = prepare_import(by=zed, record=cocreate_record())
        PendingImport.objects.update(created_at=pending.created_at - timedelta(hours=25))

        assert visitor.get(f"/import/{pending.token}/").status_code == 404
        assert visitor.post(f"/import/{pending.token}/").status_code == 404
        assert not Programme.objects.exists()

    def test_a_copy_that_waited_too_long_goes_when_the_next_comes(self, zed: User) -> None:
        first = prepare_import(by=zed, record=cocreate_record())
        PendingImport.objects.update(created_at=first.created_at - timedelta(hours=25))

        second = prepare_import(by=zed, record=cocreate_record())

        assert list(PendingImport.objects.all()) == [second]

    def test_one_that_comes_while_old_ones_are_looked_for_is_not_taken_for_one(self, zed: User) -> None:
        for _ in range(10):
            prepare_import(by=zed, record=cocreate_record())

        with CaptureQueriesContext(connection) as asked:
            oldest = list(crowded_imports(zed))

        assert len(asked) == 1, "another may come between two questions"
        assert oldest == [PendingImport.objects.earliest("pk")]

    def test_no_more_than_ten_copies_wait_for_one_person(self, zed: User) -> None:
        waiting = [prepare_import(by=zed, record=cocreate_record()) for _ in range(12)]

        assert list(PendingImport.objects.order_by("pk")) == waiting[2:]

    def test_an_identifier_taken_meanwhile_is_said(self, visitor: Client, zed: User, priya: User) -> None:
        address = f"/import/{prepare_import(by=zed, record=cocreate_record()).token}/"
        priyas = prepare_import(by=priya, record=cocreate_record())
        confirm_import(by=priya, pending=priyas)

        words = words_of(visitor.post(address, follow=True))

        assert "The identifier “cocreate” is not free on this site." in words
        assert Programme.objects.count() == 1
