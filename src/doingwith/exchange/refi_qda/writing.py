"""A project as the standard's XML, its parts in the order that the schema asks for."""

from collections.abc import Iterable

from lxml import etree

from doingwith.exchange.refi_qda.project import QdaCode, QdaGroup, QdaProject
from doingwith.exchange.refi_qda.schema import Schema
from doingwith.exchange.refi_qda.variables import VARIABLES, variable_guid
from doingwith.exchange.refi_qda.writing_sources import SourceElements

__all__ = ["ORIGIN", "codebook_xml", "project_xml"]

ORIGIN = "Doing With"
"""How a file says that this software wrote it."""


def project_xml(project: QdaProject) -> etree._Element:
    """The project's XML; its texts and other files are named in it and stand beside it."""
    return _Writer(Schema.PROJECT).project(project)


def codebook_xml(codes: Iterable[QdaCode], groups: Iterable[QdaGroup] = ()) -> etree._Element:
    """The codes alone, with the sets of codes; the standard's form for that has no notes."""
    return _Writer(Schema.CODEBOOK).codebook(tuple(codes), tuple(groups))


class _Writer(SourceElements):
    def project(self, project: QdaProject) -> etree._Element:
        root = self.put(None, "Project", name=project.name, origin=ORIGIN)
        root.set("name", project.name)
        self._users(root, project)
        if project.codes:
            self._codes(self.put(root, "CodeBook"), project.codes)
        self._variables(root, project)
        for box, is_case in (("Cases", True), ("Sources", None), ("Notes", None), ("Sets", False)):
            self._box(root, box, project, is_case)
        if project.description:
            self.put(root, "Description", project.description)
        return root

    def _box(self, root: etree._Element, box: str, project: QdaProject, is_case: bool | None) -> None:
        sources = {"Sources": project.sources, "Notes": project.notes}.get(box, ())
        groups = [group for group in project.groups if group.is_case is is_case]
        if not (sources or groups):
            return
        inside = self.put(root, box)
        for source in sources:
            self.source(inside, source)
        for group in groups:
            (self._case if group.is_case else self._set)(inside, group)

    def codebook(self, codes: tuple[QdaCode, ...], groups: tuple[QdaGroup, ...]) -> etree._Element:
        root = self.put(None, "CodeBook", origin=ORIGIN)
        self._codes(root, codes)
        if groups:
            inside = self.put(root, "Sets")
            for group in groups:
                made = self.put(inside, "Set", guid=group.guid)
                made.set("name", group.name)
                self.describe(made, group.description)
                for code in group.codes:
                    self.put(made, "MemberCode", guid=code)
        return root

    def _users(self, root: etree._Element, project: QdaProject) -> None:
        if project.users:
            inside = self.put(root, "Users")
            for user in project.users:
                self.put(inside, "User", guid=user.guid, name=user.name)

    def _codes(self, above: etree._Element, codes: tuple[QdaCode, ...]) -> None:
        inside = self.put(above, "Codes")
        below: dict[str | None, list[QdaCode]] = {}
        for code in codes:
            below.setdefault(code.parent, []).append(code)
        waiting = [(inside, code) for code in reversed(below.pop(None, []))]
        while waiting:  # not by recursion: nobody says how deep a tree of codes may be
            place, code = waiting.pop()
            made = self._code(place, code)
            waiting += [(made, child) for child in reversed(below.pop(code.guid, []))]

    def _code(self, above: etree._Element, code: QdaCode) -> etree._Element:
        made = self.put(above, "Code", guid=code.guid, color=code.colour)
        made.set("name", code.name)
        made.set("isCodable", "true" if code.is_codable else "false")
        self.describe(made, code.description)
        self.refer(made, "NoteRef", code.notes)
        return made

    def _variables(self, root: etree._Element, project: QdaProject) -> None:
        used = {name for source in project.sources for name in source.values}
        used |= {name for group in project.groups for name in group.values}
        known = [variable for variable in VARIABLES if variable.name in used]
        if known:
            inside = self.put(root, "Variables")
            for variable in known:
                made = self.put(inside, "Variable", guid=variable_guid(variable.name), name=variable.name)
                made.set("typeOfVariable", variable.type.value)
                self.describe(made, variable.meaning)

    def _case(self, above: etree._Element, group: QdaGroup) -> None:
        made = self.put(above, "Case", guid=group.guid, name=group.name)
        self.describe(made, group.description)
        self.refer(made, "CodeRef", group.codes)
        self.give_values(made, group.values)
        self.refer(made, "SourceRef", group.sources)
        self.refer(made, "SelectionRef", group.selections)

    def _set(self, above: etree._Element, group: QdaGroup) -> None:
        made = self.put(above, "Set", guid=group.guid)
        made.set("name", group.name)
        self.describe(made, group.description)
        self.refer(made, "MemberCode", group.codes)
        self.refer(made, "MemberSource", group.sources)
        self.refer(made, "MemberNote", group.notes)
