"""A view of one side: given, or changed."""

from dataclasses import replace

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from doingwith.analysis.readiness import RoundStanding
from doingwith.theory.readiness import Side, SideView
from doingwith_site.common.errors import Refused
from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in
from doingwith_site.projects.forms.boxes import show_again
from doingwith_site.theory.readiness import actions
from doingwith_site.theory.readiness.desk import ReadinessDesk, desk_for
from doingwith_site.theory.readiness.forms import RatingForm
from doingwith_site.theory.readiness.page import round_name
from doingwith_site.theory.readiness.rating_page import RatingPage
from doingwith_site.theory.readiness.rules import (
    check_can_rate_for,
    check_has_conditions,
    written_down_by,
)

__all__ = ["change_view", "rate"]


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def rate(request: AuthenticatedHttpRequest, programme: str, project: str, side: str) -> HttpResponse:
    """Say of each condition whether it is in place, for one side."""
    desk = desk_for(request.user, programme, project)
    if side not in set(Side):
        raise Http404
    own = Side(side)
    check_can_rate_for(desk.membership, own)
    asked = _round_asked(desk, request.POST.get("seen", ""))
    check_has_conditions(asked.theory)
    form = RatingForm(request.POST or None, theory=asked.theory, seen=asked.round.number)
    if form.is_valid():
        view = SideView(
            id="",
            side=own,
            given_by=form.cleaned_data["given_by"],
            ratings=tuple(form.ratings),
            given_on=timezone.localdate(),
        )
        actions.give_view(by=request.user, project=desk.project, round_number=asked.round.number, view=view)
        messages.success(request, "The view is kept. It stands beside the views of the other sides.")
        return redirect(desk.url)
    page = RatingPage(
        desk=desk,
        side=own,
        theory=asked.theory,
        round_name=round_name(asked),
        written_down_by=written_down_by(desk.membership, own),
    )
    return _shown(request, desk, form, page)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def change_view(request: AuthenticatedHttpRequest, programme: str, project: str, view: str) -> HttpResponse:
    """Change what a view says; what it said before is kept."""
    desk = desk_for(request.user, programme, project)
    asked, now = _view_in(desk, view)
    check_can_rate_for(desk.membership, now.side)
    version = desk.version.number if desk.version else 0
    form = RatingForm(request.POST or None, theory=asked.theory, seen=version, now=now)
    page = RatingPage(
        desk=desk,
        side=now.side,
        theory=asked.theory,
        round_name=round_name(asked),
        written_down_by=written_down_by(desk.membership, now.side),
        changing=True,
    )
    if form.is_valid():
        told = replace(now, given_by=form.cleaned_data["given_by"], ratings=tuple(form.ratings))
        try:
            actions.change_view(
                by=request.user, project=desk.project, seen=form.cleaned_data["seen"], view=told
            )
        except actions.ViewChanged as changed:
            show_again(form, request.POST, seen=changed.seen)
            page = replace(page, meanwhile=changed.latest)
        else:
            messages.success(request, "The view is changed. What it said before is kept.")
            return redirect(desk.url)
    return _shown(request, desk, form, page)


def _round_asked(desk: ReadinessDesk, seen: str) -> RoundStanding:
    """The round that the person had in front of them, else the last; refused when there is none."""
    rounds = {str(one.round.number): one for one in desk.found.rounds} if desk.found else {}
    latest = desk.found.latest if desk.found else None
    if latest is None:
        raise Refused(actions.NO_ROUND)
    return rounds.get(seen, latest)


def _view_in(desk: ReadinessDesk, name: str) -> tuple[RoundStanding, SideView]:
    for one in desk.found.rounds if desk.found else ():
        for view in one.round.views:
            if view.id == name:
                return one, view
    raise Http404


def _shown(
    request: AuthenticatedHttpRequest, desk: ReadinessDesk, form: RatingForm, page: RatingPage
) -> HttpResponse:
    context = {"frame": desk.frame, "desk": desk, "form": form, "page": page}
    return render(request, "theory/rate.html", context, status=409 if page.meanwhile else 200)
