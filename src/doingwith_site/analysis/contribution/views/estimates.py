"""The estimates of a formal update: added, changed, locked, opened, and taken out."""

from functools import partial

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from doingwith.analysis.contribution.record import ContributionRecord
from doingwith_site.analysis.contribution.estimate_sheet import estimate_told
from doingwith_site.analysis.contribution.formal_actions import (
    add_estimate,
    change_estimate,
    drop_estimate,
    lock_estimates,
    open_estimate,
)
from doingwith_site.analysis.contribution.formal_form_page import FormalFormPage
from doingwith_site.analysis.contribution.formal_forms import EstimateForm, FindingForm
from doingwith_site.analysis.contribution.formal_rules import (
    check_can_open,
    estimate_in,
    formal_in,
)
from doingwith_site.analysis.contribution.views.estimating import (
    FORM,
    answered,
    done,
    estimating_desk_for,
    shown,
)
from doingwith_site.analysis.contribution.views.keeping import seen_in
from doingwith_site.common.errors import NotYours
from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in
from doingwith_site.projects.forms.boxes import show_again

__all__ = [
    "add_estimate_page",
    "change_estimate_page",
    "drop_estimate_page",
    "lock_estimates_page",
    "open_estimate_page",
]

GONE = (
    "Somebody took this estimate out while you wrote. What you typed is in the boxes below: keep it, and it "
    "comes back as a new estimate."
)


@require_http_methods(FORM)
@signed_in
def add_estimate_page(
    request: AuthenticatedHttpRequest, programme: str, project: str, claim: str
) -> HttpResponse:
    """Ask what one expects to see, and how likely that is if the claim holds and if it does not."""
    desk = estimating_desk_for(request, programme, project, claim)
    formal = formal_in(desk.record, claim)
    form = EstimateForm(request.POST or None, record=desk.record, formal=formal, seen=desk.version.number)
    return answered(
        request,
        form,
        FormalFormPage.adding(desk, claim),
        lambda told: partial(add_estimate, claim=claim, estimate=form.estimate),
    )


@require_http_methods(FORM)
@signed_in
def change_estimate_page(
    request: AuthenticatedHttpRequest, programme: str, project: str, claim: str, estimate: str
) -> HttpResponse:
    """Show an estimate and keep what it says now; one that is locked is said otherwise with a reason."""
    desk = estimating_desk_for(request, programme, project, claim)
    formal = formal_in(desk.record, claim)
    now = formal.estimate(estimate)
    if now is None and request.method != "POST":
        raise NotYours
    form = EstimateForm(
        request.POST or None, record=desk.record, formal=formal, seen=desk.version.number, now=now
    )
    page = FormalFormPage.changing(desk, claim, estimate)
    if now is None:
        show_again(form, request.POST, seen=desk.version.number)
        return shown(request, form, page.sent_as_new(GONE))

    def theirs(record: ContributionRecord) -> tuple[str, ...]:
        one = formal_in(record, claim).estimate(estimate)
        return estimate_told(one) if one else ()

    return answered(
        request,
        form,
        page,
        lambda told: partial(
            change_estimate, claim=claim, estimate=form.estimate, reason=told.get("again", "")
        ),
        theirs,
    )


@require_http_methods(FORM)
@signed_in
def open_estimate_page(
    request: AuthenticatedHttpRequest, programme: str, project: str, claim: str, estimate: str
) -> HttpResponse:
    """Ask whether what was expected was found, and as which item of evidence."""
    desk = estimating_desk_for(request, programme, project, claim)
    one = estimate_in(desk.record, claim, estimate)
    check_can_open(formal_in(desk.record, claim), one)
    form = FindingForm(request.POST or None, record=desk.record, one=one, seen=desk.version.number)
    return answered(
        request,
        form,
        FormalFormPage.opening(desk, claim, one),
        lambda told: partial(
            open_estimate,
            claim=claim,
            name=estimate,
            found=told["found"] == "yes",
            evidence=told["evidence"],
            reason=told.get("again", ""),
        ),
        theirs=lambda record: estimate_told(estimate_in(record, claim, estimate)),
    )


@require_POST
@signed_in
def lock_estimates_page(
    request: AuthenticatedHttpRequest, programme: str, project: str, claim: str
) -> HttpResponse:
    """Lock all that was estimated for a claim, as the person saw it: only then may evidence be opened."""
    desk = estimating_desk_for(request, programme, project, claim)
    act = partial(lock_estimates, seen=seen_in(request, desk))
    return done(request, desk, claim, act, "The estimates are locked. Now the evidence may be opened.")


@require_POST
@signed_in
def drop_estimate_page(
    request: AuthenticatedHttpRequest, programme: str, project: str, claim: str, estimate: str
) -> HttpResponse:
    """Take an estimate out that was never locked. Older versions keep it."""
    desk = estimating_desk_for(request, programme, project, claim)
    act = partial(drop_estimate, seen=desk.version.number, name=estimate)
    return done(request, desk, claim, act, "It is taken out. The versions before still have it.")
