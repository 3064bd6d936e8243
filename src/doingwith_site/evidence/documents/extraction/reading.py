"""The text of a file, page by page. Runs in the worker: it knows neither Django nor the database."""

import io
import math
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time
from typing import Any

from doingwith_site.evidence.documents.extraction.word import word_lines

__all__ = [
    "MOST_CHARACTERS",
    "PageText",
    "Unreadable",
    "clean",
    "extract",
    "page_picture",
    "text_of_pages",
]

MOST_CHARACTERS = 4_000_000
MOST_PAGES = 3_000
MOST_CELLS = 400_000
MOST_PARTS = 4_000
MOST_UNPACKED = 300 * 1024 * 1024
LARGEST_PAGE = 14_400
"""Points: as large as the standard lets a page be."""
LONGEST_SIDE = 1_600
MOST_DOTS_A_POINT = 2
MAIN_PARTS = {"word": "word/document.xml", "slides": "ppt/presentation.xml", "sheet": "xl/workbook.xml"}
NOT_SHOWN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\ufeff]")


class Unreadable(Exception):  # noqa: N818 - it reads as a sentence
    """A file that cannot be read. Its argument is the code of the reason, never words of the file."""


@dataclass(frozen=True, kw_only=True)
class PageText:
    """All text of a file, and where each page, slide or sheet begins in it, in code points.

    ``sizes`` are width and height of each page of a PDF, in points (1/72 inch); 0 and 0 for a page
    that is too large or too small to be shown.
    """

    text: str
    starts: tuple[int, ...]
    sizes: tuple[tuple[int, int], ...] = ()


def extract(kind: str, content: bytes) -> PageText:
    """The text of a file of this type; Unreadable when it is broken, locked or larger than is read."""
    try:
        found = text_of_pages(PAGES[kind](content))
        return replace(found, sizes=tuple(pdf_sizes(content))) if kind == "pdf" else found
    except Unreadable:
        raise
    except MemoryError:
        raise Unreadable("too_large") from None
    except Exception as error:  # noqa: BLE001 - a broken file can break a reader in any way
        raise Unreadable("broken") from error


def text_of_pages(pages: Iterable[str]) -> PageText:
    """The pages one after another, an empty line between them."""
    parts: list[str] = []
    starts: list[int] = []
    length = 0
    for page in pages:
        words = clean(page)
        starts.append(length)
        parts.append(words)
        length += len(words) + 2
        if length > MOST_CHARACTERS or len(starts) > MOST_PAGES:
            raise Unreadable("too_large")
    return PageText(text="\n\n".join(parts), starts=tuple(starts))


def clean(text: str) -> str:
    """The text with one kind of line end and without characters that no page can show.

    Nothing that can be read is changed, so that a quotation is what the document says.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n").replace("\x0c", "\n")
    return NOT_SHOWN.sub("", lines).strip("\n")


def plain_pages(content: bytes) -> Iterator[str]:
    """UTF-8, UTF-16 with its mark, or what Windows wrote before."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        yield content.decode("utf-16", errors="replace")
        return
    try:
        yield content.decode("utf-8-sig")
    except UnicodeDecodeError:
        yield content.decode("cp1252", errors="replace")


