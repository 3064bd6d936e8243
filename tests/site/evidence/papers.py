"""Invented documents of every type."""

import io
from collections.abc import Callable

import docx
import openpyxl
import pptx
from PIL import Image
from weasyprint import HTML

__all__ = ["NOTES", "PAPERS"]

NOTES = (
    "Notes of the second workshop\n\n"
    "People said that the café was the only place where they felt listened to. 😀\n\n"
    "The commissioner answered that the timetable could not be moved."
)


def word_paper() -> bytes:
    document = docx.Document()
    document.add_heading("Report")
    document.add_paragraph("Before the table")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "left", "right"
    document.add_paragraph("After the table 😀")
    return saved(document.save)


def slides_paper() -> bytes:
    deck = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = "What we heard"
    slide.notes_slide.notes_text_frame.text = "Say it slowly"
    deck.slides.add_slide(deck.slide_layouts[5]).shapes.title.text = "What comes next"
    return saved(deck.save)


def sheet_paper() -> bytes:
    book = openpyxl.Workbook()
    book.active.title = "Spending"
    book.active.append(["Room", 120])
    return saved(book.save)


def pdf_paper() -> bytes:
    pages = "<p>First page</p><p style='page-break-before: always'>Second page</p>"
    return bytes(HTML(string=pages).write_pdf())


def picture_paper() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(made, "PNG")
    return made.getvalue()


def saved(save: Callable[[io.BytesIO], object]) -> bytes:
    made = io.BytesIO()
    save(made)
    return made.getvalue()


PAPERS: dict[str, Callable[[], bytes]] = {
    "text": NOTES.encode,
    "word": word_paper,
    "slides": slides_paper,
    "sheet": sheet_paper,
    "pdf": pdf_paper,
    "image": picture_paper,
}
