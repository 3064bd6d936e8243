"""Writes a document as Word, with real headings, repeated table headings and alternative text.

Figures go in as SVG, which Word 2016 and later draw sharply, and as dots for programs that draw no SVG.
Where this machine cannot make dots, a blank stands in, and the words below the figure say so.
"""

from collections.abc import Callable
from datetime import date
from functools import cache
from io import BytesIO
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph as WordParagraph

from doingwith.reporting.document import (
    BulletList,
    DefinitionList,
    Document,
    Figure,
    Note,
    Paragraph,
    Section,
    SideBySide,
    Spans,
    Strong,
    Table,
)
from doingwith.reporting.word_parts.figures import add_svg
from doingwith.reporting.word_parts.package import describe, same_bytes
from doingwith.reporting.word_parts.spans import add_spans, bookmark_xml
from doingwith.reporting.word_parts.tables import add_table

__all__ = ["to_docx"]

_INK = RGBColor(0x1D, 0x27, 0x33)
_FONT = "Verdana"
_NO_DOTS = (
    " If you see no picture above these words, your program draws no pictures of this kind: open the file in "
    "Word 2016 or later, or take the report as a web page."
)


def to_docx(document: Document, *, written_on: date | None = None) -> bytes:
    """The document as a Word file; the same document and day give the same bytes.

    Its properties name no person and no machine. Without ``written_on`` it carries no date.
    """
    word = docx.Document()
    _dress(word)
    word.add_paragraph(document.title, style="Title")
    if document.subtitle:
        word.add_paragraph(document.subtitle, style="Subtitle")
    for level, section in document.all_sections():
        _section(word, section, level)
    describe(word, document, written_on)
    target = BytesIO()
    word.save(target)
    return same_bytes(target.getvalue())


def _dress(word: WordDocument) -> None:
    """A4, quiet letters, dark ink: the look of the other formats as far as Word's styles go."""
    page = word.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2)
    page.top_margin = page.bottom_margin = Cm(2)
    sizes = {"Normal": 10, "Title": 22, "Subtitle": 12, "Caption": 10}
    sizes |= {"Heading 1": 17, "Heading 2": 14, "Heading 3": 12, "Heading 4": 11}
    for name, size in sizes.items():
        style: Any = word.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = _FONT, Pt(size), _INK
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        # The template's headings name a theme font, which would win over the name just given.
        for key in [key for key in fonts.attrib if "Theme" in key]:
            del fonts.attrib[key]
    caption: Any = word.styles["Caption"]
    caption.paragraph_format.keep_with_next = True
    # The library reads every style again for each paragraph; from here on they stay as they are.
    part: Any = word.part
    part.get_style_id = cache(part.get_style_id)


def _section(word: WordDocument, section: Section, level: int) -> None:
    heading = word.add_heading(section.heading, min(level, 4))
    heading._p.extend(bookmark_xml(section.anchor))
    for block in section.blocks:
        _BLOCKS[type(block)](word, block)


def _paragraph(word: WordDocument, block: Paragraph) -> None:
    add_spans(word.add_paragraph(), block.spans)


def _note(word: WordDocument, block: Note) -> None:
    add_spans(word.add_paragraph(style="Intense Quote"), block.spans)


def _bullets(word: WordDocument, block: BulletList) -> None:
    if not block.ordered:
        for item in block.items:
            add_spans(word.add_paragraph(style="List Bullet"), item)
        return
    # Word's own numbering would run on from one list to the next; a typed number restarts.
    for number, item in enumerate(block.items, start=1):
        paragraph = word.add_paragraph()
        _hang(paragraph)
        add_spans(paragraph, (f"{number}.\t", *item))


def _hang(paragraph: WordParagraph) -> None:
    paragraph.paragraph_format.left_indent = Cm(0.9)
    paragraph.paragraph_format.first_line_indent = Cm(-0.9)
    paragraph.paragraph_format.space_after = Pt(2)


def _definitions(word: WordDocument, block: DefinitionList) -> None:
    for name, spans in block.items:
        add_spans(word.add_paragraph(), (Strong(f"{name}:"), " ", *spans))


def _sides(word: WordDocument, block: SideBySide) -> None:
    add_spans(word.add_paragraph(), (Strong(block.about),))
    table = word.add_table(rows=1, cols=max(1, len(block.sides)))
    for cell, side in zip(table.rows[0].cells, block.sides, strict=False):
        add_spans(cell.paragraphs[0], (Strong(side.who),))
        cell.add_paragraph(side.says)
    _text(word, (block.note,) if block.note else ())


def _figure(word: WordDocument, block: Figure) -> None:
    if block.wide:
        _turn(word)
    is_seen = add_svg(word, block, *((25.0, 13.5) if block.wide else ()))
    _text(word, (Strong(f"{block.title}."), f" {block.description}", *([] if is_seen else [_NO_DOTS])))
    if block.wide:
        _turn(word)


def _turn(word: WordDocument) -> None:
    """From here on, pages lie if they stood and stand if they lay."""
    before = word.sections[-1]
    page = word.add_section(WD_SECTION.NEW_PAGE)
    page.page_width, page.page_height = before.page_height, before.page_width
    lies = (page.page_width or 0) > (page.page_height or 0)
    page.orientation = WD_ORIENT.LANDSCAPE if lies else WD_ORIENT.PORTRAIT


def _text(word: WordDocument, spans: Spans) -> None:
    if spans:
        add_spans(word.add_paragraph(), spans)


def _table(word: WordDocument, block: Table) -> None:
    word.add_paragraph(block.caption, style="Caption")
    add_table(word, block)
    word.add_paragraph()


_BLOCKS: dict[type, Callable[[WordDocument, Any], None]] = {
    Paragraph: _paragraph,
    Note: _note,
    BulletList: _bullets,
    DefinitionList: _definitions,
    SideBySide: _sides,
    Figure: _figure,
    Table: _table,
}
