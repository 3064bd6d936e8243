"""Changing what is said of a programme as a whole."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.actions import edit_programme_details
from doingwith_site.programmes.forms import DetailsForm
from doingwith_site.programmes.navigation import ProgrammeFrame
from doingwith_site.programmes.queries import membership_for
from doingwith_site.programmes.rules import check_can

__all__ = ["edit"]


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def edit(request: AuthenticatedHttpRequest, programme: str) -> HttpResponse:
    """Its name, who runs, evaluates and pays for it, where, and for how long."""
    membership = membership_for(request.user, programme)
    check_can(membership, Permission.EDIT_PROGRAMME)
    form = DetailsForm(request.POST) if request.method == "POST" else DetailsForm.of(membership.programme)
    if form.is_valid():
        edit_programme_details(by=request.user, programme=membership.programme, **form.cleaned_data)
        messages.success(request, "The details are changed.")
        return redirect("home:programme", programme)
    frame = ProgrammeFrame(membership=membership)
    return render(request, "programmes/edit.html", {"frame": frame, "form": form})
