"""Pages of whoever has signed in are not kept by browsers: after signing out, Back shows nothing."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers

__all__ = ["not_kept_by_browsers"]

Answer = Callable[[HttpRequest], HttpResponse]


def not_kept_by_browsers(answer: Answer) -> Answer:
    """Adds “do not keep this” to every page a signed-in person gets."""

    def answered(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        if request.user.is_authenticated and "Cache-Control" not in response:
            add_never_cache_headers(response)
        return response

    return answered
