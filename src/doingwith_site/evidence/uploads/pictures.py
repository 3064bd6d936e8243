"""Photos and drawings: opened within limits and drawn anew, so that nothing hidden in them is kept."""

import io
import warnings
from typing import IO

from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from doingwith_site.evidence.uploads.sniffing import MEGABYTE, Upload, UploadRefused, looks_like, read_within

__all__ = ["PREVIEW_SIDE", "SMALL_SIDE", "small_picture", "taken_picture"]

LARGEST_FILE = 20 * MEGABYTE
MOST_PIXELS = 60_000_000
"""A little more than the largest phone camera in ordinary use (50 million)."""
LONGEST_SIDE = 2000
SMALL_SIDE, PREVIEW_SIDE = 400, 160
"""One picture on a page of its own; and one of many, on a page that an old phone must bear."""
QUALITY, SMALL_QUALITY, PREVIEW_QUALITY = 85, 70, 60
TOO_LARGE_INSIDE = "This picture is too large. At most 20 megabytes and 60 million dots are taken."
FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
TYPES = {"image/jpeg", "image/png", "image/webp", "image/gif"}


def taken_picture(file: IO[bytes], longest_side: int = LONGEST_SIDE) -> Upload:
    """The picture as a new JPEG without anything but its dots; UploadRefused with a sentence."""
    content = read_within(file, LARGEST_FILE, too_large(), inside=TOO_LARGE_INSIDE)
    if not content:
        raise UploadRefused(_("This file is empty. Choose the picture again."), inside="This file is empty.")
    if not looks_like(content) & TYPES:
        raise UploadRefused(
            _("This is not a picture that we can keep. Choose a photo or drawing (JPEG, PNG, WebP or GIF)."),
            inside="This is not a picture that is kept here: JPEG, PNG, WebP and GIF are.",
        )
    return drawn_anew(content, longest_side)


def small_picture(content: bytes, side: int = SMALL_SIDE) -> bytes:
    """The same picture, small enough for an old phone; ``side`` is its longest side in dots."""
    quality = SMALL_QUALITY if side > PREVIEW_SIDE else PREVIEW_QUALITY
    return drawn_anew(content, side, quality).content


def drawn_anew(content: bytes, longest_side: int, quality: int = QUALITY) -> Upload:
    """Opened, turned the way it was held, made smaller and written again."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the limit of dots is ours, below
            picture = opened(content, longest_side)
            made = io.BytesIO()
            picture.save(made, "JPEG", quality=quality, optimize=True)
    except UploadRefused:
        raise
    except Image.DecompressionBombError as error:
        raise UploadRefused(too_large(), inside=TOO_LARGE_INSIDE) from error
    except Exception as error:  # noqa: BLE001 - a broken file can break a decoder in any way
        raise UploadRefused(
            _("This picture cannot be opened. It may be broken. Take or choose another one."),
            inside="This picture cannot be opened. It may be broken.",
        ) from error
    width, height = picture.size
    return Upload(content=made.getvalue(), content_type="image/jpeg", width=width, height=height)


def opened(content: bytes, longest_side: int) -> Image.Image:
    """Its dots on white. The number of dots is asked before any of them is unpacked."""
    with Image.open(io.BytesIO(content), formats=FORMATS) as found:
        if found.width * found.height > MOST_PIXELS:
            raise UploadRefused(too_large(), inside=TOO_LARGE_INSIDE)
        found.draft("RGB", (longest_side, longest_side))
        upright = ImageOps.exif_transpose(found)
        upright.thumbnail((longest_side, longest_side))
        layer = upright.convert("RGBA")
    sheet = Image.new("RGB", layer.size, "white")
    sheet.paste(layer, mask=layer.getchannel("A"))
    return sheet


def too_large() -> str:
    """What is said of a picture that is too large."""
    return _("This picture is too large. Choose one of at most 20 megabytes and 60 million dots.")
