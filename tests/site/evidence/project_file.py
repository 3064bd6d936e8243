"""Documents that are kept in the project file of P08."""

from tests.site.evidence.papers import NOTES, PAPERS

from doingwith.evidence.documents import DocumentKind
from doingwith_site.evidence.documents.actions import add_document
from doingwith_site.evidence.documents.extraction.reading import extract
from doingwith_site.evidence.documents.taking import TakenDocument
from doingwith_site.evidence.models import Document
from doingwith_site.people.models import User
from doingwith_site.projects.models import Project

__all__ = ["notes_kept", "pdf_kept", "taken"]


def taken(words: str = NOTES) -> TakenDocument:
    """A text as it is taken, without starting a worker."""
    return TakenDocument(content=words.encode(), file_type="text", text=words, starts=(0,))


def notes_kept(by: User, words: str = NOTES) -> Document:
    """The notes in the project file of P08, as document D01."""
    project = Project.objects.get(programme__identifier="cocreate", identifier="P08")
    return add_document(
        by=by, project=project, kind=DocumentKind.NOTES, title="Workshop notes", taken=taken(words)
    )


def pdf_kept(by: User) -> Document:
    """A PDF of two pages in the project file of P08, as document D01, taken without starting a worker."""
    content = PAPERS["pdf"]()
    found = extract("pdf", content)
    pdf = TakenDocument(
        content=content, file_type="pdf", text=found.text, starts=found.starts, sizes=found.sizes
    )
    project = Project.objects.get(programme__identifier="cocreate", identifier="P08")
    return add_document(by=by, project=project, kind=DocumentKind.REPORT, title="A report", taken=pdf)
