"""A project's own page: its brief, who took part and how, its path, and what it is tied to."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in
from doingwith_site.programmes.navigation import ProgrammeFrame
from doingwith_site.programmes.queries import membership_for
from doingwith_site.projects.presenters.project import ProjectPage
from doingwith_site.projects.queries import (
    briefs_of,
    case_name_of,
    earlier_than,
    has_contribution,
    later_than,
    logic_models_of,
    moves_of,
    project_in,
)
from doingwith_site.projects.records import project_value

__all__ = ["project"]


@require_safe
@signed_in
def project(request: AuthenticatedHttpRequest, programme: str, project: str) -> HttpResponse:
    """Everything recorded of one project."""
    membership = membership_for(request.user, programme)
    row = project_in(membership.programme, project)
    page = ProjectPage(
        frame=ProgrammeFrame(membership=membership, current="Projects"),
        row=row,
        value=project_value(row),
        briefs=list(briefs_of(row)),
        moves=list(moves_of(row)),
        earlier=earlier_than(row),
        later=later_than(row),
        case=case_name_of(row),
        models=logic_models_of(row),
        has_contribution=has_contribution(row),
    )
    return render(request, "projects/project.html", {"frame": page.frame, "page": page})
