"""The words of the project file's pages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.core.paginator import Page
from django.urls import reverse

from doingwith.evidence.documents import DocumentKind
from doingwith.reporting.context import capital
from doingwith.reporting.wording import count, day
from doingwith_site.evidence.documents.queries import ProjectFile
from doingwith_site.evidence.documents.ways import way
from doingwith_site.evidence.file_types import FILE_TYPES
from doingwith_site.evidence.models import Document, DocumentVersion
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.navigation import ProgrammeFrame
from doingwith_site.projects.models import Project

__all__ = ["KIND_WORDS", "AddPage", "DocumentPage", "DocumentRow", "DocumentsPage", "VersionRow"]

KIND_WORDS: Mapping[DocumentKind, str] = {
    DocumentKind.BRIEF: "brief",
    DocumentKind.NOTES: "notes",
    DocumentKind.PRESENTATION: "presentation",
    DocumentKind.REPORT: "report",
    DocumentKind.SPREADSHEET: "spreadsheet",
    DocumentKind.IMAGE: "picture",
    DocumentKind.DRAWING: "drawing",
    DocumentKind.OTHER: "something else",
}
UNITS = {"pdf": "page", "slides": "slide", "sheet": "sheet"}
SHOWN = 4_000
"""Characters of a document's text that its page shows at first."""


@dataclass(frozen=True, kw_only=True)
class DocumentRow:
    """One document in the list."""

    title: str
    url: str
    kind: str
    versions: str
    added: str


@dataclass(frozen=True, kw_only=True)
class _InAFile:
    """What the pages of a project's file and of the programme's own documents have in common."""

    frame: ProgrammeFrame

    @property
    def home(self) -> Project | None:
        """The project whose documents they are; None: the whole programme's."""
        raise NotImplementedError

    @property
    def whose(self) -> str:
        """Whose documents they are, by name."""
        return self.home.title if self.home else self.frame.name

    @property
    def home_url(self) -> str:
        """Where the project, or the programme, is read."""
        if self.home is None:
            return self.frame.url
        return reverse("projects:project", args=[self.frame.identifier, self.home.identifier])

    @property
    def documents_url(self) -> str:
        """Where the documents stand."""
        return self.way("documents:documents")

    def way(self, name: str, *rest: str | int) -> str:
        """An address in this file."""
        return way(name, self.frame.identifier, self.home, *rest)


@dataclass(frozen=True, kw_only=True)
class AddPage(_InAFile):
    """Where a document, or a new version of ``document``, is added."""

    project: Project | None
    document: Document | None

    @property
    def home(self) -> Project | None:
        """The project."""
        return self.project

    @property
    def document_url(self) -> str:
        """Where the document is read."""
        return self.way("documents:document", self.document.identifier) if self.document else ""


@dataclass(frozen=True, kw_only=True)
class DocumentsPage(_InAFile):
    """The documents in a file."""

    file: ProjectFile
    found: Page[Document]

    @property
    def home(self) -> Project | None:
        """The project."""
        return self.file.project

    @property
    def title(self) -> str:
        """The page's heading."""
        return "Documents" if self.home else "Documents of the whole programme"

    @property
    def own_url(self) -> str:
        """From a project's documents to those of the whole programme."""
        return way("documents:documents", self.frame.identifier, None) if self.home else ""

    @property
    def lead(self) -> str:
        """How many there are."""
        number = self.found.paginator.count
        if not number and self.home is None:
            return "Nothing that belongs to the whole programme has been put in yet."
        if not number:
            return "Nothing has been put into this project's file yet."
        there = count(number, "document").capitalize()
        return f"{there}. Nothing is written over: a new version stands beside the old."

    @property
    def rows(self) -> list[DocumentRow]:
        """The documents of this page of the list."""
        return [self._row(document) for document in self.found]

    def _row(self, document: Document) -> DocumentRow:
        versions: int = document.number_of_versions  # type: ignore[attr-defined]
        return DocumentRow(
            title=document.title,
            url=self.way("documents:document", document.identifier),
            kind=KIND_WORDS[DocumentKind(document.kind)],
            versions=count(versions, "version"),
            added=added_words(document),
        )

    @property
    def add_url(self) -> str:
        """Where one is added; empty for who may not."""
        return self.way("documents:add") if self.frame.may(Permission.ADD_DOCUMENT) else ""


