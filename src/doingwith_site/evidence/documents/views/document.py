"""One document: what it is, what stands in it, and its files."""

from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from doingwith_site.common.errors import NotYours
from doingwith_site.evidence.documents.extraction.run import UnreadableFile, picture_of_page
from doingwith_site.evidence.documents.presenters import DocumentPage
from doingwith_site.evidence.documents.queries import (
    document_in,
    latest_version,
    project_file_in,
    version_in,
    versions_of,
)
from doingwith_site.evidence.excerpts.counting import passages_in_versions
from doingwith_site.evidence.file_types import FILE_TYPES
from doingwith_site.evidence.models import Document
from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.models import Membership
from doingwith_site.programmes.navigation import ProgrammeFrame
from doingwith_site.programmes.queries import membership_for
from doingwith_site.programmes.rules import check_can

__all__ = ["document", "document_file", "page_picture"]


@require_safe
@signed_in
def document(
    request: AuthenticatedHttpRequest, programme: str, document: str, project: str = ""
) -> HttpResponse:
    """The document with its versions."""
    membership = membership_for(request.user, programme)
    row = readable(membership, project, document)
    frame = ProgrammeFrame(membership=membership, current="Projects")
    page = DocumentPage(
        frame=frame,
        document=row,
        shown=latest_version(row),
        versions=list(versions_of(row)),
        passages=passages_in_versions(row, request.user),
    )
    return render(request, "evidence/documents/document.html", {"frame": frame, "page": page})


@require_safe
@signed_in
def document_file(
    request: AuthenticatedHttpRequest, programme: str, document: str, version: int, project: str = ""
) -> HttpResponseBase:
    """The file of one version, to be kept rather than opened here; pictures alone are shown in pages."""
    membership = membership_for(request.user, programme)
    row = version_in(readable(membership, project, document), version)
    if not row.file:
        raise NotYours
    try:
        file = row.file.open("rb")
    except OSError:
        raise NotYours from None
    kind = FILE_TYPES[row.file_type]
    answer = FileResponse(
        file,
        as_attachment=row.file_type != "image",
        filename=f"{project or programme}-{document}-v{row.number}.{kind.ending}",
        content_type=kind.media_type,
    )
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["Cache-Control"] = "private, no-store"
    return answer


@require_safe
@signed_in
def page_picture(
    request: AuthenticatedHttpRequest,
    programme: str,
    document: str,
    version: int,
    page: int,
    project: str = "",
) -> HttpResponse:
    """A page of a PDF as a picture, drawn now and kept nowhere."""
    membership = membership_for(request.user, programme)
    row = version_in(readable(membership, project, document), version)
    if row.size_of(page) is None:
        raise NotYours
    try:
        with row.file.open("rb") as file:
            picture = picture_of_page(file.read(), page)
    except (OSError, UnreadableFile):
        raise NotYours from None
    answer = HttpResponse(picture, content_type="image/jpeg")
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["Cache-Control"] = "private, no-store"
    return answer


def readable(membership: Membership, project: str, document: str) -> Document:
    """The document, for who may read documents of the programme."""
    check_can(membership, Permission.READ_DOCUMENTS)
    return document_in(project_file_in(membership.programme, project), document)
