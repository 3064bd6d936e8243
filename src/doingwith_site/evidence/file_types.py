"""What the bytes of a document are."""

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["FILE_TYPES", "FileType"]


@dataclass(frozen=True, kw_only=True)
class FileType:
    """One type of file that is kept: its words, what a browser is told, and the ending of its name."""

    words: str
    media_type: str
    ending: str


OFFICE = "application/vnd.openxmlformats-officedocument"
FILE_TYPES: Mapping[str, FileType] = {
    "text": FileType(words="text", media_type="text/plain; charset=utf-8", ending="txt"),
    "pdf": FileType(words="PDF", media_type="application/pdf", ending="pdf"),
    "word": FileType(words="Word", media_type=f"{OFFICE}.wordprocessingml.document", ending="docx"),
    "slides": FileType(words="PowerPoint", media_type=f"{OFFICE}.presentationml.presentation", ending="pptx"),
    "sheet": FileType(words="Excel", media_type=f"{OFFICE}.spreadsheetml.sheet", ending="xlsx"),
    "image": FileType(words="picture", media_type="image/jpeg", ending="jpg"),
}
"""Each type under its code, which is what the database keeps."""
