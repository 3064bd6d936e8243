"""One project's readiness: the last round with differences first, all rounds over time, a new round."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.rules import check_can
from doingwith_site.theory.readiness.actions import begin_round as begin
from doingwith_site.theory.readiness.desk import desk_for
from doingwith_site.theory.readiness.forms import RoundForm
from doingwith_site.theory.readiness.page import ReadinessPage
from doingwith_site.theory.readiness.rating_page import BeginPage
from doingwith_site.theory.readiness.rules import check_can_begin

__all__ = ["begin_round", "readiness"]


@require_safe
@signed_in
def readiness(request: AuthenticatedHttpRequest, programme: str, project: str) -> HttpResponse:
    """What each side says of each condition in the last round, and how it was before."""
    desk = desk_for(request.user, programme, project)
    page = ReadinessPage(desk=desk)
    return render(request, "theory/readiness.html", {"frame": desk.frame, "desk": desk, "page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def begin_round(request: AuthenticatedHttpRequest, programme: str, project: str) -> HttpResponse:
    """Begin a round in which each side is asked."""
    desk = desk_for(request.user, programme, project)
    check_can(desk.membership, Permission.BEGIN_READINESS_ROUND)
    theory = check_can_begin(desk.value, desk.theories)
    # Every box may stay empty, so that what was sent may be nothing at all.
    form = RoundForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        begin(
            by=request.user,
            project=desk.project,
            label=form.cleaned_data["label"],
            held_on=form.cleaned_data["held_on"] or timezone.localdate(),
        )
        messages.success(request, "The round has begun. Now each side can be asked.")
        return redirect(desk.url)
    page = BeginPage(desk=desk, theory=theory)
    context = {"frame": desk.frame, "desk": desk, "form": form, "page": page}
    return render(request, "theory/begin_round.html", context)
