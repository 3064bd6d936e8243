"""Writing a new version of a project's brief."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.navigation import ProgrammeFrame
from doingwith_site.programmes.queries import membership_for
from doingwith_site.programmes.rules import check_can
from doingwith_site.projects.actions import BriefChanged, write_brief
from doingwith_site.projects.forms.boxes import show_again
from doingwith_site.projects.forms.brief import BriefForm
from doingwith_site.projects.models import Brief, Project
from doingwith_site.projects.presenters.brief import BriefPage
from doingwith_site.projects.queries import latest_brief, project_in

__all__ = ["brief"]


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def brief(request: AuthenticatedHttpRequest, programme: str, project: str) -> HttpResponse:
    """Show the brief as it stands and ask for a new version; what was typed is never lost."""
    membership = membership_for(request.user, programme)
    check_can(membership, Permission.EDIT_BRIEF)
    row = project_in(membership.programme, project)
    latest = latest_brief(row)
    form = BriefForm(request.POST or None, initial={"based_on_version": latest.version, "text": latest.text})
    meanwhile: Brief | None = None
    if form.is_valid():
        meanwhile = written(request, row, form)
        if meanwhile is None:
            return redirect("projects:project", programme, project)
        show_again(form, request.POST, based_on_version=meanwhile.version)
        latest = meanwhile
    frame = ProgrammeFrame(membership=membership, current="Projects")
    page = BriefPage(row=row, latest=latest, meanwhile=meanwhile is not None)
    status = 409 if meanwhile else 200
    return render(request, "projects/brief.html", {"frame": frame, "form": form, "page": page}, status=status)


def written(request: AuthenticatedHttpRequest, row: Project, form: BriefForm) -> Brief | None:
    """Writes the version. When somebody was first, their version, so that the page can show both."""
    try:
        version = write_brief(by=request.user, project=row, **form.values).version
    except BriefChanged as changed:
        # The same words by the same person: the button was pressed twice, and all is well.
        if changed.latest.text != changed.yours.strip() or changed.latest.recorded_by != request.user:
            return changed.latest
        version = changed.latest.version
    messages.success(request, f"Version {version} of the brief is kept, and so are the versions before it.")
    return None
