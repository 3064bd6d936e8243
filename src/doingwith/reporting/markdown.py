"""Writes a document as Markdown, for people who keep their reports as text.

Signs stand in brackets when the sources state them. Figures give their words; the table that
follows each holds the rest.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from doingwith.reporting.document import (
    Block,
    Break,
    BulletList,
    Cell,
    DefinitionList,
    Document,
    Figure,
    Inline,
    Link,
    Note,
    Paragraph,
    Row,
    Section,
    SideBySide,
    SignMark,
    Spans,
    Strong,
    Table,
    Trace,
)
from doingwith.reporting.signs import mark_text
from doingwith.reporting.wording import day

__all__ = ["to_markdown"]


def to_markdown(document: Document, *, written_on: date | None = None) -> str:
    """The document as Markdown with pipe tables. The same document and day give the same bytes."""
    parts = [f"# {_escaped(document.title)}"]
    if document.subtitle:
        parts.append(_escaped(document.subtitle))
    if written_on:
        parts.append(f"Written on {day(written_on)}.")
    for level, section in document.all_sections():
        parts += _section(section, level + 1)
    return "\n\n".join(parts) + "\n"


def _section(section: Section, level: int) -> Iterator[str]:
    yield f'{"#" * min(level, 6)} <a id="{section.anchor}"></a>{_escaped(section.heading)}'
    for block in section.blocks:
        yield _block(block)


def _block(block: Block) -> str:
    return _BLOCKS[type(block)](block)


def _paragraph(block: Paragraph) -> str:
    return _spans(block.spans)


def _note(block: Note) -> str:
    return f"> {_spans(block.spans)}"


def _bullets(block: BulletList) -> str:
    return "\n".join(
        f"{f'{number}.' if block.ordered else '-'} {_spans(item)}"
        for number, item in enumerate(block.items, 1)
    )


def _definitions(block: DefinitionList) -> str:
    return "\n".join(f"- **{_escaped(name)}**: {_spans(spans)}" for name, spans in block.items)


def _sides(block: SideBySide) -> str:
    lines = [f"**{_escaped(block.about)}**", ""]
    lines += [f"- **{_escaped(side.who)}**: {_escaped(side.says)}" for side in block.sides]
    return "\n".join([*lines, *(["", _escaped(block.note)] if block.note else [])])


def _figure(block: Figure) -> str:
    return f"**{_escaped(block.title)}.** {_escaped(block.description)}"


def _table(block: Table) -> str:
    lines = [f"**{_escaped(block.caption)}**", "", _line([_escaped(name) for name in block.columns])]
    lines.append(_line(["---"] * len(block.columns)))
    for group in block.groups:
        if group.heading:
            lines.append(_line([f"**{_escaped(group.heading)}**", *[""] * (len(block.columns) - 1)]))
        lines += [_row(row) for row in group.rows]
    return "\n".join(lines)


def _row(row: Row) -> str:
    cells = [_cell(cell) for cell in row.cells]
    if row.anchor:
        cells[0] = f'<a id="{row.anchor}"></a>{cells[0]}'
    return _line(cells)


def _cell(cell: Cell) -> str:
    return _spans(cell.spans)


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _spans(spans: Spans) -> str:
    return "".join(_span(span) for span in spans)


def _span(span: Inline) -> str:
    match span:
        case str():
            return _escaped(span)
        case Strong(text):
            return f"**{_escaped(text)}**"
        case Link():
            return _link(span)
        case Trace(links):
            return f" ({', '.join(_link(link) for link in links)})" if links else ""
        case Break():
            return "<br>"
        case SignMark():
            mark = _escaped(mark_text(span))
            return f"[{mark}](#{span.to})" if span.to else mark


def _link(link: Link) -> str:
    return f"[{_escaped(link.text)}](#{link.to})"


def _escaped(text: str) -> str:
    """Text whose marks are not taken for Markdown; a line break would end a row or a list item."""
    return re.sub(r"([\\`*_\[\]<>|#])", r"\\\1", re.sub(r"[\r\n]+", " ", text))


_BLOCKS: dict[type, Callable[[Any], str]] = {
    Paragraph: _paragraph,
    Note: _note,
    BulletList: _bullets,
    DefinitionList: _definitions,
    SideBySide: _sides,
    Figure: _figure,
    Table: _table,
}
