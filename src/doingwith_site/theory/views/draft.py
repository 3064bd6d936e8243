"""Starting a draft, taking a change back, and leaving a draft. None has a page of its own."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from doingwith_site.common.errors import Refused
from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.queries import membership_for
from doingwith_site.programmes.rules import check_can
from doingwith_site.theory.actions import leave_draft, start_draft, undo_last_change
from doingwith_site.theory.forms import LeaveForm

__all__ = ["leave", "start", "undo"]


@require_POST
@signed_in
def start(request: AuthenticatedHttpRequest, programme: str) -> HttpResponse:
    """Open a revision that begins as the newest version; the one that is open already, when there is one."""
    start_draft(by=request.user, programme=membership_for(request.user, programme).programme)
    messages.success(request, "The revision is open. Nothing changes in the theory until people agree on it.")
    return redirect("analysis:draft", programme)


@require_POST
@signed_in
def undo(request: AuthenticatedHttpRequest, programme: str) -> HttpResponse:
    """Take the last change to the draft back; the change itself is kept."""
    membership = membership_for(request.user, programme)
    check_can(membership, Permission.REVISE_THEORY)
    try:
        undo_last_change(by=request.user, programme=membership.programme, seen=number(request, "seen"))
        messages.success(request, "The last change is taken back.")
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("analysis:draft", programme)


@require_POST
@signed_in
def leave(request: AuthenticatedHttpRequest, programme: str) -> HttpResponse:
    """Close the draft without a version, and say why. Its steps stay in the record."""
    membership = membership_for(request.user, programme)
    check_can(membership, Permission.REVISE_THEORY)
    form = LeaveForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(map(str, form.errors["reason"])))
        return redirect("analysis:draft", programme)
    leave_draft(by=request.user, programme=membership.programme, reason=form.cleaned_data["reason"])
    messages.success(request, "The revision is closed, and the theory stays as it was.")
    return redirect("analysis:theory", programme)


def number(request: AuthenticatedHttpRequest, name: str) -> int:
    """A whole number that the page sent; 0 when it is none."""
    sent = str(request.POST.get(name, ""))
    return int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 10 else 0
