"""Inline spans in a Word paragraph: words, links inside the document, sign tiles."""

import re
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any

from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from doingwith.common.judgements import NOT_REPORTED, Basis
from doingwith.reporting.document import Break, Inline, Link, SignMark, Spans, Strong, Trace
from doingwith.reporting.figures.palette import SIGN_COLOURS
from doingwith.reporting.signs import mark_glyph
from doingwith.reporting.word_parts.xml import xml

__all__ = ["add_spans", "bookmark_name", "bookmark_xml", "spans_xml"]

_LONGEST_NAME = 40
_SPACE = qn("xml:space")


def add_spans(paragraph: Paragraph, spans: Spans) -> None:
    """Write the spans at the end of a paragraph."""
    paragraph._p.extend(spans_xml(spans))


def spans_xml(spans: Spans, *, bold: bool = False) -> list[Any]:
    """The spans as elements of a paragraph."""
    return [element for span in spans for element in _span(span, bold)]


def bookmark_xml(anchor: str) -> tuple[Any, Any]:
    """A place that links lead to, as elements of a paragraph."""
    name = bookmark_name(anchor)
    # Word wants a number for each bookmark; one made from the name needs no counter.
    number = str(int(sha256(name.encode()).hexdigest()[:7], 16))
    return xml("w:bookmarkStart", id=number, name=name), xml("w:bookmarkEnd", id=number)


def bookmark_name(anchor: str) -> str:
    """An anchor as Word allows it: letters, digits and underscores, a letter first, at most 40.

    It ends in a few letters of the anchor's hash, so that two anchors never become one.
    """
    name = re.sub(r"\W", "_", f"a_{anchor}", flags=re.ASCII)
    return f"{name[: _LONGEST_NAME - 9]}_{sha256(anchor.encode()).hexdigest()[:8]}"


def _span(span: Inline, bold: bool) -> Iterable[Any]:
    match span:
        case str():
            return (_run(span, *_weight(bold)),)
        case Strong(text):
            return (_run(text, *_weight(True)),)
        case Link():
            return (_link(span),)
        case Trace(links):
            return _trace(links)
        case Break():
            return (xml("w:r", xml("w:br")),)
        case SignMark():
            return _tile(span)


def _run(text: str, *properties: Any) -> Any:
    """Words that look alike. A line break or tab in them is an element of its own."""
    pieces = re.split(r"(\t|\r?\n)", _allowed(text))
    return xml("w:r", *([xml("w:rPr", *properties)] if properties else []), *(_text(p) for p in pieces if p))


def _text(piece: str) -> Any:
    if piece in ("\t", "\n", "\r\n"):
        return xml("w:tab" if piece == "\t" else "w:br")
    element = xml("w:t")
    element.text = piece
    element.set(_SPACE, "preserve")
    return element


def _weight(bold: bool) -> tuple[Any, ...]:
    return (xml("w:b"),) if bold else ()


def _link(link: Link) -> Any:
    return _leading(_run(link.text, xml("w:u", val="single")), link.to)


def _leading(run: Any, to: str) -> Any:
    return xml("w:hyperlink", run, anchor=bookmark_name(to), history="1")


def _trace(links: tuple[Link, ...]) -> Iterator[Any]:
    for index, link in enumerate(links):
        yield _run(", " if index else " (")
        yield _link(link)
    if links:
        yield _run(")")


def _tile(mark: SignMark) -> Iterator[Any]:
    """A shaded mark; a line around it is the frame of an explicit basis."""
    text = f"\u00a0{mark_glyph(mark)}\u00a0" if mark.sign else NOT_REPORTED
    run = _run(text, *_shade(mark))
    yield _leading(run, mark.to) if mark.to else run
    if mark.label:
        words = f"\u00a0{mark.label}".replace(" ", "\u00a0")
        yield _link(Link(words, mark.to)) if mark.to else _run(words)


def _shade(mark: SignMark) -> Iterator[Any]:
    if mark.sign is None:
        return
    ink, tint = (colour.removeprefix("#").upper() for colour in SIGN_COLOURS[mark.sign])
    yield xml("w:b")
    yield xml("w:color", val=ink)
    if mark.basis is Basis.EXPLICIT:
        yield xml("w:bdr", val="single", sz="8", space="0", color=ink)
    yield xml("w:shd", val="clear", color="auto", fill=tint)


def _allowed(text: str) -> str:
    """Text without the control characters that XML forbids."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", text)
