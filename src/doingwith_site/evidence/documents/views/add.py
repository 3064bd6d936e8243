"""Putting a document, or a new version of one, into the project file."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from doingwith.evidence.documents import DocumentKind
from doingwith_site.evidence.documents.actions import add_document as add
from doingwith_site.evidence.documents.actions import add_version as add_another
from doingwith_site.evidence.documents.forms import DocumentForm, VersionForm
from doingwith_site.evidence.documents.presenters import AddPage
from doingwith_site.evidence.documents.queries import document_in, project_file_in
from doingwith_site.evidence.documents.ways import way
from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.navigation import ProgrammeFrame
from doingwith_site.programmes.queries import membership_for
from doingwith_site.programmes.rules import check_can

__all__ = ["add_document", "add_version"]


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def add_document(request: AuthenticatedHttpRequest, programme: str, project: str = "") -> HttpResponse:
    """Ask for a file and what it is. Of a file that cannot be kept nothing is stored."""
    membership = membership_for(request.user, programme)
    check_can(membership, Permission.ADD_DOCUMENT)
    file = project_file_in(membership.programme, project)
    form = DocumentForm(request.POST, request.FILES) if request.method == "POST" else DocumentForm()
    if form.is_valid():
        words = form.cleaned_data
        document = add(
            by=request.user,
            file=file,
            kind=DocumentKind(words["kind"]),
            title=words["title"],
            taken=form.taken,
            dated_on=words["dated_on"],
        )
        messages.success(request, "The document is kept in the project file.")
        return redirect(way("documents:document", programme, file.project, document.identifier))
    frame = ProgrammeFrame(membership=membership, current="Projects")
    page = AddPage(frame=frame, project=file.project, document=None)
    return render(request, "evidence/documents/add.html", {"frame": frame, "form": form, "page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def add_version(
    request: AuthenticatedHttpRequest, programme: str, document: str, project: str = ""
) -> HttpResponse:
    """Ask for a file that stands beside the versions before it."""
    membership = membership_for(request.user, programme)
    check_can(membership, Permission.ADD_DOCUMENT)
    row = document_in(project_file_in(membership.programme, project), document)
    form = VersionForm(request.POST, request.FILES) if request.method == "POST" else VersionForm()
    if form.is_valid():
        version = add_another(
            by=request.user, document=row, taken=form.taken, dated_on=form.cleaned_data["dated_on"]
        )
        messages.success(request, f"Version {version.number} is kept, and so are all versions before it.")
        return redirect(way("documents:document", programme, row.project, document))
    frame = ProgrammeFrame(membership=membership, current="Projects")
    page = AddPage(frame=frame, project=row.project, document=row)
    return render(request, "evidence/documents/add.html", {"frame": frame, "form": form, "page": page})
