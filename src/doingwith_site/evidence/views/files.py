"""A picture or a recording, given to somebody who may have it, so that no browser runs anything in it."""

from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase

from doingwith_site.common.errors import NotYours
from doingwith_site.evidence.models import AccountPart
from doingwith_site.evidence.uploads.pictures import small_picture

__all__ = ["file_of"]


def file_of(part: AccountPart, *, small: bool = False) -> HttpResponseBase:
    """The file of this part; NotYours when it has none. Whether it may be had was asked before."""
    if part.media is None or not part.media.is_here:
        raise NotYours
    is_picture = part.media.content_type.startswith("image/")
    answer: HttpResponseBase
    if small and is_picture:
        with part.media.file.open("rb") as file:
            answer = HttpResponse(small_picture(file.read()), content_type="image/jpeg")
    else:
        answer = FileResponse(part.media.file.open("rb"), content_type=part.media.content_type)
    return harmless(answer)


def harmless(answer: HttpResponseBase) -> HttpResponseBase:
    """Shown as what it is and nothing else, kept by nobody on the way."""
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["Content-Disposition"] = "inline"
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    answer["Cache-Control"] = "no-store, private, max-age=0"
    return answer
