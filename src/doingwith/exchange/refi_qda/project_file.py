"""A project as the bytes of a ``.qdpx`` file."""

from collections.abc import Iterator

from lxml import etree

from doingwith.exchange.refi_qda.container import packed
from doingwith.exchange.refi_qda.project import QdaProject
from doingwith.exchange.refi_qda.schema import Schema, differences
from doingwith.exchange.refi_qda.writing import project_xml
from doingwith.exchange.refi_qda.writing_sources import text_file

__all__ = ["InvalidProject", "checked", "project_file"]

MARK = "\ufeff"


class InvalidProject(AssertionError):  # noqa: N818 - it reads as a sentence: an invalid project
    """What was about to be written is not as the standard has it, which is a fault of ours."""


def project_file(project: QdaProject) -> bytes:
    """The file, checked against the standard's schema first; the same project gives the same bytes."""
    root = checked(project_xml(project), Schema.PROJECT)
    xml = etree.tostring(root, xml_declaration=True, encoding="utf-8")
    return packed(xml, _files(project))


def checked(root: etree._Element, schema: Schema) -> etree._Element:
    """What is about to be written, if it is valid; raises InvalidProject."""
    wrong = differences(root, schema)
    if wrong:
        raise InvalidProject(" ".join(wrong))
    return root


def _files(project: QdaProject) -> Iterator[tuple[str, bytes]]:
    for source in project.sources:
        if source.text is not None:
            # A reader takes off one byte-order mark: a text that begins with one gets another.
            text = f"{MARK}{source.text}" if source.text.startswith(MARK) else source.text
            yield text_file(source), text.encode("utf-8", "replace")
        if source.file and source.data is not None:
            yield source.file, source.data
