"""Reads a document as a person would: its words, section by section."""

from collections.abc import Iterator
from functools import singledispatch
from typing import Any

from doingwith.reporting.document import (
    Break,
    BulletList,
    DefinitionList,
    Document,
    Figure,
    Inline,
    Link,
    Note,
    Paragraph,
    Section,
    SideBySide,
    SignMark,
    Spans,
    Strong,
    Table,
    Trace,
)
from doingwith.reporting.signs import mark_text


def section(document: Document, anchor: str) -> Section:
    return next(each for _, each in document.all_sections() if each.anchor == anchor)


def sentences(held: Section) -> list[str]:
    return [text for block in held.blocks for text in _said(block)]


def tables(held: Section) -> list[Table]:
    return [block for block in held.blocks if isinstance(block, Table)]


def row_words(table: Table) -> list[list[str]]:
    return [[words(cell.spans) for cell in row.cells] for row in table.rows]


def words(spans: Spans) -> str:
    return "".join(_words(span) for span in spans)


def links(document: Document) -> Iterator[str]:
    for _, each in document.all_sections():
        for block in each.blocks:
            for span in _spans(block):
                if isinstance(span, Trace):
                    yield from (link.to for link in span.links)
                elif isinstance(span, Link | SignMark) and span.to:
                    yield span.to


def anchors(document: Document) -> list[str]:
    found = [each.anchor for _, each in document.all_sections()]
    for _, each in document.all_sections():
        found += [row.anchor for table in tables(each) for row in table.rows if row.anchor]
    return found


def _words(span: Inline) -> str:
    match span:
        case str():
            return span
        case Strong(text):
            return text
        case Link(text):
            return text
        case Trace(links):
            return f" ({', '.join(link.text for link in links)})" if links else ""
        case SignMark():
            return mark_text(span)
        case Break():
            return " / "


@singledispatch
def _said(block: Any) -> list[str]:
    raise TypeError(block)


@_said.register(Paragraph)
@_said.register(Note)
def _(block: Paragraph | Note) -> list[str]:
    return [words(block.spans)]


@_said.register
def _(block: BulletList) -> list[str]:
    return [words(item) for item in block.items]


@_said.register
def _(block: DefinitionList) -> list[str]:
    return [f"{name}: {words(spans)}" for name, spans in block.items]


@_said.register
def _(block: SideBySide) -> list[str]:
    return [f"{side.who}: {side.says}" for side in block.sides]


@_said.register
def _(block: Table) -> list[str]:
    return [block.caption]


@_said.register
def _(block: Figure) -> list[str]:
    return [block.description]


def _spans(block: Any) -> Iterator[Inline]:
    if isinstance(block, Paragraph | Note):
        yield from block.spans
    elif isinstance(block, BulletList):
        yield from (span for item in block.items for span in item)
    elif isinstance(block, DefinitionList):
        yield from (span for _, spans in block.items for span in spans)
    elif isinstance(block, Table):
        yield from (span for row in block.rows for cell in row.cells for span in cell.spans)
