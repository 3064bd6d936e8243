"""Writes a document as a tagged PDF, declared as PDF/UA-1, from its HTML.

WeasyPrint needs system libraries (Pango) and takes seconds to load, so it is loaded only here
and only when somebody asks. It may fetch nothing: neither from the network nor from the disk.
"""

from datetime import date
from hashlib import sha256
from importlib import import_module
from logging import ERROR, getLogger
from types import ModuleType
from typing import NoReturn

from doingwith.reporting.document import Document
from doingwith.reporting.html import to_html
from doingwith.reporting.paper import for_paper

__all__ = ["PdfUnavailable", "picture_to_pdf", "to_pdf"]

_UNAVAILABLE = (
    "This machine cannot write PDF, because WeasyPrint, or Pango that it needs, is missing. "
    "Install Pango (Debian and Ubuntu: apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0; "
    "macOS: brew install pango) and doingwith[pdf], or take the report as HTML and print it from a browser."
)


class PdfUnavailable(Exception):  # noqa: N818 (it names what is so, not a fault)
    """PDF cannot be written on this machine. Its text says what to install and what to do instead."""


def to_pdf(document: Document, *, written_on: date | None = None) -> bytes:
    """The document as PDF; the same document and day give the same identifier and dates.

    Raises PdfUnavailable when WeasyPrint or its system libraries are missing.
    """
    weasyprint = _weasyprint()
    page = to_html(for_paper(document), written_on=written_on)
    identifier = sha256(page.encode()).hexdigest()[:32].encode()
    html = weasyprint.HTML(string=page, url_fetcher=_refuse)
    written: bytes = html.write_pdf(pdf_variant="pdf/ua-1", pdf_identifier=identifier)
    return written


def picture_to_pdf(svg: str, size: tuple[float, float]) -> bytes:
    """One SVG picture as a PDF page of its own size, width and height in pixels of 1/96 inch.

    Raises PdfUnavailable when WeasyPrint or its system libraries are missing.
    """
    weasyprint = _weasyprint()
    width, height = size
    style = (
        f"@page {{ size: {width}px {height}px; margin: 0 }} body {{ margin: 0 }} "
        f"svg {{ display: block; width: {width}px; height: {height}px }}"
    )
    html = weasyprint.HTML(string=f"<style>{style}</style>{svg}", url_fetcher=_refuse)
    written: bytes = html.write_pdf()
    return written


def _weasyprint() -> ModuleType:
    try:
        module = import_module("weasyprint")
    except (ImportError, OSError) as error:
        raise PdfUnavailable(_UNAVAILABLE) from error
    # It warns of each rule that is for screens alone; paper has no use for them.
    getLogger("weasyprint").setLevel(ERROR)
    return module


def _refuse(url: str, *_: object, **__: object) -> NoReturn:
    raise ValueError(f"A report fetches nothing, and {url} was asked for.")
