"""For forms that a page sends itself, so that nothing typed is lost when the network is cut."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse

__all__ = ["say_where_to"]

Answer = Callable[[HttpRequest], HttpResponse]
ASKS = "X-Sent-By-Page"
"""The header with which such a form comes. A form of another site cannot set it."""


def say_where_to(answer: Answer) -> Answer:
    """Tells a page that sent a form itself where the answer leads, instead of leading it there.

    A script cannot read where a redirect leads, and following it would use up the message that the
    next page is to show.
    """

    def answered(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        if ASKS in request.headers and response.status_code == 302:
            said = JsonResponse({"to": response["Location"]})
            said.cookies = response.cookies
            return said
        return response

    return answered
