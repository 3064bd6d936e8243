"""A theory's clauses as contexts, mechanisms and outcomes, case by case and across cases."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from doingwith_site.analysis.presenters.cmo import CmoPage
from doingwith_site.analysis.presenters.versions import choose_versions
from doingwith_site.analysis.queries import CASES_ON_A_PAGE
from doingwith_site.analysis.records import record_of_cases
from doingwith_site.cases.queries import cases_of
from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in
from doingwith_site.programmes.navigation import ProgrammeFrame
from doingwith_site.programmes.queries import membership_for
from doingwith_site.theory.records import theory_values

__all__ = ["cmo"]


@require_safe
@signed_in
def cmo(request: AuthenticatedHttpRequest, programme: str) -> HttpResponse:
    """Which contexts, mechanisms and outcomes each case tells of, and what several cases tell together."""
    membership = membership_for(request.user, programme)
    versions = theory_values(membership.programme)
    choice = choose_versions(versions, "", request.GET.get("version", ""))
    rows = cases_of(membership.programme).order_by("position", "pk")
    record = record_of_cases(membership.programme, list(rows))
    page = CmoPage(
        frame=ProgrammeFrame(membership=membership, current="Theory of change"),
        versions=versions,
        version=choice.after,
        problem=choice.problem,
        record=record,
        found=Paginator(record.cases, CASES_ON_A_PAGE).get_page(request.GET.get("page")),
    )
    return render(request, "analysis/cmo.html", {"frame": page.frame, "page": page})
