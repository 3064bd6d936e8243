"""Documents of a project, by way of its programme."""

from django.core.paginator import Page, Paginator
from django.db.models import Count, Max, QuerySet

from doingwith_site.common.errors import NotYours
from doingwith_site.evidence.models import Document, DocumentVersion
from doingwith_site.projects.models import Project

__all__ = ["document_in", "documents_of", "documents_page", "latest_version", "version_in", "versions_of"]

DOCUMENTS_ON_A_PAGE = 50


def documents_of(project: Project) -> QuerySet[Document]:
    """The project's documents, each with how many versions it has and the day its latest bears."""
    return project.documents.select_related("added_by").annotate(
        number_of_versions=Count("versions"), last_added=Max("versions__added_at")
    )


def documents_page(project: Project, number: int | str | None) -> Page[Document]:
    """One page of them, the newest first; a number that is none or too high gives first or last."""
    return Paginator(documents_of(project).order_by("-pk"), DOCUMENTS_ON_A_PAGE).get_page(number)


def document_in(project: Project, identifier: str) -> Document:
    """The project's document with this identifier; NotYours if there is none."""
    found = project.documents.select_related("added_by").filter(identifier=identifier).first()
    if found is None:
        raise NotYours
    found.project = project
    return found


def versions_of(document: Document) -> QuerySet[DocumentVersion]:
    """Its versions without their texts, the newest first."""
    return document.versions.defer("text").select_related("added_by").order_by("-number")


def latest_version(document: Document) -> DocumentVersion:
    """The version that was added last. Every document has one."""
    return document.versions.select_related("added_by").order_by("-number")[:1].get()


def version_in(document: Document, number: int) -> DocumentVersion:
    """The document's version with this number, text included; NotYours if there is none."""
    if number > 2**31 - 1:
        raise NotYours
    found = document.versions.select_related("added_by").filter(number=number).first()
    if found is None:
        raise NotYours
    found.document = document
    return found
