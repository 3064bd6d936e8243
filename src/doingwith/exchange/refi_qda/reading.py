"""A ``.qdpx`` file as a project of values. What differs from the standard is told, and read all the same."""

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from doingwith.exchange.refi_qda.container import Container, Limits, opened
from doingwith.exchange.refi_qda.problems import QdaRefused
from doingwith.exchange.refi_qda.project import QdaCode, QdaGroup, QdaKind, QdaProject, QdaSource, QdaUser
from doingwith.exchange.refi_qda.reading_sources import MISSING, SourceReader, values_of
from doingwith.exchange.refi_qda.schema import Schema, differences
from doingwith.exchange.refi_qda.writing import ORIGIN
from doingwith.exchange.refi_qda.xml import below, child_text, guid_of, kind_of, references, root_of

__all__ = ["MISSING", "codes_in", "differences_of", "groups_in", "read_project"]

NO_PLACE = ("Graph", "Link")
"""What the standard has and a record made from it has not: counted, and told before anything is written."""
SOURCES = {kind.value: kind for kind in QdaKind}
OTHER_NAMESPACE = "The file is written in the standard's form “{}”, which is another than “{}”."


def read_project(data: bytes, limits: Limits | None = None) -> QdaProject:
    """The project in a ``.qdpx`` file; raises QdaRefused with a sentence. Without limits, the usual ones."""
    container = opened(data, limits)
    root = root_of(container.project)
    if kind_of(root) != "Project":
        raise QdaRefused("The file that ends in “.qde” holds no REFI-QDA project.")
    return _Reader(container, root).project()


class _Reader:
    def __init__(self, container: Container, root: etree._Element) -> None:
        self.root = root
        self.lost: Counter[str] = Counter()
        self.variables = {guid_of(one.get("guid")): one.get("name") or "" for one in below(root, "Variable")}
        self.is_ours = (root.get("origin") or "") == ORIGIN
        self.sources = SourceReader(container, self.variables, self.lost, is_ours=self.is_ours)

    def project(self) -> QdaProject:
        """The whole project."""
        self.lost.update(map(kind_of, below(self.root, *NO_PLACE)))
        sources, notes = self._sources()
        return QdaProject(
            name=self.root.get("name") or "Imported project",
            is_ours=self.is_ours,
            users=tuple(
                QdaUser(guid=guid_of(one.get("guid")), name=one.get("name") or "")
                for one in below(self.root, "User")
            ),
            codes=tuple(codes_in(self.root)),
            sources=sources,
            notes=notes,
            groups=tuple(groups_in(self.root, self.variables)),
            description=child_text(self.root, "Description"),
            differences=differences_of(self.root, Schema.PROJECT),
            lost=self.lost,
        )

    def _sources(self) -> tuple[tuple[QdaSource, ...], tuple[QdaSource, ...]]:
        sources: list[QdaSource] = []
        notes: list[QdaSource] = []
        for element in below(self.root, *SOURCES):
            kind = SOURCES[kind_of(element)]
            (notes if kind is QdaKind.NOTE else sources).extend(self.sources.read(element, kind))
        return tuple(sources), tuple(notes)


def differences_of(root: etree._Element, schema: Schema) -> tuple[str, ...]:
    """What in a file is not as the standard has it, in sentences."""
    namespace = etree.QName(root).namespace or ""
    if namespace != schema.value:
        return (OTHER_NAMESPACE.format(namespace, schema.value),)
    return differences(root, schema)


def codes_in(root: etree._Element) -> Iterator[QdaCode]:
    """Every code with the code above it, in the file's order."""
    for element in below(root, "Code"):
        above = element.getparent()
        nested = above is not None and kind_of(above) == "Code"
        yield QdaCode(
            guid=guid_of(element.get("guid")),
            name=element.get("name") or "",
            parent=guid_of(above.get("guid")) if above is not None and nested else None,
            description=child_text(element, "Description"),
            colour=element.get("color") or "",
            is_codable=(element.get("isCodable") or "true").strip().lower() not in ("false", "0"),
            notes=references(element, "NoteRef"),
        )


def groups_in(root: etree._Element, variables: dict[str, str]) -> Iterator[QdaGroup]:
    """Every case and every set."""
    for element in below(root, "Case", "Set"):
        if kind_of(element) == "Case":
            yield QdaGroup(
                guid=guid_of(element.get("guid")),
                name=element.get("name") or "",
                is_case=True,
                description=child_text(element, "Description"),
                sources=references(element, "SourceRef"),
                codes=references(element, "CodeRef"),
                selections=references(element, "SelectionRef"),
                values=values_of(element, variables),
            )
        else:
            yield QdaGroup(
                guid=guid_of(element.get("guid")),
                name=element.get("name") or "",
                is_case=False,
                description=child_text(element, "Description"),
                sources=references(element, "MemberSource"),
                codes=references(element, "MemberCode"),
                notes=references(element, "MemberNote"),
            )
