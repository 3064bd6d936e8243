"""The XML of a project, read without entities and without network, in any of its namespaces."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

from lxml import etree

from doingwith.exchange.refi_qda.container import Container, opened
from doingwith.exchange.refi_qda.problems import QdaRefused
from doingwith.exchange.refi_qda.project import QdaCode, QdaCoding, QdaProject, QdaSelection, QdaSource

__all__ = ["MISSING", "read_project"]

MISSING = "passages whose text is not there"
NO_PLACE = (
    "Case", "Set", "Graph", "Link", "Variable", "PictureSelection", "PDFSelection", "AudioSelection",
    "VideoSelection", "TranscriptSelection", "PictureSource", "AudioSource", "VideoSource", "VariableValue",
    "NoteRef",
)  # fmt: skip
"""What the standard has and a record made from it has not: counted, and told before anything is written."""


def read_project(data: bytes) -> QdaProject:
    """The project in a ``.qdpx`` file; raises QdaRefused with a sentence."""
    container = opened(data)
    root = _root(container.project)
    if _kind(root) != "Project":
        raise QdaRefused("The file that ends in “.qde” holds no REFI-QDA project.")
    return _Reader(container, root).project()


def _root(xml: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(xml, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise QdaRefused(f"The project's XML cannot be read ({error}). Export it again.") from error
    if root.getroottree().docinfo.doctype:
        raise QdaRefused("The project's XML brings a document type of its own, which is not read.")
    return root


def _kind(element: etree._Element) -> str:
    """The name of an element without its namespace; empty for comments."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _guid(text: str | None) -> str:
    return (text or "").strip("{} ").lower()


class _Reader:
    def __init__(self, container: Container, root: etree._Element) -> None:
        self.sources: Mapping[str, bytes] = container.sources
        self.root = root
        self.lost: Counter[str] = Counter()

    def project(self) -> QdaProject:
        """The whole project."""
        for element in self.root.iter():
            if _kind(element) in NO_PLACE:
                self.lost[_kind(element)] += 1
        sources = tuple(self._sources())
        return QdaProject(
            name=self.root.get("name") or "Imported project",
            users=tuple(_guid(one.get("guid")) for one in self._all("User")),
            codes=tuple(self._codes()),
            sources=sources,
            lost=self.lost,
        )

    def _all(self, kind: str) -> Iterator[etree._Element]:
        return (element for element in self.root.iter() if _kind(element) == kind)

    def _codes(self) -> Iterator[QdaCode]:
        for element in self._all("Code"):
            above = element.getparent()
            if (element.get("isCodable") or "true").lower() == "false":
                self.lost["that a code is only a folder"] += 1
            parent = _guid(above.get("guid")) if above is not None and _kind(above) == "Code" else None
            yield QdaCode(
                guid=_guid(element.get("guid")),
                name=element.get("name") or "",
                parent=parent,
                description=_child_text(element, "Description"),
                colour=element.get("color") or "",
            )

    def _sources(self) -> Iterator[QdaSource]:
        for element in self.root.iter():
            kind = _kind(element)
            above = element.getparent()
            is_note = kind == "Note"
            if kind == "TextSource" or is_note:
                yield from self._source(element, element, is_note=is_note)
            elif kind == "Representation" and above is not None:
                yield from self._source(element, above, is_note=False)

    def _source(
        self, element: etree._Element, named: etree._Element, *, is_note: bool
    ) -> Iterator[QdaSource]:
        text = self._text(element)
        if text is None:
            passages = sum(_kind(child) == "PlainTextSelection" for child in element)
            self.lost["text of a source"] += 1
            self.lost[MISSING] += passages
            return
        self._count_what_a_source_loses(element)
        yield QdaSource(
            guid=_guid(element.get("guid")),
            name=named.get("name") or "",
            text=text,
            is_note=is_note,
            selections=tuple(_selection(child) for child in element if _kind(child) == "PlainTextSelection"),
        )

    def _count_what_a_source_loses(self, element: etree._Element) -> None:
        """Codes on the whole source and its description have no place."""
        for kind, what in (("Coding", "codes on a whole source"), ("Description", "description of a source")):
            self.lost[what] += sum(_kind(child) == kind for child in element)

    def _text(self, element: etree._Element) -> str | None:
        content = next((child for child in element if _kind(child) == "PlainTextContent"), None)
        if content is not None:
            return content.text or ""
        path = (element.get("plainTextPath") or "").replace("\\", "/").rpartition("/")[2].lower()
        data = self.sources.get(path)
        return None if data is None else _decoded(data)


def _decoded(data: bytes) -> str:
    """A text with its line ends and its byte-order mark, which the sender may have counted."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "\ufeff" + data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _child_text(element: etree._Element, kind: str) -> str:
    return next((child.text or "" for child in element if _kind(child) == kind), "")


def _selection(element: etree._Element) -> QdaSelection:
    description = _child_text(element, "Description")
    hints = tuple(hint for hint in (element.get("name") or "", description) if hint.strip())
    return QdaSelection(
        guid=_guid(element.get("guid")),
        start=_number(element.get("startPosition")),
        end=_number(element.get("endPosition")),
        hints=hints,
        codings=tuple(_codings(element)),
        note=description,
    )


def _codings(element: etree._Element) -> Iterator[QdaCoding]:
    for coding in (child for child in element if _kind(child) == "Coding"):
        reference = next((child for child in coding if _kind(child) == "CodeRef"), None)
        if reference is not None:
            yield QdaCoding(
                code=_guid(reference.get("targetGUID")),
                user=_guid(coding.get("creatingUser") or element.get("creatingUser")),
                on=_day(coding.get("creationDateTime")),
            )


def _number(text: str | None) -> int:
    try:
        number = int(text or "")
    except ValueError:
        return -1
    return number if 0 <= number < 2**53 else -1


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None
