"""All the words of a Word file in the order in which they stand, tracked insertions and boxes with them.

python-docx gives the paragraphs and tables of the body alone. Forms (content controls), text boxes,
insertions that nobody has accepted yet, headers and notes are words of the file too, and whoever searches for
them expects to find them. What somebody deleted, and comments in the margin, are no words of the document and
stay out.

The names are those of Office Open XML (ECMA-376, part 1, chapter 17).
"""

from collections.abc import Iterator
from typing import Any

__all__ = ["word_lines"]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
SIGNS = {f"{W}tab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "‑"}  # noqa: RUF001 - the sign that Word shows
LEFT_OUT = {f"{W}del", f"{W}moveFrom", f"{W}pPr", f"{W}rPr", f"{W}sdtPr", f"{W}tblPr", f"{W}trPr", FALLBACK}
BOX, PARAGRAPH, TABLE = f"{W}txbxContent", f"{W}p", f"{W}tbl"
BESIDE = ("header", "footer", "footnotes", "endnotes")
"""Parts with words of their own, after the body, in this order."""
SEPARATORS = {"separator", "continuationSeparator", "continuationNotice"}
DEEPEST = 100
"""Word itself opens no file that is nested as deeply as this."""


def word_lines(document: Any) -> Iterator[str]:
    """A line for each paragraph and each row of a table of a document that python-docx has opened."""
    yield from lines_in(document.element.body)
    said: set[tuple[str, ...]] = set()
    for part in parts_beside(document):
        lines = tuple(line for line in lines_in(part) if line.strip())
        if lines not in said:
            yield from lines
        said.add(lines)


def parts_beside(document: Any) -> Iterator[Any]:
    """Headers, footers and notes, as elements. Each section may have the same ones once more."""
    from docx.oxml import parse_xml

    related = [
        (one.reltype.rsplit("/", 1)[-1], one) for one in document.part.rels.values() if not one.is_external
    ]
    for kind in BESIDE:
        for _, one in filter(lambda told: told[0] == kind, related):
            yield parse_xml(one.target_part.blob)


def lines_in(element: Any, depth: int = 0) -> Iterator[str]:
    """The lines of everything that stands in an element, whatever is wrapped around it."""
    if depth > DEEPEST or element.tag in LEFT_OUT or element.get(f"{W}type") in SEPARATORS:
        return
    if element.tag == PARAGRAPH:
        yield "".join(signs_in(element))
        for box in boxes_in(element):
            yield from lines_in(box, depth + 1)
    elif element.tag == TABLE:
        yield from row_lines(element, depth)
    else:
        for inner in element:
            yield from lines_in(inner, depth + 1)


def signs_in(element: Any) -> Iterator[str]:
    """The letters of a paragraph, and of what is wrapped in it; those of boxes come after it."""
    for inner in element:
        if inner.tag in LEFT_OUT or inner.tag == BOX:
            continue
        if inner.tag == f"{W}t":
            yield inner.text or ""
        elif inner.tag == f"{W}br":
            yield "" if inner.get(f"{W}type") in {"page", "column"} else "\n"
        else:
            yield SIGNS.get(inner.tag, "")
            yield from signs_in(inner)


def boxes_in(element: Any) -> Iterator[Any]:
    """The text boxes that hang on a paragraph, not those inside of other boxes."""
    for inner in element:
        if inner.tag == BOX:
            yield inner
        elif inner.tag not in LEFT_OUT:
            yield from boxes_in(inner)


def row_lines(table: Any, depth: int) -> Iterator[str]:
    """A line for each row that nobody deleted; cells that hold nothing keep their place."""
    for row in within(table, f"{W}tr"):
        if row.find(f"{W}trPr/{W}del") is None:
            cells = (" ".join(lines_in(cell, depth + 1)) for cell in within(row, f"{W}tc"))
            yield "\t".join(cells).rstrip("\t")


def within(element: Any, tag: str) -> Iterator[Any]:
    """The nearest elements of this name, whatever is wrapped around them."""
    for inner in element:
        if inner.tag == tag:
            yield inner
        elif inner.tag not in LEFT_OUT:
            yield from within(inner, tag)
