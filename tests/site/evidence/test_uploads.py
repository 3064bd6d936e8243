"""Pictures are drawn anew, recordings are what they say, and everything hostile gets a sentence."""

import io
import random
import struct
import zipfile
import zlib
from contextlib import suppress

import pytest
from PIL import Image
from tests.site.evidence.damage import cut, flipped, repeated
from tests.site.sounds import a_voice, a_wave
from tests.site.tellings import a_picture
from tests.support.recordings import a_webm, an_amr

from doingwith_site.evidence.uploads.pictures import LONGEST_SIDE, small_picture, taken_picture
from doingwith_site.evidence.uploads.sniffing import Upload, UploadRefused
from doingwith_site.evidence.uploads.sounds import taken_sound

GPS, MAKER, DESCRIPTION, ORIENTATION = 0x8825, 0x010F, 0x010E, 0x0112
NO_PICTURE = "This is not a picture that we can keep. Choose a photo or drawing (JPEG, PNG, WebP or GIF)."
BROKEN = "This picture cannot be opened. It may be broken. Take or choose another one."
TOO_LARGE = "This picture is too large. Choose one of at most 20 megabytes and 60 million dots."
NO_SOUND = (
    "This is not a voice recording that we can keep. Choose a sound file "
    "(MP3, M4A, OGG, WebM, WAV, AMR) of at most three hours."
)
HIDDEN = "Something else is hidden in this file, so we do not keep it. Record your voice again."


def with_hidden_data() -> bytes:
    exif = Image.Exif()
    exif[MAKER], exif[DESCRIPTION], exif[ORIENTATION] = "Phone of Nell", "at home, 3 Mill Lane", 6
    exif.get_ifd(GPS)[1], exif.get_ifd(GPS)[2] = "N", (53.0, 22.0, 51.0)
    return a_picture("JPEG", size=(80, 40), exif=exif.tobytes(), comment=b"hidden comment")


