"""The story of a contribution record in people's own words."""

from dataclasses import replace
from functools import partial

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from doingwith.analysis.contribution.telling import with_story
from doingwith_site.analysis.contribution.actions import RecordChanged
from doingwith_site.analysis.contribution.desk import writing_desk_for
from doingwith_site.analysis.contribution.forms import StoryForm
from doingwith_site.analysis.contribution.part_page import PartPage
from doingwith_site.analysis.contribution.records import contribution_value
from doingwith_site.analysis.contribution.views.keeping import keep, record_seen, shown
from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in
from doingwith_site.projects.forms.boxes import show_again

__all__ = ["change_story"]


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
        of = record_seen(desk, form.cleaned_data["seen"])
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
