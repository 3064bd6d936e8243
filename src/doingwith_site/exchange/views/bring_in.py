"""Where a project of other software is given, to be brought into a programme that is there."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from doingwith_site.common.errors import Refused
from doingwith_site.exchange.bringing_in.actions import prepare_bringing_in
from doingwith_site.exchange.forms import BringInForm
from doingwith_site.exchange.presenters import BringInPage
from doingwith_site.exchange.rules import check_may_bring_in
from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in
from doingwith_site.programmes.queries import membership_for
from doingwith_site.projects.queries import titles_of

__all__ = ["bring_in"]


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def bring_in(request: AuthenticatedHttpRequest, programme: str) -> HttpResponse:
    """Read the project of other software that was given; what it would bring follows on the next page."""
    membership = membership_for(request.user, programme)
    check_may_bring_in(membership)
    found = membership.programme
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = BringInForm(*sent, projects=titles_of(found))
    if form.is_valid():
        try:
            pending = prepare_bringing_in(
                by=request.user, programme=found, given=form.taken(), project=form.chosen
            )
        except Refused as refused:
            form.add_error("qdpx", str(refused))
        else:
            return redirect("exchange:preview", pending.token)
    page = BringInPage(membership=membership)
    return render(request, "exchange/bring_in.html", {"page": page, "frame": page.frame, "form": form})
