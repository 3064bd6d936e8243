"""A request whose person is known, for views that need one."""

from collections.abc import Callable
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from doingwith_site.people.models import User

__all__ = ["AuthenticatedHttpRequest", "signed_in"]

P = ParamSpec("P")


class AuthenticatedHttpRequest(HttpRequest):
    """A request made by someone who has signed in."""

    user: User


def signed_in(
    view: Callable[Concatenate[AuthenticatedHttpRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Sends whoever has not signed in to the sign-in page, and back here afterwards."""
    guarded = login_required(cast(Callable[..., HttpResponseBase], view))
    return cast(Callable[Concatenate[HttpRequest, P], HttpResponseBase], guarded)
