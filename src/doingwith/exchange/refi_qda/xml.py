"""The standard's XML read without entities and without network, in any of its namespaces."""

from collections.abc import Iterator
from datetime import date

from lxml import etree

from doingwith.exchange.refi_qda.problems import QdaRefused

__all__ = [
    "below",
    "child",
    "child_text",
    "children",
    "day",
    "guid_of",
    "kind_of",
    "number",
    "references",
    "root_of",
]


def root_of(xml: bytes) -> etree._Element:
    """The root of a file; raises QdaRefused with a sentence."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(xml, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise QdaRefused(f"The project's XML cannot be read ({error}). Export it again.") from error
    if root.getroottree().docinfo.doctype:
        raise QdaRefused("The project's XML brings a document type of its own, which is not read.")
    return root


def kind_of(element: etree._Element) -> str:
    """The name of an element without its namespace; empty for comments."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def guid_of(text: str | None) -> str:
    """An identifier in small letters without braces."""
    return (text or "").strip("{} \t\r\n").lower()


def children(element: etree._Element, kind: str) -> Iterator[etree._Element]:
    """The children of one kind, in order."""
    return element.iterchildren(f"{{*}}{kind}")


def below(root: etree._Element, *kinds: str) -> Iterator[etree._Element]:
    """The root and everything in it that is of one of these kinds, in the file's order."""
    return root.iter(*(f"{{*}}{kind}" for kind in kinds))


def child(element: etree._Element, kind: str) -> etree._Element | None:
    """The first child of one kind."""
    return next(children(element, kind), None)


def child_text(element: etree._Element, kind: str) -> str:
    """The text of the first child of one kind; empty where there is none."""
    found = child(element, kind)
    return "" if found is None else found.text or ""


def references(element: etree._Element, kind: str) -> tuple[str, ...]:
    """What the children of one kind refer to, such as those named ``NoteRef``."""
    # A codebook's sets name their members by “guid”, a project's by “targetGUID”.
    found = (guid_of(one.get("targetGUID") or one.get("guid")) for one in children(element, kind))
    return tuple(guid for guid in found if guid)


def number(text: str | None) -> int:
    """A whole number from 0; -1 for anything else."""
    try:
        found = int(text or "")
    except ValueError:
        return -1
    return found if 0 <= found < 2**53 else -1


def day(text: str | None) -> date | None:
    """The day of a date and time, as far as it can be read."""
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None
