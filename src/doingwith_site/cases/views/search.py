"""Searching everything that a person may read in a programme."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from doingwith_site.cases.presenters.search import SearchPage
from doingwith_site.cases.search import LONGEST_SEARCH
from doingwith_site.cases.search import search as look_for
from doingwith_site.consent.views.reading import tell_of_reading
from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.navigation import ProgrammeFrame
from doingwith_site.programmes.queries import membership_for
from doingwith_site.programmes.rules import check_can

__all__ = ["search"]


@require_safe
@signed_in
def search(request: AuthenticatedHttpRequest, programme: str) -> HttpResponse:
    """What answers the search, best first."""
    membership = membership_for(request.user, programme)
    check_can(membership, Permission.VIEW_PROGRAMME)
    membership.person = request.user
    text = request.GET.get("q", "")[:LONGEST_SEARCH]
    told = request.GET.get("page", "1")
    number = int(told) if told.isascii() and told.isdigit() and len(told) < 4 else 1
    answer = look_for(membership, text, number)
    frame = ProgrammeFrame(membership=membership, current="Search")
    page = SearchPage(frame=frame, text=text, answer=answer, number=number)
    shown = render(request, "cases/search.html", {"frame": frame, "page": page})
    tell_of_reading(request, page.agreements_read)
    return shown
