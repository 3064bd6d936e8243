"""Codes of a project as those of a programme: known ones with what they stand for, others as free codes."""

import re
from collections.abc import Iterator
from dataclasses import replace

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.evidence.codes import Code, Codebook, CodeKind
from doingwith.exchange.refi_qda.cleaning import printable
from doingwith.exchange.refi_qda.codes_out import folders, referents
from doingwith.exchange.refi_qda.identity import Identity
from doingwith.exchange.refi_qda.notes_in import NotesIn
from doingwith.exchange.refi_qda.project import QdaCode, QdaProject

__all__ = ["CodesIn", "offered"]

COLOUR = re.compile(r"#[0-9A-Fa-f]{3}(?:[0-9A-Fa-f]{3})?")


class CodesIn:
    """``ids``: our identifier of each code, under the file's."""

    def __init__(
        self, project: QdaProject, base: ProgrammeRecord, identity: Identity, notes: NotesIn
    ) -> None:
        self.identity, self.notes = identity, notes
        self.order = {code.id: at for at, code in enumerate(base.codebook.codes)}
        self.known = {identity.of("code", code.id, guid=code.guid): code for code in base.codebook.codes}
        self.known |= {guid: code for guid, code in offered(base, identity) if guid not in self.known}
        boxes = {box.guid for box in folders(base, identity)}
        idle = {guid for guid, _ in offered(base, identity)} - _used(project)
        self.codes = [code for code in project.codes if code.guid not in boxes | idle]
        self.ids: dict[str, str] = {}
        self._taken: set[str] = set()
        self._reserved = {one.id for one in self.known.values()}
        self.rows: list[tuple[str, QdaCode]] = []
        for code in self.codes:
            id_ = self._id(code)
            if code.guid:
                self.ids.setdefault(code.guid, id_)
            self.rows.append((id_, code))

    def _id(self, code: QdaCode) -> str:
        found = self.known.get(code.guid)
        id_ = found.id if found is not None else ""
        number = len(self.rows) + 1
        while not id_ or id_ in self._taken or (id_ in self._reserved and found is None):
            found, id_, number = None, f"code-{number}", number + 1
        self._taken.add(id_)
        return id_

    def book(self) -> Codebook:
        """The codes in their old order, new ones after them."""
        made = _without_circles([self._code(id_, code) for id_, code in self.rows])
        made.sort(key=lambda code: self.order.get(code.id, len(self.order)))
        return Codebook(codes=tuple(made))

    def _code(self, id_: str, code: QdaCode) -> Code:
        before = self.known.get(code.guid)
        same = before if before is not None and before.id == id_ else Code(id=id_, label="")
        parent = self.ids.get(code.parent or "")
        return replace(
            same,
            label=same.label if same.label and same.label == code.name else _label(code.name),
            parent=parent,
            memo=self.notes.text(code.notes, code.description),
            colour=code.colour if COLOUR.fullmatch(code.colour) else "",
            is_folder=not code.is_codable,
            guid=self.identity.own(code.guid, "code", id_) if self.ids.get(code.guid) == id_ else "",
        )


def _without_circles(codes: list[Code]) -> list[Code]:
    """The codes, none of which stands above itself: two with one identifier could otherwise make it so."""
    above: dict[str, str | None] = {}
    for code in codes:
        higher = code.parent
        while higher is not None and higher != code.id:
            higher = above.get(higher)
        above[code.id] = code.parent if higher is None else None
    return [replace(code, parent=above[code.id]) for code in codes]


def _label(name: str) -> str:
    return printable(name).strip() or "Code without a name"


def _used(project: QdaProject) -> set[str]:
    """Codes that something has, or that others stand below."""
    used = {code.parent for code in project.codes if code.parent}
    for source in (*project.sources, *project.notes):
        for selection in (*source.selections, *source.marks):
            used |= {coding.code for coding in selection.codings}
        used |= {coding.code for coding in source.codings}
    return used | {code for group in project.groups for code in group.codes}


def offered(base: ProgrammeRecord, identity: Identity) -> Iterator[tuple[str, Code]]:
    """Factors and clauses that were offered as codes, as codes of the programme."""
    taken = {(code.kind, code.refers_to) for code in base.codebook.codes}
    names = {code.id for code in base.codebook.codes}
    for kind, name, words, _ in referents(base):
        if (kind, name) in taken:
            continue
        id_ = f"{'f' if kind is CodeKind.FACTOR else 't'}-{name}"
        while id_ in names:
            id_ += "-1"
        names.add(id_)
        guid = identity.of(kind.value, name)
        yield guid, Code(id=id_, label=words, kind=kind, refers_to=name, guid=guid)