def pdf_pages(content: bytes) -> Iterator[str]:
    """Every page as PDFium reads it."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise Unreadable("locked" if "assword" in str(error) else "broken") from error
    try:
        if len(document) > MOST_PAGES:
            raise Unreadable("too_large")
        for page in document:
            yield page.get_textpage().get_text_range(errors="replace")
    finally:
        document.close()


def pdf_sizes(content: bytes) -> Iterator[tuple[int, int]]:
    """How large each page is, as it is held to be read."""
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    try:
        for number in range(len(document)):
            width, height = document.get_page_size(number)
            fits = min(width, height) >= 1 and max(width, height) <= LARGEST_PAGE
            yield (math.ceil(width), math.ceil(height)) if fits else (0, 0)
    finally:
        document.close()


def page_picture(content: bytes, number: int) -> bytes:
    """The page with this number, counted from 1, drawn as a JPEG; Unreadable when it cannot be."""
    try:
        return drawn_page(content, number)
    except MemoryError:
        raise Unreadable("too_large") from None
    except Exception as error:  # noqa: BLE001 - a broken file can break a reader in any way
        raise Unreadable("broken") from error


def drawn_page(content: bytes, number: int) -> bytes:
    """The page, its longer side no longer than LONGEST_SIDE dots."""
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    try:
        page = document[number - 1]
        scale = min(MOST_DOTS_A_POINT, LONGEST_SIDE / max(page.get_size()))
        made = io.BytesIO()
        page.render(scale=scale).to_pil().convert("RGB").save(made, "JPEG", quality=80)
        return made.getvalue()
    finally:
        document.close()


def word_pages(content: bytes) -> Iterator[str]:
    """All its lines, as one page: Word files have no pages of their own."""
    import docx

    yield "\n".join(word_lines(docx.Document(checked_package(content, "word"))))


def slide_pages(content: bytes) -> Iterator[str]:
    """Every slide with its notes."""
    import pptx

    for slide in pptx.Presentation(checked_package(content, "slides")).slides:
        lines = [line for shape in slide.shapes for line in shape_lines(shape)]
        notes = slide.notes_slide.notes_text_frame if slide.has_notes_slide else None
        yield "\n".join(lines + ([notes.text] if notes is not None else []))


def shape_lines(shape: Any, depth: int = 0) -> Iterator[str]:
    """The words in a shape, in the shapes grouped in it, or in its table."""
    if depth < 20 and hasattr(shape, "shapes"):
        for inner in shape.shapes:
            yield from shape_lines(inner, depth + 1)
    if getattr(shape, "has_text_frame", False):
        yield shape.text_frame.text
    if getattr(shape, "has_table", False):
        yield from table_lines(shape.table)


def sheet_pages(content: bytes) -> Iterator[str]:
    """Every sheet, a line for each row that holds anything."""
    import openpyxl

    book = openpyxl.load_workbook(checked_package(content, "sheet"), read_only=True, data_only=True)
    cells = 0
    for sheet in book.worksheets:
        lines = [sheet.title]
        for row in sheet.iter_rows(values_only=True):
            cells += len(row)
            if cells > MOST_CELLS:
                raise Unreadable("too_large")
            said = "\t".join(map(cell_words, row)).rstrip("\t")
            lines += [said] if said else []
        yield "\n".join(lines)


def cell_words(value: object) -> str:
    """What a cell says. Cells that hold nothing keep their place, and a day without a time is a day."""
    if isinstance(value, datetime) and value.time() == time.min:
        return value.date().isoformat()
    return "" if value is None else str(value)


def table_lines(table: Any) -> Iterator[str]:
    """A line for each row. A cell that spans several columns is said once."""
    for row in table.rows:
        said: list[str] = []
        for cell in row.cells:
            if not said or said[-1] != cell.text:
                said.append(cell.text)
        yield "\t".join(said)


def checked_package(content: bytes, kind: str) -> io.BytesIO:
    """The file, once it is known to be what it says, to hold no program, and to unpack to so much only."""
    file = io.BytesIO(content)
    with zipfile.ZipFile(file) as package:
        parts = package.infolist()
        names = {part.filename for part in parts}
        if MAIN_PARTS[kind] not in names or len(names) != len(parts):
            raise Unreadable("broken")
        if any(name.lower().endswith("vbaproject.bin") for name in names):
            raise Unreadable("program")
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
            raise Unreadable("too_large")
    file.seek(0)
    return file


PAGES: Mapping[str, Callable[[bytes], Iterable[str]]] = {
    "text": plain_pages,
    "pdf": pdf_pages,
    "word": word_pages,
    "slides": slide_pages,
    "sheet": sheet_pages,
}
