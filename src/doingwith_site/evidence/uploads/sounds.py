"""Voice recordings: told to be one by their bytes, measured, and kept as they were given."""

import io
from dataclasses import replace
from typing import IO

import mutagen
from django.utils.translation import gettext as _

from doingwith.evidence.file_kinds import hides_something
from doingwith.evidence.sound_lengths import amr_seconds, mp4_seconds, webm_seconds
from doingwith_site.evidence.uploads.sniffing import MEGABYTE, Upload, UploadRefused, read_within

__all__ = ["LONGEST", "SOUND_TYPES", "taken_sound"]

LARGEST_FILE = 40 * MEGABYTE
LONGEST = 3 * 60 * 60
"""Seconds."""
SOUND_TYPES = {
    "MP3": "audio/mpeg",
    "MP4": "audio/mp4",
    "OggOpus": "audio/ogg",
    "OggVorbis": "audio/ogg",
    "OggFLAC": "audio/ogg",
    "OggSpeex": "audio/ogg",
    "FLAC": "audio/flac",
    "WAVE": "audio/wav",
    "AAC": "audio/aac",
}
"""The names mutagen gives to kinds of sound, and what a browser is told."""
IN_PIECES = b"moof"
WEBM, AMR = b"\x1a\x45\xdf\xa3", b"#!AMR"


def taken_sound(file: IO[bytes]) -> Upload:
    """The recording as given, with its length where it tells; UploadRefused with a sentence."""
    content = read_within(
        file,
        LARGEST_FILE,
        _("This recording is too large. Record a shorter one: at most 40 megabytes."),
        inside="This recording is too large. At most 40 megabytes are taken.",
    )
    if not content:
        again = _("This file is empty. Choose the recording again.")
        raise UploadRefused(again, inside="This file is empty.")
    upload = measured(content)
    if hides_something(content):
        raise UploadRefused(
            _("Something else is hidden in this file, so we do not keep it. Record your voice again."),
            inside="Something else is hidden in this recording, so it is not kept.",
        )
    return upload


def measured(content: bytes) -> Upload:
    """What kind of sound it is, and how long."""
    if content.startswith(AMR):
        return within_limit(Upload(content=content, content_type="audio/amr", seconds=amr_seconds(content)))
    if content.startswith(WEBM):
        return of_webm(content)
    return of_mutagen(content)


def of_webm(content: bytes) -> Upload:
    """What a browser records. Its head does not say how long it is; its blocks do."""
    head = content[:4096]
    if b"webm" not in head[:64] or b"V_" in head or not (b"A_OPUS" in head or b"A_VORBIS" in head):
        raise not_a_sound()
    return within_limit(Upload(content=content, content_type="audio/webm", seconds=webm_seconds(content)))


def of_mutagen(content: bytes) -> Upload:
    """Every other kind."""
    try:
        found = mutagen.File(io.BytesIO(content))
        seconds = 0.0 if found is None else float(found.info.length)  # one without a title is “false”
    except Exception as error:  # noqa: BLE001 - a broken file can break a reader in any way
        raise not_a_sound() from error
    kind = SOUND_TYPES.get(type(found).__name__)
    if kind == "audio/mp4" and b"vide" in content:
        raise not_a_sound()
    if kind == "audio/mp4" and IN_PIECES in content:  # a browser writes the head before it knows the length
        return within_limit(Upload(content=content, content_type=kind, seconds=mp4_seconds(content)))
    if kind is None or not 0 < seconds <= LONGEST:
        raise not_a_sound()
    return Upload(content=content, content_type=kind, seconds=round(seconds, 1))


def within_limit(upload: Upload) -> Upload:
    """The recording with its length in tenths of a second, where its blocks tell one."""
    if upload.seconds is not None and upload.seconds > LONGEST:
        raise not_a_sound()
    return replace(upload, seconds=round(upload.seconds, 1) or None if upload.seconds else None)


def not_a_sound() -> UploadRefused:
    """What is said of anything else."""
    return UploadRefused(
        _(
            "This is not a voice recording that we can keep. Choose a sound file "
            "(MP3, M4A, OGG, WebM, WAV, AMR) of at most three hours."
        ),
        inside="This is not a recording that is kept here: MP3, M4A, OGG, WebM, WAV and AMR of at most three "
        "hours are.",
    )
