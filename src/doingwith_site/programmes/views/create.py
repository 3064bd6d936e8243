"""Starting a programme."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in
from doingwith_site.programmes.actions import create_programme
from doingwith_site.programmes.forms import StartForm

__all__ = ["create"]


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def create(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Whoever starts a programme is its lead."""
    form = StartForm(request.POST or None)
    if form.is_valid():
        programme = create_programme(by=request.user, **form.cleaned_data)
        messages.success(request, f"“{programme.name}” has started. You are its programme lead.")
        return redirect("home:programme", programme.identifier)
    return render(request, "programmes/create.html", {"form": form})
