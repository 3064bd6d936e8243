"""The report as PDF."""

import re
import sys
from datetime import date
from zlib import decompressobj

import pypdfium2
import pytest
from tests.support.report_reading import section

from doingwith.reporting import pdf
from doingwith.reporting.document import Document, Paragraph, Section
from doingwith.reporting.pdf import PdfUnavailable, to_pdf

SMALL = Document("Small report", sections=(Section("Part", "part", (Paragraph(("Words.",)),)),))


DAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def written() -> bytes:
    try:
        return to_pdf(SMALL, written_on=DAY)
    except PdfUnavailable as missing:
        pytest.skip(str(missing))


def unpacked(pdf_file: bytes) -> bytes:
    """The file's compressed parts as they read before."""
    parts = re.findall(rb"stream\n(.*?)\nendstream", pdf_file, flags=re.DOTALL)
    return b"".join(decompressobj().decompress(part) for part in parts if part[:1] == b"x")


def test_is_tagged_and_declared_accessible(written: bytes) -> None:
    inside = written + unpacked(written)

    assert written.startswith(b"%PDF-1.7")
    assert b"/MarkInfo" in inside
    assert b"pdfuaid" in inside
    assert b"/Lang (en-GB)" in inside


def test_the_same_document_and_day_give_the_same_bytes(written: bytes) -> None:
    assert to_pdf(SMALL, written_on=DAY) == written


def test_the_chapters_take_fewer_than_50_pages_and_the_annexes_fewer_than_30_more(report: Document) -> None:
    try:
        whole = to_pdf(report)
    except PdfUnavailable as missing:
        pytest.skip(str(missing))

    pages = [text_of(page) for page in pypdfium2.PdfDocument(whole)]
    annex = max(number for number, text in enumerate(pages) if "Annex: the logic models in words" in text)
    assert 10 < annex < 50
    assert len(pages) - annex < 30


def test_a_logic_model_begins_on_no_page_that_lies(report: Document) -> None:
    models = Document(title="Models", sections=(section(report, "logic-models"),))
    try:
        pages = list(pypdfium2.PdfDocument(to_pdf(models)))
    except PdfUnavailable as missing:
        pytest.skip(str(missing))

    lying = [text_of(page) for page in pages if page.get_width() > page.get_height()]
    assert len(lying) == 6
    assert not any("Of the project" in text for text in lying)
    assert all("The annex says the same in words." in text.replace("\r\n", " ") for text in lying)


def text_of(page: pypdfium2.PdfPage) -> str:
    text: str = page.get_textpage().get_text_range()
    return text


def test_fetches_nothing() -> None:
    with pytest.raises(ValueError, match="A report fetches nothing, and file:///etc/passwd was asked for."):
        pdf._refuse("file:///etc/passwd")


def test_says_what_is_missing_and_what_to_do_instead(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)

    with pytest.raises(PdfUnavailable) as refused:
        to_pdf(SMALL)

    assert str(refused.value) == (
        "This machine cannot write PDF, because WeasyPrint, or Pango that it needs, is missing. "
        "Install Pango (Debian and Ubuntu: apt-get install libpango-1.0-0 libpangoft2-1.0-0 "
        "libharfbuzz-subset0; macOS: brew install pango) and doingwith[pdf], or take the report as HTML "
        "and print it from a browser."
    )
