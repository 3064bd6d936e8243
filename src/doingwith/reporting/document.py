"""The document model: what a report says, apart from how it is written down.

A document is sections within sections; a section holds blocks; a block holds inline spans. A
statement that rests on judgements carries a :class:`Trace`, whose links lead to the rows where
those judgements stand. Writers turn a document into HTML, PDF, Word and Markdown.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from doingwith.common.judgements import Basis, Sign

__all__ = [
    "Block",
    "Break",
    "BulletList",
    "Cell",
    "DefinitionList",
    "Document",
    "Figure",
    "Inline",
    "Link",
    "Note",
    "Paragraph",
    "Row",
    "RowGroup",
    "Section",
    "Side",
    "SideBySide",
    "SignMark",
    "Spans",
    "Strong",
    "Table",
    "Trace",
    "anchor",
    "lines",
    "one_group",
    "row",
]


@dataclass(frozen=True)
class Strong:
    """Words that carry weight."""

    text: str


@dataclass(frozen=True)
class Link:
    """A link to a place in the same document: its words and the anchor without ``#``."""

    text: str
    to: str


@dataclass(frozen=True)
class Trace:
    """The judgements behind a statement, as links to the rows where they stand."""

    links: tuple[Link, ...]


@dataclass(frozen=True)
class SignMark:
    """A sign tile. No sign: not reported. An explicit basis is shown as a frame. ``to`` makes it a link.

    ``label`` is said beside the tile and never parted from it.
    """

    sign: Sign | None = None
    basis: Basis | None = None
    to: str = ""
    label: str = ""


@dataclass(frozen=True)
class Break:
    """A new line inside a cell."""


Inline: TypeAlias = str | Strong | Link | Trace | SignMark | Break
Spans: TypeAlias = tuple[Inline, ...]


@dataclass(frozen=True)
class Paragraph:
    """Running words."""

    spans: Spans


@dataclass(frozen=True)
class Note:
    """Something the reader must know before believing the rest."""

    spans: Spans


@dataclass(frozen=True)
class BulletList:
    """Items of equal weight; ``ordered`` when their order tells something."""

    items: tuple[Spans, ...]
    ordered: bool = False


@dataclass(frozen=True)
class DefinitionList:
    """Names with what is known under each."""

    items: tuple[tuple[str, Spans], ...]


@dataclass(frozen=True)
class Cell:
    """One cell of a table."""

    spans: Spans


@dataclass(frozen=True)
class Row:
    """One row. ``anchor`` is where links to it lead; empty when none do."""

    cells: tuple[Cell, ...]
    anchor: str = ""


@dataclass(frozen=True)
class RowGroup:
    """Rows under a shared heading; an empty heading means that they have none."""

    rows: tuple[Row, ...]
    heading: str = ""


@dataclass(frozen=True)
class Table:
    """A table. ``row_header`` is the column whose cell names its row.

    One that ``stacks`` shows each row as a block of its own where there is no room for columns.
    """

    caption: str
    columns: tuple[str, ...]
    groups: tuple[RowGroup, ...]
    row_header: int = 0
    stacks: bool = False

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows, group after group."""
        return tuple(row for group in self.groups for row in group.rows)


@dataclass(frozen=True)
class Side:
    """One side of a divergent view: who, and what they hold."""

    who: str
    says: str


@dataclass(frozen=True)
class SideBySide:
    """What people in different parts saw differently, at the same size."""

    about: str
    sides: tuple[Side, ...]
    note: str = ""


@dataclass(frozen=True)
class Figure:
    """A picture: its SVG, a title, and its twin in words.

    ``narrow_svg`` is the same picture drawn for a phone; a page shows one of the two. A picture
    that is not ``on_paper`` is left out there, because a table beside it holds all of it. One that
    is ``wide`` is shown at its own size and scrolls; on paper it has a page of its own, turned.
    """

    svg: str
    title: str
    description: str
    narrow_svg: str = ""
    on_paper: bool = True
    wide: bool = False


Block: TypeAlias = Paragraph | Note | BulletList | DefinitionList | Table | SideBySide | Figure


@dataclass(frozen=True)
class Section:
    """A heading with its anchor, its blocks, and the sections inside it."""

    heading: str
    anchor: str
    blocks: tuple[Block, ...] = ()
    sections: tuple["Section", ...] = ()


@dataclass(frozen=True)
class Document:
    """A whole report. ``meta`` is what a file's properties may say of it."""

    title: str
    subtitle: str = ""
    language: str = "en-GB"
    meta: tuple[tuple[str, str], ...] = ()
    sections: tuple[Section, ...] = ()

    def all_sections(self) -> Iterator[tuple[int, Section]]:
        """Every section with its level, in reading order. The outermost level is 1."""
        return _walk(self.sections, 1)


def lines(parts: Iterable[Spans]) -> Spans:
    """Several lines for one cell."""
    joined: list[Inline] = []
    for part in parts:
        joined += [Break(), *part] if joined else part
    return tuple(joined)


def row(*cells: Spans | str, anchor: str = "") -> Row:
    """A row of cells, each given as text or as spans."""
    return Row(tuple(Cell((cell,) if isinstance(cell, str) else cell) for cell in cells), anchor)


def one_group(rows: Iterable[Row]) -> tuple[RowGroup, ...]:
    """Rows without a heading; nothing for no rows."""
    held = tuple(rows)
    return (RowGroup(held),) if held else ()


def anchor(*parts: str) -> str:
    """An anchor made of parts, such as ``CS1-F1``; what HTML forbids becomes a hyphen."""
    return "-".join(re.sub(r"[^\w.]+", "-", part) for part in parts)


def _walk(sections: tuple[Section, ...], level: int) -> Iterator[tuple[int, Section]]:
    for section in sections:
        yield level, section
        yield from _walk(section.sections, level + 1)
