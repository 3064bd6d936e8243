"""Who takes part in a programme, and adding somebody."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from doingwith_site.common.errors import Refused
from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.actions import add_member
from doingwith_site.programmes.forms import AddMemberForm
from doingwith_site.programmes.models import Membership
from doingwith_site.programmes.navigation import ProgrammeFrame
from doingwith_site.programmes.presenters import PeoplePage, role_name
from doingwith_site.programmes.queries import members_of, membership_for
from doingwith_site.programmes.rules import check_can

__all__ = ["people"]


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def people(request: AuthenticatedHttpRequest, programme: str) -> HttpResponse:
    """Everyone and their role; whoever may change the programme can add a person."""
    membership = membership_for(request.user, programme)
    if request.method == "POST":
        check_can(membership, Permission.EDIT_PROGRAMME)
    form = AddMemberForm(request.POST or None)
    if form.is_valid() and added(request, membership, form):
        return redirect("programmes:people", programme)
    page = PeoplePage(
        frame=ProgrammeFrame(membership=membership, current="People"),
        members=list(members_of(membership.programme)),
        reader=request.user,
    )
    return render(request, "programmes/people.html", {"frame": page.frame, "page": page, "form": form})


def added(request: AuthenticatedHttpRequest, membership: Membership, form: AddMemberForm) -> bool:
    """Whether the person was added. When they are a member already, the form says so."""
    found = form.cleaned_data
    try:
        new = add_member(
            by=request.user,
            programme=membership.programme,
            email=found["email"],
            name=found["name"],
            role=form.chosen,
        )
    except Refused as refused:
        form.add_error("email", str(refused))
        return False
    messages.success(request, f"{new.person.name} now takes part as {role_name(new.role)}.")
    return True
