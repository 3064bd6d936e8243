"""A picture or a recording, given to somebody who may have it, so that no browser runs anything in it."""

import re
from typing import IO

from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from doingwith_site.common.errors import NotYours
from doingwith_site.evidence.models import AccountPart
from doingwith_site.evidence.uploads.pictures import PREVIEW_SIDE, SMALL_SIDE, small_picture

__all__ = ["file_of"]

SIDES = {"small": SMALL_SIDE, "preview": PREVIEW_SIDE}

Range = tuple[int | None, int | None]
RANGE = re.compile(r"bytes=(\d{1,12})?-(\d{1,12})?", re.ASCII)


def file_of(request: HttpRequest, part: AccountPart) -> HttpResponseBase:
    """The file of this part; NotYours when it has none. Whether it may be had was asked before.

    A picture comes small when ``small`` or ``preview`` is asked for. A recording comes in the pieces that a
    player asks for: some play nothing else, and none could skip to a later moment without.
    """
    if part.media is None or not part.media.is_here:
        raise NotYours
    is_picture = part.media.content_type.startswith("image/")
    answer: HttpResponseBase
    side = next((side for name, side in SIDES.items() if name in request.GET), None)
    if side and is_picture:
        with part.media.file.open("rb") as file:
            answer = HttpResponse(small_picture(file.read(), side), content_type="image/jpeg")
    else:
        asked = range_asked(request.headers.get("Range", ""))
        file, kind, size = part.media.file.open("rb"), part.media.content_type, part.media.size
        answer = piece(file, size, asked, kind) if asked else FileResponse(file, content_type=kind)
        answer["Accept-Ranges"] = "bytes"
    return harmless(answer)


def range_asked(header: str) -> Range | None:
    """From which byte to which (RFC 9110, 14.1.2); None for what means nothing: then all is given."""
    found = RANGE.fullmatch(header)
    first, last = (int(told) if told else None for told in found.groups()) if found else (None, None)
    turned = first is not None and last is not None and last < first
    return None if turned or (first, last) == (None, None) else (first, last)


class Piece:
    """So many bytes of a file from where it stands, read a block at a time and then closed."""

    def __init__(self, file: IO[bytes], length: int) -> None:
        self._file, self._left = file, length
        self.close = file.close

    def read(self, size: int) -> bytes:
        """At most so many bytes; none at the end of the piece."""
        block = self._file.read(min(size, self._left))
        self._left -= len(block)
        return block


def piece(file: IO[bytes], size: int, asked: Range, kind: str) -> HttpResponseBase:
    """The bytes that were asked for: from one to another, from one on, or so many at the end.

    Browsers ask for a whole recording like this, so they are sent as they are read.
    """
    first, last = asked
    begins = first if first is not None else max(size - (last or 0), 0)
    ends = size if first is None or last is None else min(last + 1, size)
    if begins >= ends:
        file.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    file.seek(begins)
    told = {
        "Content-Range": f"bytes {begins}-{ends - 1}/{size}",
        "Content-Length": str(ends - begins),
    }
    return FileResponse(Piece(file, ends - begins), status=206, content_type=kind, headers=told)


def harmless(answer: HttpResponseBase) -> HttpResponseBase:
    """Shown as what it is and nothing else, kept by nobody on the way."""
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["Content-Disposition"] = "inline"
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    answer["Cache-Control"] = "no-store, private, max-age=0"
    return answer
