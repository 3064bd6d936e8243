"""From here a programme leaves for other software, with people's words as far as they agree."""

from collections.abc import Mapping

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from doingwith.consent.uses import Use
from doingwith_site.common.files import file_answer
from doingwith_site.exchange.actions import OTHER_SOFTWARE_NEEDS, export_to_other_software
from doingwith_site.exchange.forms import OtherSoftwareForm
from doingwith_site.exchange.other_software import project_for
from doingwith_site.exchange.presenters import OtherSoftwarePage
from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in
from doingwith_site.programmes.models import Membership, Programme
from doingwith_site.programmes.queries import membership_for
from doingwith_site.programmes.rules import check_can
from doingwith_site.projects.queries import titles_of

__all__ = ["download", "other_software"]


@require_safe
@signed_in
def other_software(request: AuthenticatedHttpRequest, programme: str) -> HttpResponse:
    """Say what would leave for which use, what would be held back and what lost."""
    return _page(request, _allowed(request, programme), request.GET)


@require_POST
@signed_in
def download(request: AuthenticatedHttpRequest, programme: str) -> HttpResponse:
    """The file. It is asked for by POST because that it left is recorded, and told to its tellers."""
    membership = _allowed(request, programme)
    found = membership.programme
    form = _form(found, request.POST)
    if not form.is_valid():
        return _page(request, membership, request.POST)
    data = export_to_other_software(by=request.user, programme=found, asked=form.asked)
    name = "-".join(filter(None, (found.identifier, form.asked.project)))
    return file_answer(data, name=f"{name}.qdpx", media_type="application/zip")


def _page(
    request: AuthenticatedHttpRequest, membership: Membership, given: Mapping[str, str]
) -> HttpResponse:
    form = _form(membership.programme, given)
    asked = form.asked if form.is_valid() else None
    today = timezone.localdate()
    found = project_for(membership.programme, asked, today, with_files=False) if asked else None
    page = OtherSoftwarePage(membership=membership, asked=asked, found=found)
    context = {"page": page, "frame": page.frame, "form": form}
    return render(request, "exchange/other_software.html", context)


def _allowed(request: AuthenticatedHttpRequest, programme: str) -> Membership:
    membership = membership_for(request.user, programme)
    for needed in OTHER_SOFTWARE_NEEDS:
        check_can(membership, needed)
    return membership


def _form(programme: Programme, given: Mapping[str, str]) -> OtherSoftwareForm:
    """What was asked for; without an answer, for the use to which fewest agree."""
    answers = {"use": given.get("use", Use.RESEARCH_ARCHIVE.value), "project": given.get("project", "")}
    return OtherSoftwareForm(answers, projects=titles_of(programme))
