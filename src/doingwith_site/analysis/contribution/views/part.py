"""Adding a part to a contribution record, changing one, and taking one out."""

from dataclasses import replace
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from doingwith.analysis.contribution.editing import added_part, asked_of, changed_part, part_in, without_part
from doingwith_site.analysis.contribution.actions import RecordChanged, change_contribution
from doingwith_site.analysis.contribution.desk import ContributionDesk, writing_desk_for
from doingwith_site.analysis.contribution.form_parts import PartForm
from doingwith_site.analysis.contribution.forms import FORMS
from doingwith_site.analysis.contribution.part_page import PartPage
from doingwith_site.analysis.contribution.queries import versions_between
from doingwith_site.analysis.contribution.records import contribution_value
from doingwith_site.analysis.contribution.views.keeping import keep, seen_in, shown, what_changed
from doingwith_site.analysis.models import ContributionVersion
from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in
from doingwith_site.projects.forms.boxes import show_again

__all__ = ["add_part", "change_part", "remove_part"]


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def add_part(request: AuthenticatedHttpRequest, programme: str, project: str, kind: str) -> HttpResponse:
    """Ask for a new node, link, claim, item of evidence, rival explanation, event or round."""
    desk, making = desk_and_form(request, programme, project, kind)
    form = making(
        request.POST or None,
        record=desk.record,
        seen=desk.version.number,
        around=desk.around(kind, request.POST),
    )
    if form.is_valid():
        part = form.value()
        kept = keep(request, desk, form, f"add_{kind}", partial(added_part, key=making.key, part=part))
        return after(desk, kind, part, kept)
    return shown(request, desk, form, PartPage(desk=desk, kind=kind, record=desk.record))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def change_part(
    request: AuthenticatedHttpRequest, programme: str, project: str, kind: str, part_name: str
) -> HttpResponse:
    """Show a part and keep what it says now; what somebody else wrote meanwhile is shown beside."""
    desk, making = desk_and_form(request, programme, project, kind)
    now = part_in(desk.record, making.key, part_name)
    if now is None:
        return asked_as_new(request, desk, making, kind, part_name)
    form = making(
        request.POST or None,
        record=desk.record,
        seen=desk.version.number,
        now=now,
        around=desk.around(kind, request.POST, now),
    )
    page = PartPage(desk=desk, kind=kind, record=desk.record, now=now)
    if form.is_valid():
        part = form.value()
        change = partial(changed_part, key=making.key, part=part, own=making.own)
        try:
            kept = keep(
                request,
                desk,
                form,
                f"change_{kind}",
                change,
                about=partial(asked_of, key=making.key, name=part_name, own=making.own),
            )
        except RecordChanged as changed:
            latest = contribution_value(changed.latest)
            show_again(form, request.POST, seen=changed.latest.number)
            page = replace(page, meanwhile=changed.latest, theirs=part_in(latest, making.key, part_name))
        else:
            return after(desk, kind, part, kept)
    return shown(request, desk, form, page)


def asked_as_new(
    request: AuthenticatedHttpRequest,
    desk: ContributionDesk,
    making: type[PartForm],
    kind: str,
    part_name: str,
) -> HttpResponse:
    """What was typed into a part that somebody took out meanwhile, to be kept as a new part.

    Not found when the part did not stand in the version that the person had in front of them.
    """
    removal = removed_in(desk, making.key, part_name, seen_in(request, desk))
    if removal is None:
        raise Http404
    form = making(
        request.POST, record=desk.record, seen=desk.version.number, around=desk.around(kind, request.POST)
    )
    show_again(form, request.POST, seen=desk.version.number)
    return shown(request, desk, form, PartPage(desk=desk, kind=kind, record=desk.record, removal=removal))


def removed_in(desk: ContributionDesk, key: str, name: str, seen: int) -> ContributionVersion | None:
    """The version in which a part of version ``seen`` was taken out; None when it did not stand there."""
    first, *later = versions_between(desk.version, seen) or (desk.version,)
    if part_in(contribution_value(first), key, name) is None:
        return None
    return next((one for one in later if part_in(contribution_value(one), key, name) is None), None)


@require_POST
@signed_in
def remove_part(
    request: AuthenticatedHttpRequest, programme: str, project: str, kind: str, part_name: str
) -> HttpResponse:
    """Take a part out of the record; refused while something else names it. Older versions keep it."""
    desk, making = desk_and_form(request, programme, project, kind)
    change_contribution(
        by=request.user,
        project=desk.project,
        seen=desk.version.number,
        verb=f"remove_{kind}",
        change=partial(without_part, key=making.key, name=part_name),
    )
    messages.success(request, "It is taken out. The versions before still have it.")
    return redirect(desk.url)


def desk_and_form(
    request: AuthenticatedHttpRequest, programme: str, project: str, kind: str
) -> tuple[ContributionDesk, type[PartForm]]:
    """The record, and the form for the kind of part; not found when there is no such kind."""
    desk = writing_desk_for(request.user, programme, project)
    if kind not in FORMS:
        raise Http404
    return desk, FORMS[kind]


def after(desk: ContributionDesk, kind: str, part: Any, version: ContributionVersion) -> HttpResponseRedirect:
    """Where one goes on: from new evidence to what it bears on, else to what changed, else to the part."""
    if kind == "evidence" and not part.bearings and not part.taken_out:
        return redirect(desk.address("add_bearing", part.id))
    return redirect(f"{desk.url}{what_changed(desk, version) or place_of(kind, part)}")


def place_of(kind: str, part: Any) -> str:
    """Where the page shows a part."""
    if kind == "round":
        return ""
    return f"#{part.claims[0]}-{part.id}" if kind == "rival" else f"#{part.id}"
