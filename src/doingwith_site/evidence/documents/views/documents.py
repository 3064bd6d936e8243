"""The documents of a project, in a list."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from doingwith_site.evidence.documents.presenters import DocumentsPage
from doingwith_site.evidence.documents.queries import documents_page
from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.navigation import ProgrammeFrame
from doingwith_site.programmes.queries import membership_for
from doingwith_site.programmes.rules import check_can
from doingwith_site.projects.queries import project_in

__all__ = ["documents"]


@require_safe
@signed_in
def documents(request: AuthenticatedHttpRequest, programme: str, project: str) -> HttpResponse:
    """The project file."""
    membership = membership_for(request.user, programme)
    check_can(membership, Permission.READ_DOCUMENTS)
    row = project_in(membership.programme, project)
    frame = ProgrammeFrame(membership=membership, current="Projects")
    page = DocumentsPage(frame=frame, project=row, found=documents_page(row, request.GET.get("page")))
    return render(request, "evidence/documents/documents.html", {"frame": frame, "page": page})
