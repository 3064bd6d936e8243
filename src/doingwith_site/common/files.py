"""A file that leaves the site, to be kept by whoever asked for it."""

from collections.abc import Iterable

from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

__all__ = ["file_answer", "streamed_file"]


def file_answer(written: bytes, *, name: str, media_type: str) -> HttpResponse:
    """The file under its name. A browser keeps it, and never guesses that it is something else."""
    return HttpResponse(written, content_type=media_type, headers=_headers(name))


def streamed_file(pieces: Iterable[str], *, name: str, media_type: str) -> HttpResponseBase:
    """The same, sent piece by piece as it is written."""
    return StreamingHttpResponse(pieces, content_type=media_type, headers=_headers(name))


def _headers(name: str) -> dict[str, str]:
    return {
        "Content-Disposition": f'attachment; filename="{name}"',
        "X-Content-Type-Options": "nosniff",
    }
