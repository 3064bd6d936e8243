"""Documents of a project's file: its brief, notes, presentations, reports, in versions."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from doingwith.evidence.media import Media

__all__ = ["Document", "DocumentKind", "DocumentVersion"]


class DocumentKind(StrEnum):
    """What a document is for in its project."""

    BRIEF = "brief"
    NOTES = "notes"
    PRESENTATION = "presentation"
    REPORT = "report"
    SPREADSHEET = "spreadsheet"
    IMAGE = "image"
    DRAWING = "drawing"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class DocumentVersion:
    """One version of a document: its text as it was read out of the file, and the file by its hash.

    ``guid`` is the identifier by which other programs know it; empty: one is made.
    """

    version: int
    text: str = ""
    dated_on: date | None = None
    media: Media | None = None
    note: str = ""
    guid: str = ""


@dataclass(frozen=True, kw_only=True)
class Document:
    """A file that belongs to a project. ``project`` is left out for papers of the whole programme."""

    id: str
    title: str
    kind: DocumentKind
    project: str | None = None
    versions: tuple[DocumentVersion, ...] = ()

    def version(self, number: int) -> DocumentVersion | None:
        """The version of that number, when there is one."""
        return next((one for one in self.versions if one.version == number), None)
