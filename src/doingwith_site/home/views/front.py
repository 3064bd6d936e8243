"""The front page, the glossary, and a word for machines that ask whether the site is up."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from doingwith.common.glossary import GLOSSARY

__all__ = ["front", "glossary", "health"]


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """My programmes for whoever has signed in; for others, what this is."""
    if request.user.is_authenticated:
        return redirect("programmes:index")
    return render(request, "home/front.html", {"sign_in_url": reverse("account_login")})


@require_safe
def glossary(request: HttpRequest) -> HttpResponse:
    """Every word the site uses in a sense of its own."""
    return render(request, "home/glossary.html", {"entries": GLOSSARY.values()})


@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """The word ok, for a machine that asks."""
    return HttpResponse("ok", content_type="text/plain")
