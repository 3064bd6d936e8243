"""Adding a part to a contribution record, changing one, and taking one out."""

from dataclasses import replace
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from doingwith.analysis.contribution.changes import verdict_changes
from doingwith.analysis.contribution.editing import free_id, part_in, with_part, without_part
from doingwith.analysis.contribution.evidence import Bearing
from doingwith.analysis.contribution.record import ContributionRecord
from doingwith.analysis.contribution.telling import with_story
from doingwith.exchange.bundle.plain import from_plain, to_plain
from doingwith_site.analysis.contribution.actions import RecordChanged, change_contribution
from doingwith_site.analysis.contribution.desk import ContributionDesk, writing_desk_for
from doingwith_site.analysis.contribution.forms import FORMS, BearingForm, PartForm, StoryForm
from doingwith_site.analysis.contribution.part_page import PartPage
from doingwith_site.analysis.contribution.queries import version_in, versions_between
from doingwith_site.analysis.contribution.records import contribution_value
from doingwith_site.analysis.models import ContributionVersion
from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in
from doingwith_site.projects.forms.boxes import show_again

__all__ = [
    "add_bearing",
    "add_part",
    "change_part",
    "change_story",
    "drop_bearing",
    "remove_part",
]


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
        about = partial(bearing_of, name=evidence, on=form.bearing["on"])
        try:
            kept = keep(request, desk, form, "add_bearing", change, about=about)
        except RecordChanged as changed:
            show_again(form, request.POST, seen=changed.latest.number)
            latest = contribution_value(changed.latest)
            theirs = bearing_of(latest, name=evidence, on=form.bearing["on"])
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


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def change_story(request: AuthenticatedHttpRequest, programme: str, project: str) -> HttpResponse:
    """Ask for the story in people's own words; the one made from the record stays beside it."""
    desk = writing_desk_for(request.user, programme, project)
    now = desk.record.story
    before = {"text": now.text, "by": now.by} if now else {}
    form = StoryForm(request.POST or None, initial={**before, "seen": desk.version.number})
    page = PartPage(desk=desk, kind="story", record=desk.record, now=now)
    if form.is_valid():
        told = {"text": form.cleaned_data["text"], "by": form.cleaned_data["by"]}
        of = seen_by_writer(desk, form.cleaned_data["seen"])
        try:
            keep(
                request,
                desk,
                form,
                "tell_story",
                partial(with_story, **told, on=timezone.localdate(), seen=of),
                about=lambda one: one.story,
            )
        except RecordChanged as changed:
            show_again(form, request.POST, seen=changed.latest.number)
            page = replace(page, meanwhile=changed.latest, theirs=contribution_value(changed.latest).story)
        else:
            return redirect(desk.url)
    return shown(request, desk, form, page)


def seen_by_writer(desk: ContributionDesk, number: int) -> ContributionRecord:
    """The record as it stood in the version that the writer had in front of them."""
    version = version_in(desk.version.contribution, number)
    return contribution_value(version) if version else desk.record


def seen_in(request: AuthenticatedHttpRequest, desk: ContributionDesk) -> int:
    """The version that the person had in front of them; the one that holds when they do not say."""
    seen = request.POST.get("seen", "")
    return int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 9 else desk.version.number


def with_bearing(record: ContributionRecord, *, name: str, bearing: dict[str, str]) -> ContributionRecord:
    """The record in which the item bears so on that; of what it said before, only a note stays."""
    item = part_in(record, "evidence", name)
    if item is None:
        return record
    plain = to_plain(item)
    bearings = {one["on"]: one for one in plain.get("bearings", [])}
    note = bearings.pop(bearing["on"], {}).get("note")
    told = bearing if note is None else {**bearing, "note": note}
    plain["bearings"] = [*bearings.values(), told]
    return with_part(record, key="evidence", part=from_plain(type(item), plain))


