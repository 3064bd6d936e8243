"""Reading a case independently: one's own template, factor by factor."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from doingwith.programmes.factors import DomainRole
from doingwith_site.cases.actions.readings import hand_in, judge_factor
from doingwith_site.cases.forms.reading import NOT_LOOKED, NOT_REPORTED, JudgeForm
from doingwith_site.cases.models import Case, Judgement, Reading
from doingwith_site.cases.presenters.passages import agreements_in
from doingwith_site.cases.presenters.reading import CaseLinks, ReadingPage
from doingwith_site.cases.presenters.worries import accounts_in, worries_about
from doingwith_site.cases.queries import (
    case_in,
    factor_in,
    judgements_of,
    my_passages,
    next_factor,
    reading_of,
)
from doingwith_site.cases.rules import check_reader
from doingwith_site.common.errors import Refused
from doingwith_site.consent.views.reading import tell_of_reading
from doingwith_site.design.choosing import page_asked_for
from doingwith_site.evidence.excerpts.offering import offered_passages
from doingwith_site.evidence.records.marks import excerpt_name
from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.models import Membership
from doingwith_site.programmes.navigation import ProgrammeFrame
from doingwith_site.programmes.queries import current_factors, membership_for
from doingwith_site.programmes.rules import check_can

__all__ = ["judge", "reading"]


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def reading(request: AuthenticatedHttpRequest, programme: str, case: str) -> HttpResponse:
    """Show the person's own reading; sending it hands it in."""
    membership = membership_for(request.user, programme)
    row, mine = own(request, membership, case)
    refusal = ""
    if request.method == "POST":
        try:
            hand_in(by=request.user, case=row)
        except Refused as refused:
            refusal = str(refused)
        else:
            messages.success(request, "Your reading is in.")
            return redirect("cases:case", programme, case)
    page = ReadingPage(
        frame=ProgrammeFrame(membership=membership, current="Projects"),
        case=row,
        reading=mine,
        factors=list(current_factors(membership.programme)),
        judgements=judgements_of(mine),
    )
    context = {"frame": page.frame, "page": page, "refusal": refusal}
    return render(request, "cases/reading.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def judge(request: AuthenticatedHttpRequest, programme: str, case: str, factor: str) -> HttpResponse:
    """Ask what the person found of one factor, and lead on to the next."""
    membership = membership_for(request.user, programme)
    row, mine = own(request, membership, case)
    asked = factor_in(membership.programme, factor)
    if mine.in_at is not None:
        return redirect("cases:reading", programme, case)
    before = told_so_far(judgements_of(mine).get(asked.pk))
    chosen = [*before.get("excerpts", ()), *request.POST.getlist("excerpts")]
    passages = offered_passages(my_passages(request.user, row), chosen, page_asked_for(request.POST))
    form = JudgeForm(
        request.POST or None, role=DomainRole(asked.domain.role), passages=passages, initial=before
    )
    if form.is_valid():
        judge_factor(by=request.user, case=row, factor=asked, finding=form.value)
        following = next_factor(membership.programme, asked)
        messages.success(request, f"Kept: {asked.label}.")
        if following is None or "back" in request.POST:
            return redirect("cases:reading", programme, case)
        return redirect("cases:judge", programme, case, following.identifier)
    frame = ProgrammeFrame(membership=membership, current="Projects")
    links = CaseLinks(programme=frame.identifier, case=row)
    worries = worries_about(frame, accounts_in(passages.rows.values()))
    context = {"frame": frame, "form": form, "case": row, "factor": asked, "links": links, "worries": worries}
    shown = render(request, "cases/judge.html", context)
    tell_of_reading(request, agreements_in(passages.rows.values()))
    return shown


def own(request: AuthenticatedHttpRequest, membership: Membership, case: str) -> tuple[Case, Reading]:
    """The case and the person's own reading of it; nobody else has an address for it."""
    check_can(membership, Permission.READ_CASE)
    row = case_in(membership.programme, case)
    return row, check_reader(reading_of(row, request.user))


def told_so_far(judgement: Judgement | None) -> dict[str, Any]:
    """What the boxes show of what the person said before."""
    if judgement is None:
        return {"finding": NOT_LOOKED, "confidence": ""}
    return {
        "finding": judgement.sign or NOT_REPORTED,
        "basis": judgement.basis,
        "reason": judgement.reason,
        "confidence": judgement.confidence,
        "excerpts": [excerpt_name(row.identifier, row.token) for row in judgement.excerpts.all()],
    }