def png_of(width: int, height: int) -> bytes:
    """A PNG of very many black dots, in very few bytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress(bytes(100_000), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def a_zip() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as bundle:
        bundle.writestr("run.js", "alert(1)")
    return made.getvalue()


def picture(content: bytes) -> Upload:
    return taken_picture(io.BytesIO(content))


def sound(content: bytes) -> Upload:
    return taken_sound(io.BytesIO(content))


class TestPictures:
    @pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
    def test_of_every_kind_become_a_new_jpeg(self, kind: str) -> None:
        taken = picture(a_picture(kind))

        assert (taken.content_type, taken.width, taken.height) == ("image/jpeg", 64, 48)
        assert Image.open(io.BytesIO(taken.content)).format == "JPEG"

    def test_lose_where_they_were_taken_and_with_what(self) -> None:
        given = with_hidden_data()
        assert b"Mill Lane" in given
        assert b"hidden comment" in given

        kept = picture(given).content

        assert not Image.open(io.BytesIO(kept)).getexif()
        for hidden in (b"Exif", b"Nell", b"Mill Lane", b"hidden comment"):
            assert hidden not in kept

    def test_stand_upright_as_they_were_held(self) -> None:
        taken = picture(with_hidden_data())

        assert (taken.width, taken.height) == (40, 80)

    def test_lose_what_is_hung_on_behind_them(self) -> None:
        kept = picture(a_picture() + a_zip()).content

        assert b"PK" not in kept
        assert not zipfile.is_zipfile(io.BytesIO(kept))

    def test_that_are_large_are_made_smaller(self) -> None:
        taken = picture(a_picture(size=(3000, 1500)))

        assert (taken.width, taken.height) == (LONGEST_SIDE, LONGEST_SIDE // 2)
        assert len(small_picture(taken.content)) < 30_000

    def test_that_can_be_seen_through_stand_on_white(self) -> None:
        made = io.BytesIO()
        Image.new("RGBA", (4, 4), (0, 0, 0, 0)).save(made, "PNG")

        kept = Image.open(io.BytesIO(picture(made.getvalue()).content))

        assert kept.getpixel((1, 1)) == (255, 255, 255)

    @pytest.mark.parametrize(
        ("content", "sentence"),
        [
            (b"", "This file is empty. Choose the picture again."),
            (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", NO_PICTURE),
            (b"<!doctype html><script>alert(1)</script>", NO_PICTURE),
            (b"%PDF-1.7 \n", NO_PICTURE),
            (a_zip(), NO_PICTURE),
            (b"MZ\x90\x00\x03", NO_PICTURE),
            (a_picture()[:200], BROKEN),
            (b"\x89PNG\r\n\x1a\n" + bytes(50), BROKEN),
            (b"GIF89a<script>alert(1)</script>", BROKEN),
            (png_of(60_000, 60_000), TOO_LARGE),
            (png_of(2**31 - 1, 2**31 - 1), TOO_LARGE),
            (a_picture() + bytes(21 * 1024 * 1024), TOO_LARGE),
        ],
        ids=[
            "nothing", "svg", "html", "pdf", "zip", "program", "cut short", "empty png", "gif and html",
            "many dots", "more dots than there are", "large file",
        ],
    )  # fmt: skip
    def test_that_are_none_or_hostile_get_a_sentence(self, content: bytes, sentence: str) -> None:
        with pytest.raises(UploadRefused) as refused:
            picture(content)

        assert str(refused.value) == sentence


class TestSounds:
    def test_are_kept_as_given_with_their_length(self) -> None:
        given = a_voice(title="My voice")

        taken = sound(given)

        assert taken.content == given
        assert taken.content_type == "audio/mpeg"
        assert taken.seconds == 2.6

    def test_of_other_kinds_are_known_by_their_bytes(self) -> None:
        webm = b"\x1a\x45\xdf\xa3\x9f\x42\x82\x84webm" + bytes(40) + b"A_OPUS" + bytes(100)

        assert (sound(a_wave()).content_type, sound(a_wave()).seconds) == ("audio/wav", 2.0)
        assert (sound(webm).content_type, sound(webm).seconds) == ("audio/webm", None)
        assert sound(b"#!AMR\n" + bytes(100)).content_type == "audio/amr"

    def test_that_a_browser_or_phone_recorded_have_a_length_too(self) -> None:
        for given, kind in ((a_webm(), "audio/webm"), (an_amr(150), "audio/amr")):
            assert (sound(given).content_type, sound(given).seconds) == (kind, 3.0)
        with pytest.raises(UploadRefused, match="at most three hours"):
            sound(a_webm(duration=3.1 * 60 * 60 * 1000))

    @pytest.mark.parametrize(
        ("content", "sentence"),
        [
            (b"", "This file is empty. Choose the recording again."),
            (a_picture(), NO_SOUND),
            (b"<html><script>alert(1)</script>", NO_SOUND),
            (b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom" + b"....hdlr....vide" * 4, NO_SOUND),
            (b"\x1a\x45\xdf\xa3\x9f\x42\x82\x84webm" + b"V_VP9 A_OPUS", NO_SOUND),
            (a_voice() + a_zip(), HIDDEN),
            (a_voice(title="<script>alert(1)</script>", encoding=0), HIDDEN),
            (a_voice() + b"<ScRiPt>alert(1)</script>", HIDDEN),
            (a_voice() + b"<svg onload=alert(1)>", HIDDEN),
            (bytes(1000), NO_SOUND),
            (
                a_voice() + bytes(41 * 1024 * 1024),
                "This recording is too large. Record a shorter one: at most 40 megabytes.",
            ),
        ],
        ids=[
            "nothing", "a picture", "html", "a film", "a film in webm", "a zip behind it",
            "markup as a title", "a script behind it", "a drawing behind it", "zeros", "large file",
        ],
    )  # fmt: skip
    def test_that_are_none_or_hostile_get_a_sentence(self, content: bytes, sentence: str) -> None:
        with pytest.raises(UploadRefused) as refused:
            sound(content)

        assert str(refused.value) == sentence


WHOLE = {
    "jpeg": (a_picture("JPEG", size=(200, 150)), taken_picture),
    "png": (a_picture("PNG", size=(200, 150)), taken_picture),
    "webp": (a_picture("WEBP", size=(200, 150)), taken_picture),
    "gif": (a_picture("GIF", size=(200, 150)), taken_picture),
    "mp3": (a_voice(title="My voice"), taken_sound),
    "wav": (a_wave(0.01), taken_sound),
}
PIECES = 150
"""Damaged files of each kind: 900 in all, beside the documents' 1,300."""


@pytest.mark.parametrize("kind", WHOLE)
def test_whatever_is_damaged_is_kept_whole_or_refused_with_a_sentence(kind: str) -> None:
    content, take = WHOLE[kind]
    chance = random.Random(20261125)
    kept: list[Upload] = []

    for _ in range(PIECES):
        damaged = chance.choice([flipped, cut, repeated])(content, chance)
        with suppress(UploadRefused):  # anything else it raises fails this test
            kept.append(take(io.BytesIO(damaged)))

    assert all(upload.content for upload in kept)
    assert len(kept) < PIECES
