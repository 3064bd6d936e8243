"""A document that was uploaded, looked at before anything of it is kept."""

import io
from dataclasses import dataclass
from typing import IO

from doingwith.evidence.file_kinds import file_type_of
from doingwith_site.evidence.documents.extraction.run import UnreadableFile, text_in
from doingwith_site.evidence.uploads.pictures import taken_picture
from doingwith_site.evidence.uploads.sniffing import MEGABYTE, UploadRefused, read_within

__all__ = ["LARGEST_DOCUMENT", "TakenDocument", "taken_document"]

LARGEST_DOCUMENT = 50 * MEGABYTE
TOO_LARGE = "This file is too large. Choose one of at most 50 megabytes, or split it into parts."
EMPTY = "This file is empty. Choose another one."
NOT_KEPT = (
    "This is not a kind of document that can be kept. Choose a text, PDF, Word (.docx), PowerPoint (.pptx), "
    "Excel (.xlsx) or picture file."
)


@dataclass(frozen=True, kw_only=True)
class TakenDocument:
    """A document fit to be kept: its bytes, what they are, and the text in them."""

    content: bytes
    file_type: str
    text: str = ""
    starts: tuple[int, ...] = ()
    sizes: tuple[tuple[int, int], ...] = ()
    width: int | None = None
    height: int | None = None


def taken_document(file: IO[bytes]) -> TakenDocument:
    """The document with its text; UploadRefused with a sentence. Nothing is stored by looking at it."""
    content = read_within(file, LARGEST_DOCUMENT, TOO_LARGE)
    if not content:
        raise UploadRefused(EMPTY)
    file_type = file_type_of(content)
    if not file_type:
        raise UploadRefused(NOT_KEPT)
    return picture_of(content) if file_type == "image" else document_of(content, file_type)


def picture_of(content: bytes) -> TakenDocument:
    """The picture drawn anew, so that nothing hidden in it is kept."""
    drawn = taken_picture(io.BytesIO(content))
    return TakenDocument(content=drawn.content, file_type="image", width=drawn.width, height=drawn.height)


def document_of(content: bytes, file_type: str) -> TakenDocument:
    """The document as it was given, with the text that the worker found."""
    try:
        found = text_in(file_type, content)
    except UnreadableFile as reason:
        raise UploadRefused(str(reason)) from reason
    return TakenDocument(
        content=content, file_type=file_type, text=found.text, starts=found.starts, sizes=found.sizes
    )
