"""Adding a clause to a statement of the draft, and changing one."""

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from doingwith.theory import drafting
from doingwith.theory.drafting import NotInDraft
from doingwith.theory.theory import Clause, Part, TheoryVersion
from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in
from doingwith_site.projects.forms.boxes import show_again
from doingwith_site.theory.actions import DraftChanged, change_draft
from doingwith_site.theory.forms import ClauseForm
from doingwith_site.theory.navigation import Desk, desk_for
from doingwith_site.theory.presenters import ClausePage

__all__ = ["add_clause", "clause"]


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def add_clause(request: AuthenticatedHttpRequest, programme: str, statement: str, part: str) -> HttpResponse:
    """Ask for a new WHEN, THEN or BECAUSE clause of a statement."""
    desk = desk_for(request.user, programme)
    try:
        home, kind = drafting.statement_in(desk.draft, statement), Part(part)
    except (NotInDraft, ValueError) as gone:
        raise Http404 from gone
    if kind not in drafting.CLAUSE_PARTS:
        raise Http404
    form = form_for(request, desk)
    if form.is_valid():
        change_draft(
            by=request.user,
            programme=desk.programme,
            seen=form.cleaned_data["seen"],
            verb="add_clause",
            change=partial(drafting.add_clause, statement=statement, part=kind, **form.words),
        )
        messages.success(request, "The clause is in the draft.")
        return redirect(f"{desk.url}#{statement}")
    return shown(request, desk, form, ClausePage(statement=home, part=kind))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def clause(request: AuthenticatedHttpRequest, programme: str, clause: str) -> HttpResponse:
    """Show a clause and keep its new words; what somebody else wrote meanwhile is shown beside."""
    desk = desk_for(request.user, programme)
    try:
        (home, part), now = drafting.statement_of(desk.draft, clause), drafting.clause_in(desk.draft, clause)
    except NotInDraft as gone:
        raise Http404 from gone
    form = form_for(request, desk, now)
    page = ClausePage(statement=home, part=part, now=now)
    if form.is_valid():
        try:
            change_draft(
                by=request.user,
                programme=desk.programme,
                seen=form.cleaned_data["seen"],
                verb="edit_clause",
                change=partial(rewritten, clause=clause, form=form),
                about=partial(as_it_stands, clause=clause),
            )
        except DraftChanged as changed:
            show_again(form, request.POST, seen=changed.latest.number)
            page = ClausePage(statement=home, part=part, now=now, meanwhile=changed.latest)
        else:
            messages.success(request, "The clause is changed in the draft.")
            return redirect(f"{desk.url}#{form.place[0] if form.place else home.id}")
    return shown(request, desk, form, page)


def form_for(request: AuthenticatedHttpRequest, desk: Desk, now: Clause | None = None) -> ClauseForm:
    """The form of a clause of this draft, with what was sent."""
    return ClauseForm(
        request.POST or None,
        seen=desk.step.number,
        factors=desk.factors,
        draft=desk.draft,
        before=desk.before,
        clause=now,
    )


def rewritten(draft: TheoryVersion, clause: str, form: ClauseForm) -> TheoryVersion:
    """The draft with the clause as the form says, where the form says."""
    changed = drafting.edit_clause(draft, clause, **form.words)
    return drafting.place_clause(changed, clause, *form.place) if form.place else changed


def as_it_stands(draft: TheoryVersion, clause: str) -> tuple[Clause, str, Part]:
    """A clause and its place: what somebody had in front of them who changes it."""
    home, part = drafting.statement_of(draft, clause)
    return drafting.clause_in(draft, clause), home.id, part


def shown(request: AuthenticatedHttpRequest, desk: Desk, form: ClauseForm, page: ClausePage) -> HttpResponse:
    """The page with its form."""
    context = {"frame": desk.frame, "desk": desk, "form": form, "page": page}
    return render(request, "theory/words.html", context, status=409 if page.meanwhile else 200)
