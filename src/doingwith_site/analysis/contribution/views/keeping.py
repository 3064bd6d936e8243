"""What all forms of a contribution record have in common: the version seen, and keeping a new one."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render

from doingwith.analysis.contribution.changes import verdict_changes
from doingwith.analysis.contribution.record import ContributionRecord
from doingwith_site.analysis.contribution.actions import change_contribution
from doingwith_site.analysis.contribution.desk import ContributionDesk
from doingwith_site.analysis.contribution.part_page import PartPage
from doingwith_site.analysis.contribution.queries import version_in
from doingwith_site.analysis.contribution.records import contribution_value
from doingwith_site.analysis.models import ContributionVersion
from doingwith_site.people.http import AuthenticatedHttpRequest

__all__ = ["keep", "record_seen", "seen_in", "shown", "what_changed"]


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


def seen_in(request: AuthenticatedHttpRequest, desk: ContributionDesk) -> int:
    """The version that the person had in front of them; the one that holds when they do not say."""
    seen = request.POST.get("seen", "")
    return int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 9 else desk.version.number


def record_seen(desk: ContributionDesk, number: int) -> ContributionRecord:
    """The record as it stood in the version that the writer had in front of them."""
    version = None if number == desk.version.number else version_in(desk.version.contribution, number)
    return contribution_value(version) if version else desk.record


def what_changed(desk: ContributionDesk, version: ContributionVersion) -> str:
    """Where the page says what a change did to the verdicts; empty when it did nothing to them."""
    return "#what-changed" if verdict_changes(desk.record, contribution_value(version)) else ""


def shown(
    request: AuthenticatedHttpRequest, desk: ContributionDesk, form: Any, page: PartPage
) -> HttpResponse:
    """The page with its form."""
    context = {"frame": desk.frame, "desk": desk, "form": form, "page": page}
    status = 409 if page.meanwhile or page.removal else 200
    return render(request, "analysis/contribution_part.html", context, status=status)
