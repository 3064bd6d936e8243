"""What people are worried about: for the safeguarding lead, and for nobody else."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from doingwith_site.consent.actions import close_concern, note_on_concern
from doingwith_site.consent.forms import NoteForm
from doingwith_site.consent.presenters import ConcernPage, ConcernsPage
from doingwith_site.consent.queries import concern_in, concerns_of
from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.models import Membership
from doingwith_site.programmes.navigation import ProgrammeFrame
from doingwith_site.programmes.queries import membership_for
from doingwith_site.programmes.rules import check_can

__all__ = ["concern", "concerns"]


@require_safe
@signed_in
def concerns(request: AuthenticatedHttpRequest, programme: str) -> HttpResponse:
    """Show every worry, open ones first."""
    membership = looking(request, programme)
    frame = ProgrammeFrame(membership=membership, current="Concerns")
    page = ConcernsPage(frame=frame, concerns=list(concerns_of(membership.programme)))
    return render(request, "consent/concerns.html", {"frame": frame, "page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def concern(request: AuthenticatedHttpRequest, programme: str, number: int) -> HttpResponse:
    """Show one worry; keep what was done about it, and say when nothing more is to be done."""
    membership = looking(request, programme)
    row = concern_in(membership.programme, number)
    form = NoteForm(request.POST or None)
    if form.is_valid():
        note_on_concern(by=request.user, concern=row, words=form.cleaned_data["words"])
        if form.cleaned_data["closes"]:
            close_concern(by=request.user, concern=row)
        messages.success(request, "It is written down.")
        return redirect("consent:concerns", programme)
    frame = ProgrammeFrame(membership=membership, current="Concerns")
    page = ConcernPage(concern=row, notes=list(row.notes.select_related("written_by")))
    return render(request, "consent/concern.html", {"frame": frame, "page": page, "form": form})


def looking(request: AuthenticatedHttpRequest, programme: str) -> Membership:
    """The membership of the safeguarding lead."""
    membership = membership_for(request.user, programme)
    check_can(membership, Permission.LOOK_INTO_CONCERNS)
    return membership
