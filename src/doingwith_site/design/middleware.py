"""Pages for what no view answers: a wrong method, and more than is read."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.template.loader import render_to_string

__all__ = ["WordsForWrongMethod", "refuse_what_is_too_large"]

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
