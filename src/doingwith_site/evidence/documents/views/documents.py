"""The documents of a project, in a list."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from doingwith_site.evidence.documents.presenters import DocumentsPage
from doingwith_site.evidence.documents.queries import documents_page, project_file_in
from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.navigation import ProgrammeFrame
from doingwith_site.programmes.queries import membership_for
from doingwith_site.programmes.rules import check_can

__all__ = ["documents"]


@require_safe
@signed_in
def documents(request: AuthenticatedHttpRequest, programme: str, project: str = "") -> HttpResponse:
    """The project file, or the programme's own documents."""
    membership = membership_for(request.user, programme)
    check_can(membership, Permission.READ_DOCUMENTS)
    file = project_file_in(membership.programme, project)
    frame = ProgrammeFrame(membership=membership, current="Projects")
    page = DocumentsPage(frame=frame, file=file, found=documents_page(file, request.GET.get("page")))
    return render(request, "evidence/documents/documents.html", {"frame": frame, "page": page})
