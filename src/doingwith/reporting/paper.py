"""A document made ready for paper: no picture for a phone, and none that a table beside it tells whole."""

from dataclasses import replace

from doingwith.reporting.document import Block, Document, Figure, Paragraph, Section, Strong

__all__ = ["for_paper"]


def for_paper(document: Document) -> Document:
    """The same document without the pictures that paper has no use for; their words stay."""
    return replace(document, sections=tuple(_section(section) for section in document.sections))


def _section(section: Section) -> Section:
    return replace(
        section,
        blocks=tuple(_block(block) for block in section.blocks),
        sections=tuple(_section(each) for each in section.sections),
    )


def _block(block: Block) -> Block:
    if not isinstance(block, Figure):
        return block
    if block.on_paper:
        return replace(block, narrow_svg="")
    return Paragraph((Strong(f"{block.title}."), f" {block.description}"))
