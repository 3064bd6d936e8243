"""The clauses that the cases propose for a statement of the draft, and what people decide about them."""

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from doingwith.analysis.theory_revision import StatementRevision, propose_clauses
from doingwith.theory.drafting import NotInDraft, add_clause, add_decision, statement_in
from doingwith.theory.theory import Decision, Fate, Part, TheoryVersion
from doingwith_site.analysis.forms.decision import DecisionForm
from doingwith_site.analysis.presenters.proposals import ProposalsPage
from doingwith_site.analysis.records import record_of_cases
from doingwith_site.cases.queries import cases_of
from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in
from doingwith_site.theory.actions import change_draft
from doingwith_site.theory.navigation import Desk, desk_for

__all__ = ["decide", "proposals"]


@require_safe
@signed_in
def proposals(request: AuthenticatedHttpRequest, programme: str, statement: str) -> HttpResponse:
    """Every condition that the cases propose, with what speaks for it and against it."""
    desk = desk_for(request.user, programme)
    page = page_for(desk, statement, request.GET.getlist("result") or None)
    return render(request, "analysis/proposals.html", {"frame": desk.frame, "desk": desk, "page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def decide(request: AuthenticatedHttpRequest, programme: str, statement: str, factor: str) -> HttpResponse:
    """Accept a proposed condition, put it into other words, or reject it, each with a reason."""
    desk = desk_for(request.user, programme)
    named = desk.factors.by_id.get(factor)
    if named is None:
        raise Http404
    page = page_for(desk, statement, request.GET.getlist("result") or None)
    form = DecisionForm(request.POST or None, seen=desk.step.number, proposed=named.label)
    if form.is_valid():
        change_draft(
            by=request.user,
            programme=desk.programme,
            seen=form.cleaned_data["seen"],
            verb="decide",
            change=partial(
                decided, statement=statement, factor=factor, proposed=named.label, **form.decision
            ),
        )
        messages.success(request, "What you decided is kept with the draft, and so is the reason.")
        return redirect(f"{desk.url}#{statement}")
    sheet = next((one for one in page.proposals if one.factor == factor), None)
    back = reverse("analysis:proposals", args=[programme, statement])
    context = {"frame": desk.frame, "desk": desk, "form": form, "page": page, "sheet": sheet, "back": back}
    return render(request, "analysis/decide.html", {**context, "title": named.label})


def page_for(desk: Desk, statement: str, results: list[str] | None) -> ProposalsPage:
    """The proposals for one statement of the open draft, from every case; 404 when it is gone."""
    record = record_of_cases(desk.programme, list(cases_of(desk.programme).order_by("position", "pk")))
    try:
        found = statement_in(desk.draft, statement)
    except NotInDraft as gone:
        raise Http404 from gone
    revision: StatementRevision = propose_clauses(record, found, results)
    return ProposalsPage(
        frame=desk.frame, draft=desk.draft, statement=found, record=record, revision=revision
    )


def decided(
    draft: TheoryVersion,
    *,
    statement: str,
    factor: str,
    proposed: str,
    fate: Fate,
    words: str,
    reason: str,
) -> TheoryVersion:
    """The draft with the decision, and with the clause that came of it."""
    clause = None
    if fate is not Fate.REJECTED:
        draft = add_clause(draft, statement, Part.WHEN, text=words, factors=(factor,))
        clause = statement_in(draft, statement).when[-1].id
    return add_decision(
        draft,
        Decision(
            statement=statement,
            factors=(factor,),
            proposed=proposed,
            fate=fate,
            reason=reason,
            clause=clause,
        ),
    )
