"""Adding a project to a programme."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.models import Membership
from doingwith_site.programmes.navigation import ProgrammeFrame
from doingwith_site.programmes.queries import membership_for, partners_of
from doingwith_site.programmes.rules import check_can
from doingwith_site.projects.actions import add_project
from doingwith_site.projects.forms.project import ProjectForm
from doingwith_site.projects.models import Project
from doingwith_site.projects.queries import same_project

__all__ = ["create"]


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def create(request: AuthenticatedHttpRequest, programme: str) -> HttpResponse:
    """Ask for the project's title, partner and brief; then show the new project."""
    membership = membership_for(request.user, programme)
    check_can(membership, Permission.ADD_PROJECT)
    partners = list(partners_of(membership.programme))
    form = ProjectForm(request.POST or None, partners=partners)
    if form.is_valid():
        project = added(request, membership, form)
        return redirect("projects:project", programme, project.identifier)
    frame = ProgrammeFrame(membership=membership, current="Projects")
    return render(request, "projects/create.html", {"frame": frame, "form": form})


def added(request: AuthenticatedHttpRequest, membership: Membership, form: ProjectForm) -> Project:
    """The new project, or the one just like it that is there already: a button pressed twice adds one."""
    found = form.cleaned_data
    partner_name = form.partner_row.name if form.partner_row else form.new_name
    twin = same_project(membership.programme, found["title"], partner_name, found["brief"])
    if twin:
        messages.info(
            request, f"“{twin.title}” is in this programme already, with this partner and this brief."
        )
        return twin
    project = add_project(
        by=request.user,
        programme=membership.programme,
        title=found["title"],
        brief=found["brief"],
        partner=form.partner_row,
        new_partner=form.new_name,
        asked_by=found["asked_by"],
    )
    messages.success(request, f"“{project.title}” is now a project of this programme.")
    return project