@dataclass(frozen=True, kw_only=True)
class VersionRow:
    """One version: its heading, what it is, and where the file is taken from, it is read and marked."""

    heading: str
    facts: str
    url: str
    read_url: str
    passages: str


@dataclass(frozen=True, kw_only=True)
class DocumentPage(_InAFile):
    """One document, the version that is shown, and all its versions."""

    document: Document
    shown: DocumentVersion
    versions: Sequence[DocumentVersion]
    passages: Mapping[int, int]

    @property
    def lead(self) -> str:
        """What it is, in which version, and how long."""
        kind = KIND_WORDS[DocumentKind(self.document.kind)].capitalize()
        which = "" if len(self.versions) == 1 else f" Version {self.shown.number} of {len(self.versions)}."
        return f"{kind}, {version_facts(self.shown)}.{which}"

    @property
    def home(self) -> Project | None:
        """The project."""
        return self.document.project

    def _way(self, name: str, *rest: int) -> str:
        return self.way(name, self.document.identifier, *rest)

    @property
    def is_picture(self) -> bool:
        """Whether it is to be seen rather than read."""
        return self.shown.file_type == "image" and bool(self.shown.file)

    @property
    def file_url(self) -> str:
        """Where the file of the shown version is; empty when the text alone is kept."""
        if not self.shown.file:
            return ""
        return self._way("documents:file", self.shown.number)

    @property
    def add_url(self) -> str:
        """Where a new version is added; empty for who may not."""
        return self._way("documents:add_version") if self.frame.may(Permission.ADD_DOCUMENT) else ""

    @property
    def read_url(self) -> str:
        """Where the shown version is read page by page, and marked; empty when nothing of it can be seen."""
        return self._read_url(self.versions[0])

    def _read_url(self, version: DocumentVersion) -> str:
        has_words: bool = version.has_words  # type: ignore[attr-defined]
        if not has_words and version.size_of(1):
            return self._way("cases:read_page", version.number, 1)
        can_be_read = has_words or version.file_type == "image" or version.number in self.passages
        return self._way("cases:read_document", version.number) if can_be_read else ""

    @property
    def is_scanned(self) -> bool:
        """Whether it has pages to see and no words."""
        return not self.shown.text.strip() and self.shown.size_of(1) is not None

    @property
    def beginning(self) -> str:
        """The text, or its beginning when it is long; empty when no word stands in it."""
        text = self.shown.text if self.shown.text.strip() else ""
        return text if len(text) <= SHOWN else text[:SHOWN].rsplit(None, 1)[0]

    @property
    def is_cut(self) -> bool:
        """Whether there is more than the beginning."""
        return len(self.shown.text) > SHOWN

    @property
    def version_rows(self) -> list[VersionRow]:
        """Every version, the newest first."""
        return [
            VersionRow(
                heading=f"Version {version.number}",
                facts=f"{capital(version_facts(version))}. {capital(added_words(version))}.",
                url=self._way("documents:file", version.number) if version.file else "",
                read_url=self._read_url(version),
                passages=self._passages(version),
            )
            for version in self.versions
        ]

    def _passages(self, version: DocumentVersion) -> str:
        """How many passages of it this person may see."""
        number = self.passages.get(version.number, 0)
        return f"{count(number, 'passage')} that you may see" if number else ""


def version_facts(version: DocumentVersion) -> str:
    """What the file is, how long, how large and from which day."""
    dated = f"dated {day(version.dated_on)}" if version.dated_on else "date not reported"
    if not version.file:
        note = [version.note] if version.note else []
        return ", ".join(["text without its file", dated, *note])
    kind = FILE_TYPES[version.file_type]
    unit = UNITS.get(version.file_type)
    length = [count(len(version.starts), unit)] if unit else []
    return ", ".join([f"{kind.words} file", *length, size_words(version.size), dated])


def added_words(row: Document | DocumentVersion) -> str:
    """When it came, and by whose hand."""
    who = f" by {row.added_by.name}" if row.added_by else ""
    return f"added on {day(row.added_at.date())}{who}"


def size_words(size: int) -> str:
    """A size as people say it."""
    if size < 1_000:
        return f"{size} bytes"
    if size < 1_000_000:
        return f"{round(size / 1_000):,} kB"
    return f"{size / 1_000_000:.1f} MB"
