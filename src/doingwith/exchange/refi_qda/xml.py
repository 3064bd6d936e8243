"""The standard's XML read without entities and without network, in any of its namespaces."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
    "inside",
    "kind_of",
    "number",
    "references",
    "referred_by",
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


def inside(element: etree._Element) -> Mapping[str, Sequence[etree._Element]]:
    """The children of each kind, in order; none where there are none.

    For what stands in a project tens of thousands of times: to ask kind after kind takes twice as long.
    """
    found = defaultdict[str, list[etree._Element]](list)
    for one in element:
        found[kind_of(one)].append(one)
    return found


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
    return referred_by(children(element, kind))


def referred_by(found: Iterable[etree._Element]) -> tuple[str, ...]:
    """What these elements refer to."""
    # A codebook's sets name their members by “guid”, a project's by “targetGUID”.
    guids = [guid_of(one.get("targetGUID") or one.get("guid")) for one in found]
    return tuple(filter(None, guids))


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
