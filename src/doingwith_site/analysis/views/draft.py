"""The draft of the next version of the theory, with what the cases say of each clause."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from doingwith_site.analysis.clause_sources import clause_sources
from doingwith_site.analysis.presenters.draft import DraftPage
from doingwith_site.analysis.queries import cases_page, count_reports
from doingwith_site.analysis.records import record_of_cases
from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in
from doingwith_site.programmes.navigation import ProgrammeFrame
from doingwith_site.programmes.queries import membership_for
from doingwith_site.theory.queries import latest_step, open_draft
from doingwith_site.theory.records import draft_value, theory_values

__all__ = ["draft"]


@require_safe
@signed_in
def draft(request: AuthenticatedHttpRequest, programme: str) -> HttpResponse:
    """The open draft, statement by statement, with buttons for whoever may change it."""
    membership = membership_for(request.user, programme)
    row = open_draft(membership.programme)
    step = latest_step(row) if row else None
    value = draft_value(step) if step else None
    page = DraftPage(
        frame=ProgrammeFrame(membership=membership, current="Theory of change"),
        draft=value,
        step=step,
        row=row,
        versions=theory_values(membership.programme),
        record=record_of_cases(membership.programme, list(cases_page(membership.programme, 1))),
        reports=count_reports(membership.programme, held_on=value.factors_used() if value else ()),
        sources=clause_sources(membership),
    )
    return render(request, "analysis/draft.html", {"frame": page.frame, "page": page})
