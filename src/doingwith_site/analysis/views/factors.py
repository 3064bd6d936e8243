"""The factors of a programme: which case reports which, and how it worked there."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from doingwith_site.analysis.presenters.factors import FactorsPage
from doingwith_site.analysis.queries import cases_page, count_judgements, count_reports
from doingwith_site.analysis.records import record_of_cases
from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in
from doingwith_site.programmes.navigation import ProgrammeFrame
from doingwith_site.programmes.queries import membership_for

__all__ = ["factors"]


@require_safe
@signed_in
def factors(request: AuthenticatedHttpRequest, programme: str) -> HttpResponse:
    """The factor list against one page of cases, with what all cases say together."""
    membership = membership_for(request.user, programme)
    found = cases_page(membership.programme, request.GET.get("page"))
    page = FactorsPage(
        frame=ProgrammeFrame(membership=membership, current="Factors"),
        record=record_of_cases(membership.programme, list(found)),
        found=found,
        reports=count_reports(membership.programme),
        judgements=count_judgements(membership.programme),
    )
    return render(request, "analysis/factors.html", {"frame": page.frame, "page": page})
