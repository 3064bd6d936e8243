"""Writes a document as HTML: a whole page to keep, or a fragment for a page of the site.

The fragment has classes and no styles, so that a strict page policy lets it through. All text
is escaped; a figure's SVG is ours and is taken as it is. The same document gives the same bytes.
"""

from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from html import escape
from importlib.resources import files
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
    RowGroup,
    Section,
    SideBySide,
    SignMark,
    Spans,
    Strong,
    Table,
    Trace,
)
from doingwith.reporting.signs import mark_class, mark_glyph, mark_words
from doingwith.reporting.wording import day

__all__ = ["to_html", "to_html_fragment"]


def to_html(document: Document, *, written_on: date | None = None) -> str:
    """The document as a whole page with its style sheet inside. ``written_on`` is printed on it."""
    title = escape(document.title)
    dated = f'<p class="small">Written on {day(written_on)}.</p>' if written_on else ""
    return (
        f'<!doctype html>\n<html lang="{escape(document.language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n{_meta(document, written_on)}<style>\n{_style_sheet()}</style>\n"
        "</head>\n<body>\n"
        '<a class="skip" href="#report">Skip to the report</a>\n'
        f'<main id="report" class="page">\n<h1>{title}</h1>\n'
        f"{_subtitle(document)}{dated}{to_html_fragment(document)}</main>\n</body>\n</html>\n"
    )


def to_html_fragment(document: Document) -> str:
    """The document's contents and sections, without its title: the page around it has the first heading."""
    sections = "".join(_section(section, 2) for section in document.sections)
    return f'<div class="report">\n{_contents(document)}{sections}</div>\n'


@cache
def _style_sheet() -> str:
    return files("doingwith.reporting").joinpath("report.css").read_text(encoding="utf-8")


def _meta(document: Document, written_on: date | None) -> str:
    pairs = [*document.meta, *([("dcterms.created", written_on.isoformat())] if written_on else [])]
    return "".join(f'<meta name="{escape(name)}" content="{escape(value)}">\n' for name, value in pairs)


def _subtitle(document: Document) -> str:
    return f'<p class="subtitle">{escape(document.subtitle)}</p>\n' if document.subtitle else ""


def _contents(document: Document) -> str:
    if len(document.sections) < 2:
        return ""
    items = "".join(
        f'<li><a href="#{escape(section.anchor)}">{escape(section.heading)}</a></li>\n'
        for section in document.sections
    )
    return f'<nav class="contents" aria-label="Contents of the report">\n<ul>\n{items}</ul>\n</nav>\n'


def _section(section: Section, level: int) -> str:
    heading, name = f"h{min(level, 6)}", escape(section.anchor)
    blocks = "".join(_block(block) for block in section.blocks)
    inner = "".join(_section(each, level + 1) for each in section.sections)
    title = f'<{heading} id="{name}">{escape(section.heading)}</{heading}>\n'
    return f'<section class="level-{level - 1}">\n{title}{blocks}{inner}</section>\n'


def _block(block: Block) -> str:
    return _BLOCKS[type(block)](block)


def _paragraph(block: Paragraph) -> str:
    return f"<p>{_spans(block.spans)}</p>\n"


def _note(block: Note) -> str:
    return f'<p class="note">{_spans(block.spans)}</p>\n'


def _bullets(block: BulletList) -> str:
    tag = "ol" if block.ordered else "ul"
    items = "".join(f"<li>{_spans(item)}</li>\n" for item in block.items)
    return f"<{tag}>\n{items}</{tag}>\n"


def _definitions(block: DefinitionList) -> str:
    items = "".join(
        f"<div><dt>{escape(name)}</dt><dd>{_spans(spans)}</dd></div>\n" for name, spans in block.items
    )
    return f"<dl>\n{items}</dl>\n"


def _sides(block: SideBySide) -> str:
    sides = "".join(
        f'<div class="side"><p class="who">{escape(side.who)}</p>'
        f"<blockquote><p>{escape(side.says)}</p></blockquote></div>\n"
        for side in block.sides
    )
    note = f'<p class="small">{escape(block.note)}</p>\n' if block.note else ""
    about = f"<p><strong>{escape(block.about)}</strong></p>\n"
    return f'<div class="views">\n{about}<div class="sides">\n{sides}</div>\n{note}</div>\n'


