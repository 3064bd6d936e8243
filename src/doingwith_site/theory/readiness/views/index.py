"""Every project's readiness, in the programme's own order."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in
from doingwith_site.programmes.navigation import ProgrammeFrame
from doingwith_site.programmes.queries import membership_for
from doingwith_site.theory.readiness.index_page import PROJECTS_ON_A_PAGE, ReadinessIndexPage
from doingwith_site.theory.readiness.queries import projects_of
from doingwith_site.theory.readiness.questions.queries import rounds_answered_alone
from doingwith_site.theory.readiness.records import readiness_values
from doingwith_site.theory.records import theory_values

__all__ = ["readiness_index"]


@require_safe
@signed_in
def readiness_index(request: AuthenticatedHttpRequest, programme: str) -> HttpResponse:
    """For each project what its sides said last of the conditions of the theory."""
    membership = membership_for(request.user, programme)
    projects = projects_of(membership.programme)
    page = ReadinessIndexPage(
        frame=ProgrammeFrame(membership=membership, current="Theory of change"),
        found=Paginator(projects, PROJECTS_ON_A_PAGE).get_page(request.GET.get("page")),
        readiness=readiness_values(membership.programme),
        theories={version.id: version for version in theory_values(membership.programme)},
        alone=rounds_answered_alone(membership.programme),
    )
    return render(request, "theory/readiness_index.html", {"frame": page.frame, "page": page})
