"""Documents that are kept in the project file of P08."""

from tests.site.evidence.papers import NOTES, PAPERS

from doingwith.evidence.documents import DocumentKind
from doingwith_site.evidence.documents.actions import add_document
from doingwith_site.evidence.documents.extraction.reading import extract
from doingwith_site.evidence.documents.queries import ProjectFile
from doingwith_site.evidence.documents.taking import TakenDocument
from doingwith_site.evidence.models import Document
from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme
from doingwith_site.projects.models import Project

__all__ = ["project_file_of", "notes_kept", "own_kept", "own_pdf_kept", "pdf_kept", "taken"]


def project_file_of(project: Project) -> ProjectFile:
    """The project's file."""
    return ProjectFile(programme=project.programme, project=project)


def taken(words: str = NOTES) -> TakenDocument:
    """A text as it is taken, without starting a worker."""
    return TakenDocument(content=words.encode(), file_type="text", text=words, starts=(0,))


def notes_kept(by: User, words: str = NOTES) -> Document:
    """The notes in the project file of P08, as document D01."""
    project = Project.objects.get(programme__identifier="cocreate", identifier="P08")
    return add_document(
        by=by,
        file=project_file_of(project),
        kind=DocumentKind.NOTES,
        title="Workshop notes",
        taken=taken(words),
    )


def own_kept(by: User, words: str = NOTES) -> Document:
    """A document of the whole Co:Create programme, D01 of those."""
    file = ProjectFile(programme=Programme.objects.get(identifier="cocreate"), project=None)
    return add_document(by=by, file=file, kind=DocumentKind.NOTES, title="The plan", taken=taken(words))


def own_pdf_kept(by: User) -> Document:
    """A PDF of two pages among the documents of the whole programme."""
    file = ProjectFile(programme=Programme.objects.get(identifier="cocreate"), project=None)
    return add_document(by=by, file=file, kind=DocumentKind.REPORT, title="A report", taken=a_pdf())


def a_pdf() -> TakenDocument:
    """A PDF of two pages, taken without starting a worker."""
    content = PAPERS["pdf"]()
    found = extract("pdf", content)
    return TakenDocument(
        content=content, file_type="pdf", text=found.text, starts=found.starts, sizes=found.sizes
    )


def pdf_kept(by: User) -> Document:
    """A PDF of two pages in the project file of P08, as document D01, taken without starting a worker."""
    project = Project.objects.get(programme__identifier="cocreate", identifier="P08")
    return add_document(
        by=by, file=project_file_of(project), kind=DocumentKind.REPORT, title="A report", taken=a_pdf()
    )
