"""Noting how far the steps of a round have come, what was objected, and what to look for next."""

from dataclasses import replace
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from doingwith.analysis.contribution.record import ContributionRecord
from doingwith.analysis.contribution.rounds import (
    name_followed,
    name_in_round,
    part_of_round,
    with_part_of_round,
    without_part_of_round,
)
from doingwith_site.analysis.contribution.actions import RecordChanged, change_contribution
from doingwith_site.analysis.contribution.desk import ContributionDesk, writing_desk_for
from doingwith_site.analysis.contribution.part_page import RoundPartPage
from doingwith_site.analysis.contribution.queries import versions_between
from doingwith_site.analysis.contribution.records import contribution_value
from doingwith_site.analysis.contribution.round_forms import ROUND_FORMS
from doingwith_site.analysis.contribution.views.keeping import keep, record_seen, seen_in, shown
from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in
from doingwith_site.projects.forms.boxes import show_again

__all__ = ["add_to_round", "change_in_round", "remove_from_round"]

ALWAYS_THERE = "step"
"""What is neither added to a round nor taken out of it."""


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def add_to_round(
    request: AuthenticatedHttpRequest, programme: str, project: str, number: int, round_kind: str
) -> HttpResponse:
    """Ask for an objection to the story of a round, or for evidence to look for next."""
    desk = round_desk_for(request, programme, project, number, round_kind)
    if round_kind == ALWAYS_THERE:
        raise Http404
    form = ROUND_FORMS[round_kind](request.POST or None, record=desk.record, seen=desk.version.number)
    if form.is_valid():
        change = partial(with_part_of_round, number=number, key=form.key, part=form.value())
        keep(request, desk, form, f"add_{round_kind}", change)
        return after(desk, round_kind, number)
    return shown(
        request, desk, form, RoundPartPage(desk=desk, kind=round_kind, record=desk.record, at=number)
    )


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def change_in_round(
    request: AuthenticatedHttpRequest,
    programme: str,
    project: str,
    number: int,
    round_kind: str,
    round_part: str,
) -> HttpResponse:
    """Say how far a step has come, answer an objection, or say what came of looking for evidence.

    What it is about is what had this name in the version that the person has in front of them.
    """
    desk = round_desk_for(request, programme, project, number, round_kind)
    making = ROUND_FORMS[round_kind]
    place: dict[str, Any] = {"number": number, "key": making.key, "name": round_part}
    now = part_of_round(record_seen(desk, seen_in(request, desk)), **place)
    if now is None:
        raise Http404
    form = making(request.POST or None, record=desk.record, seen=desk.version.number, now=now)
    page = RoundPartPage(desk=desk, kind=round_kind, record=desk.record, now=now, at=number, name=round_part)
    if form.is_valid():
        change = partial(changed_where_it_stands, was=now, part=form.value(), place=place)
        about = partial(is_there, was=now, place=place)
        try:
            keep(request, desk, form, f"change_{round_kind}", change, about=about)
        except RecordChanged as changed:
            show_again(form, request.POST, seen=changed.latest.number)
            page = beside_theirs(page, changed, seen=seen_in(request, desk), place=place)
        else:
            return after(desk, round_kind, number)
    return shown(request, desk, form, page)


@require_POST
@signed_in
def remove_from_round(
    request: AuthenticatedHttpRequest,
    programme: str,
    project: str,
    number: int,
    round_kind: str,
    round_part: str,
) -> HttpResponse:
    """Take an objection, or evidence to look for, out of a round. Older versions keep it."""
    desk = round_desk_for(request, programme, project, number, round_kind)
    if round_kind == ALWAYS_THERE:
        raise Http404
    place: dict[str, Any] = {"number": number, "key": ROUND_FORMS[round_kind].key, "name": round_part}
    was = part_of_round(record_seen(desk, seen_in(request, desk)), **place)
    try:
        change_contribution(
            by=request.user,
            project=desk.project,
            seen=seen_in(request, desk),
            verb=f"remove_{round_kind}",
            change=partial(removed_where_it_stands, was=was, place=place),
            about=partial(is_there, was=was, place=place),
        )
    except RecordChanged:
        messages.error(request, "Somebody changed this meanwhile. Look at it once more.")
    else:
        messages.success(request, "It is taken out. The versions before still have it.")
    return after(desk, round_kind, number)


def is_there(record: ContributionRecord, *, was: Any, place: dict[str, Any]) -> bool:
    """Whether what the person saw stands in the round as they saw it, in whichever place."""
    return bool(name_in_round(record, was, **place))


def changed_where_it_stands(
    record: ContributionRecord, *, was: Any, part: Any, place: dict[str, Any]
) -> ContributionRecord:
    """The record with ``part`` in the place of what the person saw."""
    now = {**place, "name": name_in_round(record, was, **place)}
    return with_part_of_round(record, **now, part=part)


def removed_where_it_stands(
    record: ContributionRecord, *, was: Any, place: dict[str, Any]
) -> ContributionRecord:
    """The record without what the person saw."""
    return without_part_of_round(record, **{**place, "name": name_in_round(record, was, **place)})


def beside_theirs(
    page: RoundPartPage, changed: RecordChanged, *, seen: int, place: dict[str, Any]
) -> RoundPartPage:
    """The page with what stands by now, under the name that it has by now; none where it was taken out."""
    versions = versions_between(changed.latest, seen)
    name = name_followed([contribution_value(one) for one in versions], **place)
    theirs = part_of_round(contribution_value(changed.latest), **{**place, "name": name})
    return replace(page, meanwhile=changed.latest, theirs=theirs, now=theirs, name=name)


def round_desk_for(
    request: AuthenticatedHttpRequest, programme: str, project: str, number: int, kind: str
) -> ContributionDesk:
    """The record, when it has this round and rounds have this kind of part; not found otherwise."""
    desk = writing_desk_for(request.user, programme, project)
    if kind not in ROUND_FORMS or number not in {one.number for one in desk.record.rounds}:
        raise Http404
    return desk


def after(desk: ContributionDesk, kind: str, number: int) -> HttpResponseRedirect:
    """Back to where the page shows it."""
    return redirect(f"{desk.url}#{f'round-{number}' if kind == ALWAYS_THERE else 'open'}")
