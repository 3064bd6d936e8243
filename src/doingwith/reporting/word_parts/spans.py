"""Inline spans in a Word paragraph: words, links inside the document, sign tiles."""

import re
from hashlib import sha256
from typing import Any

from docx.text.paragraph import Paragraph
from docx.text.run import Run

from doingwith.common.judgements import NOT_REPORTED, Basis
from doingwith.reporting.document import Break, Inline, Link, SignMark, Spans, Strong, Trace
from doingwith.reporting.figures.palette import SIGN_COLOURS
from doingwith.reporting.signs import mark_glyph
from doingwith.reporting.word_parts.xml import xml

__all__ = ["add_bookmark", "add_spans", "bookmark_name"]

_LONGEST_NAME = 40


def add_spans(paragraph: Paragraph, spans: Spans) -> None:
    """Write the spans at the end of a paragraph."""
    for span in spans:
        _add(paragraph, span)


def add_bookmark(paragraph: Paragraph, anchor: str) -> None:
    """Make a paragraph a place that links lead to."""
    name = bookmark_name(anchor)
    # Word wants a number for each bookmark; one made from the name needs no counter.
    number = str(int(sha256(name.encode()).hexdigest()[:7], 16))
    paragraph._p.append(xml("w:bookmarkStart", id=number, name=name))
    paragraph._p.append(xml("w:bookmarkEnd", id=number))


def bookmark_name(anchor: str) -> str:
    """An anchor as Word allows it: letters, digits and underscores, a letter first, at most 40.

    It ends in a few letters of the anchor's hash, so that two anchors never become one.
    """
    name = re.sub(r"\W", "_", f"a_{anchor}", flags=re.ASCII)
    return f"{name[: _LONGEST_NAME - 9]}_{sha256(anchor.encode()).hexdigest()[:8]}"


def _add(paragraph: Paragraph, span: Inline) -> None:
    match span:
        case str():
            paragraph.add_run(_allowed(span))
        case Strong(text):
            paragraph.add_run(_allowed(text)).bold = True
        case Link():
            _link(paragraph, span)
        case Trace(links):
            _trace(paragraph, links)
        case Break():
            paragraph.add_run().add_break()
        case SignMark():
            _tile(paragraph, span)


def _link(paragraph: Paragraph, link: Link) -> None:
    run = paragraph.add_run(_allowed(link.text))
    run.underline = True
    _wrap(paragraph, run, link.to)


def _wrap(paragraph: Paragraph, run: Run, to: str) -> None:
    paragraph._p.append(xml("w:hyperlink", run._r, anchor=bookmark_name(to), history="1"))


def _trace(paragraph: Paragraph, links: tuple[Link, ...]) -> None:
    for index, link in enumerate(links):
        paragraph.add_run(", " if index else " (")
        _link(paragraph, link)
    if links:
        paragraph.add_run(")")


def _tile(paragraph: Paragraph, mark: SignMark) -> None:
    """A shaded mark; a line around it is the frame of an explicit basis."""
    run = paragraph.add_run(f"\u00a0{mark_glyph(mark)}\u00a0" if mark.sign else NOT_REPORTED)
    if mark.sign:
        ink, tint = (colour.removeprefix("#").upper() for colour in SIGN_COLOURS[mark.sign])
        run.bold = True
        _shade(run, ink, tint, framed=mark.basis is Basis.EXPLICIT)
    if mark.to:
        _wrap(paragraph, run, mark.to)
    if mark.label:
        _link(paragraph, Link(f"\u00a0{mark.label.replace(' ', chr(0xA0))}", mark.to))


def _shade(run: Run, ink: str, tint: str, *, framed: bool) -> None:
    properties: Any = run._r.get_or_add_rPr()
    properties.append(xml("w:color", val=ink))
    if framed:
        properties.append(xml("w:bdr", val="single", sz="8", space="0", color=ink))
    properties.append(xml("w:shd", val="clear", color="auto", fill=tint))


def _allowed(text: str) -> str:
    """Text without the control characters that XML forbids."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", text)
