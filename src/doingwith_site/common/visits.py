"""What the browser of somebody without an account holds while they are here, and how it forgets.

One signed cookie, for a few pages only, until the browser is closed, and for a while after the last page
at most. It holds no words and no name; see decisions 0028 and 0064.
"""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from django.conf import settings
from django.core import signing
from django.http import HttpRequest
from django.http.response import HttpResponseBase

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

__all__ = ["VisitCookie"]

V = TypeVar("V", bound="DataclassInstance")


@dataclass(frozen=True, kw_only=True)
class VisitCookie(Generic[V]):
    """The cookie called ``name`` of the pages under ``path``, signed with ``salt``, for ``lasts`` seconds.

    ``kind`` makes the visit of what was held: of nothing, the visit of somebody who has just come.
    """

    name: str
    path: str
    salt: str
    lasts: int
    kind: Callable[..., V]

    def visit_in(self, request: HttpRequest) -> V:
        """What the cookie says; nothing when it is missing, forged or too old."""
        try:
            held: dict[str, Any] = signing.loads(
                request.COOKIES.get(self.name, ""), salt=self.salt, max_age=self.lasts
            )
            return self.kind(**held)
        except (signing.BadSignature, TypeError, ValueError):
            return self.kind()

    def remember(self, response: HttpResponseBase, visit: V) -> None:
        """Sends the visit with the page, and lets neither browser nor proxy keep the page.

        The cookie is written anew, so that its time begins again; it goes when there is nothing in it.
        """
        response["Cache-Control"] = "no-store, private, max-age=0"
        response["X-Robots-Tag"] = "noindex"
        if visit == self.kind():
            response.delete_cookie(self.name, path=self.path)
            return
        response.set_cookie(
            self.name,
            signing.dumps(asdict(visit), salt=self.salt),
            path=self.path,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
