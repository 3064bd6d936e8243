"""A case's own page: what happened, how it was read, and who saw it otherwise."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from doingwith_site.cases.presenters.case import CasePage
from doingwith_site.cases.presenters.reading import reading_sheet
from doingwith_site.cases.queries import (
    case_in,
    emptied_in,
    open_questions,
    passages_taken_back,
    projects_beside,
    site_readings,
)
from doingwith_site.cases.records import case_value
from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in
from doingwith_site.programmes.navigation import ProgrammeFrame
from doingwith_site.programmes.queries import current_factor_list, membership_for
from doingwith_site.programmes.records import factor_list_value, programme_value
from doingwith_site.projects.queries import project_in
from doingwith_site.projects.records import project_value

__all__ = ["case"]


@require_safe
@signed_in
def case(request: AuthenticatedHttpRequest, programme: str, case: str) -> HttpResponse:
    """Everything recorded of one case, and of no other."""
    membership = membership_for(request.user, programme)
    row = case_in(membership.programme, case)
    project = project_in(membership.programme, row.project.identifier)
    value = case_value(row)
    here = list(site_readings(row))
    page = CasePage(
        frame=ProgrammeFrame(membership=membership, current="Projects"),
        case=value,
        project=project,
        project_value=project_value(project),
        factor_list=factor_list_value(current_factor_list(membership.programme)),
        readers=programme_value(membership.programme, ()).readers,
        beside=list(projects_beside(membership.programme, value.related_projects)),
        read_here={reading.reader for reading in here},
        taken_back=passages_taken_back(row),
        emptied=emptied_in(row),
    )
    sheet = reading_sheet(page.frame, row, request.user, here, open_questions(row))
    return render(request, "cases/case.html", {"frame": page.frame, "page": page, "reading": sheet})
