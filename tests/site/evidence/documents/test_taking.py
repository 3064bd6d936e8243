"""A document is looked at before it is kept: what it is, what stands in it, and what is refused."""

import io
import zipfile
from datetime import datetime

import docx
import openpyxl
import pytest
from tests.site.evidence.papers import NOTES, PAPERS

from doingwith_site.evidence.documents.extraction import run
from doingwith_site.evidence.documents.taking import TakenDocument, taken_document
from doingwith_site.evidence.uploads.sniffing import UploadRefused

BROKEN = "This file cannot be opened. It may be broken. Open it, save it again and choose the new file."
NOT_KEPT = (
    "This is not a kind of document that can be kept. Choose a text, PDF, Word (.docx), PowerPoint (.pptx), "
    "Excel (.xlsx) or picture file."
)
TOO_MUCH = "This file holds more than can be read. Split it into smaller parts and add them one by one."


def take(content: bytes) -> TakenDocument:
    return taken_document(io.BytesIO(content))


def refusal(content: bytes) -> str:
    with pytest.raises(UploadRefused) as refused:
        take(content)
    return str(refused.value)


SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


def run_of(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def cell_of(words: str) -> str:
    return f"<w:tc><w:p>{run_of(words) if words else ''}</w:p></w:tc>"


BOX = f"<w:txbxContent><w:p>{run_of('okapi in a box')}</w:p></w:txbxContent>"
WORD_BODY = f"""<w:document {SPACES}><w:body>
<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="9"/></w:tabs></w:pPr>{run_of("Plain start.")}
 <w:ins w:id="1" w:author="A">{run_of(" quokka")}</w:ins>
 <w:del w:id="2" w:author="A"><w:r><w:delText>emu</w:delText></w:r></w:del></w:p>
<w:p>{run_of("Form: ")}<w:sdt><w:sdtContent>{run_of("tapir")}</w:sdtContent></w:sdt></w:p>
<w:p>{run_of("Box:")}<w:r><mc:AlternateContent><mc:Choice Requires="wps">{BOX}</mc:Choice>
 <mc:Fallback><w:pict><v:textbox>{BOX}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>
<w:sdt><w:sdtContent><w:p>{run_of("pangolin in a form")}</w:p></w:sdtContent></w:sdt>
<w:tbl><w:tr>{cell_of("name")}{cell_of("")}{cell_of("day")}</w:tr>
 <w:tr><w:trPr><w:del w:id="3" w:author="A"/></w:trPr>{cell_of("gone")}</w:tr>
 <w:tr>{cell_of("Ann")}{cell_of("")}{cell_of("7")}</w:tr></w:tbl>
</w:body></w:document>"""


def repacked(content: bytes, **changes: bytes) -> bytes:
    """The package with these parts in the place of its own, or beside them."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in changes:
                new.writestr(name, old.read(name))
        for name, part in changes.items():
            new.writestr(name, part)
    return made.getvalue()


class TestWhatStandsInADocument:
    def test_is_read_from_text_as_it_is(self) -> None:
        found = take(NOTES.encode())

        assert (found.file_type, found.text, found.starts) == ("text", NOTES, (0,))

    @pytest.mark.parametrize(
        ("content", "text"),
        [
            ("\ufefffelt fair\r\nto us".encode(), "felt fair\nto us"),
            ("felt fair 😀".encode("utf-16"), "felt fair 😀"),
            ("it’s fair".encode("cp1252"), "it’s fair"),
        ],
        ids=["with a mark and Windows line ends", "UTF-16", "an old encoding"],
    )
    def test_is_read_from_text_however_it_was_written(self, content: bytes, text: str) -> None:
        assert take(content).text == text

    @pytest.mark.parametrize(
        ("kind", "text", "starts"),
        [
            ("word", "Report\nBefore the table\nleft\tright\nAfter the table 😀", (0,)),
            ("slides", "What we heard\nSay it slowly\n\nWhat comes next", (0, 29)),
            ("sheet", "Spending\nRoom\t120", (0,)),
            ("pdf", "First page\n\nSecond page", (0, 12)),
        ],
    )
    def test_is_read_page_by_page(self, kind: str, text: str, starts: tuple[int, ...]) -> None:
        found = take(PAPERS[kind]())

        assert (found.file_type, found.text, found.starts) == (kind, text, starts)

    def test_is_every_word_of_a_word_file_but_what_was_deleted(self) -> None:
        body = WORD_BODY.encode()
        content = repacked(PAPERS["word"](), **{"word/document.xml": body})

        assert take(content).text == (
            "Plain start. quokka\nForm: tapir\nBox:\nokapi in a box\npangolin in a form\n"
            "name\t\tday\nAnn\t\t7"
        )

    def test_is_the_header_and_the_notes_of_a_word_file_once(self) -> None:
        document = docx.Document()
        document.add_paragraph("Body")
        for _ in range(2):
            section = document.add_section()
            section.header.is_linked_to_previous = False
            section.header.paragraphs[0].text = "Lantern Vale"
        made = io.BytesIO()
        document.save(made)

        assert take(made.getvalue()).text.split("\n")[0] == "Body"
        assert take(made.getvalue()).text.count("Lantern Vale") == 1

    def test_is_every_cell_under_its_heading(self) -> None:
        book = openpyxl.Workbook()
        sheet = book.active
        assert sheet is not None
        sheet.title = "Waiting"
        sheet.append(["Who", "Before", "After", "Seen on"])
        sheet.append(["Ann", None, 7, datetime(2025, 5, 6, 0, 0)])  # noqa: DTZ001 - sheets know no zones
        sheet.append(["Ben", 3, None, None])
        made = io.BytesIO()
        book.save(made)

        assert take(made.getvalue()).text == (
            "Waiting\nWho\tBefore\tAfter\tSeen on\nAnn\t\t7\t2025-05-06\nBen\t3"
        )

    def test_keeps_the_file_as_it_was_given(self) -> None:
        content = PAPERS["pdf"]()

        assert take(content).content == content

    def test_draws_a_picture_anew(self) -> None:
        found = take(PAPERS["image"]())

        assert (found.file_type, found.width, found.height) == ("image", 40, 30)
        assert found.content.startswith(b"\xff\xd8\xff")


class TestWhatIsRefused:
    def test_is_an_empty_file(self) -> None:
        assert refusal(b"") == "This file is empty. Choose another one."

    def test_is_a_file_larger_than_the_limit(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("doingwith_site.evidence.documents.taking.LARGEST_DOCUMENT", 10)

        assert refusal(b"more than ten") == (
            "This file is too large. Choose one of at most 50 megabytes, or split it into parts."
        )

    @pytest.mark.parametrize(
        "content",
        [
            b"MZ\x90\x00 a program",
            b"\x7fELF\x02\x01",
            b"#!/bin/sh\nrm -rf /",
            b"\x00\x01\x02" * 100,
            b"PK\x03\x04 no zip file at all",
            PAPERS["pdf"]() + repacked(PAPERS["word"]()),
            b"%!PS-Adobe-3.0\x00\x00\x00\x00",
        ],
        ids=["Windows", "Linux", "script", "bytes", "no zip", "PDF and Word at once", "PostScript"],
    )
    def test_is_what_is_no_document(self, content: bytes) -> None:
        assert refusal(content) == NOT_KEPT

    def test_is_word_and_excel_at_once(self) -> None:
        assert refusal(repacked(PAPERS["word"](), **{"xl/workbook.xml": b"<x/>"})) == NOT_KEPT

    @pytest.mark.parametrize("kind", ["word", "slides", "sheet"])
    def test_is_a_package_whose_main_part_is_broken(self, kind: str) -> None:
        main = {"word": "word/document.xml", "slides": "ppt/presentation.xml", "sheet": "xl/workbook.xml"}

        assert refusal(repacked(PAPERS[kind](), **{main[kind]: b"<open"})) == BROKEN

    def test_is_a_pdf_that_is_cut_short(self) -> None:
        assert refusal(PAPERS["pdf"]()[:400]) == BROKEN

    def test_is_a_picture_that_is_cut_short(self) -> None:
        assert refusal(PAPERS["image"]()[:30]) == (
            "This picture cannot be opened. It may be broken. Take or choose another one."
        )

    def test_is_a_document_with_a_program_in_it(self) -> None:
        content = repacked(PAPERS["word"](), **{"word/vbaProject.bin": b"Sub AutoOpen()"})

        assert refusal(content) == (
            "This file holds a program (a macro). Save it without macros, as .docx, .pptx or .xlsx."
        )

    def test_is_a_package_that_unpacks_without_end(self) -> None:
        bomb = repacked(PAPERS["word"](), **{"word/media/image1.bin": bytes(301 * 1024 * 1024)})

        assert len(bomb) < 1024 * 1024
        assert refusal(bomb) == TOO_MUCH

    def test_is_xml_that_multiplies(self) -> None:
        entities = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 20}">' for n in range(9))
        bomb = f'<!DOCTYPE d [<!ENTITY e0 "ha">{entities}]><d>&e9;</d>'.encode()

        assert refusal(repacked(PAPERS["word"](), **{"word/document.xml": bomb})) in {BROKEN, TOO_MUCH}

    def test_is_xml_that_asks_for_a_file_of_the_server(self) -> None:
        inside = zipfile.ZipFile(io.BytesIO(PAPERS["word"]())).read("word/document.xml").decode()
        asks = inside.replace(
            "<w:document", '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document', 1
        )
        asks = asks.replace("Before the table", "&x;")

        try:
            found = take(repacked(PAPERS["word"](), **{"word/document.xml": asks.encode()})).text
        except UploadRefused:
            found = ""

        assert "root:" not in found


class TestTheWorker:
    def test_that_takes_too_long_is_ended(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(run, "LONGEST_WAIT", 0.001)

        assert refusal(NOTES.encode()) == TOO_MUCH

    def test_has_no_secret_of_the_site(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("SECRET_KEY", "not to be passed on")

        assert "SECRET_KEY" not in run.environment()

    def test_that_says_nothing_makes_a_sentence(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(run.sys, "executable", "/bin/false")

        assert refusal(NOTES.encode()) == BROKEN
