"""Which things of a file are here already, by the identifiers (GUIDs) that other programs know them by."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.evidence.accounts import Account
from doingwith.evidence.codes import Code, Codebook, CodeKind
from doingwith.evidence.documents import Document, DocumentVersion
from doingwith.evidence.groups import Group
from doingwith.exchange.refi_qda.codes_in import offered
from doingwith.exchange.refi_qda.identity import Identity
from doingwith.exchange.refi_qda.marks_again import MarksAgain
from doingwith.programmes.programme import Reader

__all__ = ["KnownAgain"]


class KnownAgain:
    """What things of ``found`` are called in ``stored``; new ones get names that are free there.

    ``codes``: our identifier of each code, under the file's. ``is_programme``: the file was made from one.
    """

    def __init__(self, found: ProgrammeRecord, stored: ProgrammeRecord, *, is_programme: bool) -> None:
        self.found, self.stored, self.is_programme = found, stored, is_programme
        self.theirs = Identity(found.programme.id) if is_programme else None
        self.mine = Identity(stored.programme.id)
        self.versions = {
            self.mine.of("version", one.id, str(version.version), guid=version.guid): (one, version)
            for one in stored.documents
            for version in one.versions
        }
        self.texts = {_told(one, version): (one, version) for one, version in self.versions.values()}
        names = (*stored.document_by_id, *stored.account_by_id, *(one.id for one in stored.tellings))
        self._documents = FreeNames("D{:02}", names)
        self._readers = {
            self.mine.of("user", one.id, guid=one.guid): one.id for one in stored.programme.readers
        }
        self._coders: dict[str, str] = {}
        self._reader_names = FreeNames("coder-{}", self._readers.values())
        self._new_readers: list[Reader] = []
        self._known = self._codes_here()
        self.codes: dict[str, str] = {}
        self._values: dict[str, Code] = {}
        self._name_codes()
        self._groups = {self.mine.of("group", one.id, guid=one.guid): one for one in stored.groups.groups}
        self._group_names = FreeNames("group-{}", (one.id for one in stored.groups.groups))

    def document(self, document: Document) -> Document | None:
        """The document that is here and holds a version of this one."""
        found = (self._version(document, version) for version in document.versions)
        return next((one[0] for one in found if one is not None), None)

    def version(self, document: Document, version: DocumentVersion) -> int:
        """The number that the version has here; 0 when it is not here."""
        found = self._version(document, version)
        return found[1].version if found else 0

    def _version(
        self, document: Document, version: DocumentVersion
    ) -> tuple[Document, DocumentVersion] | None:
        guid = self._guid("version", document.id, str(version.version), guid=version.guid)
        return self.versions.get(guid) or self.texts.get(_told(document, version))

    def new_document(self) -> str:
        """A name that nothing here has."""
        return self._documents.take()

    def coder(self, name: str) -> str:
        """What a coder of the file is called here."""
        if name not in self._coders:
            reader = next(one for one in self.found.programme.readers if one.id == name)
            guid = self._guid("user", reader.id, guid=reader.guid)
            self._coders[name] = self._readers.get(guid) or self._new_reader(reader)
        return self._coders[name]

    def _new_reader(self, reader: Reader) -> str:
        name = self._reader_names.take(reader.id)
        self._new_readers.append(replace(reader, id=name))
        return name

    def readers(self, coders: Collection[str]) -> tuple[Reader, ...]:
        """The programme's readers, and after them those of these coders who are new."""
        return (*self.stored.programme.readers, *(one for one in self._new_readers if one.id in coders))

    def _guid(self, kind: str, *names: str, guid: str) -> str:
        """What other programs know it by. Only a file of this programme may leave that out."""
        return self.theirs.of(kind, *names, guid=guid) if self.theirs else guid

    def _codes_here(self) -> dict[str, Code]:
        """Codes that stand here, and factors and clauses that no code stands for yet, under their GUID."""
        codes = self.stored.codebook.codes
        known = {self.mine.of("code", one.id, guid=one.guid): one for one in codes}
        referring = {(one.kind, one.refers_to): one for one in codes}
        for guid, code in offered(replace(self.stored, codebook=Codebook()), self.mine):
            known.setdefault(guid, referring.get((code.kind, code.refers_to), code))
        return known

    def _name_codes(self) -> None:
        free = FreeNames("code-{}", (one.id for one in self._known.values()))
        new = {}
        for code in self.found.codebook.codes:
            here = self._known.get(self._guid("code", code.id, guid=code.guid))
            if here is None:
                here = replace(code, id=free.take(code.id), kind=CodeKind.FREE, refers_to="")
                new[here.id] = code.parent
            self.codes[code.id], self._values[here.id] = here.id, here
        for name, parent in new.items():
            self._values[name] = replace(self._values[name], parent=self.codes.get(parent or ""))

    def codes_of(self) -> tuple[Code, ...]:
        """The codes of the file, and those above them here."""
        codes = {code.id: code for code in self.stored.codebook.codes}
        found = dict(self._values)
        for code in self._values.values():
            while code.parent is not None and code.parent not in found:
                code = codes[code.parent]
                found[code.id] = code
        return tuple(found.values())

    def group(self, group: Group, *, sources: tuple[str, ...], excerpts: tuple[str, ...]) -> Group:
        """The group as it is here, or a new one of these members."""
        codes = tuple(self.codes[code] for code in group.codes)
        new = replace(group, sources=sources, codes=codes, excerpts=excerpts)
        guid = self._guid("group", group.id, guid=group.guid)
        alike = (one for one in self.stored.groups.groups if replace(one, id=group.id) == new)
        here = self._groups.get(guid) or next(alike, None)
        return here or replace(new, id=self._group_names.take(group.id))

    def marks(
        self, accounts: Iterable[Account], documents: Iterable[Document], taken: Collection[str]
    ) -> MarksAgain:
        """What is marked in these accounts and documents, known again."""
        return MarksAgain(self.stored, accounts, documents, taken)


def _told(document: Document, version: DocumentVersion) -> tuple[str, str, str]:
    return document.title, version.text, version.media.sha256 if version.media else ""


class FreeNames:
    """Names that are not taken. ``numbered`` makes one of a number."""

    def __init__(self, numbered: str, taken: Iterable[str]) -> None:
        self.numbered, self.taken, self._last = numbered, {name.casefold() for name in taken}, 0

    def take(self, wanted: str = "") -> str:
        """The wanted name, or the next numbered one; it is taken from now on."""
        name = wanted
        while not name or name.casefold() in self.taken:
            self._last += 1
            name = self.numbered.format(self._last)
        self.taken.add(name.casefold())
        return name
