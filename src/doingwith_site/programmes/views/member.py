"""One person's part in a programme: another role, or the end of it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from doingwith_site.common.errors import Refused
from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in
from doingwith_site.people.permissions import Permission
from doingwith_site.people.roles import ROLES
from doingwith_site.programmes.actions import change_role, remove_member
from doingwith_site.programmes.forms import RoleForm
from doingwith_site.programmes.models import Membership
from doingwith_site.programmes.navigation import ProgrammeFrame
from doingwith_site.programmes.presenters import role_name
from doingwith_site.programmes.queries import member_in, membership_for
from doingwith_site.programmes.rules import check_can, needed_in_role

__all__ = ["member", "remove"]


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def member(request: AuthenticatedHttpRequest, programme: str, member: int) -> HttpResponse:
    """The person's role, to be changed, and a button that takes them out."""
    frame, row = frame_and_row(request, programme, member)
    form = RoleForm(request.POST or None, initial={"role": row.role})
    if form.is_valid() and changed(request, row, form):
        return redirect("programmes:people", programme)
    context = {"frame": frame, "form": form, "member": row, "needed": needed_in_role(row)}
    context["role"] = ROLES[row.role].name
    return render(request, "programmes/member.html", context)


@require_POST
@signed_in
def remove(request: AuthenticatedHttpRequest, programme: str, member: int) -> HttpResponse:
    """Take the person out of the programme."""
    _, row = frame_and_row(request, programme, member)
    try:
        remove_member(by=request.user, membership=row)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("programmes:member", programme, member)
    messages.success(request, f"{row.person.name} no longer takes part. What they recorded stays.")
    if row.person == request.user:
        return redirect("programmes:index")
    return redirect("programmes:people", programme)


def frame_and_row(
    request: AuthenticatedHttpRequest, programme: str, member: int
) -> tuple[ProgrammeFrame, Membership]:
    """The reader's frame and the person asked for, if the reader may change members."""
    membership = membership_for(request.user, programme)
    check_can(membership, Permission.EDIT_PROGRAMME)
    return ProgrammeFrame(membership=membership, current="People"), member_in(membership.programme, member)


def changed(request: AuthenticatedHttpRequest, row: Membership, form: RoleForm) -> bool:
    """Whether the role was changed. The last in a role that is needed keeps theirs, and the form says why."""
    try:
        current = change_role(by=request.user, membership=row, role=form.chosen)
    except Refused as refused:
        form.add_error("role", str(refused))
        return False
    messages.success(request, f"{row.person.name}’s role is now: {role_name(current.role)}.")
    return True
