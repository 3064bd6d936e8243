"""The formal update of a contribution record: read, switched on or off, and where a claim begins."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from doingwith.analysis.contribution.estimating import update_of
from doingwith_site.analysis.contribution.desk import desk_for, writing_desk_for
from doingwith_site.analysis.contribution.formal_actions import (
    say_prior,
    turn_formal_update,
)
from doingwith_site.analysis.contribution.formal_form_page import FormalFormPage, prior_told
from doingwith_site.analysis.contribution.formal_forms import PriorForm, TurnForm
from doingwith_site.analysis.contribution.formal_page import FormalPage
from doingwith_site.analysis.contribution.part_page import EmptyPage
from doingwith_site.analysis.contribution.views.estimating import FORM, answered, estimating_desk_for
from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in

__all__ = ["formal_update", "say_prior_page", "turn_formal"]


@require_safe
@signed_in
def formal_update(request: AuthenticatedHttpRequest, programme: str, project: str) -> HttpResponse:
    """What the formal update is good for and what not; where it is on, estimates, figures and warnings."""
    desk = desk_for(request.user, programme, project)
    if desk.row is None:
        context = {"frame": desk.frame, "desk": desk, "page": EmptyPage(desk=desk)}
        return render(request, "analysis/contribution_none.html", context)
    context = {"frame": desk.frame, "desk": desk, "page": FormalPage(desk=desk)}
    return render(request, "analysis/formal.html", context)


@require_http_methods(FORM)
@signed_in
def turn_formal(request: AuthenticatedHttpRequest, programme: str, project: str) -> HttpResponse:
    """Ask why the formal update of a record is switched on, or off."""
    desk = writing_desk_for(request.user, programme, project)
    form = TurnForm(
        request.POST or None, initial={"seen": desk.version.number, "turns_on": not desk.record.formal_is_on}
    )
    return answered(
        request,
        form,
        FormalFormPage.turning(desk),
        lambda told: partial(turn_formal_update, is_on=told["turns_on"], reason=told["reason"]),
    )


@require_http_methods(FORM)
@signed_in
def say_prior_page(
    request: AuthenticatedHttpRequest, programme: str, project: str, claim: str
) -> HttpResponse:
    """Ask how likely a claim is before any of the evidence, as a range."""
    desk = estimating_desk_for(request, programme, project, claim)
    form = PriorForm(request.POST or None, formal=update_of(desk.record, claim), seen=desk.version.number)
    return answered(
        request,
        form,
        FormalFormPage.of_prior(desk, claim),
        lambda told: partial(
            say_prior, claim=claim, prior=form.chance("prior"), reason=told.get("again", "")
        ),
        theirs=lambda record: prior_told(update_of(record, claim)),
    )
