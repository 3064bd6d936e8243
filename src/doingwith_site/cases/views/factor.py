"""One factor of a case, to be read only: every reading of it, with the passages it rests on."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from doingwith_site.cases.presenters.factor import FactorPage
from doingwith_site.cases.presenters.passages import agreements_in
from doingwith_site.cases.queries import case_in, factor_in, judgements_with_passages, passages_for
from doingwith_site.cases.records import case_value
from doingwith_site.consent.views.reading import tell_of_reading
from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in
from doingwith_site.programmes.navigation import ProgrammeFrame
from doingwith_site.programmes.queries import membership_for

__all__ = ["factor"]


@require_safe
@signed_in
def factor(request: AuthenticatedHttpRequest, programme: str, case: str, factor: str) -> HttpResponse:
    """What each reading that is open says of the factor, what was agreed, and what was asked about it."""
    membership = membership_for(request.user, programme)
    row = case_in(membership.programme, case)
    asked = factor_in(membership.programme, factor)
    page = FactorPage(
        frame=ProgrammeFrame(membership=membership, current="Projects"),
        row=row,
        factor=asked,
        case=case_value(row),
        judgements=judgements_with_passages(row, asked, passages_for(membership)),
    )
    shown = render(request, "cases/factor.html", {"frame": page.frame, "page": page})
    tell_of_reading(request, agreements_in(page.passages))
    return shown
