"""Starting a programme."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in
from doingwith_site.programmes.actions import create_programme
from doingwith_site.programmes.forms import StartForm
from doingwith_site.programmes.models import Programme
from doingwith_site.programmes.queries import programmes_of

__all__ = ["create"]


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def create(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Whoever starts a programme is its lead."""
    form = StartForm(request.POST or None)
    if form.is_valid():
        programme = started(request, form)
        return redirect("home:programme", programme.identifier)
    return render(request, "programmes/create.html", {"form": form})


def started(request: AuthenticatedHttpRequest, form: StartForm) -> Programme:
    """The new programme, or the one of this name that they have: a button pressed twice starts one."""
    twin = programmes_of(request.user).filter(name=form.cleaned_data["name"]).first()
    if twin:
        messages.info(request, f"You take part in a programme called “{twin.name}” already. Here it is.")
        return twin
    programme = create_programme(by=request.user, **form.cleaned_data)
    messages.success(request, f"“{programme.name}” has started. You are its programme lead.")
    return programme
