"""A programme's own page: where its projects got to, and the list of them."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from doingwith.reporting.figures.diamond import MAX_LANES
from doingwith_site.cases.queries import cases_that_ask, find_projects, page_of
from doingwith_site.home.forms import MOST_PARTNERS, ProjectSearchForm
from doingwith_site.home.presenters import ProgrammePage
from doingwith_site.home.queries import count_factors, count_programme, halted_in, placed_in
from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.navigation import ProgrammeFrame
from doingwith_site.programmes.queries import membership_for, partners_of
from doingwith_site.projects.records import values_of

__all__ = ["programme"]

MOST_HALTED = 3
"""Examples of what stopped projects. The list shows them all."""


@require_safe
@signed_in
def programme(request: AuthenticatedHttpRequest, programme: str) -> HttpResponse:
    """Where the projects got to, what is worth knowing, and those that answer the search."""
    membership = membership_for(request.user, programme)
    form = ProjectSearchForm(
        asked=request.GET.dict(), partners=list(partners_of(membership.programme)[: MOST_PARTNERS + 1])
    )
    found = page_of(find_projects(membership.programme, form.search), request.GET.get("page"))
    shown = list(placed_in(membership.programme)[:MAX_LANES])
    halted = list(halted_in(membership.programme)[:MOST_HALTED])
    frame = ProgrammeFrame(membership=membership, current="Projects")
    counts = count_programme(membership.programme)
    is_asked = counts.asking and frame.may(Permission.ANSWER_QUESTION)
    page = ProgrammePage(
        frame=frame,
        asking=cases_that_ask(membership.programme) if is_asked else (),
        counts=counts,
        factors=count_factors(membership.programme),
        shown=shown,
        halted=halted,
        found=found,
        values={value.id: value for value in values_of([*shown, *halted, *found])},
        form=form,
    )
    return render(request, "home/programme.html", {"frame": page.frame, "page": page})
