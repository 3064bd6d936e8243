"""Opening a project as a case, and choosing who reads it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from doingwith_site.cases.actions.readings import choose_readers, excuse_reader, open_case
from doingwith_site.cases.forms.reading import CaseForm, ReadersForm
from doingwith_site.cases.queries import case_in, site_readings
from doingwith_site.cases.rules import check_can_choose_readers
from doingwith_site.common.errors import Refused
from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in
from doingwith_site.people.models import User
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.models import Membership
from doingwith_site.programmes.navigation import ProgrammeFrame
from doingwith_site.programmes.queries import member_in, members_of, membership_for
from doingwith_site.programmes.rules import can, check_can
from doingwith_site.projects.queries import project_in

__all__ = ["excuse", "open_a_case", "readers"]


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def open_a_case(request: AuthenticatedHttpRequest, programme: str, project: str) -> HttpResponse:
    """Ask what the case is called, and open it."""
    membership = membership_for(request.user, programme)
    check_can(membership, Permission.READ_CASE)
    row = project_in(membership.programme, project)
    form = CaseForm(request.POST or None, initial={"title": row.title})
    if form.is_valid():
        case = open_case(by=request.user, project=row, title=form.cleaned_data["title"])
        messages.success(request, "The case is open. Choose who reads it.")
        return redirect("cases:readers", programme, case.identifier)
    frame = ProgrammeFrame(membership=membership, current="Projects")
    return render(request, "cases/open.html", {"frame": frame, "form": form, "project": row})


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def readers(request: AuthenticatedHttpRequest, programme: str, case: str) -> HttpResponse:
    """Show who reads the case and ask who else should."""
    membership = membership_for(request.user, programme)
    row = case_in(membership.programme, case)
    check_can_choose_readers(membership, row)
    reading = list(site_readings(row))
    now = {each.person_id for each in reading}
    form = ReadersForm(
        request.POST or None, people=[each for each in people(membership) if each.pk not in now]
    )
    if form.is_valid():
        try:
            choose_readers(by=request.user, case=row, readers=form.chosen)
        except Refused as refused:
            form.add_error("readers", str(refused))
        else:
            messages.success(request, "The readers are chosen. Each finds “My reading” on the case's page.")
            return redirect("cases:case", programme, case)
    frame = ProgrammeFrame(membership=membership, current="Projects")
    members = {each.person_id: each.pk for each in members_of(membership.programme)}
    now_reading = [(each, members.get(each.person_id or 0)) for each in reading]
    context = {"frame": frame, "form": form, "case": row, "now_reading": now_reading}
    return render(request, "cases/readers.html", context)


@require_POST
@signed_in
def excuse(request: AuthenticatedHttpRequest, programme: str, case: str, member: int) -> HttpResponse:
    """Somebody reads no more."""
    membership = membership_for(request.user, programme)
    row = case_in(membership.programme, case)
    check_can_choose_readers(membership, row)
    excuse_reader(by=request.user, case=row, reader=member_in(membership.programme, member).person)
    messages.success(request, "They read this case no more. Choose somebody in their place.")
    return redirect("cases:case", programme, case)


def people(membership: Membership) -> list[User]:
    """The members who may read cases, by name."""
    members = members_of(membership.programme)
    return [member.person for member in members if can(member, Permission.READ_CASE)]
