"""The report as PDF."""

import re
import sys
from datetime import date
from zlib import decompressobj

import pytest

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


def test_the_whole_report_takes_fewer_than_35_pages(report: Document) -> None:
    try:
        whole = to_pdf(report)
    except PdfUnavailable as missing:
        pytest.skip(str(missing))

    assert 10 < (whole + unpacked(whole)).count(b"/Type /Page/Parent") < 35


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
