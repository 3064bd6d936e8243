"""The report as Word: real headings, repeated table heads, alternative text, working links, no names."""

import re
from datetime import UTC, date, datetime
from functools import cache
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document as WordDocument

from doingwith.reporting.document import Document, Paragraph, Section
from doingwith.reporting.word import to_docx
from doingwith.reporting.word_parts.spans import bookmark_name

DAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def package(report: Document) -> bytes:
    return to_docx(report, written_on=DAY)


@pytest.fixture(scope="module")
def word(package: bytes) -> WordDocument:
    return docx.Document(BytesIO(package))


@cache
def body(package: bytes) -> str:
    return ZipFile(BytesIO(package)).read("word/document.xml").decode()


def test_headings_are_headings(word: WordDocument, report: Document) -> None:
    found = [each.text for each in word.paragraphs if each.style and each.style.name == "Heading 1"]

    assert found == [section.heading for section in report.sections]


def test_every_table_of_data_repeats_its_heading_row(package: bytes) -> None:
    assert body(package).count("<w:tblHeader/>") == body(package).count('<w:tblStyle w:val="TableGrid"/>')


def test_every_link_leads_to_a_bookmark(package: bytes) -> None:
    bookmarks = re.findall(r'w:bookmarkStart [^>]*w:name="([^"]+)"', body(package))
    targets = set(re.findall(r'<w:hyperlink w:anchor="([^"]+)"', body(package)))

    assert len(bookmarks) == len(set(bookmarks))
    assert targets
    assert targets <= set(bookmarks)


def test_figures_are_drawn_and_described(package: bytes) -> None:
    files = ZipFile(BytesIO(package)).namelist()
    described = re.findall(r'descr="([^"]+)"', body(package))

    assert len([name for name in files if name.endswith(".svg")]) == len(described) == 14
    assert described[0].startswith(
        "Where the projects got to on the Double Diamond. Gypsy Traveller Engagement: Held back at Deliver."
    )
    assert any("The annex says the same in words." in words for words in described)
    assert any("Of 15 cards, 7 kept, 2 reworded, 1 split and 5 added." in words for words in described)


def test_its_properties_name_no_person_and_no_machine(word: WordDocument) -> None:
    properties = word.core_properties

    assert (properties.title, properties.language) == ("Co:Create: programme report", "en-GB")
    assert (properties.author, properties.last_modified_by, properties.comments) == ("Doing With", "", "")
    assert properties.created == properties.modified == datetime(2026, 11, 23, tzinfo=UTC)


def test_the_language_is_set_for_spelling_and_reading_aloud(package: bytes) -> None:
    styles = ZipFile(BytesIO(package)).read("word/styles.xml").decode()

    assert 'w:lang w:val="en-GB"' in styles


def test_the_same_document_and_day_give_the_same_bytes(package: bytes, report: Document) -> None:
    assert to_docx(report, written_on=DAY) == package


def test_without_a_day_it_carries_none() -> None:
    properties = ZipFile(BytesIO(to_docx(Document("Report")))).read("docProps/core.xml").decode()

    assert "created" not in properties
    assert "modified" not in properties


def test_text_that_xml_forbids_is_left_out() -> None:
    document = Document("Report", sections=(Section("Part", "part", (Paragraph(("be\x00ll\x07",)),)),))

    assert docx.Document(BytesIO(to_docx(document))).paragraphs[-1].text == "bell"


def test_two_anchors_never_share_a_bookmark() -> None:
    names = {bookmark_name(anchor) for anchor in ("CS1-F1", "CS1_F1", "x" * 90, "x" * 91)}

    assert len(names) == 4
    assert all(re.fullmatch(r"[A-Za-z]\w{0,39}", name) for name in names)
