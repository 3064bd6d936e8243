"""The formal update of a contribution record: switched on or off, estimated, locked and opened."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from doingwith.analysis.contribution.editing import part_in
from doingwith.analysis.contribution.estimating import update_of
from doingwith.reporting.formal_words import estimate_words
from doingwith.reporting.wording import sentence
from doingwith_site.analysis.contribution.actions import RecordChanged
from doingwith_site.analysis.contribution.desk import ContributionDesk, desk_for, writing_desk_for
from doingwith_site.analysis.contribution.formal_actions import (
    add_estimate,
    change_estimate,
    drop_estimate,
    lock_estimates,
    open_estimate,
    say_prior,
    turn_formal_update,
)
from doingwith_site.analysis.contribution.formal_forms import EstimateForm, FindingForm, PriorForm, TurnForm
from doingwith_site.analysis.contribution.formal_page import (
    FormalFormPage,
    FormalPage,
    estimate_told,
    prior_told,
)
from doingwith_site.analysis.contribution.formal_rules import (
    check_can_open,
    check_is_on,
    estimate_in,
    formal_in,
)
from doingwith_site.analysis.contribution.part_page import EmptyPage
from doingwith_site.analysis.contribution.records import contribution_value
from doingwith_site.analysis.contribution.views.part import seen_in
from doingwith_site.common.errors import NotYours, Refused
from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in
from doingwith_site.projects.forms.boxes import show_again

__all__ = [
    "add_estimate_page",
    "change_estimate_page",
    "drop_estimate_page",
    "formal_update",
    "lock_estimates_page",
    "open_estimate_page",
    "say_prior_page",
    "turn_formal",
]

FORM = ["GET", "HEAD", "POST"]
GONE = (
    "Somebody took this estimate out while you wrote. What you typed is in the boxes below: keep it, and it "
    "comes back as a new estimate."
)


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
    page = FormalFormPage.turning(desk)
    form = TurnForm(
        request.POST or None, initial={"seen": desk.version.number, "turns_on": not desk.record.formal_is_on}
    )

    def act() -> Any:  # noqa: ANN401
        told = form.cleaned_data
        return partial(turn_formal_update, is_on=told["turns_on"], reason=told["reason"])

    return answered(request, form, page, act)


@require_http_methods(FORM)
@signed_in
def say_prior_page(
    request: AuthenticatedHttpRequest, programme: str, project: str, claim: str
) -> HttpResponse:
    """Ask how likely a claim is before any of the evidence, as a range."""
    desk, statement = estimating_desk_for(request, programme, project, claim)
    form = PriorForm(request.POST or None, formal=update_of(desk.record, claim), seen=desk.version.number)
    page = FormalFormPage(
        desk=desk,
        claim=claim,
        title=f"How likely is claim {claim} before any of the evidence?",
        lead=statement,
    )

    def act() -> Any:  # noqa: ANN401
        again = form.cleaned_data.get("again", "")
        return partial(say_prior, claim=claim, prior=form.chance("prior"), reason=again)

    return answered(request, form, page, act, lambda record: prior_told(update_of(record, claim)))


@require_http_methods(FORM)
@signed_in
def add_estimate_page(
    request: AuthenticatedHttpRequest, programme: str, project: str, claim: str
) -> HttpResponse:
    """Ask what one expects to see, and how likely that is if the claim holds and if it does not."""
    desk, statement = estimating_desk_for(request, programme, project, claim)
    form = EstimateForm(
        request.POST or None,
        record=desk.record,
        formal=formal_in(desk.record, claim),
        seen=desk.version.number,
    )
    page = FormalFormPage(
        desk=desk, claim=claim, title=f"What would you see if claim {claim} were true?", lead=statement
    )

    def act() -> Any:  # noqa: ANN401
        return partial(add_estimate, claim=claim, estimate=form.estimate)

    return answered(request, form, page, act)


@require_http_methods(FORM)
@signed_in
def change_estimate_page(
    request: AuthenticatedHttpRequest, programme: str, project: str, claim: str, estimate: str
) -> HttpResponse:
    """Show an estimate and keep what it says now; one that is locked is said otherwise with a reason."""
    desk, statement = estimating_desk_for(request, programme, project, claim)
    formal = formal_in(desk.record, claim)
    now = formal.estimate(estimate)
    if now is None and request.method != "POST":
        raise NotYours
    form = EstimateForm(
        request.POST or None, record=desk.record, formal=formal, seen=desk.version.number, now=now
    )
    page = FormalFormPage(desk=desk, claim=claim, title=f"Change estimate {estimate}", lead=statement)
    if now is None:
        show_again(form, request.POST, seen=desk.version.number)
        return shown(request, form, page.sent_as_new(GONE))

    def act() -> Any:  # noqa: ANN401
        again = form.cleaned_data.get("again", "")
        return partial(change_estimate, claim=claim, estimate=form.estimate, reason=again)

    def theirs(record: Any) -> tuple[str, ...]:  # noqa: ANN401
        one = formal_in(record, claim).estimate(estimate)
        return estimate_told(one) if one else ()

    return answered(request, form, page, act, theirs)


@require_POST
@signed_in
def lock_estimates_page(
    request: AuthenticatedHttpRequest, programme: str, project: str, claim: str
) -> HttpResponse:
    """Lock all that was estimated for a claim, as the person saw it: only then may evidence be opened."""
    desk, _ = estimating_desk_for(request, programme, project, claim)
    try:
        lock_estimates(by=request.user, project=desk.project, seen=seen_in(request, desk), claim=claim)
    except RecordChanged:
        messages.error(request, "Somebody changed the estimates meanwhile. Look once more, then lock.")
    except Refused as no:
        messages.error(request, str(no))
    else:
        messages.success(request, "The estimates are locked. Now the evidence may be opened.")
    return redirect(back_to(desk, claim))


@require_http_methods(FORM)
@signed_in
def open_estimate_page(
    request: AuthenticatedHttpRequest, programme: str, project: str, claim: str, estimate: str
) -> HttpResponse:
    """Ask whether what was expected was found, and as which item of evidence."""
    desk, _ = estimating_desk_for(request, programme, project, claim)
    one = estimate_in(desk.record, claim, estimate)
    check_can_open(formal_in(desk.record, claim), one)
    form = FindingForm(request.POST or None, record=desk.record, one=one, seen=desk.version.number)
    page = FormalFormPage(
        desk=desk,
        claim=claim,
        title=f"What was found for estimate {estimate}?",
        lead=f"It was expected: {estimate_words(desk.record, one)}",
        adds_evidence=True,
    )

    def act() -> Any:  # noqa: ANN401
        told = form.cleaned_data
        found = {"found": told["found"] == "yes", "evidence": told["evidence"]}
        return partial(open_estimate, claim=claim, name=estimate, reason=told.get("again", ""), **found)

    def theirs(record: Any) -> tuple[str, ...]:  # noqa: ANN401
        return estimate_told(estimate_in(record, claim, estimate))

    return answered(request, form, page, act, theirs)


@require_POST
@signed_in
def drop_estimate_page(
    request: AuthenticatedHttpRequest, programme: str, project: str, claim: str, estimate: str
) -> HttpResponse:
    """Take an estimate out that was never locked. Older versions keep it."""
    desk, _ = estimating_desk_for(request, programme, project, claim)
    try:
        drop_estimate(
            by=request.user, project=desk.project, seen=desk.version.number, claim=claim, name=estimate
        )
    except Refused as no:
        messages.error(request, str(no))
    else:
        messages.success(request, "It is taken out. The versions before still have it.")
    return redirect(back_to(desk, claim))


def estimating_desk_for(
    request: AuthenticatedHttpRequest, programme: str, project: str, claim: str
) -> tuple[ContributionDesk, str]:
    """The record, when it has this claim and the formal update is on, and what is claimed."""
    desk = writing_desk_for(request.user, programme, project)
    found = part_in(desk.record, "claims", claim)
    if found is None:
        raise NotYours
    check_is_on(desk.record)
    return desk, sentence(found.statement)


def answered(
    request: AuthenticatedHttpRequest,
    form: forms.Form,
    page: FormalFormPage,
    act: Callable[[], Any],
    theirs: Callable[[Any], tuple[str, ...]] = lambda _: (),
) -> HttpResponse:
    """The form shown, or what it asks carried out. Whatever stands in the way, what was typed stays."""
    if form.is_valid():
        try:
            act()(by=request.user, project=page.desk.project, seen=form.cleaned_data["seen"])
        except RecordChanged as changed:
            show_again(form, request.POST, seen=changed.latest.number)
            page = page.beside(changed.latest, theirs(contribution_value(changed.latest)))
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, "It is kept as a new version of the record.")
            return redirect(back_to(page.desk, page.claim))
    return shown(request, form, page)


def shown(request: AuthenticatedHttpRequest, form: forms.Form, page: FormalFormPage) -> HttpResponse:
    """The page with its form."""
    context = {"frame": page.desk.frame, "desk": page.desk, "form": form, "page": page}
    status = 409 if page.meanwhile or page.note else 200
    return render(request, "analysis/formal_form.html", context, status=status)


def back_to(desk: ContributionDesk, claim: str) -> str:
    """The page of the formal update, where it speaks of the claim."""
    return f"{desk.address('formal_update')}{f'#{claim}' if claim else ''}"
