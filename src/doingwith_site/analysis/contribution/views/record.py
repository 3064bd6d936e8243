"""A project's contribution record: claims with their verdicts, the evidence, and the story."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from doingwith_site.analysis.contribution.actions import begin_contribution
from doingwith_site.analysis.contribution.desk import desk_for
from doingwith_site.analysis.contribution.forms import BeginForm
from doingwith_site.analysis.contribution.page import RecordPage
from doingwith_site.analysis.contribution.part_page import EmptyPage
from doingwith_site.analysis.contribution.queries import (
    passages_named,
    version_before,
    version_in,
    versions_of,
)
from doingwith_site.analysis.contribution.records import contribution_value
from doingwith_site.cases.presenters.passages import agreements_in
from doingwith_site.consent.views.reading import tell_of_reading
from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.rules import check_can

__all__ = ["begin_contribution_page", "contribution"]


@require_safe
@signed_in
def contribution(request: AuthenticatedHttpRequest, programme: str, project: str) -> HttpResponse:
    """What is claimed, how it follows from the evidence, and what changed; an older version if asked for."""
    desk = desk_for(request.user, programme, project)
    if desk.row is None:
        return render(
            request,
            "analysis/contribution_none.html",
            {"frame": desk.frame, "desk": desk, "page": EmptyPage(desk=desk)},
        )
    asked = request.GET.get("version", "")
    older = (
        version_in(desk.row, int(asked)) if asked.isascii() and asked.isdigit() and len(asked) < 9 else None
    )
    shown = older or desk.version
    before = version_before(shown)
    record = contribution_value(shown)
    cited = {name for item in record.evidence for name in item.excerpts}
    passages = passages_named(desk.membership, cited)
    page = RecordPage(
        desk=desk,
        shown=shown,
        record=record,
        passages=passages,
        before=contribution_value(before) if before else None,
        versions=list(versions_of(desk.row)[:50]),
        models=desk.models,
    )
    context = {"frame": desk.frame, "desk": desk, "page": page}
    answer = render(request, "analysis/contribution.html", context)
    tell_of_reading(request, agreements_in(passages.values()))
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def begin_contribution_page(request: AuthenticatedHttpRequest, programme: str, project: str) -> HttpResponse:
    """Ask for the question, and begin the project's record with it."""
    desk = desk_for(request.user, programme, project)
    check_can(desk.membership, Permission.RECORD_CONTRIBUTION)
    form = BeginForm(request.POST or None)
    if form.is_valid():
        begin_contribution(by=request.user, project=desk.project, question=form.cleaned_data["question"])
        return redirect(desk.url)
    context = {"frame": desk.frame, "desk": desk, "form": form, "page": EmptyPage(desk=desk)}
    return render(request, "analysis/contribution_begin.html", context)
