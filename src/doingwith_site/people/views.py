"""Who can do what, the sign-in page, and its second step."""

from allauth.account.views import LoginView
from allauth.mfa.base.views import authenticate
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from doingwith_site.people.demo import DEMO_PASSWORD, DEMO_PEOPLE
from doingwith_site.people.presenters import RolesPage

__all__ = ["SignInView", "roles", "second_step"]


class SignInView(LoginView):  # type: ignore[misc]  # the library has no types
    """Sign in by password, with the way to a code beside it."""

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        """The page's words; with the invented people where this is a demonstration."""
        context: dict[str, object] = super().get_context_data(**kwargs)
        if settings.DEMO:
            context |= {"demo_people": DEMO_PEOPLE, "demo_password": DEMO_PASSWORD}
        return context


def second_step(request: HttpRequest) -> HttpResponseBase:
    """Ask for the code. The library breaks down over a form without its box, so that is asked again."""
    if request.method == "POST" and "code" not in request.POST:
        return redirect("mfa_authenticate")
    answer: HttpResponseBase = authenticate(request)
    return answer


@require_safe
def roles(request: HttpRequest) -> HttpResponse:
    """Who can do what, printed from the role classes."""
    return render(request, "people/roles.html", {"page": RolesPage()})
