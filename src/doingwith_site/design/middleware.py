"""Pages for what no view answers: a wrong method, more than is read, and a database that others keep busy."""

from collections.abc import Callable

from django.conf import settings
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.template.loader import render_to_string

__all__ = ["WordsForABusyDatabase", "WordsForWrongMethod", "refuse_what_is_too_large"]

Answer = Callable[[HttpRequest], HttpResponse]


def refuse_what_is_too_large(answer: Answer) -> Answer:
    """Answers a request larger than ``LARGEST_REQUEST`` without reading it: it would fill the disk."""

    def answered(request: HttpRequest) -> HttpResponse:
        told = str(request.META.get("CONTENT_LENGTH") or "0")
        if told.isascii() and told.isdigit() and int(told[:20]) <= settings.LARGEST_REQUEST:
            return answer(request)
        return HttpResponse(render_to_string("413.html"), status=413)

    return answered


class WordsForWrongMethod:
    """Says in a sentence that an address cannot be used in this way."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer, with words when it refuses the method."""
        response = self.get_response(request)
        if isinstance(response, HttpResponseNotAllowed):
            response.content = render_to_string("405.html", request=request).encode()
        return response


class WordsForABusyDatabase:
    """Says in a sentence that somebody else keeps SQLite for longer than a page waits."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The sentence; None for whatever else went wrong."""
        if not isinstance(exception, OperationalError) or "database is locked" not in str(exception):
            return None
        return HttpResponse(render_to_string("503.html"), status=503, headers={"Retry-After": "60"})
