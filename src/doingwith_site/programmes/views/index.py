"""My programmes."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in
from doingwith_site.programmes.navigation import waiting_for
from doingwith_site.programmes.presenters import MyProgrammes
from doingwith_site.programmes.queries import memberships_of, sizes_of

__all__ = ["index"]


@require_safe
@signed_in
def index(request: AuthenticatedHttpRequest) -> HttpResponse:
    """The programmes that this person takes part in, and nobody else's."""
    mine = list(memberships_of(request.user))
    page = MyProgrammes(memberships=mine, sizes=sizes_of(request.user), waiting=waiting_for(mine))
    return render(request, "programmes/index.html", {"page": page})
