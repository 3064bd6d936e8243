"""What the pages have in common on which something is written for a formal update."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from doingwith.analysis.contribution.editing import part_in
from doingwith.analysis.contribution.record import ContributionRecord
from doingwith_site.analysis.contribution.actions import RecordChanged
from doingwith_site.analysis.contribution.desk import ContributionDesk, writing_desk_for
from doingwith_site.analysis.contribution.formal_form_page import FormalFormPage
from doingwith_site.analysis.contribution.formal_rules import (
    check_is_on,
)
from doingwith_site.analysis.contribution.records import contribution_value
from doingwith_site.common.errors import NotYours, Refused
from doingwith_site.people.http import AuthenticatedHttpRequest
from doingwith_site.projects.forms.boxes import show_again

__all__ = ["FORM", "answered", "done", "estimating_desk_for", "shown"]

FORM = ["GET", "HEAD", "POST"]
CHANGED = "Somebody changed the estimates meanwhile. Look once more before you do it."


def estimating_desk_for(
    request: AuthenticatedHttpRequest, programme: str, project: str, claim: str
) -> ContributionDesk:
    """The record, when it has this claim and the formal update is on."""
    desk = writing_desk_for(request.user, programme, project)
    if part_in(desk.record, "claims", claim) is None:
        raise NotYours
    check_is_on(desk.record)
    return desk


def answered(
    request: AuthenticatedHttpRequest,
    form: forms.Form,
    page: FormalFormPage,
    asked: Callable[[dict[str, Any]], Callable[..., object]],
    theirs: Callable[[ContributionRecord], tuple[str, ...]] = lambda _: (),
) -> HttpResponse:
    """The form shown, or what it asks carried out. Whatever stands in the way, what was typed stays.

    ``asked`` makes an action of what was filled in; ``theirs`` words what somebody else wrote meanwhile.
    """
    if form.is_valid():
        told = form.cleaned_data
        try:
            asked(told)(by=request.user, project=page.desk.project, seen=told["seen"])
        except RecordChanged as changed:
            show_again(form, request.POST, seen=changed.latest.number)
            page = page.beside(changed.latest, theirs(contribution_value(changed.latest)))
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, "It is kept as a new version of the record.")
            return redirect(back_to(page.desk, page.claim))
    return shown(request, form, page)


def done(
    request: AuthenticatedHttpRequest,
    desk: ContributionDesk,
    claim: str,
    act: Callable[..., object],
    words: str,
) -> HttpResponse:
    """The action carried out for a claim, and what is said of it: ``words``, or why nothing was done."""
    try:
        act(by=request.user, project=desk.project, claim=claim)
    except RecordChanged:
        messages.error(request, CHANGED)
    except Refused as no:
        messages.error(request, str(no))
    else:
        messages.success(request, words)
    return redirect(back_to(desk, claim))


def shown(request: AuthenticatedHttpRequest, form: forms.Form, page: FormalFormPage) -> HttpResponse:
    """The page with its form."""
    context = {"frame": page.desk.frame, "desk": page.desk, "form": form, "page": page}
    status = 409 if page.meanwhile or page.note else 200
    return render(request, "analysis/formal_form.html", context, status=status)


def back_to(desk: ContributionDesk, claim: str) -> str:
    """The page of the formal update, where it speaks of the claim."""
    return f"{desk.address('formal_update')}{f'#{claim}' if claim else ''}"