def bearing_of(record: ContributionRecord, *, name: str, on: str) -> Bearing | None:
    """How the item bears on that, as it stands; None when it does not, or is gone."""
    item = part_in(record, "evidence", name)
    return next((one for one in item.bearings if one.on == on), None) if item else None


def without_bearing(record: ContributionRecord, *, name: str, on: str) -> ContributionRecord:
    """The record in which the item no longer bears on it."""
    item = part_in(record, "evidence", name)
    if item is None:
        return record
    left = tuple(bearing for bearing in item.bearings if bearing.on != on)
    return with_part(record, key="evidence", part=replace(item, bearings=left))


def added_part(record: ContributionRecord, *, key: str, part: Any) -> ContributionRecord:
    """The record with one part more; where somebody else took its identifier meanwhile, under the next."""
    if part_in(record, key, str(getattr(part, "number", None) or part.id)) is None:
        return with_part(record, key=key, part=part)
    if key == "rounds":
        return with_part(record, key=key, part=replace(part, number=len(record.rounds) + 1))
    return with_part(record, key=key, part=replace(part, id=free_id(record, key)))


def changed_part(
    record: ContributionRecord, *, key: str, part: Any, own: tuple[str, ...]
) -> ContributionRecord:
    """The record with what the form asked for; what others changed in the rest of the part stays."""
    latest = part_in(record, key, str(getattr(part, "number", None) or part.id))
    if latest is None:
        return with_part(record, key=key, part=part)
    fields = {name: getattr(part, name) for name in (*own, "override") if hasattr(part, name)}
    return with_part(record, key=key, part=replace(latest, **fields))


def asked_of(record: ContributionRecord, *, key: str, name: str, own: tuple[str, ...]) -> object:
    """What the form asks of a part, as it stands; None when the part is gone."""
    part = part_in(record, key, name)
    return part and tuple(getattr(part, field, None) for field in (*own, "override"))


def desk_and_form(
    request: AuthenticatedHttpRequest, programme: str, project: str, kind: str
) -> tuple[ContributionDesk, type[PartForm]]:
    """The record, and the form for the kind of part; not found when there is no such kind."""
    desk = writing_desk_for(request.user, programme, project)
    if kind not in FORMS:
        raise Http404
    return desk, FORMS[kind]


def keep(
    request: AuthenticatedHttpRequest,
    desk: ContributionDesk,
    form: Any,
    verb: str,
    change: Any,
    about: Any = None,
) -> ContributionVersion:
    """The change carried out, and a sentence for the person."""
    version = change_contribution(
        by=request.user,
        project=desk.project,
        seen=form.cleaned_data["seen"],
        verb=verb,
        change=change,
        about=about,
    )
    messages.success(request, "It is kept as a new version, and the verdicts are worked out anew.")
    return version


def after(desk: ContributionDesk, kind: str, part: Any, version: ContributionVersion) -> HttpResponseRedirect:
    """Where one goes on: from new evidence to what it bears on, else to what changed, else to the part."""
    if kind == "evidence" and not part.bearings and not part.taken_out:
        return redirect(desk.address("add_bearing", part.id))
    return redirect(f"{desk.url}{what_changed(desk, version) or place_of(kind, part)}")


def what_changed(desk: ContributionDesk, version: ContributionVersion) -> str:
    """Where the page says what a change did to the verdicts; empty when it did nothing to them."""
    return "#what-changed" if verdict_changes(desk.record, contribution_value(version)) else ""


def place_of(kind: str, part: Any) -> str:
    """Where the page shows a part."""
    if kind == "round":
        return ""
    return f"#{part.claims[0]}-{part.id}" if kind == "rival" else f"#{part.id}"


def shown(
    request: AuthenticatedHttpRequest, desk: ContributionDesk, form: Any, page: PartPage
) -> HttpResponse:
    """The page with its form."""
    context = {"frame": desk.frame, "desk": desk, "form": form, "page": page}
    status = 409 if page.meanwhile or page.removal else 200
    return render(request, "analysis/contribution_part.html", context, status=status)
