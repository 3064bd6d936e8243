"""What an item of evidence bears on: said, and taken back."""

from dataclasses import replace
from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from doingwith.analysis.contribution.bearings import bearing_of, with_bearing, without_bearing
from doingwith.analysis.contribution.editing import part_in
from doingwith_site.analysis.contribution.actions import RecordChanged, change_contribution
from doingwith_site.analysis.contribution.desk import writing_desk_for
from doingwith_site.analysis.contribution.evidence_forms import BearingForm
from doingwith_site.analysis.contribution.part_page import PartPage
from doingwith_site.analysis.contribution.records import contribution_value
from doingwith_site.analysis.contribution.views.keeping import keep, shown, what_changed
from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in
from doingwith_site.projects.forms.boxes import show_again

__all__ = ["add_bearing", "drop_bearing"]


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def add_bearing(
    request: AuthenticatedHttpRequest, programme: str, project: str, evidence: str
) -> HttpResponse:
    """Ask what an item of evidence bears on, which way, and how strong it is there."""
    desk = writing_desk_for(request.user, programme, project)
    item = part_in(desk.record, "evidence", evidence)
    if item is None:
        raise Http404
    on = request.GET.get("on", "")
    form = BearingForm(request.POST or None, record=desk.record, seen=desk.version.number, on=on)
    page = PartPage(desk=desk, kind="bearing", record=desk.record, now=item)
    if form.is_valid():
        change = partial(with_bearing, name=evidence, bearing=form.bearing)
        about = partial(bearing_of, name=evidence, on=form.bearing.on)
        try:
            kept = keep(request, desk, form, "add_bearing", change, about=about)
        except RecordChanged as changed:
            show_again(form, request.POST, seen=changed.latest.number)
            latest = contribution_value(changed.latest)
            theirs = bearing_of(latest, name=evidence, on=form.bearing.on)
            page = replace(page, record=latest, meanwhile=changed.latest, theirs=theirs)
        else:
            return redirect(f"{desk.url}{what_changed(desk, kept) or f'#{evidence}'}")
    return shown(request, desk, form, page)


@require_POST
@signed_in
def drop_bearing(
    request: AuthenticatedHttpRequest, programme: str, project: str, evidence: str
) -> HttpResponse:
    """Let an item no longer bear on a link or a rival explanation."""
    desk = writing_desk_for(request.user, programme, project)
    kept = change_contribution(
        by=request.user,
        project=desk.project,
        seen=desk.version.number,
        verb="drop_bearing",
        change=partial(without_bearing, name=evidence, on=request.POST.get("on", "")),
    )
    messages.success(request, "The verdicts are worked out anew.")
    return redirect(f"{desk.url}{what_changed(desk, kept) or f'#{evidence}'}")
