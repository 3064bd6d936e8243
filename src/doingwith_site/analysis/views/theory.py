"""A programme's theory of change: what it says, what changed in it, and what the cases say of it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from doingwith_site.analysis.clause_sources import clause_sources
from doingwith_site.analysis.presenters.theory import TheoryPage
from doingwith_site.analysis.presenters.versions import choose_versions
from doingwith_site.analysis.queries import cases_page, count_reports
from doingwith_site.analysis.records import record_of_cases
from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in
from doingwith_site.programmes.navigation import ProgrammeFrame
from doingwith_site.programmes.queries import membership_for
from doingwith_site.theory.queries import open_draft
from doingwith_site.theory.records import theory_values

__all__ = ["theory"]


@require_safe
@signed_in
def theory(request: AuthenticatedHttpRequest, programme: str) -> HttpResponse:
    """Two versions compared clause by clause, or the only one, each clause with its evidence."""
    membership = membership_for(request.user, programme)
    versions = theory_values(membership.programme)
    choice = choose_versions(versions, request.GET.get("from", ""), request.GET.get("to", ""))
    found = cases_page(membership.programme, 1)
    page = TheoryPage(
        frame=ProgrammeFrame(membership=membership, current="Theory of change"),
        versions=versions,
        choice=choice,
        record=record_of_cases(membership.programme, list(found)),
        case_count=found.paginator.count,
        reports=count_reports(
            membership.programme, held_on=choice.after.factors_used() if choice.after else ()
        ),
        sources=clause_sources(membership),
        draft_is_open=open_draft(membership.programme) is not None,
    )
    return render(request, "analysis/theory.html", {"frame": page.frame, "page": page})
