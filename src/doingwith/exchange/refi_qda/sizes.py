"""How large a picture is and how long a recording, which other programs do not say."""

import io
import warnings

from doingwith.evidence.sound_lengths import amr_seconds, mp4_seconds, webm_seconds

__all__ = ["length_of", "size_of_picture"]

ORIENTATION = 0x0112
ON_ITS_SIDE = (5, 6, 7, 8)
LONGEST = 24 * 60 * 60
WEBM, AMR, MP4 = b"\x1a\x45\xdf\xa3", b"#!AMR", b"ftyp"


def size_of_picture(data: bytes) -> tuple[int, int] | None:
    """Width and height in dots as it is shown, turned the way it was held; None where it cannot be read here.

    Only its head is read: no dot is unpacked.
    """
    try:
        from PIL import Image

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "WEBP", "GIF")) as picture:
                width, height = picture.size
                turned = picture.getexif().get(ORIENTATION) in ON_ITS_SIDE
    except Exception:  # noqa: BLE001 - the library alone has no reader, and a broken file can break any
        return None
    return (height, width) if turned else (width, height)


def length_of(data: bytes) -> int | None:
    """The length of a recording in milliseconds; None where it cannot be read here, or does not say."""
    seconds = _of_blocks(data) or _of_head(data)
    return round(seconds * 1000) if 0 < seconds < LONGEST else None


def _of_blocks(data: bytes) -> float | None:
    """What the blocks say of the kinds that browsers and phones record."""
    if data.startswith(WEBM):
        return webm_seconds(data)
    if data.startswith(AMR):
        return amr_seconds(data)
    return mp4_seconds(data) if data[4:8] == MP4 else None


def _of_head(data: bytes) -> float:
    """What the head says of every other kind; nothing where it cannot be read here."""
    try:
        import mutagen

        found = mutagen.File(io.BytesIO(data))
        return 0.0 if found is None else float(found.info.length)
    except Exception:  # noqa: BLE001 - the library alone has no reader, and a broken file can break any
        return 0.0
