"""Who can do what, and the sign-in page."""

from allauth.account.views import LoginView
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from doingwith_site.people.demo import DEMO_PASSWORD, DEMO_PEOPLE
from doingwith_site.people.presenters import RolesPage

__all__ = ["SignInView", "roles"]


class SignInView(LoginView):  # type: ignore[misc]  # the library has no types
    """Sign in by password, with the way to a code beside it."""

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        """The page's words; with the invented people where this is a demonstration."""
        context: dict[str, object] = super().get_context_data(**kwargs)
        if settings.DEMO:
            context |= {"demo_people": DEMO_PEOPLE, "demo_password": DEMO_PASSWORD}
        return context


def roles(request: HttpRequest) -> HttpResponse:
    """Who can do what, printed from the role classes."""
    return render(request, "people/roles.html", {"page": RolesPage()})
