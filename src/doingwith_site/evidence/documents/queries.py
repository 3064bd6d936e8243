"""Documents of a project or of the whole programme, by way of the programme."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import BooleanField, Count, ExpressionWrapper, Max, Q, QuerySet

from doingwith_site.common.errors import NotYours
from doingwith_site.evidence.models import Document, DocumentVersion
from doingwith_site.programmes.models import Programme
from doingwith_site.projects.models import Project
from doingwith_site.projects.queries import project_in

__all__ = [
    "ProjectFile",
    "document_in",
    "documents_of",
    "documents_page",
    "latest_version",
    "project_file_in",
    "version_in",
    "versions_of",
]

DOCUMENTS_ON_A_PAGE = 50


@dataclass(frozen=True, kw_only=True)
class ProjectFile:
    """Where documents are kept: the file of a project, or the programme's own, which is of no project."""

    programme: Programme
    project: Project | None

    @property
    def documents(self) -> QuerySet[Document]:
        """Its documents."""
        return self.programme.documents.filter(project=self.project)


def project_file_in(programme: Programme, project: str) -> ProjectFile:
    """The file of the project with this identifier, "" for the programme's own; NotYours if there is none."""
    return ProjectFile(programme=programme, project=project_in(programme, project) if project else None)


def documents_of(file: ProjectFile) -> QuerySet[Document]:
    """The documents in the file, each with how many versions it has and the day its latest bears."""
    return file.documents.select_related("added_by").annotate(
        number_of_versions=Count("versions"), last_added=Max("versions__added_at")
    )


def documents_page(file: ProjectFile, number: int | str | None) -> Page[Document]:
    """One page of them, the newest first; a number that is none or too high gives first or last."""
    return Paginator(documents_of(file).order_by("-pk"), DOCUMENTS_ON_A_PAGE).get_page(number)


def document_in(file: ProjectFile, identifier: str) -> Document:
    """The document in the file with this identifier; NotYours if there is none."""
    found = file.documents.select_related("added_by").filter(identifier=identifier).first()
    if found is None:
        raise NotYours
    found.programme, found.project = file.programme, file.project
    return found


def versions_of(document: Document) -> QuerySet[DocumentVersion]:
    """Its versions without their texts, each with whether it ``has_words``, the newest first."""
    has_words = ExpressionWrapper(Q(text__regex=r"\S"), output_field=BooleanField())
    rows = document.versions.defer("text").select_related("added_by").order_by("-number")
    return rows.annotate(has_words=has_words)


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
