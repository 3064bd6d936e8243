"""The forms in which a report is given out, each with its writer. A writer is loaded when it is used."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from doingwith.reporting.document import Document

__all__ = ["FORMATS", "ReportFormat", "Writer"]


class Writer(Protocol):
    """Writes a document as bytes; the day, when given, stands in it."""

    def __call__(self, document: Document, *, written_on: date | None = None) -> bytes:
        """The document, written."""


@dataclass(frozen=True, kw_only=True)
class ReportFormat:
    """One form of a report. ``code`` is also how its files end."""

    code: str
    name: str
    media_type: str
    write: Writer

    @property
    def is_text(self) -> bool:
        """Whether a person can read it as it stands, on a terminal for instance."""
        return self.media_type.startswith("text/")


def _html(document: Document, *, written_on: date | None = None) -> bytes:
    from doingwith.reporting.html import to_html

    return to_html(document, written_on=written_on).encode()


def _pdf(document: Document, *, written_on: date | None = None) -> bytes:
    from doingwith.reporting.pdf import to_pdf

    return to_pdf(document, written_on=written_on)


def _word(document: Document, *, written_on: date | None = None) -> bytes:
    from doingwith.reporting.word import to_docx

    return to_docx(document, written_on=written_on)


def _markdown(document: Document, *, written_on: date | None = None) -> bytes:
    from doingwith.reporting.markdown import to_markdown

    return to_markdown(document, written_on=written_on).encode()


FORMATS: Mapping[str, ReportFormat] = {
    form.code: form
    for form in (
        ReportFormat(code="html", name="Web page", media_type="text/html; charset=utf-8", write=_html),
        ReportFormat(code="pdf", name="PDF", media_type="application/pdf", write=_pdf),
        ReportFormat(
            code="docx",
            name="Word",
            media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            write=_word,
        ),
        ReportFormat(code="md", name="Markdown", media_type="text/markdown; charset=utf-8", write=_markdown),
    )
}