def _figure(block: Figure) -> str:
    drawn = f'<div class="wide-only">{block.svg}</div>\n' if block.narrow_svg else f"{block.svg}\n"
    narrow = f'<div class="narrow-only">{block.narrow_svg}</div>\n' if block.narrow_svg else ""
    caption = (
        f"<figcaption><strong>{escape(block.title)}.</strong> {escape(block.description)}</figcaption>\n"
    )
    if block.wide:
        label = escape(block.title)
        drawn = f'<div class="scroll" role="group" aria-label="{label}" tabindex="0">\n{drawn}</div>\n'
    kind = ' class="wide"' if block.wide else ""
    return f"<figure{kind}>\n{drawn}{narrow}{caption}</figure>\n"


def _table(block: Table) -> str:
    columns = "".join(f'<th scope="col">{escape(name)}</th>' for name in block.columns)
    groups = "".join(_group(group, block) for group in block.groups)
    caption = escape(block.caption)
    stacks = ' class="stacks"' if block.stacks else ""
    # A wide table scrolls by itself; it takes focus so that a keyboard can scroll it too.
    return (
        f'<div class="scroll" role="group" aria-label="{caption}" tabindex="0">\n<table{stacks}>\n'
        f"<caption>{caption}</caption>\n<thead><tr>{columns}</tr></thead>\n{groups}</table>\n</div>\n"
    )


def _group(group: RowGroup, table: Table) -> str:
    rows = "".join(_row(row, table) for row in group.rows)
    return f"<tbody>\n{_group_heading(group, len(table.columns))}{rows}</tbody>\n"


def _group_heading(group: RowGroup, width: int) -> str:
    if not group.heading:
        return ""
    name = f'<th scope="rowgroup" class="group" colspan="{width}">{escape(group.heading)}</th>'
    return f'<tr class="group">{name}</tr>\n'


def _row(row: Row, table: Table) -> str:
    name = f' id="{escape(row.anchor)}"' if row.anchor else ""
    return f"<tr{name}>{''.join(_cell(cell, i, table) for i, cell in enumerate(row.cells))}</tr>\n"


def _cell(cell: Cell, column: int, table: Table) -> str:
    content = _lines(cell.spans)
    if column == table.row_header:
        return f'<th scope="row">{content}</th>'
    # Where rows are stacked, the head of the column is out of sight and its name stands in the cell.
    label = f' data-label="{escape(table.columns[column])}"' if table.stacks else ""
    return f"<td{label}>{content}</td>"


def _lines(spans: Spans) -> str:
    """A cell's lines, each set apart from the next when there are several."""
    if Break() not in spans:
        return _spans(spans)
    parts: list[list[Inline]] = [[]]
    for span in spans:
        if isinstance(span, Break):
            parts.append([])
        else:
            parts[-1].append(span)
    return "".join(f'<div class="line">{_spans(tuple(part))}</div>' for part in parts)


def _spans(spans: Spans) -> str:
    return "".join(_span(span) for span in spans)


def _span(span: Inline) -> str:
    match span:
        case str():
            return escape(span)
        case Strong(text):
            return f"<strong>{escape(text)}</strong>"
        case Link():
            return _link(span)
        case Trace(links):
            return f' <span class="trace">({_comma(_link(link) for link in links)})</span>' if links else ""
        case Break():
            return "<br>"
        case SignMark():
            return _sign(span)


def _sign(mark: SignMark) -> str:
    words, glyph = mark_words(mark), mark_glyph(mark)
    tile = f'<span class="{mark_class(mark)}" role="img" aria-label="{words}">{glyph}</span>'
    said = f"{tile} {escape(mark.label)}" if mark.label else tile
    kind = "sign-said" if mark.label else "sign-link"
    return f'<a class="{kind}" href="#{escape(mark.to)}">{said}</a>' if mark.to else said


def _link(link: Link) -> str:
    return f'<a href="#{escape(link.to)}">{escape(link.text)}</a>'


def _comma(parts: Iterable[str]) -> str:
    return ", ".join(parts)


_BLOCKS: dict[type, Callable[[Any], str]] = {
    Paragraph: _paragraph,
    Note: _note,
    BulletList: _bullets,
    DefinitionList: _definitions,
    SideBySide: _sides,
    Figure: _figure,
    Table: _table,
}
