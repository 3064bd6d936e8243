"""Adding a statement to the draft, and changing its words."""

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from doingwith.theory import drafting
from doingwith.theory.drafting import NotInDraft
from doingwith.theory.theory import TheoryVersion
from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in
from doingwith_site.projects.forms.boxes import show_again
from doingwith_site.theory.actions import DraftChanged, change_draft
from doingwith_site.theory.forms import StatementForm
from doingwith_site.theory.navigation import Desk, desk_for
from doingwith_site.theory.presenters import StatementPage
from doingwith_site.theory.records import draft_value

__all__ = ["add_statement", "statement"]


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def add_statement(request: AuthenticatedHttpRequest, programme: str) -> HttpResponse:
    """Ask for the IF of a new statement, and put it at the end of the draft."""
    desk = desk_for(request.user, programme)
    form = StatementForm(request.POST or None, seen=desk.step.number)
    if form.is_valid():
        step = change_draft(
            by=request.user,
            programme=desk.programme,
            seen=form.cleaned_data["seen"],
            verb="add_statement",
            change=partial(added, words=form.words),
        )
        messages.success(request, "The statement is in the draft. Now give it clauses.")
        return redirect(f"{desk.url}#{draft_value(step).statements[-1].id}")
    return shown(request, desk, form, StatementPage())


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def statement(request: AuthenticatedHttpRequest, programme: str, statement: str) -> HttpResponse:
    """Show a statement's words and keep the new ones; what somebody else wrote meanwhile is shown beside."""
    desk = desk_for(request.user, programme)
    try:
        now = drafting.statement_in(desk.draft, statement)
    except NotInDraft as gone:
        raise Http404 from gone
    form = StatementForm(request.POST or None, seen=desk.step.number, statement=now)
    page = StatementPage(now=now)
    if form.is_valid():
        try:
            change_draft(
                by=request.user,
                programme=desk.programme,
                seen=form.cleaned_data["seen"],
                verb="edit_statement",
                change=lambda draft: drafting.edit_statement(draft, statement, **form.words),
                about=lambda draft: drafting.statement_in(draft, statement).if_,
            )
        except DraftChanged as changed:
            show_again(form, request.POST, seen=changed.latest.number)
            page = StatementPage(now=now, meanwhile=changed.latest)
        else:
            messages.success(request, "The statement is changed in the draft.")
            return redirect(f"{desk.url}#{statement}")
    return shown(request, desk, form, page)


def added(draft: TheoryVersion, words: dict[str, str]) -> TheoryVersion:
    """The draft with a new statement that has these words."""
    grown = drafting.add_statement(draft, words["if_"])
    return drafting.edit_statement(grown, grown.statements[-1].id, **words)


def shown(
    request: AuthenticatedHttpRequest, desk: Desk, form: StatementForm, page: StatementPage
) -> HttpResponse:
    """The page with its form."""
    context = {"frame": desk.frame, "desk": desk, "form": form, "page": page}
    return render(request, "theory/words.html", context, status=409 if page.meanwhile else 200)
