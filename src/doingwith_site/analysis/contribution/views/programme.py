"""Every project's contribution, side by side, with those that have no record."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from doingwith.analysis.contribution_rollup import rolled_up
from doingwith_site.analysis.contribution.queries import projects_named
from doingwith_site.analysis.contribution.records import contribution_values
from doingwith_site.analysis.contribution.rollup_page import PROJECTS_ON_A_PAGE, RollupPage, recorded_first
from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.navigation import ProgrammeFrame
from doingwith_site.programmes.queries import membership_for
from doingwith_site.programmes.rules import check_can

__all__ = ["contributions"]


@require_safe
@signed_in
def contributions(request: AuthenticatedHttpRequest, programme: str) -> HttpResponse:
    """Claims and verdicts of every project; projects without a record are shown as missing."""
    membership = membership_for(request.user, programme)
    check_can(membership, Permission.VIEW_PROGRAMME)
    found = rolled_up(projects_named(membership.programme), contribution_values(membership.programme))
    page = RollupPage(
        frame=ProgrammeFrame(membership=membership, current="Contribution"),
        found=found,
        shown=Paginator(recorded_first(found), PROJECTS_ON_A_PAGE).get_page(request.GET.get("page")),
    )
    return render(request, "analysis/contributions.html", {"frame": page.frame, "page": page})
